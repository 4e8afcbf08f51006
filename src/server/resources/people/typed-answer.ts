import type { Answer, Field, Option } from '../../../protocol/fields.ts';
import { tidyEmail, tidyTelephone } from '../../../rules/tidy.ts';
import { readNumber } from '../../../rules/typed-amount.ts';
import { Mistake } from '../../mistake.ts';

const YES = new Set(['ja', 'yes', 'true', '1', 'x']);
const NO = new Set(['nej', 'nei', 'no', 'false', '0']);

/**
 * @param name what the field is called on the command line, for what is said
 * @param language of the definition: how numbers are written there
 * @returns what somebody typed for a field, as an answer; undefined where it is nothing
 * @throws Mistake where it cannot be one
 */
export function typedAnswer(
  name: string,
  field: Field,
  typed: string,
  language: string,
): Answer | undefined {
  if (typed.trim() === '') return undefined;
  switch (field.kind) {
    case 'number':
      return numberOf(name, typed, language);
    case 'money':
      return numberOf(name, typed, language, field.currency);
    case 'consent':
      return yesOrNo(name, typed);
    case 'single-choice':
      return optionOf(name, field.options, typed);
    case 'multiple-choice':
      return optionsOf(name, field.options, typed);
    case 'email':
      return tidyEmail(typed);
    case 'telephone':
      return tidyTelephone(typed);
    default:
      return typed;
  }
}

function numberOf(name: string, typed: string, language: string, currency?: string): number {
  const number = readNumber(typed, language, currency);
  if (number && 'value' in number) return number.value;
  if (number && 'either' in number)
    throw new Mistake(`${name}: "${typed}" may be two numbers: write it without thousands`);
  const what = currency === undefined ? 'no number' : `no amount in ${currency}`;
  throw new Mistake(`${name}: "${typed}" is ${what}`);
}

function yesOrNo(name: string, typed: string): boolean {
  const word = typed.trim().toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  throw new Mistake(`${name}: "${typed}" is neither yes nor no`);
}

function optionsOf(name: string, options: readonly Option[], typed: string): string[] {
  // An id may have a comma in it.
  if (options.some((option) => isCalled(option, typed))) return [optionOf(name, options, typed)];
  const parts = typed.split(typed.includes(';') ? ';' : ',').filter((part) => part.trim() !== '');
  return parts.map((part) => optionOf(name, options, part));
}

/** @returns the id of the option that somebody named, by its id or by its words in any language */
function optionOf(name: string, options: readonly Option[], typed: string): string {
  const found =
    options.find(({ id }) => id === typed) ?? options.find((option) => isCalled(option, typed));
  if (found) return found.id;
  const known = options.map(({ id }) => id).join(', ');
  throw new Mistake(`${name}: "${typed.trim()}" is none of the options (${known})`);
}

function isCalled({ id, label }: Option, typed: string): boolean {
  const names = [id, ...(typeof label === 'string' ? [label] : Object.values(label))];
  return names.some((one) => plain(one) === plain(typed));
}

function plain(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}
