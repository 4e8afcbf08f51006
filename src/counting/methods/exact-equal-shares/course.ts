import type { Rational } from '../../rational.ts';
import type { Market } from '../equal-shares/market.ts';
import type { Tie } from '../ties.ts';
import { Able, type Mark } from './able.ts';
import type { Merit } from './merit.ts';
import type { Payments } from './payments.ts';

/** Something that was bought: each of so many ballots paid the same. */
export interface Purchase {
  readonly project: number;
  readonly payers: number;
  /** What each of them paid; exact. */
  readonly price: Rational;
}

/** What was known before something was bought. */
interface Turn {
  /** Up to here, a larger share changes nothing before this turn. */
  readonly bound: Mark;
  /** How many entries the log had. */
  readonly logged: number;
  readonly ties: number;
}

/**
 * Exact Equal Shares at one share of the budget, and then at the next larger one at which anything
 * is otherwise. What goes first by `Merit` is bought by as many of those who want it as can, if each
 * of them pays the same; others pay nothing for it.
 *
 * On the way, the next larger share is found. So many ballots can pay for a project as soon as a
 * share is the most that one of them needs; and that changes something where it comes, by `Merit`,
 * before what is bought as it is. Nothing changes before the turn in which that is found: so the
 * course at the next share begins there, and what came before it stands.
 */
export class Course {
  readonly purchases: Purchase[] = [];
  readonly ties: Tie[] = [];
  share: Rational;
  /** How many turns there were, those too that were taken back. */
  turns = 0;
  readonly #able: Able;
  readonly #merit: Merit;
  /** Projects not bought. */
  readonly #open: Set<number>;
  /** By project: no more ballots than this can pay for it, with this share and below the bound. */
  #now: Float64Array;
  readonly #soon: Float64Array;
  /** What `soon` was before it was lowered, to go back. */
  readonly #log: { readonly project: number; readonly soon: number }[] = [];
  readonly #turns: Turn[] = [];
  #mark: Mark;
  /** The smallest larger share at which anything is otherwise, of those that were found. */
  #bound: Mark;
  readonly #looksAhead: boolean;
  /** What becomes equal to what is bought next with which larger share. */
  readonly #equals: { readonly project: number; readonly payers: number; readonly mark: Mark }[] =
    [];
  readonly #asked = new Map<string, readonly number[]>();

  /** @param looksAhead whether the next larger share is looked for */
  constructor(market: Market, merit: Merit, share: Rational, looksAhead: boolean) {
    this.#able = new Able(market);
    this.#merit = merit;
    this.share = share;
    this.#open = new Set(market.candidates);
    this.#now = market.totals.slice();
    this.#soon = market.totals.slice();
    this.#mark = this.#able.markOf(share, true);
    this.#bound = this.#able.markOf(undefined, false);
    this.#looksAhead = looksAhead;
  }

  /** Once all is bought: the smallest larger share at which anything is otherwise, if there is one. */
  get next(): Rational | undefined {
    return this.#bound.exact;
  }

  /**
   * Each time that only the tie rule told who goes first, in that order; that one is the first of
   * them. Two may have become equal between this share and the next one, and not have been so long.
   */
  get asked(): (readonly number[])[] {
    return [...this.#asked.values()];
  }

  get payments(): Payments {
    return this.#able.payments;
  }

  get work(): number {
    return this.#able.work;
  }

  /** @returns whether something was bought */
  buyNext(): boolean {
    this.turns++;
    this.#turns.push({ bound: this.#bound, logged: this.#log.length, ties: this.ties.length });
    const best = this.#best();
    const payers = best === undefined ? 0 : (this.#now[best] as number);
    if (this.#looksAhead) {
      for (const project of this.#open) this.#lookAhead(project, best, payers);
    }
    if (best === undefined) return false;
    const price = this.#able.priceOf(best, payers);
    this.payments.pay(this.#able.groups(best, payers, this.#mark), price);
    this.purchases.push({ project: best, payers, price });
    this.#open.delete(best);
    this.#askEquals(best);
    return true;
  }

  /** Goes on at the next share, at the first turn that is otherwise with it. */
  raise(): void {
    const { exact } = this.#bound;
    if (!exact) throw new RangeError('There is no larger share at which anything is otherwise');
    const found = this.#turns.findLastIndex(({ bound }) => bound.exact !== exact);
    const turn = this.#turns[found] as Turn;
    while (this.purchases.length > found) {
      this.payments.payBack();
      this.#open.add(this.purchases.pop()?.project ?? -1);
    }
    while (this.#log.length > turn.logged) {
      const { project, soon } = this.#log.pop() ?? { project: -1, soon: 0 };
      this.#soon[project] = soon;
    }
    this.ties.length = turn.ties;
    this.#turns.length = found;
    this.#bound = turn.bound;
    this.share = exact;
    this.#mark = this.#able.markOf(exact, true);
    // This share is below that bound: so no more can pay with it either.
    this.#now = this.#soon.slice();
  }

  /** @returns what goes first of all that can be paid; notes a tie */
  #best(): number | undefined {
    for (;;) {
      const first = this.#foremost();
      const [project] = first;
      if (project === undefined) return undefined;
      // Where it is long ago that they were counted, fewer can pay now.
      if (first.map((one) => this.#isUpToDate(one)).includes(false)) continue;
      if (first.length > 1) {
        this.ties.push({ before: this.purchases.length, items: first });
        this.#ask(first);
      }
      return project;
    }
  }

  /**
   * Notes those that could not be paid after all as soon as they could before: else both are bought,
   * in whatever order.
   */
  #askEquals(best: number): void {
    for (const { project, payers, mark } of this.#equals) {
      if (this.#able.count(project, payers, mark) < payers) {
        this.#ask(this.#merit.ranked([best, project]));
      }
    }
    this.#equals.length = 0;
  }

  #ask(items: readonly number[]): void {
    const name = items.join();
    if (!this.#asked.has(name)) this.#asked.set(name, items);
  }

  /** @returns what would go first if as many could pay as when they were counted, and its equals */
  #foremost(): number[] {
    let first: number[] = [];
    for (const project of this.#open) {
      const payers = this.#now[project] as number;
      if (payers === 0) continue;
      const [best] = first;
      const order =
        best === undefined
          ? -1
          : this.#merit.compare(project, payers, best, this.#now[best] as number);
      if (order < 0) first = [project];
      else if (order === 0) first.push(project);
    }
    return first.length > 1 ? this.#merit.ranked(first) : first;
  }

  #isUpToDate(project: number): boolean {
    const before = this.#now[project] as number;
    let payers = before;
    // Where fewer pay, each pays more: so again, until as many can as must.
    while (payers > 0) {
      const able = this.#able.count(project, payers, this.#mark);
      if (able >= payers) break;
      payers = able;
    }
    this.#now[project] = payers;
    return payers === before;
  }

  /**
   * Lowers the bound to the smallest share at which so many can pay for a project that it comes
   * before what is bought as it is.
   * @param best what that is; undefined where nothing is
   */
  #lookAhead(project: number, best: number | undefined, payers: number): void {
    const before = this.#soon[project] as number;
    const isSooner = (so: number) =>
      best === undefined || this.#merit.isBefore(project, so, best, payers);
    this.#able.isMarkMet = false;
    let more = before;
    while (more > 0 && isSooner(more)) {
      const able = this.#able.count(project, more, this.#bound);
      if (able < more) more = able;
      else {
        const needed = this.#able.mostNeeded(project, more, this.#bound);
        this.#bound = this.#able.markOf(needed, false);
      }
    }
    if (best !== undefined && project !== best) this.#askSoon(project, before, more, best, payers);
    if (more === before) return;
    this.#log.push({ project, soon: before });
    this.#soon[project] = more;
  }

  /** Notes where something becomes equal to what is bought, up to the next share, and comes after it. */
  #askSoon(project: number, most: number, below: number, best: number, payers: number): void {
    const equal = this.#merit.equalTo(project, best, payers);
    // With just the next share, one more may be able than below it.
    const isNear = equal === below || (this.#able.isMarkMet && equal > below && equal <= most);
    if (!isNear) return;
    const bound = { ...this.#bound, within: true };
    if (this.#able.count(project, equal, bound) < equal) return;
    const needed = this.#able.mostNeeded(project, equal, bound);
    this.#equals.push({ project, payers: equal, mark: this.#able.markOf(needed, true) });
  }
}
