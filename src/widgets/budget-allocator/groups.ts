/** The words that this widget uses: to begin, and later. A build for one language carries no others. */
export const groups = {
  first: ['loading', 'common', 'choosing', 'items', 'budget'],
  later: ['sending', 'details', 'budgetSending'],
  rare: [
    'failing',
    'amounts',
    'search',
    'map',
    'perCategory',
    'perCategorySending',
    'code',
    'allocation',
  ],
} as const;

export type BudgetGroups = (typeof groups)['first' | 'later' | 'rare'][number];
