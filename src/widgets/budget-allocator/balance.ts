import type { BudgetDefinition, BudgetOf } from '../../protocol/budgets.ts';
import { moneyLeft } from '../../rules/allocation.ts';
import { spent, waysToFit } from '../../rules/knapsack.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import type { View } from '../../ui/view.ts';
import type { BudgetGroups } from './groups.ts';

export type BudgetItem = BudgetDefinition['items'][number];
export type BudgetView = View<BudgetDefinition, SelectionsState, BudgetGroups>;

/** @param told what to announce in place of what is left */
export type Change = (to: SelectionsState, told?: string) => void;

/** So many ways to make it fit are offered. */
export const MOST_WAYS = 3;

export function moneyLeftOf(state: SelectionsState, definition: BudgetDefinition): number {
  return definition.method === 'knapsack'
    ? definition.budget - spent(state, definition as BudgetOf<'knapsack'>)
    : moneyLeft(state, definition);
}

/** What is left, or what to do about too much. */
export function balance(state: SelectionsState, view: BudgetView): string {
  const { definition, say } = view;
  const { budget, currency } = definition;
  const left = moneyLeftOf(state, definition);
  return left < 0
    ? overBudget(-left, { ...view, state })
    : say('moneyLeft', { amount: left, budget, currency });
}

/** Not only that it is too much: also what to do. */
export function overBudget(by: number, { definition, state, say, t }: BudgetView): string {
  const { currency } = definition;
  if (definition.method === 'allocation') return say('giveLess', { by, currency });
  const names = waysToFit(state, definition)
    .slice(0, MOST_WAYS)
    .map(({ name }) => t(name).value);
  return names.length === 0
    ? say('takeSomethingOut', { by, currency })
    : say('takeOut', { by, currency, names });
}
