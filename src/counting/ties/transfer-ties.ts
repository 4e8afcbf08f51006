import { lotsIn, type Moved, type Stage, type Transferred } from '../methods/transfers/stages.ts';
import type { Outcome } from '../outcome.ts';
import { blamed, type Ordered } from './blame.ts';
import { before, ranksWith, type Pair } from './orders.ts';
import { States, TooMany } from './states.ts';
import type { ToldTie } from './told-tie.ts';

/** A choice that only the order could make. */
interface Lot {
  readonly moved: Moved;
  readonly items: readonly number[];
  /** Whether whoever goes first, the others follow and nothing has moved. */
  readonly isIdle: boolean;
}

/** An order that is not counted yet: it keeps these, and what it does not differ in is known. */
interface Waiting {
  readonly asked: readonly Pair[];
  readonly known: number;
}

/**
 * Every choice of every lot is tried: who is picked is gone, so there is an order for any sequence
 * of choices.
 * @param count counts in another order
 */
export function* transferTies(
  outcome: Outcome,
  most: number,
  count: (ranks: Int32Array) => Generator<number, Transferred, void>,
): Generator<number, ToldTie[], void> {
  const { ranks, transferred } = outcome;
  if (!transferred) return [];
  const met = lotsIn(transferred);
  const states = new States(most);
  const orders: Ordered[] = [];
  const waiting = othersOf(transferred, { asked: [], known: 0 });
  let areAll = true;
  try {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const places = ranksWith(ranks, next.asked);
      if (!places) throw new Error('Who is picked is gone, so no two lots contradict each other');
      const other = yield* count(places);
      states.visit(other.stages.length);
      orders.push({ ranks: places, asked: next.asked, selected: other.selected });
      waiting.push(...othersOf(other, next));
    }
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    areAll = false;
  }
  const decided = blamed(met, orders, outcome);
  return met.map((tie) => {
    const instead = decided.get(tie);
    if (instead) return { kind: 'decided', ...tie, instead };
    return { kind: areAll ? 'changed-nothing' : 'not-known', ...tie };
  });
}

/** @returns orders that choose otherwise in one of the lots that are not settled yet */
function othersOf(run: Transferred, { asked, known }: Waiting): Waiting[] {
  const lots = lotsOf(run);
  let kept = [...asked];
  return lots.slice(known).flatMap(({ moved, items, isIdle }, at) => {
    const others = isIdle ? [] : items.filter((item) => item !== moved.item);
    const found = others.map((item) => ({
      asked: [...kept, ...pairsFor(item, items, moved.why)],
      known: known + at + 1,
    }));
    kept = [...kept, ...pairsFor(moved.item, items, moved.why)];
    return found;
  });
}

/** @returns what an order must keep, so that this one is picked */
function pairsFor(item: number, items: readonly number[], why: Moved['why']): Pair[] {
  if (why === 'surplus') return before(item, items);
  return items.filter((one) => one !== item).map((other): Pair => [other, item]);
}

function lotsOf({ stages, seats }: Transferred): Lot[] {
  let open = seats;
  const gone = new Set<number>();
  return stages.flatMap(({ moved, elected }, at) => {
    const earlier = stages[at - 1];
    const lot =
      moved?.lot && earlier
        ? [{ moved, items: moved.lot, isIdle: isIdle(moved, earlier, gone, open) }]
        : [];
    open -= elected.length;
    elected.forEach((item) => gone.add(item));
    if (moved?.why === 'excluded') gone.add(moved.item);
    return lot;
  });
}

/** Who has no votes has none that could move on; where enough others are left, all of them go. */
function isIdle(
  { item, why }: Moved,
  { votes }: Stage,
  gone: ReadonlySet<number>,
  open: number,
): boolean {
  if (why === 'surplus' || votes[item]?.num !== 0n) return false;
  return votes.filter(({ num }, at) => num > 0n && !gone.has(at)).length >= open;
}
