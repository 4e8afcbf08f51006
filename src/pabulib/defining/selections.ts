import type { Selection } from '../../protocol/selections.ts';
import type { ValueKind } from '../../rules/methods.ts';
import type { PabulibVote } from '../election.ts';
import { valueOfType, type VoteType } from '../vote-types.ts';

/**
 * A vote as it is cast. What its row has, it has: the same project twice, one that is not there;
 * the rules refuse those.
 */
export function toSelections(vote: PabulibVote, voteType: VoteType): Selection[] {
  const kind = valueOfType(voteType);
  return vote.items.map((item, index) => {
    const value = valueOf(vote, kind, index);
    return value === undefined ? { item } : { item, value };
  });
}

function valueOf({ points }: PabulibVote, kind: ValueKind, index: number): number | undefined {
  if (kind === 'none') return undefined;
  if (kind === 'rank') return index + 1;
  return points?.[index] === undefined ? undefined : Number(points[index]);
}
