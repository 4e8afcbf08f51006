import { compare, type Rational } from '../../rational.ts';
import type { Moved } from './stages.ts';

/** Who was picked out of some, and how they were told apart where they were equal. */
export type Picked = Pick<Moved, 'item' | 'equals' | 'apart' | 'lot'>;

/**
 * Picks whoever has the most votes, or the fewest. Equals are told apart by the latest stage before
 * at which their votes were not all the same; those that are equal there too by the one before, and
 * so on; and those that were equal all the way by the order that breaks ties.
 * @param items indices; at least one
 * @param stages the votes of each item at the end of every stage, the last one now
 * @param ranks by `tieRanks`
 */
export function pick(
  items: readonly number[],
  which: 'most' | 'fewest',
  stages: readonly (readonly Rational[])[],
  ranks: Int32Array,
): Picked {
  const byRank = (a: number, b: number) => (ranks[a] as number) - (ranks[b] as number);
  let stage = stages.length - 1;
  const equals = furthest(items, which, stages[stage]).sort(byRank);
  let left = equals;
  while (left.length > 1 && stage > 0) {
    stage--;
    left = furthest(left, which, stages[stage]);
  }
  const item = (which === 'most' ? left[0] : left.at(-1)) as number;
  if (equals.length === 1) return { item };
  return left.length === 1 ? { item, equals, apart: stage } : { item, equals, lot: left };
}

/** @returns those that have the most, or the fewest */
function furthest(
  items: readonly number[],
  which: 'most' | 'fewest',
  votes: readonly Rational[] = [],
): number[] {
  const of = (item: number) => votes[item] as Rational;
  const sign = which === 'most' ? 1 : -1;
  const best = items.reduce((a, b) => (compare(of(b), of(a)) * sign > 0 ? b : a));
  return items.filter((item) => compare(of(item), of(best)) === 0);
}
