import type { BudgetDefinition } from '../protocol/budgets.ts';
import { categoryProblems } from './categories.ts';
import { BUDGET_METHODS } from './methods.ts';
import type { Rules } from './rules.ts';
import { nothingProblem, selectionVerbs, type SelectionsState } from './selections.ts';

/** The rules of a budget, whichever its method. Nothing chosen is not a budget. */
export const budgetRules = {
  type: 'budget',
  ...selectionVerbs,
  problems(state, definition) {
    const found = [
      ...rulesOf(definition).problems(state, definition),
      ...categoryProblems(state, definition),
    ];
    return found.length > 0 ? found : nothingProblem(state, definition);
  },
} satisfies Rules<BudgetDefinition, SelectionsState>;

function rulesOf({ method }: BudgetDefinition): Rules<BudgetDefinition, SelectionsState> {
  return BUDGET_METHODS[method].rules;
}
