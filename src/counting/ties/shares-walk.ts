import type { CountingOf } from '../../protocol/counting.ts';
import type { Outcome } from '../outcome.ts';
import { equalShares, type EqualSharesOutcome } from '../methods/equal-shares/equal-shares.ts';
import { Run } from '../methods/equal-shares/run.ts';
import type { Rational } from '../rational.ts';
import { otherFill } from './fill-orders.ts';
import { goTogether, keeps, ranksWith, setOf, type Pair } from './orders.ts';
import { waysOf, type Way } from './run-orders.ts';
import { States, TooMany } from './states.ts';

/** One order in which Equal Shares was counted. */
export interface Walk {
  readonly ranks: Int32Array;
  /** What was asked of the order, first things first: all with these pairs come to the same. */
  readonly asked: readonly Pair[];
  readonly outcome: EqualSharesOutcome;
}

/** Purses of so many groups together are kept of runs that may be asked for again. */
const MOST_KEPT = 10_000_000;

/**
 * Counts by Equal Shares, raises, fill and all, in every order that could come to something else.
 * Where an order matters, it is asked for there, and holds from then on.
 */
export class Walks {
  /** As far as they were found; the first is the one by the tie rule. */
  readonly found: Walk[] = [];
  /** Whether every order fits one that was found. */
  areAll = true;
  readonly #counted: Outcome;
  readonly #options: CountingOf<'equal-shares'>;
  readonly #shares: EqualSharesOutcome;
  readonly #states: States;
  readonly #ways = new Map<string, readonly Way[]>();
  readonly #runs = new Map<string, Run>();
  #waiting: { pairs: readonly Pair[]; isFill: boolean }[] = [];

  constructor(
    counted: Outcome,
    shares: EqualSharesOutcome,
    options: CountingOf<'equal-shares'>,
    most: number,
  ) {
    this.#counted = counted;
    this.#shares = shares;
    this.#options = options;
    this.#states = new States(most);
  }

  *findAll(): Generator<number, void, void> {
    this.#waiting = [{ pairs: [], isFill: false }];
    try {
      for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
        yield* this.#walk(next.pairs, next.isFill);
      }
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      this.areAll = false;
    }
  }

  *#walk(wanted: readonly Pair[], isFill: boolean): Generator<number, void, void> {
    const { profile, support } = this.#counted;
    const ranks = ranksWith(this.#counted.ranks, wanted);
    if (!ranks) return;
    const asked: Pair[] = [];
    const runAt = (share: Rational) => this.#runAt(share, ranks, wanted, asked);
    const outcome = yield* equalShares(profile, support, ranks, this.#options, runAt);
    // Pairs that only the fill asks for are met after all runs.
    if (isFill) asked.push(...wanted);
    if (this.found.length > 0) this.#states.visit(1 + (outcome.fill?.order.length ?? 0));
    this.found.push({ ranks, asked, outcome });
    if (!isFill) this.#askFill(outcome, asked);
  }

  /** The run at a share in an order; what else it could have come to is looked at later. */
  *#runAt(
    share: Rational,
    ranks: Int32Array,
    wanted: readonly Pair[],
    asked: Pair[],
  ): Generator<number, Run, void> {
    const name = `${share.num}/${share.den}`;
    const ways = yield* this.#waysAt(share, name);
    const mine = ways.findIndex(({ pairs }) => keeps(ranks, pairs));
    if (this.found.length > 0) this.#states.visitOnce(`${name} ${asked.join()}`);
    for (const [at, { pairs }] of ways.entries()) {
      const all = [...wanted, ...asked, ...pairs];
      if (at !== mine && goTogether(all)) {
        this.#waiting.push({ pairs: [...asked, ...pairs, ...wanted], isFill: false });
      }
    }
    asked.push(...(ways[mine]?.pairs ?? []));
    const known = this.#runs.get(`${name} ${mine}`);
    return known ?? (yield* this.#make(share, ranks, `${name} ${mine}`));
  }

  *#waysAt(share: Rational, name: string): Generator<number, readonly Way[], void> {
    const known = this.#ways.get(name);
    if (known) return known;
    const { ranks } = this.#counted;
    const { completion = 'add1u' } = this.#options;
    const run = yield* this.#make(share, ranks, `${name} own`);
    const ways = yield* waysOf(run, share, ranks, this.#states, completion === 'none');
    const own = ways.findIndex(({ pairs }) => keeps(ranks, pairs));
    this.#keep(`${name} ${own}`, run);
    this.#ways.set(name, ways);
    return ways;
  }

  *#make(share: Rational, ranks: Int32Array, name: string): Generator<number, Run, void> {
    const { market } = this.#shares.run.history;
    const run = yield* new Run(market, share, ranks).finishInSteps();
    if (this.found.length > 0) this.#states.visit(run.bought.length);
    this.#keep(name, run);
    return run;
  }

  #keep(name: string, run: Run): void {
    const { count } = this.#counted.profile.groups;
    if (this.#runs.size * (count + 1) < MOST_KEPT) this.#runs.set(name, run);
  }

  /** Asks for another outcome of the fill, of one group of equals at a time. */
  #askFill({ fill, selected }: EqualSharesOutcome, asked: readonly Pair[]): void {
    const isOther = setOf(selected) !== setOf(this.found[0]?.outcome.selected ?? []);
    // What differs is told already.
    if (!fill || isOther) return;
    for (const tie of fill.equals) {
      const pairs = otherFill(tie, fill, this.#counted.profile, asked, this.#states);
      if (pairs) this.#waiting.push({ pairs, isFill: true });
    }
  }
}
