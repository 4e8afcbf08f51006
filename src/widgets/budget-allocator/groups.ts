/** The words that this widget uses: to begin, and later. A build for one language carries no others. */
export const groups = {
  first: ['loading', 'common', 'choosing', 'items', 'budget'],
  later: ['sending', 'steps', 'details', 'budgetSending'],
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
    'allocation',
  ],
} as const;

export type BudgetGroups = (typeof groups)['first' | 'later' | 'rare'][number];
