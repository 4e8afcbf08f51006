import { rational } from '../../rational.ts';
import type { Market } from '../equal-shares/market.ts';
import type { Tie } from '../ties.ts';
import { Arithmetic, type Enclosed } from './enclosed.ts';
import { bestOffer, compareOffers, priceOf, type Offer } from './offer.ts';
import { Purses, type Payment } from './purses.ts';

/** What was bought in one round. */
export interface Purchase {
  readonly project: number;
  readonly cost: bigint;
  /** What each paid for a unit of utility who had so much; the others paid all they had. */
  readonly price: Enclosed;
  readonly payment: Payment;
  /** Whether they paid all of the cost. */
  readonly isWhole: boolean;
}

/** One run, at one precision. */
export class Run {
  readonly arithmetic: Arithmetic;
  readonly purchases: Purchase[] = [];
  readonly ties: Tie[] = [];
  readonly purses: Purses;
  /** By project, what there was of the budget when it no longer fitted. */
  readonly tooExpensive = new Map<number, bigint>();
  /** What there is of the budget. */
  left: bigint;
  readonly #market: Market;
  readonly #ranks: Int32Array;
  /** What may still be bought, with a number that its offer is not below; the smallest first. */
  #open: { project: number; floor: number }[];

  constructor(market: Market, ranks: Int32Array, bits: number) {
    const { budget, ballots } = market.profile;
    const share = rational(budget, BigInt(Math.max(1, ballots)));
    this.arithmetic = new Arithmetic(bits);
    this.left = budget;
    this.purses = new Purses(market, this.arithmetic, share);
    this.#market = market;
    this.#ranks = ranks;
    // No offer is better than one that all pay the same for.
    this.#open = Array.from(market.candidates, (project) => ({
      project,
      floor: 1 / (market.totals[project] as number) / (1 + 2 ** -40),
    }));
    this.#leaveOut();
  }

  /** @throws Vague */
  *finish(): Generator<number, this, void> {
    for (;;) {
      const offers = yield* this.#best();
      const first = offers[0];
      if (!first) return this;
      if (offers.length > 1) {
        const items = offers.map(({ project }) => project);
        this.ties.push({ before: this.purchases.length, items });
      }
      this.#buy(first);
    }
  }

  /** @returns whether anybody who wants a project has anything left */
  canPay(project: number): boolean {
    const supporters = this.#market.supporters[project] as Int32Array;
    return supporters.some((group) => !this.purses.isEmpty(group));
  }

  /** Offers only get worse, as money only gets less: so one that was worse before is not looked at. */
  *#best(): Generator<number, Offer[], void> {
    const { arithmetic } = this;
    let best: Offer[] = [];
    let ceiling = Infinity;
    const looked: { project: number; floor: number }[] = [];
    this.#open.sort((a, b) => a.floor - b.floor);
    while (this.#open[0] && this.#open[0].floor <= ceiling) {
      const { project } = this.#open.shift() as { project: number };
      const offer = bestOffer(
        arithmetic,
        project,
        this.#costOf(project),
        this.purses.payersOf(project),
      );
      yield this.purchases.length;
      // Whose supporters have nothing left never gets an offer again.
      if (!offer) continue;
      looked.push({ project, floor: arithmetic.floor(offer.num) / arithmetic.ceiling(offer.den) });
      const order = best[0] ? compareOffers(arithmetic, offer, best[0]) : -1;
      if (order < 0) {
        best = [offer];
        ceiling = arithmetic.ceiling(offer.num) / arithmetic.floor(offer.den);
      } else if (order === 0) best.push(offer);
    }
    this.#open.push(...looked);
    const rank = ({ project }: Offer) => this.#ranks[project] as number;
    return best.sort((a, b) => rank(a) - rank(b));
  }

  #buy({ project, ...offer }: Offer): void {
    const cost = this.#costOf(project);
    const price = priceOf(this.arithmetic, { project, ...offer }, cost);
    const payment = this.purses.pay(project, price);
    this.purchases.push({ project, cost, price, payment, isWhole: offer.isWhole });
    this.left -= cost;
    this.#open = this.#open.filter((one) => one.project !== project);
    this.#leaveOut();
  }

  /** What costs more than there is left will never fit again. */
  #leaveOut(): void {
    this.#open = this.#open.filter(({ project }) => {
      const fits = this.#costOf(project) <= this.left;
      if (!fits) this.tooExpensive.set(project, this.left);
      return fits;
    });
  }

  #costOf(project: number): bigint {
    return this.#market.profile.projects[project]?.cost ?? 0n;
  }
}
