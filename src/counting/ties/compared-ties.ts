import type { CountingOf } from '../../protocol/counting.ts';
import type { Compared, Outcome } from '../outcome.ts';
import { blamed, metBy, type Ordered } from './blame.ts';
import { metIn, otherFirsts } from './greedy-ties.ts';
import { before, ranksWith, setOf } from './orders.ts';
import { Walks } from './shares-walk.ts';
import type { ToldTie } from './told-tie.ts';

/** @returns what is chosen where another order breaks ties */
export type CountAgain = (ranks: Int32Array) => readonly number[];

/** Each is a whole count. */
const MOST_COUNTS = 20;

/**
 * Ties where two outcomes are compared, of both: another order may choose otherwise in the one that
 * was taken, or make the other one be taken. What several ties would do only together, one in each
 * outcome, is not looked for: those are told as not known.
 */
export function* comparedTies(
  outcome: Outcome,
  { equalShares, greedy }: Compared,
  options: CountingOf<'equal-shares'>,
  most: number,
  countAgain: CountAgain,
): Generator<number, ToldTie[], void> {
  const { profile, ranks } = outcome;
  const met = withoutDoubles([...metBy(equalShares), ...metIn(greedy)]);
  if (met.length === 0) return [];
  const walks = new Walks(outcome, equalShares, options, most);
  yield* walks.findAll();
  const own = setOf(equalShares.selected);
  const orders = walks.found
    .filter(({ outcome: { selected } }) => setOf(selected) !== own)
    .map(({ ranks: places, asked }) => ({ ranks: places, asked }));
  const inGreedy = metIn(greedy).flatMap(({ items }) => {
    const firsts = otherFirsts({ before: 0, items }, greedy, profile);
    return firsts.flatMap((first) => {
      const asked = before(first, items);
      const places = ranksWith(ranks, asked);
      return places ? [{ ranks: places, asked }] : [];
    });
  });
  const tried = [...orders, ...inGreedy];
  const areAll = walks.areAll && inGreedy.length === 0 && tried.length <= MOST_COUNTS;
  const ordered: Ordered[] = [];
  for (const { ranks: places, asked } of tried.slice(0, MOST_COUNTS)) {
    ordered.push({ ranks: places, asked, selected: countAgain(places) });
    yield ordered.length;
  }
  const decided = blamed(met, ordered, outcome);
  return met.map((tie) => {
    const instead = decided.get(tie);
    if (instead) return { kind: 'decided', ...tie, instead };
    return { kind: areAll ? 'changed-nothing' : 'not-known', ...tie };
  });
}

/** Both outcomes may have met the same. */
function withoutDoubles<T extends { readonly items: readonly number[] }>(met: readonly T[]): T[] {
  const sets = met.map(({ items }) => setOf(items));
  return met.filter((_, at) => sets.indexOf(sets[at] ?? '') === at);
}
