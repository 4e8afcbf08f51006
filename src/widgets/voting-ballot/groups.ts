/** The words that this widget uses: to begin, and later. A build for one language carries no others. */
export const groups = {
  first: ['loading', 'common', 'choosing', 'items', 'ballot'],
  later: ['sending', 'steps', 'details', 'ballotSending'],
  // Numbers have them before the second act.
  rare: [
    'failing',
    'steps',
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
