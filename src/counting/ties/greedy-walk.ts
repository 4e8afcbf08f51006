import type { GreedyOutcome } from '../methods/greedy.ts';
import { isChosenBy, type Spending } from '../methods/spending.ts';
import type { Tie } from '../methods/ties.ts';
import type { Outcome } from '../outcome.ts';
import { given } from '../../rules/optional.ts';
import { ranksWith, setOf, type Pair } from './orders.ts';
import { States, TooMany } from './states.ts';
import type { Instead, ToldTie } from './told-tie.ts';

/** What came of an order so far. */
interface Way {
  readonly spending: Spending;
  readonly chosen: readonly number[];
  /** All that had a turn this time, and in which order. */
  readonly order: readonly number[];
  /** The same the time before, where the list is gone down again. */
  readonly before?: readonly number[];
}

/**
 * Where one of equals can leave more to the others than what it costs, all orders of each group are
 * looked at. Those in which the same were chosen leave the same to what follows, and are one.
 * @param met the equals that had a turn
 * @param start what there is to spend
 * @param most how many different states are visited at the most
 */
export function walkedTies(
  outcome: Outcome,
  greedy: GreedyOutcome,
  met: readonly Tie[],
  start: Spending,
  most: number,
): ToldTie[] {
  const states = new States(most);
  const own = setOf(greedy.selected);
  const otherBy = (varied: readonly Tie[]): Instead | 'none' | 'not-known' => {
    try {
      const ways = waysOf(greedy, varied, start, states);
      const other = ways.find(({ chosen }) => setOf(chosen) !== own);
      return other ? insteadOf(other, varied, outcome) : 'none';
    } catch (error) {
      if (error instanceof TooMany) return 'not-known';
      throw error;
    }
  };
  const alone = met.map((tie) => otherBy([tie]));
  if (!alone.some((one) => typeof one === 'object') && met.length > 1) {
    // Two may do together what none does alone.
    const together = otherBy(met);
    if (together === 'not-known') return met.map((tie) => ({ kind: 'not-known', ...tie }));
    if (together !== 'none') {
      const turned = met.findIndex(({ items }) => isTurned(items, together.ranks));
      alone[turned] = together;
    }
  }
  return met.map((tie, at) => {
    const other = alone[at];
    if (typeof other === 'object') return { kind: 'decided', ...tie, instead: other };
    return { kind: other === 'not-known' ? other : 'changed-nothing', ...tie };
  });
}

/** @returns one way for each set that is chosen where these equals may stand in any order */
function waysOf(
  greedy: GreedyOutcome,
  varied: readonly Tie[],
  start: Spending,
  states: States,
): Way[] {
  const ways = waysFrom([{ spending: start, chosen: [], order: [] }], greedy, varied, states);
  return greedy.again ? waysFrom(opened(ways), greedy, varied, states) : ways;
}

function waysFrom(
  from: Way[],
  { order, equals }: GreedyOutcome,
  varied: readonly Tie[],
  states: States,
): Way[] {
  const groups = new Map(equals.map(({ items }) => [items[0], items]));
  let ways = from;
  for (let at = 0; at < order.length;) {
    const items = groups.get(order[at]) ?? [order[at] as number];
    const isVaried = varied.some((tie) => tie.items[0] === items[0]);
    const ends = ways.flatMap((way) => {
      const left = items.filter((item) => !way.chosen.includes(item));
      return isVaried ? endsOf(left, way, states) : [inOrder(left, way)];
    });
    ways = distinct(ends);
    at += items.length;
  }
  return ways;
}

/** Goes down the list again. @returns each way with what it has to spend now that no part is a limit */
function opened(ways: readonly Way[]): Way[] {
  return ways.map(({ spending, chosen, order }) => {
    return { spending: spending.copy().open(), chosen, order: [], before: order };
  });
}

/** @returns one way for each set of equals that is chosen of them in some order */
function endsOf(items: readonly number[], from: Way, states: States): Way[] {
  const ends: Way[] = [];
  for (let level = [from]; level.length > 0;) {
    const next: Way[] = [];
    for (const way of level) {
      states.visit(1);
      const rest = items.filter((item) => !way.order.includes(item));
      const all = inOrder(rest, way);
      // What goes together goes so in every order.
      const fits = all.chosen.length === way.chosen.length + rest.length;
      const together = fits && !all.spending.ended;
      const goOn = together || way.spending.ended ? [] : rest.filter((item) => matters(item, way));
      if (goOn.length === 0) ends.push(all);
      for (const item of goOn) next.push(inOrder([item], way));
    }
    level = distinct(next);
  }
  return ends;
}

/** @returns whether a turn now would change anything: what is passed over stays so */
function matters(item: number, { spending }: Way): boolean {
  return isChosenBy(spending.turnOf(item)) || spending.endsAt(item);
}

function inOrder(items: readonly number[], { spending, chosen, order, before }: Way): Way {
  const after = spending.copy();
  const more = items.filter((item) => isChosenBy(after.take(item)));
  const [all, had] = [
    [...chosen, ...more],
    [...order, ...items],
  ];
  return { spending: after, chosen: all, order: had, ...given('before', before) };
}

function distinct(ways: readonly Way[]): Way[] {
  const byEnd = new Map<string, Way>();
  for (const way of ways) {
    const end = `${way.spending.ended}:${setOf(way.chosen)}`;
    if (!byEnd.has(end)) byEnd.set(end, way);
  }
  return [...byEnd.values()];
}

/** What was not chosen the first time could stand anywhere behind what was. */
function insteadOf(
  { order, before = [], chosen }: Way,
  varied: readonly Tie[],
  { ranks }: Outcome,
): Instead {
  const again = new Set(order);
  const all = [...before.filter((item) => !again.has(item)), ...order];
  const pairs = varied.flatMap(({ items }) => {
    const turned = all.filter((item) => items.includes(item));
    return turned.slice(1).map((item, at): Pair => [turned[at] as number, item]);
  });
  return { ranks: ranksWith(ranks, pairs) ?? ranks, selected: chosen };
}

/** @returns whether some do not stand as the tie rule has them */
function isTurned(items: readonly number[], ranks: Int32Array): boolean {
  return items.some((item, at) => at > 0 && (ranks[items[at - 1] as number] as number) > (ranks[item] as number)); // prettier-ignore
}
