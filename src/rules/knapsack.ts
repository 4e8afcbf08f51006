import type { BudgetOf } from '../protocol/budgets.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { lengthProblems } from './problems.ts';
import type { Rules } from './rules.ts';
import {
  deselect,
  isSelected,
  itemProblems,
  select,
  selectionVerbs,
  valueProblems,
  type SelectionsState,
} from './selections.ts';

type Knapsack = BudgetOf<'knapsack'>;

export const knapsackRules = {
  type: 'budget',
  ...selectionVerbs,
  problems,
} satisfies Rules<Knapsack, SelectionsState>;

export function pick(state: SelectionsState, item: string): SelectionsState {
  return select(state, { item });
}

export function putBack(state: SelectionsState, item: string): SelectionsState {
  return deselect(state, item);
}

/** @returns what the picked items cost together, in minor units */
export function spent(state: SelectionsState, definition: Knapsack): number {
  const picked = new Set(state.selections.map(({ item }) => item));
  return definition.items.reduce((sum, { id, cost }) => sum + (picked.has(id) ? cost : 0), 0);
}

/** @returns the picked items of which any one, taken out, makes the rest fit; the cheapest first */
export function waysToFit(state: SelectionsState, definition: Knapsack): Knapsack['items'] {
  const over = spent(state, definition) - definition.budget;
  if (over <= 0) return [];
  return definition.items
    .filter(({ id, cost }) => cost >= over && isSelected(state, id))
    .sort((a, b) => a.cost - b.cost);
}

/** @returns the picked items, the dearest first: where no single one makes it fit, they take it furthest */
export function dearestPicked(state: SelectionsState, definition: Knapsack): Knapsack['items'] {
  return definition.items.filter(({ id }) => isSelected(state, id)).sort((a, b) => b.cost - a.cost);
}

function problems(state: SelectionsState, definition: Knapsack): RuleProblem[] {
  return [
    ...itemProblems(state, definition.items),
    ...valueProblems(state, false),
    ...moneyProblems(spent(state, definition), definition),
    ...lengthProblems(state.selections.length, definition, '/selections'),
  ];
}

function moneyProblems(sum: number, { budget, minSumCost = 0 }: Knapsack): RuleProblem[] {
  const pointer = '/selections';
  if (sum > budget) return [{ code: 'over-budget', pointer, limit: budget, by: sum - budget }];
  if (sum < minSumCost) {
    return [{ code: 'under-budget', pointer, limit: minSumCost, by: minSumCost - sum }];
  }
  return [];
}
