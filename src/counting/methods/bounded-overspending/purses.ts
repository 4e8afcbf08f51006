import type { Market } from '../equal-shares/market.ts';
import type { Rational } from '../../rational.ts';
import type { Arithmetic, Enclosed } from './enclosed.ts';

/** Of those who want something, who have equally much left for each unit of it. */
export interface Payers {
  /** What one of them has left for a unit of utility. */
  readonly rate: Enclosed;
  /** How many units of utility they have of it together. */
  readonly units: bigint;
  readonly ballots: number;
}

/** What was paid for something. */
export interface Payment {
  /** How many paid something. */
  readonly ballots: number;
  /** What nobody paid more than. */
  readonly most: Enclosed;
  /** What all paid together. */
  readonly all: Enclosed;
}

/** What a ballot has left, and how it came to that. */
interface Purse {
  readonly money: Enclosed;
  readonly isEmpty: boolean;
  /** What it was before it paid for the last time, and what it paid. */
  readonly before?: { readonly purse: Purse; readonly project: number; readonly amount: Enclosed };
}

/** What one ballot paid, and the number of the purse that it has then. */
interface Taken {
  readonly after: number;
  readonly amount: Enclosed;
}

/**
 * What ballots have left. Many have the same: they paid for the same, so it is worked out once.
 */
export class Purses {
  readonly #market: Market;
  readonly #arithmetic: Arithmetic;
  readonly #none: Enclosed;
  readonly #purses: Purse[];
  /** By group, the number of its purse. */
  readonly #purseOf: Int32Array;

  constructor(market: Market, arithmetic: Arithmetic, share: Rational) {
    this.#market = market;
    this.#arithmetic = arithmetic;
    this.#none = arithmetic.fraction(0n, 1n);
    const money = arithmetic.fraction(share.num, share.den);
    this.#purses = [{ money, isEmpty: share.num === 0n }];
    this.#purseOf = new Int32Array(market.profile.groups.count);
  }

  /**
   * @returns who can still pay for a project, those first who have least for each unit
   * @throws Vague
   */
  payersOf(project: number): Payers[] {
    const { weights } = this.#market.profile.groups;
    const supporters = this.#market.supporters[project] as Int32Array;
    const utilities = this.#market.utilities[project] as Float64Array;
    const byKind = new Map<number, { purse: number; utility: number; ballots: number }>();
    const purses = this.#purses.length;
    for (let at = 0; at < supporters.length; at++) {
      const group = supporters[at] as number;
      if (this.isEmpty(group)) continue;
      const purse = this.#purseOf[group] as number;
      const utility = utilities[at] as number;
      const kind = utility * purses + purse;
      const same = byKind.get(kind);
      if (same) same.ballots += weights[group] as number;
      else byKind.set(kind, { purse, utility, ballots: weights[group] as number });
    }
    const payers = Array.from(byKind.values(), ({ purse, utility, ballots }) => ({
      rate: this.#rate(purse, utility),
      units: BigInt(ballots) * BigInt(utility),
      ballots,
    }));
    return this.#inOrder(payers);
  }

  /**
   * Takes from all who want a project its price for each of their units, or all they have.
   * @throws Vague
   */
  pay(project: number, price: Enclosed): Payment {
    const { weights } = this.#market.profile.groups;
    const supporters = this.#market.supporters[project] as Int32Array;
    const utilities = this.#market.utilities[project] as Float64Array;
    const asked = (utility: number) => this.#arithmetic.timesWhole(price, BigInt(utility));
    const next = new Map<number, Taken & { ballots: number }>();
    const purses = this.#purses.length;
    for (let at = 0; at < supporters.length; at++) {
      const group = supporters[at] as number;
      if (this.isEmpty(group)) continue;
      const purse = this.#purseOf[group] as number;
      const utility = utilities[at] as number;
      const kind = utility * purses + purse;
      let same = next.get(kind);
      if (!same)
        next.set(kind, (same = { ...this.#take(purse, project, asked(utility)), ballots: 0 }));
      same.ballots += weights[group] as number;
      this.#purseOf[group] = same.after;
    }
    return this.#sumOf([...next.values()]);
  }

  /** @returns what a ballot of a group has left */
  moneyOf(group: number): Enclosed {
    return this.#at(group).money;
  }

  isEmpty(group: number): boolean {
    return this.#at(group).isEmpty;
  }

  /** @returns by project, what groups that want something have paid for it */
  spentBy(project: number): Map<number, Enclosed> {
    const { weights } = this.#market.profile.groups;
    const spent = new Map<number, Enclosed>();
    for (const group of this.#market.supporters[project] as Int32Array) {
      const ballots = BigInt(weights[group] as number);
      for (let { before } = this.#at(group); before; before = before.purse.before) {
        const amount = this.#arithmetic.timesWhole(before.amount, ballots);
        const sum = spent.get(before.project) ?? this.#none;
        spent.set(before.project, this.#arithmetic.plus(sum, amount));
      }
    }
    return spent;
  }

  #at(group: number): Purse {
    return this.#purses[this.#purseOf[group] as number] as Purse;
  }

  #rate(purse: number, utility: number): Enclosed {
    const { money } = this.#purses[purse] as Purse;
    if (utility === 1) return money;
    return this.#arithmetic.times(money, this.#arithmetic.fraction(1n, BigInt(utility)));
  }

  /** Who has equally much for a unit stands together. */
  #inOrder(payers: readonly Payers[]): Payers[] {
    const sorted = payers.toSorted((a, b) => (a.rate.low < b.rate.low ? -1 : 1));
    const found: Payers[] = [];
    for (const one of sorted) {
      const last = found.at(-1);
      if (!last || this.#arithmetic.compare(last.rate, one.rate) !== 0) found.push(one);
      else {
        const { rate, units, ballots } = last;
        found[found.length - 1] = {
          rate,
          units: units + one.units,
          ballots: ballots + one.ballots,
        };
      }
    }
    return found;
  }

  #take(number: number, project: number, asked: Enclosed): Taken {
    const purse = this.#purses[number] as Purse;
    const isEmpty = this.#arithmetic.compare(purse.money, asked) <= 0;
    const amount = isEmpty ? purse.money : asked;
    const money = isEmpty ? this.#none : this.#arithmetic.minus(purse.money, asked);
    const after = this.#purses.push({ money, isEmpty, before: { purse, project, amount } }) - 1;
    return { after, amount };
  }

  #sumOf(parts: readonly (Taken & { ballots: number })[]): Payment {
    let [ballots, most, all] = [0, this.#none, this.#none];
    for (const { amount, ballots: some } of parts) {
      ballots += some;
      if (amount.low > most.low) most = amount;
      all = this.#arithmetic.plus(all, this.#arithmetic.timesWhole(amount, BigInt(some)));
    }
    return { ballots, most, all };
  }
}
