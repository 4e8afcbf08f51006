import type { BallotDefinition } from '../protocol/ballots.ts';
import type { BudgetDefinition } from '../protocol/budgets.ts';

/** @returns whether there is a budget, and something in it to be paid */
export function hasCosts(definition: BallotDefinition | BudgetDefinition): boolean {
  return definition.budget !== undefined && hasPrices(definition);
}

/** @returns whether something has a price, within a budget or without one */
export function hasPrices(definition: BallotDefinition | BudgetDefinition): boolean {
  if (definition.method === 'allocation') return false;
  return definition.items.some(({ cost }) => cost !== undefined);
}
