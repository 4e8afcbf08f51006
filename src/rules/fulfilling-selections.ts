import type { BallotDefinition, BallotOf } from '../protocol/ballots.ts';
import type { BudgetDefinition, BudgetOf } from '../protocol/budgets.ts';
import { amountsOf } from './allocation.ts';
import { minorUnits } from './currency.ts';
import { categoryLengths, categoryObstacles, costOfNamed } from './fulfilling-categories.ts';
import type { Obstacle } from './fulfilling-obstacle.ts';

/** How many items a person can name: no more than there are. */
interface Lengths {
  readonly least: number;
  readonly most: number;
}

/** @returns how many must be named: nothing chosen is no ballot, unless the definition says so */
export function leastLength(definition: BallotDefinition | BudgetDefinition): number {
  return Math.max(definition.minLength ?? 1, categoryLengths(definition).least);
}

export function ballotObstacles(definition: BallotDefinition): Obstacle[] {
  const lengths = lengthsOf(definition);
  const found = lengthObstacles(definition);
  if (found.length > 0) return found;
  if (definition.method === 'cumulative') return pointsObstacles(lengths, definition);
  return definition.method === 'scoring' ? scoreObstacles(lengths, definition) : [];
}

export function budgetObstacles(definition: BudgetDefinition): Obstacle[] {
  const lengths = lengthsOf(definition);
  const found = lengthObstacles(definition);
  if (found.length > 0) return found;
  return definition.method === 'knapsack'
    ? costObstacles(lengths, definition)
    : amountObstacles(lengths, definition);
}

function lengthsOf(definition: BallotDefinition | BudgetDefinition): Lengths {
  const { maxLength = Infinity } = definition;
  const { most } = categoryLengths(definition);
  return { least: leastLength(definition), most: Math.min(maxLength, most) };
}

function lengthObstacles(definition: BallotDefinition | BudgetDefinition): Obstacle[] {
  const { items, minLength: least = 1, maxLength = Infinity } = definition;
  if (least <= Math.min(maxLength, items.length)) return categoryObstacles(definition, least);
  return maxLength < items.length
    ? [{ code: 'too-many', pointer: '/maxLength', limit: maxLength, there: least }]
    : [{ code: 'too-few', pointer: '/minLength', limit: least, there: items.length }];
}

/** Whoever names an item gives it a point at least. */
function pointsObstacles({ least, most }: Lengths, definition: BallotOf<'cumulative'>): Obstacle[] {
  const { minSumPoints = 0, maxSumPoints, maxPoints = maxSumPoints } = definition;
  if (least === 0 && minSumPoints === 0) return [];
  const named = Math.max(least, 1);
  if (named > maxSumPoints) {
    return [{ code: 'over-points', pointer: '/maxSumPoints', limit: maxSumPoints, there: named }];
  }
  if (maxPoints === 0) return [{ code: 'too-large', pointer: '/maxPoints', limit: 0, there: 1 }];
  const there = most * maxPoints;
  return there < minSumPoints
    ? [{ code: 'under-points', pointer: '/minSumPoints', limit: minSumPoints, there }]
    : [];
}

function scoreObstacles({ least }: Lengths, definition: BallotOf<'scoring'>): Obstacle[] {
  const { minPoints = 0, maxPoints } = definition;
  return least > 0 && maxPoints < minPoints
    ? [{ code: 'too-large', pointer: '/maxPoints', limit: maxPoints, there: minPoints }]
    : [];
}

function costObstacles(lengths: Lengths, definition: BudgetOf<'knapsack'>): Obstacle[] {
  const { budget, minSumCost = 0 } = definition;
  const costs = definition.items.map(({ cost }) => cost).sort((a, b) => a - b);
  const cheapest = costOfNamed(definition, lengths.least, 1);
  if (cheapest > budget) {
    return [{ code: 'over-budget', pointer: '/budget', limit: budget, there: cheapest }];
  }
  const dearest = costOfNamed(definition, lengths.most, -1);
  const there = dearest <= budget ? dearest : mostSpent(costs, lengths, budget, minSumCost);
  return there < minSumCost
    ? [{ code: 'under-budget', pointer: '/minSumCost', limit: minSumCost, there }]
    : [];
}

/** Where there are more ways to choose than this, one most likely fits: nothing is refused on a guess. */
const MOST_LOOKS = 1_000_000;

/**
 * @returns the most that can be spent within the budget; `enough`, if more than that can be spent,
 * or if there are too many ways to look through
 */
function mostSpent(
  costs: readonly number[],
  { least, most }: Lengths,
  budget: number,
  enough: number,
): number {
  if (enough === 0) return 0;
  /** What can be spent, by the number of items it is spent on. */
  const sums: Set<number>[] = [new Set([0])];
  let looks = 0;
  let best = 0;
  for (const cost of costs) {
    for (let count = Math.min(sums.length, most); count > 0; count--) {
      const more = (sums[count] ??= new Set());
      for (const before of sums[count - 1] ?? []) {
        const now = before + cost;
        if (now > budget) continue;
        more.add(now);
        if (count >= least) best = Math.max(best, now);
      }
      looks += 1 + (sums[count - 1]?.size ?? 0);
      if (best >= enough || looks > MOST_LOOKS) return enough;
    }
  }
  return best;
}

/** An item that nobody can give anything is only told of where there are too few others. */
function amountObstacles({ least }: Lengths, definition: BudgetOf<'allocation'>): Obstacle[] {
  const { budget, currency } = definition;
  const unit = minorUnits(currency);
  const items = definition.items.map((item, index) => {
    const { min, max, step } = amountsOf(item, definition, unit);
    return { index, smallest: min > 0 ? min : step, max };
  });
  const amounts = items.filter(({ smallest, max }) => smallest <= max);
  if (amounts.length < least) {
    const { minLength } = definition;
    const tooFew = { code: 'too-few', pointer: '/minLength', limit: least, there: amounts.length };
    return [
      ...(minLength === undefined ? [] : [tooFew as Obstacle]),
      ...items
        .filter(({ smallest, max }) => smallest > max)
        .map(({ index, smallest, max }): Obstacle => {
          return { code: 'too-large', pointer: `/items/${index}`, limit: max, there: smallest };
        }),
    ];
  }
  const smallest = amounts.map((item) => item.smallest).sort((a, b) => a - b);
  const there = sum(smallest.slice(0, least));
  return there > budget ? [{ code: 'over-budget', pointer: '/budget', limit: budget, there }] : [];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
