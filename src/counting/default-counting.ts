import type { BallotDefinition } from '../protocol/ballots.ts';
import type { BudgetDefinition } from '../protocol/budgets.ts';
import type { Counting } from '../protocol/counting.ts';
import { hasCosts } from '../rules/has-costs.ts';
import { METHODS } from '../rules/methods.ts';

/**
 * How votes are counted where neither the definition nor the organiser says it: where there is
 * money and things have a cost, what gets most goes first as long as it fits; else what gets most.
 */
export function defaultCounting(definition: BallotDefinition | BudgetDefinition): Counting {
  const { method, items } = definition;
  const by = hasValues(definition) ? 'score' : 'votes';
  if (hasCosts(definition)) return { rule: 'greedy', by };
  const { counting } = METHODS[method];
  // Everything that was given something gets it.
  return method === 'allocation' ? { ...counting, seats: items.length } : counting;
}

/** @returns a rule that would also have been fair, to show beside the one that counts */
export function otherCounting(
  definition: BallotDefinition | BudgetDefinition,
  counting: Counting,
): Counting | undefined {
  const pointed = hasValues(definition);
  const { ties } = counting;
  const tie = ties === undefined ? {} : { ties };
  if (counting.rule === 'greedy') {
    return {
      rule: 'equal-shares',
      utility: pointed ? 'points' : 'cost',
      completion: 'add1u',
      ...tie,
    };
  }
  if (hasCosts(definition)) return { rule: 'greedy', by: pointed ? 'score' : 'votes', ...tie };
  if (METHODS[definition.method].value !== 'rank') return undefined;
  const seats = 'seats' in counting ? counting.seats : undefined;
  const by = 'by' in counting && counting.by === 'copeland' ? 'borda' : 'copeland';
  return { rule: 'tally', by, seats: seats ?? 1, ...tie };
}

/** @returns whether a vote says more of what it names than that */
function hasValues({ method }: BallotDefinition | BudgetDefinition): boolean {
  return METHODS[method].value !== 'none';
}
