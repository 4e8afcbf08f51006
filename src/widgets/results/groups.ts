/** The words that this widget uses: to begin, and later. A build for one language carries no others. */
export const groups = {
  first: ['loading', 'items', 'results', 'decisions'],
  later: ['search', 'resultsBelow'],
} as const;

export type ResultsGroups = (typeof groups)['first' | 'later'][number];
