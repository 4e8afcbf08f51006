/** The words that this widget uses: to begin, and later. A build for one language carries no others. */
export const groups = {
  first: ['loading', 'common', 'choosing', 'items', 'ballot'],
  later: ['sending', 'details', 'ballotSending'],
  rare: [
    'failing',
    'amounts',
    'search',
    'map',
    'perCategory',
    'perCategorySending',
    'code',
    'ordinal',
    'cumulative',
    'scoring',
  ],
} as const;

export type BallotGroups = (typeof groups)['first' | 'later' | 'rare'][number];
