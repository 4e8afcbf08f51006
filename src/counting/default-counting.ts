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
  switch (counting.rule) {
    case 'greedy':
      return { rule: 'equal-shares', utility: pointed ? 'points' : 'cost', completion: 'add1u', ...tie }; // prettier-ignore
    case 'equal-shares':
      return { rule: 'greedy', by: pointed ? 'score' : 'votes', ...tie };
    case 'tally': {
      if (METHODS[definition.method].value !== 'rank') return undefined;
      const { seats = 1, by } = counting;
      return { rule: 'tally', by: by === 'copeland' ? 'borda' : 'copeland', seats, ...tie };
    }
  }
}

/** @returns whether a vote says more of what it names than that */
function hasValues({ method }: BallotDefinition | BudgetDefinition): boolean {
  return METHODS[method].value !== 'none';
}
