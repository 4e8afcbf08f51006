import type { Field } from '../protocol/fields.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import type { Format } from './format.ts';
import type { Say } from './message.ts';

/** How a number in a problem is written: as itself, or as the money it is. */
type Amount = (value: number) => string;

/** What to do where there is no answer, as each kind is answered. */
const REQUIRED = {
  'short-text': 'requiredText',
  'long-text': 'requiredText',
  email: 'notAnEmail',
  telephone: 'notATelephone',
  date: 'notADate',
  number: 'notANumber',
  money: 'requiredAmount',
  'single-choice': 'requiredChoice',
  'multiple-choice': 'requiredChoices',
  consent: 'requiredConsent',
} as const satisfies Record<Field['kind'], string>;

/** @returns what to do where a question has no answer; undefined where that is not the problem */
export function requiredWords(
  { code, pointer }: RuleProblem,
  field: Field,
  { say }: { readonly say: Say<'common' | 'sending' | 'fieldsSending' | 'rareKinds'> },
): string | undefined {
  if (code !== 'required') return undefined;
  if (pointer === '/contact/name') return say('requiredName');
  const { minLength = 0 } = field.kind === 'multiple-choice' ? field : {};
  return minLength > 1 ? say('tooFew', { limit: minLength }) : say(REQUIRED[field.kind]);
}

/** @returns a broken rule in plain words, that say what to do: in a widget and on a page without it */
export function problemWords(
  { code, limit = 0, by = 0 }: RuleProblem,
  { say, f }: { readonly say: Say<'steps' | 'sending'>; readonly f: Format },
  amount: Amount = f.number,
): string {
  switch (code) {
    case 'required':
      return say('required');
    case 'too-few':
      return say('tooFew', { limit });
    case 'too-many':
      return say('tooMany', { limit, by });
    case 'too-small':
    case 'under-budget':
      return say('tooSmall', { limit: amount(limit) });
    case 'too-large':
    case 'over-budget':
      return say('tooLarge', { limit: amount(limit) });
    case 'off-step':
      return say('offStep', { step: amount(limit) });
    case 'not-a-number':
      return say('notANumber');
    case 'unknown-option':
    case 'unknown-field':
    case 'unknown-item':
    case 'unknown-date':
      return say('unknown');
    case 'duplicate':
    case 'bad-rank':
      return say('notInOrder');
    default:
      // Codes of one widget alone have their words there; a code of a newer server is still told of.
      return say('malformed');
  }
}
