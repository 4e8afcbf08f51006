import type { Answer, Answers, Field } from '../../protocol/fields.ts';
import { answerTo } from '../../rules/answers.ts';
import { contactFields } from '../../rules/contact.ts';
import type { Contact } from '../../protocol/fields.ts';
import { decimals } from '../../rules/currency.ts';
import type { Cell } from './csv.ts';
import { labelled, type Column } from './export.ts';
import type { SheetWords } from './sheet-words.ts';

/** @returns the fields that ask how to reach a person, with words in the sheet's language */
export function contactOf(contact: Contact | undefined, { say }: SheetWords): Field[] {
  return contactFields(contact, (part) => say(part));
}

/**
 * @param group where the answers are, such as `answers`: what their ids begin with
 * @param of what a head begins with, where the same is asked of several people
 * @returns a column for each field
 */
export function fieldColumns(
  fields: readonly Field[],
  group: string,
  words: SheetWords,
  of = '',
): Column<Answers>[] {
  return fields.map((field) => ({
    head: labelled(`${of}${labelOf(field, words)}`, `${group}.${field.id}`),
    cell: (answers) => cellOf(answerTo(answers, field.id), field, words),
  }));
}

/** A number tells in its head what it counts, so that it stays a number. */
function labelOf(field: Field, { text }: SheetWords): string {
  const label = text(field.label);
  if (field.kind === 'money') return `${label}, ${field.currency}`;
  if (field.kind === 'number' && field.unit !== undefined) return `${label}, ${text(field.unit)}`;
  return label;
}

function cellOf(answer: Answer | undefined, field: Field, words: SheetWords): Cell {
  if (answer === undefined) return undefined;
  if (Array.isArray(answer)) return answer.map((id) => optionOf(id, field, words)).join('; ');
  if (typeof answer === 'boolean') return labelled(words.say(answer ? 'yes' : 'no'), `${answer}`);
  if (typeof answer === 'string') {
    return field.kind === 'single-choice' ? optionOf(answer, field, words) : answer;
  }
  if (field.kind === 'money') return { minor: answer, decimals: decimals(field.currency) };
  return answer;
}

/** An option that the field has no more is told by its id alone. */
function optionOf(id: string, field: Field, { text }: SheetWords): string {
  const options = 'options' in field ? field.options : [];
  const option = options.find((one) => one.id === id);
  return option ? labelled(text(option.label), id) : id;
}
