import type { Contact, Field } from '../protocol/fields.ts';

const KINDS = { name: 'short-text', email: 'email', telephone: 'telephone' } as const;
export type ContactPart = keyof typeof KINDS;

/** What is asked where the definition does not say: everything, and nothing of it must be given. */
const DEFAULT: Contact = { name: 'optional', email: 'optional', telephone: 'optional' };

/**
 * @param label the words for each part; the rules need none, the widget gives its own
 * @returns the fields that ask how to reach a person
 */
export function contactFields(
  contact: Contact = DEFAULT,
  label: (part: ContactPart) => string = (part) => part,
): Field[] {
  return (Object.keys(KINDS) as ContactPart[])
    .filter((part) => contact[part] !== undefined)
    .map((part) => ({
      id: part,
      kind: KINDS[part],
      label: label(part),
      required: contact[part] === 'required',
    }));
}
