import type { Answer, Answers, Field } from '../../../../protocol/fields.ts';
import { pointerToken } from '../../../../rules/pointer.ts';
import { withAnswer } from '../../../../rules/answers.ts';
import { tidyAnswers } from '../../../../rules/tidy.ts';
import type { Typing } from '../../../../rules/typing.ts';
import { keepTyped, numberIn } from '../typed.ts';
import { fieldName } from './questions.ts';
import type { Fields } from '../../fields.ts';

/** What a consent that is ticked sends. */
export const TICKED = 'yes';

/** So much is told of that is asked no more: nobody asked for more at once. */
const MOST_GONE = 50;

/**
 * @param group what the names of the fields begin with
 * @param language how numbers are written
 * @returns what was answered; what is asked no more stays in it, so that the rules say so
 */
export function readAnswers(
  typed: Fields,
  fields: readonly Field[],
  group: string,
  language: string,
): Answers {
  const known = new Set(fields.map((field) => fieldName(group, field)));
  const gone = typed
    .namesIn(group)
    .filter((name) => !known.has(name))
    .slice(0, MOST_GONE);
  const answers = fields.reduce<Answers>(
    (before, field) => withAnswer(before, field.id, answerIn(typed, field, group, language)),
    {},
  );
  // What comes along when an address is pasted is taken off, as in the widget when it is left.
  return gone.reduce(
    (before, name) => withAnswer(before, name.slice(group.length + 1), typed.get(name) ?? ''),
    tidyAnswers(fields, answers),
  );
}

function answerIn(
  typed: Fields,
  field: Field,
  group: string,
  language: string,
): Answer | undefined {
  const name = fieldName(group, field);
  switch (field.kind) {
    case 'number':
      return numberIn(typed, name, language);
    case 'money':
      return numberIn(typed, name, language, field.currency);
    case 'multiple-choice':
      return [...new Set(typed.getAll(name))];
    case 'consent':
      return typed.get(name) === TICKED || undefined;
    case 'long-text':
      // A form sends each end of a line as two characters, and nobody typed two.
      return typed.get(name)?.replace(/\r\n?/g, '\n');
    default:
      return typed.get(name);
  }
}

/** Keeps which numbers could not be understood: see `keepTyped`. */
export function keepNumbers<S extends Typing>(
  state: S,
  typed: Fields,
  fields: readonly Field[],
  group: string,
  language: string,
): S {
  return fields.reduce((before, field) => {
    if (field.kind !== 'number' && field.kind !== 'money') return before;
    const value = answerIn(typed, field, group, language) as number | undefined;
    const pointer = `/${group.replace('.', '/')}/${pointerToken(field.id)}`;
    return keepTyped(before, pointer, value, typed.get(fieldName(group, field)));
  }, state);
}
