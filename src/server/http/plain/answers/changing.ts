import type { Fields } from '../../fields.ts';
import type { Answers } from '../../../../protocol/fields.ts';
import { noAnswers } from '../../../../rules/answers.ts';
import { escapeHtml } from '../../html.ts';
import type { PlainRow } from '../form.ts';
import { choice, idOf } from '../parts.ts';
import type { PlainView } from '../view.ts';
import { fieldName, type Questions } from './questions.ts';
import { answerRows } from './rows.ts';

/**
 * Answers that are stored, and a form to change them that does not show them: whoever has the code may
 * be somebody else. What is written takes the place of what was, and all else stays.
 */

/** The box that takes the old answers of a group away. */
const FORGET = 'forget';

/** @returns the groups of which something is stored */
export function keptGroups(groups: Readonly<Record<string, Answers>>): ReadonlySet<string> {
  return new Set(Object.keys(groups).filter((group) => !noAnswers(groups[group] ?? {})));
}

/** @returns what is to be: what was, unless it is to go, and what was written over it */
export function merged(typed: Fields, group: string, before: Answers, written: Answers): Answers {
  return { ...(isForgotten(typed, group) ? {} : before), ...written };
}

function isForgotten(typed: Fields, group: string): boolean {
  return typed.getAll(FORGET).includes(group);
}

/** The box itself; empty where nothing of a group is stored. */
export function forgetHtml(group: string, { keeps, typed, say }: PlainView): string {
  if (!keeps?.has(group)) return '';
  return choice({
    type: 'checkbox',
    name: FORGET,
    value: group,
    id: idOf(`${FORGET}.${group}`),
    checked: isForgotten(typed, group),
    label: escapeHtml(say('deleteAnswers')),
  });
}

/** For a last look at a change: what was written, and of all else only what becomes of it. */
export function rowsOfChange(lists: readonly Questions[], view: PlainView): PlainRow[] {
  const { typed, keeps, say } = view;
  const rows = lists.flatMap((list): PlainRow[] => {
    const { group, who = '' } = list;
    const isWritten = (name: string) => typed.getAll(name).some((value) => value.trim() !== '');
    const fields = list.fields.filter((field) => isWritten(fieldName(group, field)));
    const gone = keeps?.has(group) && isForgotten(typed, group);
    const told = gone ? [{ label: escapeHtml(who), value: escapeHtml(say('answersGo')) }] : [];
    return [...told, ...answerRows({ ...list, fields }, view)];
  });
  return [...rows, { label: escapeHtml(say('asBefore')), value: '', kind: 'rest' }];
}
