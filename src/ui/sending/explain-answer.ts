import type { RuleProblem } from '../../protocol/problem.ts';
import type { Typing } from '../../rules/typing.ts';
import type { KindOf, ReviewSpeech } from '../filling/fields/kind.ts';
import { pointerTo, type Questions } from '../filling/questions.ts';
import type { SummaryEntry } from '../form.ts';
import { idFor } from '../parts/ids.ts';
import type { TypedView } from '../view.ts';
import { problemWords, requiredWords } from '../../i18n/problem-words.ts';

/** @returns the problem in words if it is about one of these questions */
export function explainAnswer<S extends Typing>(
  problem: RuleProblem,
  lists: readonly Questions<S>[],
  speech: ReviewSpeech & TypedView<S>,
  kindOf: KindOf,
): SummaryEntry {
  const target = idFor(problem.pointer);
  for (const { fields, pointer } of lists) {
    const field = fields.find((one) => pointerTo(pointer, one) === problem.pointer);
    if (!field) continue;
    const kind = kindOf(field);
    const amount = (value: number) =>
      kind?.written?.(value, field, speech) ?? speech.f.number(value);
    const said =
      requiredWords(problem, field, speech) ??
      kind?.problem?.(problem, field, speech) ??
      problemWords(problem, speech, amount);
    const currency = field.kind === 'money' ? field.currency : undefined;
    const typed = { pointer: problem.pointer, currency, value: Number.NaN };
    // Of what was typed the same is said as beside it.
    const beside =
      problem.code === 'not-a-number' ? speech.reader()?.problem(typed, speech) : undefined;
    return { name: speech.t(field.label).value, text: beside ?? said, target };
  }
  return { text: problemWords(problem, speech), target };
}
