import type { Market } from '../methods/equal-shares/market.ts';
import { Run } from '../methods/equal-shares/run.ts';
import { rational, type Rational } from '../rational.ts';
import { before, ranksFirst, type Pair } from './orders.ts';
import type { States } from './states.ts';

/** All orders with these pairs make a run at one share come to the same. */
export interface Way {
  readonly pairs: readonly Pair[];
  /** What it comes to: the same text where it is the same. */
  readonly end: string;
}

interface Search {
  readonly market: Market;
  readonly share: Rational;
  readonly ranks: Int32Array;
  readonly states: States;
  readonly isLast: boolean;
  /** By state: the ways there are from there. */
  readonly known: Map<string, readonly Way[]>;
}

/**
 * Finds what one run of Equal Shares comes to in every order. What is bought is itself an order:
 * each is asked for one after another, so no two choices of one run can contradict each other.
 * @param run the run by the tie rule
 * @param isLast whether no larger share follows: then only what was bought matters
 * Each yield is a piece of the work.
 * @returns ways of which each order fits exactly one
 * @throws TooMany
 */
export function* waysOf(
  run: Run,
  share: Rational,
  ranks: Int32Array,
  states: States,
  isLast: boolean,
): Generator<number, readonly Way[], void> {
  // prettier-ignore
  const { market } = run.history;
  const search = { market, share, ranks, states, isLast, known: new Map() };
  return yield* waysFrom(search, run, 0, true);
}

/** @param isOwn whether the run has been visited already, as it is the one by the tie rule */
function* waysFrom(
  search: Search,
  run: Run,
  at: number,
  isOwn: boolean,
): Generator<number, readonly Way[], void> {
  const tie = run.ties[at];
  if (!tie) return [{ pairs: [], end: endOf(run, search.isLast) }];
  const state = stateOf(run, tie.before);
  const known = search.known.get(state);
  if (known) return known;
  const ways: Way[] = [];
  for (const [place, project] of tie.items.entries()) {
    const next = place === 0 ? run : yield* runVia(search, run, tie.before, project);
    const segment = (next.ties[at + 1]?.before ?? next.bought.length) - tie.before;
    const goesOn = isOwn && place === 0;
    if (!goesOn) search.states.visit(Math.min(segment, apart(run, next, tie.before)));
    const own = before(project, tie.items);
    for (const { pairs, end } of yield* waysFrom(search, next, at + 1, goesOn)) {
      ways.push({ pairs: [...own, ...pairs], end });
    }
  }
  const found = merged(ways);
  // Each is looked at by itself afterwards.
  if (found.length > 1) search.states.visit(found.length);
  search.known.set(state, found);
  return found;
}

/** @returns how many states of one run are not states of another, before they meet again */
function apart(one: Run, other: Run, bought: number): number {
  if (one === other) return Infinity;
  const open = new Set<string>();
  const most = Math.max(one.history.purchases.length, other.history.purchases.length);
  for (let purchase = bought; purchase < most; purchase++) {
    for (const run of [one, other]) {
      const text = purchase < run.history.purchases.length ? paidText(run, purchase) : '';
      if (!open.delete(text)) open.add(text);
    }
    if (open.size === 0) return purchase - bought;
  }
  return Infinity;
}

/** Where it all comes to the same, no order needs to be asked for. */
function merged(ways: readonly Way[]): readonly Way[] {
  const end = ways[0]?.end ?? '';
  return ways.every((way) => way.end === end) ? [{ pairs: [], end }] : ways;
}

/** @returns the run that buys the same up to a tie, and there something else */
function runVia(
  { market, share, ranks }: Search,
  run: Run,
  bought: number,
  next: number,
): Generator<number, Run, void> {
  const first = [...run.bought.slice(0, bought), next];
  return new Run(market, share, ranksFirst(ranks, first)).finishInSteps();
}

/** What was bought, for which price: all that anybody has left follows from it. */
function stateOf(run: Run, bought: number): string {
  return run.history.purchases
    .slice(0, bought)
    .map((_, purchase) => paidText(run, purchase))
    .sort()
    .join();
}

function paidText({ history: { purchases, ledger } }: Run, purchase: number): string {
  const { num, den } = ledger.priceOf(purchase);
  const price = rational(num, den);
  return `${purchases[purchase]?.project}:${price.num.toString(36)}/${price.den.toString(36)}`;
}

/**
 * How far the shares are raised next hangs on what all have left, but where somebody could not pay
 * in full: there they are raised by one step, whatever is left.
 */
function endOf(run: Run, isLast: boolean): string {
  const bought = run.bought.sort((a, b) => a - b).join();
  if (isLast) return bought;
  return run.anyCapped ? `capped ${bought}` : stateOf(run, Infinity);
}
