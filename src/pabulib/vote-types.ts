import { BALLOT_METHODS, type ValueKind } from '../rules/methods.ts';

/** What a method's votes are written as: the name of the method that a file of them is read by. */
type Written = (typeof BALLOT_METHODS)[keyof typeof BALLOT_METHODS]['voteType'];

/** What META can have for `vote_type`. An approval of one project has a type of its own in Pabulib. */
export type VoteType = Written | 'choose-1';

export const VOTE_TYPES: readonly VoteType[] = [
  ...new Set(Object.values(BALLOT_METHODS).map(({ voteType }) => voteType)),
  'choose-1',
];

/** @returns by which method such votes are cast */
export function methodOfType(voteType: VoteType): Written {
  return voteType === 'choose-1' ? 'approval' : voteType;
}

/** @returns what such a vote says of each project */
export function valueOfType(voteType: VoteType): ValueKind {
  return BALLOT_METHODS[methodOfType(voteType)].value;
}
