import { toNumber } from '../../rational.ts';
import type { History } from './history.ts';

/** Twice the most by which one operation rounds: room for everything of second order. */
export const EPSILON = 2 ** -52;

/**
 * What one ballot of each group has left, rounded, and how far the exact sum can be from it. Who
 * has spent all has exactly nothing.
 */
export class Purses {
  readonly money: Float64Array;
  readonly slack: Float64Array;
  /** The largest of all slacks. */
  mostSlack: number;
  readonly #history: History;
  /** What each ballot begins with, rounded. */
  readonly share: number;
  /** By how much one operation rounds at most. */
  readonly #epsilon: number;
  /** Below this, slack is no more than a few payments make it. */
  #freshSlack: number;

  /**
   * @param share what each ballot begins with
   * @param doubt how many times less floating point is trusted than it could be
   */
  constructor(history: History, share: number, doubt: number) {
    const { count } = history.market.profile.groups;
    this.#history = history;
    this.share = share;
    this.#epsilon = EPSILON * doubt;
    this.money = new Float64Array(count).fill(share);
    this.mostSlack = share * this.#epsilon * 2;
    this.slack = new Float64Array(count).fill(this.mostSlack);
    this.#freshSlack = this.mostSlack * 16;
  }

  spendAll(group: number): void {
    this.money[group] = 0;
    this.slack[group] = 0;
  }

  /** @param error how far the exact amount can be from the one that is paid */
  pay(group: number, amount: number, error: number): void {
    const has = this.money[group] as number;
    const slack = (this.slack[group] as number) + error + this.#epsilon * (has + amount);
    this.money[group] = has - amount;
    this.slack[group] = slack;
    if (slack > this.mostSlack) this.mostSlack = slack;
  }

  /**
   * Works out what all have left from the exact prices, where rounding has added up: who pays the
   * rest of a price pays the errors of all who give what they have, many times over.
   * @returns whether there was anything to gain by it
   */
  refresh(): boolean {
    if (this.mostSlack <= this.#freshSlack) return false;
    const { purchases, ledger, market, spentIn } = this.#history;
    const prices = purchases.map((_, purchase) => toNumber(ledger.priceOf(purchase)));
    this.mostSlack = 0;
    const paid = new Float64Array(purchases.length);
    for (let group = 0; group < market.profile.groups.count; group++) {
      if ((spentIn[group] as number) < 0) this.#refreshGroup(group, prices, paid);
    }
    this.#freshSlack = this.mostSlack * 16;
    return true;
  }

  /** @param units room for what it paid for; all 0 before and after */
  #refreshGroup(group: number, prices: readonly number[], units: Float64Array): void {
    let money = this.share;
    let slack = 2 * this.#epsilon * money;
    this.#history.addPaid(units, group, 1, prices.length);
    for (let purchase = 0; purchase < units.length; purchase++) {
      if (units[purchase] === 0) continue;
      const paid = (prices[purchase] as number) * (units[purchase] as number);
      units[purchase] = 0;
      slack += this.#epsilon * (money + 5 * paid);
      money -= paid;
    }
    this.money[group] = money;
    this.slack[group] = slack;
    if (slack > this.mostSlack) this.mostSlack = slack;
  }
}
