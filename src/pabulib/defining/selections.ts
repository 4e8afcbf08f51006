import type { Selection } from '../../protocol/selections.ts';
import type { PabulibVote, VoteType } from '../election.ts';

/**
 * A vote as it is cast. What its row has, it has: the same project twice, one that is not there;
 * the rules refuse those.
 */
export function toSelections(vote: PabulibVote, voteType: VoteType): Selection[] {
  return vote.items.map((item, index) => {
    const value = valueOf(vote, voteType, index);
    return value === undefined ? { item } : { item, value };
  });
}

function valueOf({ points }: PabulibVote, voteType: VoteType, index: number): number | undefined {
  switch (voteType) {
    case 'approval':
    case 'choose-1':
      return undefined;
    case 'ordinal':
      return index + 1;
    case 'cumulative':
    case 'scoring':
      return points?.[index] === undefined ? undefined : Number(points[index]);
  }
}
