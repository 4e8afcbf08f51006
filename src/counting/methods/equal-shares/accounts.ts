import { compare, rational, type Rational } from '../../rational.ts';
import { exactScale } from '../../profile/profile.ts';
import type { History } from './history.ts';

/** How a project was paid. */
export interface Bought {
  /** From 1, among what was paid. */
  readonly round: number;
  /** What each who pays in full pays for it; under utility `points`, for each point. Exact. */
  readonly price: Rational;
  /** What no ballot paid more than: the price for the most that one of the payers has of it. */
  readonly most: Rational;
  /** How many ballots paid something. */
  readonly payers: number;
  /** Cost ÷ price: who can pay only a part counts as that part of a vote (or of the points). */
  readonly support: Rational;
}

/** Why a project could not be paid. */
export interface Unpaid {
  /** How many ballots want it. */
  readonly supporters: number;
  /** What they have left together at the end, exactly. */
  readonly had: Rational;
  /** What they spent on other projects, by index of the project; exact, and most first. */
  readonly spentOn: readonly { readonly project: number; readonly amount: Rational }[];
}

/** @returns how something was paid that a run bought */
export function boughtIn(history: History, project: number): Bought {
  const { market, ledger } = history;
  const { groups, projects } = market.profile;
  const purchase = history.boughtAs[project] as number;
  const { num, den } = ledger.priceOf(purchase);
  const price = rational(num * (market.pointed ? exactScale(market.profile) : 1n), den);
  const utilities = market.utilities[project] as Float64Array;
  let [payers, utility] = [0, 0];
  (market.supporters[project] as Int32Array).forEach((group, at) => {
    const spentIn = history.spentIn[group] as number;
    if (spentIn >= 0 && spentIn < purchase) return;
    payers += groups.weights[group] as number;
    utility = Math.max(utility, utilities[at] as number);
  });
  const cost = projects[project]?.cost ?? 0n;
  // Who cannot pay so much for all their points still pays no more than the whole.
  const asked = rational(num * BigInt(utility), den);
  const most = compare(asked, rational(cost)) > 0 ? rational(cost) : asked;
  const support = rational(cost * price.den, price.num);
  return { round: purchase + 1, price, most, payers, support };
}

/** @returns why something was not bought by a run */
export function unpaidIn(history: History, project: number): Unpaid {
  const { market, ledger, purchases } = history;
  const groups = market.supporters[project] as Int32Array;
  const supporters = market.voters[project] as number;
  const left = history.moneyFor(project);
  const paid = new Payments(history);
  const weights = market.weights[project] as Float64Array;
  groups.forEach((group, at) => paid.add(group, weights[at] as number));
  const spentOn = paid.order.map((purchase) => {
    const price = ledger.priceOf(purchase);
    const full = paid.full[purchase] as number;
    const rest = ledger.money(paid.shares[purchase] as number, paid.before(purchase));
    const amount = rational(price.num * BigInt(full) + rest.num, price.den);
    return { project: purchases[purchase]?.project ?? -1, amount };
  });
  return {
    supporters,
    had: rational(left.num, left.den),
    spentOn: spentOn.sort((a, b) => compare(b.amount, a.amount)),
  };
}

/** What a set of ballots paid, by purchase. Only its last one can have taken less than the price. */
class Payments {
  /** Units of utility that were paid for in full. */
  readonly full: Float64Array;
  /** Ballots that gave all they had left. */
  readonly shares: Float64Array;
  /** The purchases for which something was paid, as they were met. */
  readonly order: number[] = [];
  /** What those had paid for before who gave all they had left. */
  readonly #before = new Map<number, Float64Array>();
  readonly #history: History;

  constructor(history: History) {
    this.#history = history;
    this.full = new Float64Array(history.purchases.length);
    this.shares = new Float64Array(history.purchases.length);
  }

  before(purchase: number): Float64Array {
    return this.#before.get(purchase) ?? new Float64Array(0);
  }

  add(group: number, weight: number): void {
    const { spentIn, boughtAs, market } = this.#history;
    const { starts, items } = market.profile.groups;
    const last = spentIn[group] as number;
    const before = last < 0 ? undefined : this.#beforeLast(last);
    const end = starts[group + 1] as number;
    for (let at = starts[group] as number; at < end; at++) {
      const paid = weight * this.#history.unitsAt(at, last < 0 ? Infinity : last);
      if (paid === 0) continue;
      const purchase = boughtAs[items[at] as number] as number;
      this.#meet(purchase);
      this.full[purchase] = (this.full[purchase] as number) + paid;
      if (before) before[purchase] = (before[purchase] as number) + paid;
    }
    if (!before) return;
    this.#meet(last);
    this.shares[last] = (this.shares[last] as number) + weight;
  }

  #beforeLast(last: number): Float64Array {
    const before = this.#before.get(last) ?? new Float64Array(last);
    this.#before.set(last, before);
    return before;
  }

  #meet(purchase: number): void {
    if (this.full[purchase] === 0 && this.shares[purchase] === 0) this.order.push(purchase);
  }
}
