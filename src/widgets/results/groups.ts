/** The words that this widget uses, all to begin with. A build for one language carries no others. */
export const groups = {
  first: ['loading', 'items', 'results'],
  later: [],
} as const;

export type ResultsGroups = (typeof groups)['first' | 'later'][number];
