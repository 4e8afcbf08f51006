import type { BallotMethod } from '../protocol/ballots.ts';
import { BALLOT_METHODS, type ValueKind } from '../rules/methods.ts';

/** What META can have for `vote_type`. */
export type VoteType = (typeof BALLOT_METHODS)[BallotMethod]['voteType'] | 'choose-1';

/** An approval of one project has a type of its own in Pabulib. */
const METHODS_OF_TYPES = new Map<VoteType, BallotMethod>([
  ...Object.entries(BALLOT_METHODS).map(
    ([method, { voteType }]) => [voteType, method as BallotMethod] as const,
  ),
  ['choose-1', 'approval'],
]);

export const VOTE_TYPES: readonly VoteType[] = [...METHODS_OF_TYPES.keys()];

/** @returns by which method such votes are cast */
export function methodOfType(voteType: VoteType): BallotMethod {
  return METHODS_OF_TYPES.get(voteType) ?? 'approval';
}

/** @returns what such a vote says of each project */
export function valueOfType(voteType: VoteType): ValueKind {
  return BALLOT_METHODS[methodOfType(voteType)].value;
}
