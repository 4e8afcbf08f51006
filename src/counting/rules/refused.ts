import { CountingError } from '../counting-error.ts';
import { noSupport } from '../methods/tallies.ts';
import type { Profile } from '../profile/profile.ts';

/**
 * Where voters pay for what they named, a score that is given to all the rest would be passed over.
 * @throws CountingError
 */
export function refuseDefaultScore(profile: Profile, rule: string): void {
  const { unscored, pointScale } = profile;
  if (unscored === undefined || unscored <= noSupport(profile)) return;
  throw new CountingError(
    'not-for-this',
    `What a ballot does not score counts as ${unscored / pointScale} (default_score), and by ${rule} nobody pays for what they did not name; count by greedy or tally.`,
  );
}
