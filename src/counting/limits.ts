import type { Counting } from '../protocol/counting.ts';
import { CountingError } from './counting-error.ts';
import type { Profile } from './profile/profile.ts';
import { ruleOf } from './rules/rules.ts';

/**
 * What is limited beside the whole budget is never passed over in silence.
 * @throws CountingError where a rule cannot keep it
 */
export function refuseUnlessKept(profile: Profile, counting: Counting): void {
  const { parts = [], exclusive = [] } = profile;
  const { rule } = counting;
  if (exclusive.length > 0 && !ruleOf(counting).keepsLimits) {
    throw new CountingError('not-for-this', `The rule ${rule} cannot keep what excludes each other ("exclusive"); count by greedy.`); // prettier-ignore
  }
  if (parts.length === 0) return;
  const what = 'the budgets of categories and districts ("budgets")';
  if (!ruleOf(counting).keepsLimits) {
    throw new CountingError('not-for-this', `The rule ${rule} cannot keep ${what}; count by greedy.`); // prettier-ignore
  }
  if (counting.rule === 'greedy' && counting.skip === false) {
    throw new CountingError('not-for-this', `Where there are ${what}, a count cannot end at the first that does not fit: leave out what says so (--no-skip, --reserve).`); // prettier-ignore
  }
}
