import type { CountingOf } from '../../protocol/counting.ts';
import { equalShares, type EqualSharesOutcome } from '../methods/equal-shares/equal-shares.ts';
import { Run } from '../methods/equal-shares/run.ts';
import type { Outcome } from '../outcome.ts';
import type { Rational } from '../rational.ts';
import type { Met, Ordered } from './blame.ts';
import { metIn } from './greedy-ties.ts';
import { setOf, type Pair } from './orders.ts';

/** So many purchases are made at the most to try orders: some seconds. */
const MOST_BOUGHT = 100_000;
/** Purses of so many groups together are kept of runs by the tie rule. */
const MOST_KEPT = 10_000_000;

/**
 * Where it would take too long to try all orders, those are tried in which just two that were equal
 * have changed places.
 * @param met ties of which it is not known what came of them
 * @returns each such order that chooses another set
 */
export function* swappedOrders(
  outcome: Outcome,
  shares: EqualSharesOutcome,
  options: CountingOf<'equal-shares'>,
  met: readonly Met[],
): Generator<number, Ordered[], void> {
  const { profile, support, ranks } = outcome;
  const { market } = shares.run.history;
  const inFill = shares.fill ? metIn(shares.fill) : [];
  const own = new Map<string, Run>();
  let left = MOST_BOUGHT;
  const make = (share: Rational, places: Int32Array) => {
    const run = new Run(market, share, places).finish();
    left -= run.bought.length;
    return run;
  };
  const byTieRule = (share: Rational) => {
    const name = `${share.num}/${share.den}`;
    const run = own.get(name) ?? make(share, ranks);
    if (own.size * (profile.groups.count + 1) < MOST_KEPT) own.set(name, run);
    return run;
  };
  const found: Ordered[] = [];
  for (const [a, b] of pairsIn(met)) {
    const places = ranks.slice();
    [places[a], places[b]] = [ranks[b] as number, ranks[a] as number];
    const turned = (items: readonly number[]) => first(items, places) !== first(items, ranks);
    const matters =
      met.some(({ items }) => turned(items)) ||
      inFill.some(({ items }) => items.includes(a) && items.includes(b));
    if (!matters) continue;
    // oxlint-disable-next-line require-yield -- it is one piece
    const runAt = function* (share: Rational) {
      const run = byTieRule(share);
      return run.ties.some(({ items }) => turned(items)) ? make(share, places) : run;
    };
    const { selected } = yield* equalShares(profile, support, places, options, runAt);
    if (setOf(selected) !== setOf(outcome.selected)) {
      found.push({ ranks: places, asked: turnedPairs(a, b, ranks, met), selected });
    }
    if (left < 0) break;
  }
  return found;
}

/** @returns every two that were equal, once */
function pairsIn(met: readonly Met[]): Iterable<Pair> {
  const pairs = new Map<string, Pair>();
  for (const { items } of met) {
    items.forEach((a, at) => {
      for (const b of items.slice(at + 1)) pairs.set(`${a} ${b}`, [a, b]);
    });
  }
  return pairs.values();
}

function first(items: readonly number[], places: Int32Array): number {
  const placeOf = (item: number) => places[item] as number;
  return items.reduce((one, other) => (placeOf(other) < placeOf(one) ? other : one));
}

/**
 * @returns what an order asks for in which two have changed places: that the one goes before the
 * other, and what else that turns round of those that were equal and stand between them
 */
function turnedPairs(a: number, b: number, ranks: Int32Array, met: readonly Met[]): Pair[] {
  const isBetween = (item: number) => {
    const place = ranks[item] as number;
    return (ranks[a] as number) < place && place < (ranks[b] as number);
  };
  const between = [...new Set(met.flatMap(({ items }) => items))].filter(isBetween);
  const others = between.flatMap((item): Pair[] => [
    [b, item],
    [item, a],
  ]);
  const wereEqual = (pair: Pair) =>
    met.some(({ items }) => items.includes(pair[0]) && items.includes(pair[1]));
  return [[b, a], ...others.filter(wereEqual)];
}
