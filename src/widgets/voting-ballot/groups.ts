/** The words that this widget uses: to begin, and later. A build for one language carries no others. */
export const groups = {
  first: ['loading', 'common', 'items', 'perCategory', 'ballot'],
  later: ['sending', 'details', 'code', 'perCategorySending', 'ballotSending'],
} as const;

export type BallotGroups = (typeof groups)['first' | 'later'][number];
