import { compare, toNumber, type Rational } from '../../rational.ts';
import type { Tie } from '../ties.ts';
import { History } from './history.ts';
import type { Market } from './market.ts';
import type { Offer } from './offer.ts';
import { Offers } from './offers.ts';
import { EPSILON, Purses } from './purses.ts';

/** From this error on, relative to the number, several offers are compared with money worked out anew. */
const VAGUE = 2 ** -20;

/** So many purchases make a piece of work: one at a time would take longer to hand on than to make. */
const PIECE = 8;

/**
 * One run of the Method of Equal Shares (https://arxiv.org/abs/2008.13276) at one share of the
 * budget for each voter.
 *
 * It counts in floating point and keeps a bound of its error for every number that decides
 * something. Where two numbers are closer than that, it works them out exactly: so the outcome is
 * that of exact arithmetic, at the speed of the other.
 */
export class Run {
  /** What was bought, in that order, and by whom. */
  readonly history: History;
  readonly ties: Tie[] = [];
  /** Whether somebody could not pay the whole price of something that was bought. */
  anyCapped = false;
  readonly #purses: Purses;
  readonly #offers: Offers;
  readonly #ranks: Int32Array;

  /**
   * @param ranks who goes first where two are equal; by `tieRanks`
   * @param doubt how many times less floating point is trusted than it could be: so a test can
   * have much, or all, worked out exactly
   */
  constructor(market: Market, share: Rational, ranks: Int32Array, doubt = 1) {
    this.history = new History(market, share);
    this.#purses = new Purses(this.history, toNumber(share), doubt);
    this.#offers = new Offers(this.history, this.#purses);
    this.#ranks = ranks;
  }

  /** Projects by their index, in the order in which they were bought. */
  get bought(): number[] {
    return this.history.purchases.map(({ project }) => project);
  }

  /** Buys until nobody can pay for anything more. */
  finish(): this {
    while (this.#buyNext());
    return this;
  }

  /** The same in pieces, each of which yields a 0. */
  *finishInSteps(): Generator<number, this, void> {
    while (this.#buyNext()) if (this.history.purchases.length % PIECE === 0) yield 0;
    return this;
  }

  /** @returns whether something not bought is dearer than all that was, even if all paid in full */
  isDearest(project: number): boolean {
    const { market, purchases } = this.history;
    const last = purchases.at(-1);
    if (!last) return true;
    const least = (market.costs[project] as number) / (market.totals[project] as number);
    const dearest = this.#offers.keyOf(last.project, last.price);
    return this.#offers.keyOf(project, least) > dearest * (1 + 64 * EPSILON);
  }

  /** @returns whether something was bought */
  #buyNext(): boolean {
    let offers = this.#offers.best();
    // Of several it is worked out exactly which is best, and that takes longer than all others.
    const isVague = offers.length > 1 && offers.some(({ price, error }) => error > price * VAGUE);
    if (isVague && this.#purses.refresh()) offers = this.#offers.best();
    const first = offers[0];
    if (!first) return false;
    this.#buy(offers.length === 1 ? first : this.#cheapest(offers));
    return true;
  }

  /** Works out which of several offers is the best, and notes a tie. */
  #cheapest(offers: readonly Offer[]): Offer {
    const { ledger, market, purchases } = this.history;
    const priced = offers.map((offer) => {
      const formula = this.history.formula(offer.project, this.#offers.isCapped(offer));
      const { num, den } = ledger.price(formula);
      return { offer, key: { num, den: den * (market.scales[offer.project] as bigint) } };
    });
    let best = priced.slice(0, 1);
    for (const one of priced.slice(1)) {
      const order = compare(one.key, (best[0] as typeof one).key);
      if (order === 0) best.push(one);
      else if (order < 0) best = [one];
    }
    const tied = best
      .map(({ offer }) => offer)
      .sort((a, b) => (this.#ranks[a.project] as number) - (this.#ranks[b.project] as number));
    if (tied.length > 1) {
      this.ties.push({ before: purchases.length, items: tied.map(({ project }) => project) });
    }
    return tied[0] as Offer;
  }

  #buy(offer: Offer): void {
    const { project, price, error } = offer;
    const { market, spentIn } = this.history;
    const isCapped = this.#offers.isCapped(offer);
    const purchase = this.history.add({ project, price });
    this.#offers.remove(project);
    const supporters = market.supporters[project] as Int32Array;
    const utilities = market.utilities[project] as Float64Array;
    for (let at = 0; at < supporters.length; at++) {
      const group = supporters[at] as number;
      if ((spentIn[group] as number) >= 0) continue;
      const utility = utilities[at] as number;
      if (isCapped(group, at)) {
        spentIn[group] = purchase;
        this.#purses.spendAll(group);
        this.anyCapped = true;
      } else this.#purses.pay(group, price * utility, error * utility);
    }
  }
}
