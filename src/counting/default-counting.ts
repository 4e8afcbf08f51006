import type { BallotDefinition } from '../protocol/ballots.ts';
import type { BudgetDefinition } from '../protocol/budgets.ts';
import type { Counting } from '../protocol/counting.ts';

/**
 * How votes are counted where neither the definition nor the organiser says it: where there is
 * money and things have a cost, what gets most goes first as long as it fits; else what gets most.
 */
export function defaultCounting(definition: BallotDefinition | BudgetDefinition): Counting {
  const { method } = definition;
  if (hasCosts(definition)) return { rule: 'greedy', by: byPoints(method) ? 'score' : 'votes' };
  switch (method) {
    case 'ordinal':
      return { rule: 'tally', by: 'borda' };
    case 'cumulative':
      return { rule: 'tally', by: 'score' };
    case 'scoring':
      return { rule: 'tally', by: 'mean' };
    case 'allocation':
      return { rule: 'tally', by: 'score', seats: definition.items.length };
    case 'approval':
    case 'knapsack':
      return { rule: 'tally', by: 'votes' };
  }
}

/** @returns a rule that would also have been fair, to show beside the one that counts */
export function otherCounting(
  definition: BallotDefinition | BudgetDefinition,
  counting: Counting,
): Counting | undefined {
  const pointed = byPoints(definition.method);
  const { ties } = counting;
  const tie = ties === undefined ? {} : { ties };
  switch (counting.rule) {
    case 'greedy':
      return { rule: 'equal-shares', utility: pointed ? 'points' : 'cost', completion: 'add1u', ...tie }; // prettier-ignore
    case 'equal-shares':
      return { rule: 'greedy', by: pointed ? 'score' : 'votes', ...tie };
    case 'tally': {
      if (definition.method !== 'ordinal') return undefined;
      const { seats = 1, by } = counting;
      return { rule: 'tally', by: by === 'copeland' ? 'borda' : 'copeland', seats, ...tie };
    }
  }
}

/** @returns whether there is a budget, and something in it to be paid */
export function hasCosts(definition: BallotDefinition | BudgetDefinition): boolean {
  if (definition.method === 'allocation' || definition.budget === undefined) return false;
  return definition.items.some(({ cost }) => cost !== undefined);
}

function byPoints(method: string): boolean {
  return method === 'ordinal' || method === 'cumulative' || method === 'scoring';
}
