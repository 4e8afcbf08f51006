import type { Counting } from '../protocol/counting.ts';
import type { Profile } from './profile/profile.ts';

/**
 * Says what nobody said, where that goes by the ballots: so a result tells it, and who counts again
 * by what was told counts the same.
 * @returns how it is counted; what was asked for as it was
 */
export function settled({ ballotType }: Profile, asked: Counting): Counting {
  if (asked.rule !== 'equal-shares') return asked;
  return { ...asked, utility: asked.utility ?? (ballotType === 'pointed' ? 'points' : 'cost') };
}
