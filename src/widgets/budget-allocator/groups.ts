/** The words that this widget uses: to begin, and later. A build for one language carries no others. */
export const groups = {
  first: ['loading', 'common', 'items', 'perCategory', 'budget'],
  later: ['sending', 'details', 'code', 'perCategorySending', 'budgetSending'],
} as const;

export type BudgetGroups = (typeof groups)['first' | 'later'][number];
