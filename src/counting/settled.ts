import type { Counting } from '../protocol/counting.ts';
import type { Profile } from './profile/profile.ts';

/**
 * Says what nobody said, where that goes by the ballots: so a result tells it, and who counts again
 * by what was told counts the same.
 * @returns how it is counted; what was asked for as it was
 */
export function settled({ ballotType, unscored }: Profile, asked: Counting): Counting {
  switch (asked.rule) {
    case 'equal-shares':
      return { ...asked, utility: asked.utility ?? (ballotType === 'pointed' ? 'points' : 'cost') };
    case 'tally':
      // Where what is not scored counts all the same, everything is scored by all.
      if (asked.by !== 'mean' || unscored !== undefined) return asked;
      return { ...asked, quorum: asked.quorum ?? '1/2' };
    case 'greedy':
      return asked;
  }
}
