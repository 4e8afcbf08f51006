import type { RuleProblem } from '../../protocol/problem.ts';
import type { Typing } from '../../rules/typing.ts';
import type { FieldSpeech, KindOf } from '../filling/fields/kind.ts';
import { pointerTo, type Questions } from '../filling/questions.ts';
import type { SummaryEntry } from '../form.ts';
import { idFor } from '../parts/ids.ts';
import { problemWords } from './problem-words.ts';

/** @returns the problem in words if it is about one of these questions */
export function explainAnswer<S extends Typing>(
  problem: RuleProblem,
  lists: readonly Questions<S>[],
  speech: FieldSpeech,
  kindOf: KindOf,
): SummaryEntry {
  const target = idFor(problem.pointer);
  for (const { fields, pointer } of lists) {
    const field = fields.find((one) => pointerTo(pointer, one) === problem.pointer);
    if (!field) continue;
    const kind = kindOf(field);
    const amount = (value: number) =>
      kind?.written?.(value, field, speech) ?? speech.f.number(value);
    const said = kind?.problem?.(problem, field, speech) ?? problemWords(problem, speech, amount);
    return { name: speech.t(field.label).value, text: said, target };
  }
  return { text: problemWords(problem, speech), target };
}
