import type { Field } from '../../../../protocol/fields.ts';
import type { RuleProblem } from '../../../../protocol/problem.ts';
import { readPointer } from '../../../../rules/pointer.ts';
import type { Explained } from '../form.ts';
import { idOf } from '../parts.ts';
import { problemWords, requiredWords } from '../../../../i18n/problem-words.ts';
import { typedProblem } from '../typed.ts';
import type { PlainView } from '../view.ts';
import { fieldName, type Questions } from './questions.ts';

/** @returns the problem in words if it is about one of these questions */
export function explainAnswer(
  problem: RuleProblem,
  lists: readonly Questions[],
  view: PlainView,
): Explained | undefined {
  const at = readPointer(problem.pointer);
  const id = at.at(-1) ?? '';
  const group = at.slice(0, -1).join('.');
  const list = lists.find((one) => one.group === group);
  if (!list) return undefined;
  const field = list.fields.find((one) => one.id === id);
  const before = list.who === undefined ? '' : `${list.who}: `;
  if (!field) {
    // It is asked no more: what was written there stands above the form, see `leftOverHtml`.
    const target = list.who === undefined ? 'left-over' : 'questions';
    return { name: before + id, text: view.say('unknown'), target };
  }
  return {
    name: before + view.t(field.label).value,
    text: wordsOf(problem, field, group, view),
    target: targetOf(field, group),
  };
}

/** Where one of several is chosen, the first of them. */
function targetOf(field: Field, group: string): string {
  return idOf(fieldName(group, field));
}

function wordsOf(problem: RuleProblem, field: Field, group: string, view: PlainView): string {
  const { say, f } = view;
  const { code, limit = 0, by = 0 } = problem;
  const required = requiredWords(problem, field, view);
  if (required !== undefined) return required;
  switch (code) {
    case 'too-long':
      return say('tooLong', { limit, by });
    case 'too-short':
      return say('tooShort', { limit });
    case 'not-an-email':
      return say('notAnEmail');
    case 'not-a-telephone':
      return say('notATelephone');
    case 'not-a-date':
      return say('notADate');
    case 'short-year':
      return say('shortYear');
  }
  if (field.kind === 'date') {
    const { min, max } = field;
    // A date's bound is a date: it comes from the definition, as problems carry numbers alone.
    if (code === 'too-small' && min) return say('notBefore', { date: min });
    if (code === 'too-large' && max) return say('notAfter', { date: max });
  }
  const currency = field.kind === 'money' ? field.currency : undefined;
  const typed = code === 'not-a-number' ? typedProblem(fieldName(group, field), currency, view) : undefined; // prettier-ignore
  const amount = (value: number) => (currency ? f.money(value, currency) : f.number(value));
  return typed ?? problemWords(problem, view, amount);
}
