import type { RuleProblem } from '../../../protocol/problem.ts';
import type { PlainView } from './view.ts';

/**
 * @param amount how a number in a problem is written: as itself, unless given
 * @returns a broken rule in plain words, that say what to do
 */
export function problemWords(
  { code, limit = 0, by = 0 }: RuleProblem,
  { say, f }: Pick<PlainView, 'say' | 'f'>,
  amount: (value: number) => string = f.number,
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
      return say('malformed');
  }
}
