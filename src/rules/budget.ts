import type { BudgetDefinition } from '../protocol/budgets.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import * as allocation from './allocation.ts';
import { minorUnits } from './currency.ts';
import * as knapsack from './knapsack.ts';
import { nothingSelected, type SelectionsState } from './selections.ts';

export { toSubmission, fromSubmission } from './selections.ts';

/** The rules of a budget, whichever its method. Nothing chosen is not a budget. */
export function initial(): SelectionsState {
  return nothingSelected;
}

export function problems(state: SelectionsState, definition: BudgetDefinition): RuleProblem[] {
  const found =
    definition.method === 'knapsack'
      ? knapsack.problems(state, definition)
      : allocation.problems(state, definition, minorUnits(definition.currency));
  return state.selections.length > 0 || found.length > 0 || definition.minLength === 0
    ? found
    : [{ code: 'too-few', pointer: '/selections', limit: 1, by: 1 }];
}
