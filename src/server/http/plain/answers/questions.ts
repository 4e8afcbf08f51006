import type { Answers, Field } from '../../../../protocol/fields.ts';
import { contactFields } from '../../../../rules/contact.ts';
import type { PlainView } from '../view.ts';

/** A list of questions, with what was answered so far. */
export interface Questions {
  readonly fields: readonly Field[];
  readonly answers: Answers;
  /** What the names of their fields begin with, such as `answers` or `people.0`. */
  readonly group: string;
  /** Whom they are about, where that is one person. */
  readonly who?: string;
}

/** @returns the name of the field of a question */
export function fieldName(group: string, { id }: Pick<Field, 'id'>): string {
  return `${group}.${id}`;
}

/** How to reach a person, in the words of the page. */
export function contactQuestions(
  { contact }: { readonly contact?: Parameters<typeof contactFields>[0] },
  answers: Answers,
  { say }: Pick<PlainView, 'say'>,
): Questions {
  return { fields: contactFields(contact, (part) => say(part)), answers, group: 'contact' };
}
