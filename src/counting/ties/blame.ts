import type { Outcome } from '../outcome.ts';
import type { EqualSharesOutcome } from '../methods/equal-shares/equal-shares.ts';
import { metIn } from './greedy-ties.ts';
import { keeps, setOf, type Pair } from './orders.ts';
import type { Instead, ToldTie } from './told-tie.ts';

/** A tie of which it is not told yet what came of it. */
export type Met = Pick<ToldTie, 'before' | 'items'>;

/** What an order chose, and what was asked of it; first things first. */
export interface Ordered extends Instead {
  readonly asked: readonly Pair[];
}

/**
 * Of every order that chooses another set, the tie that made it: each within which alone it differs
 * from the tie rule; else, where no such one gives that set, the first at which it differs.
 */
export function blamed(
  met: readonly Met[],
  orders: readonly Ordered[],
  { ranks, selected }: Outcome,
): Map<Met, Instead> {
  const decided = new Map<Met, Instead>();
  const own = setOf(selected);
  const told = new Set<string>();
  const blame = (tie: Met, order: Ordered) => {
    told.add(setOf(order.selected));
    if (!decided.has(tie)) decided.set(tie, { ranks: order.ranks, selected: order.selected });
  };
  const turnedIn = ({ asked }: Ordered) => asked.filter((pair) => !keeps(ranks, [pair]));
  const others = orders.filter((order) => setOf(order.selected) !== own);
  for (const order of others) {
    const turned = turnedIn(order);
    for (const tie of met) if (turned.every((pair) => isWithin(tie, pair))) blame(tie, order);
  }
  for (const order of others) {
    if (told.has(setOf(order.selected))) continue;
    const [first] = turnedIn(order);
    const tie = first && met.find((one) => isWithin(one, first));
    if (tie) blame(tie, order);
  }
  return decided;
}

function isWithin({ items }: Met, [first, then]: Pair): boolean {
  return items.includes(first) && items.includes(then);
}

/** @returns all that were equal in a count by Equal Shares */
export function metBy({ ties, otherTies, fill, selected }: EqualSharesOutcome): Met[] {
  const others = otherTies.map((items) => ({ before: undefined, items }));
  const already = selected.length - (fill?.selected.length ?? 0);
  const inFill = fill ? metIn(fill) : [];
  return [
    ...ties,
    ...inFill.map(({ before, items }) => ({ before: before + already, items })),
    ...others,
  ];
}
