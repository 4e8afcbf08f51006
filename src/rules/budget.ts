import type { BudgetDefinition } from '../protocol/budgets.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { allocationRules } from './allocation.ts';
import { knapsackRules } from './knapsack.ts';
import type { Rules } from './rules.ts';
import { nothingProblem, selectionVerbs, type SelectionsState } from './selections.ts';

/** The rules of a budget, whichever its method. Nothing chosen is not a budget. */
export const budgetRules = {
  type: 'budget',
  ...selectionVerbs,
  problems(state, definition) {
    const found = problemsOfMethod(state, definition);
    return found.length > 0 ? found : nothingProblem(state, definition);
  },
} satisfies Rules<BudgetDefinition, SelectionsState>;

function problemsOfMethod(state: SelectionsState, definition: BudgetDefinition): RuleProblem[] {
  return definition.method === 'knapsack'
    ? knapsackRules.problems(state, definition)
    : allocationRules.problems(state, definition);
}
