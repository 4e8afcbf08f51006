import type { Rational } from '../../rational.ts';
import { Ledger, type Formula } from './ledger.ts';
import type { Market } from './market.ts';

/** What was bought in one round. */
export interface Purchase {
  readonly project: number;
  /** The price of a unit of utility, rounded; the ledger has it exactly. */
  readonly price: number;
}

/**
 * Who bought what in a run, without any rounding: everything that follows exactly from it is
 * worked out here, and only when it is asked for.
 */
export class History {
  readonly market: Market;
  readonly purchases: Purchase[] = [];
  /** By project: the number of its purchase; -1 where it was not bought. */
  readonly boughtAs: Int32Array;
  /** By group: in which purchase it spent the last it had; -1 where it has something left. */
  readonly spentIn: Int32Array;
  readonly ledger: Ledger;

  constructor(market: Market, share: Rational) {
    const { groups, projects } = market.profile;
    this.market = market;
    this.boughtAs = new Int32Array(projects.length).fill(-1);
    this.spentIn = new Int32Array(groups.count).fill(-1);
    this.ledger = new Ledger(share, (purchase) => this.#formulaOf(purchase));
  }

  /** @returns the number of the purchase, from 0 */
  add(purchase: Purchase): number {
    this.boughtAs[purchase.project] = this.purchases.push(purchase) - 1;
    return this.ledger.purchases++;
  }

  /**
   * @param isCapped whether a group gives all it has; `at` is its place among the supporters
   * @returns the formula of something that could be bought next
   */
  formula(project: number, isCapped: (group: number, at: number) => boolean): Formula {
    return this.#formula(project, this.purchases.length, isCapped);
  }

  /** @returns how much one ballot of a group has left for each unit of utility, exactly */
  ratio(group: number, utility: number): Rational {
    const counts = new Map<number, number>();
    this.#addPaid(counts, group, 1, this.purchases.length);
    const { num, den } = this.ledger.money(1, counts);
    return { num, den: den * BigInt(utility) };
  }

  /** @returns what the supporters of something not bought have left together, exactly */
  moneyFor(project: number): Rational {
    const counts = new Map<number, number>();
    let shares = 0;
    for (const group of this.market.supporters[project] as Int32Array) {
      if ((this.spentIn[group] as number) >= 0) continue;
      const weight = this.market.profile.groups.weights[group] as number;
      shares += weight;
      this.#addPaid(counts, group, weight, this.purchases.length);
    }
    return this.ledger.money(shares, counts);
  }

  /** @returns by purchase how many units of utility a group paid for, in full, before another one */
  *paidInFull(group: number, before: number): Generator<[purchase: number, utility: number]> {
    const { pointed, profile } = this.market;
    const { starts, items, points } = profile.groups;
    const end = starts[group + 1] as number;
    for (let at = starts[group] as number; at < end; at++) {
      const purchase = this.boughtAs[items[at] as number] as number;
      const utility = pointed ? (points?.[at] ?? 1) : 1;
      if (purchase >= 0 && purchase < before && utility > 0) yield [purchase, utility];
    }
  }

  /** @returns the formula by which something was bought */
  #formulaOf(purchase: number): Formula {
    const { project } = this.purchases[purchase] as Purchase;
    return this.#formula(project, purchase, (group) => this.spentIn[group] === purchase);
  }

  /** @param before the number of the purchase that this is, or would be */
  #formula(
    project: number,
    before: number,
    isCapped: (group: number, at: number) => boolean,
  ): Formula {
    const { market } = this;
    const { weights } = market.profile.groups;
    const supporters = market.supporters[project] as Int32Array;
    const utilities = market.utilities[project] as Float64Array;
    const counts = new Map<number, number>();
    let shares = 0;
    let divisor = 0;
    for (let at = 0; at < supporters.length; at++) {
      const group = supporters[at] as number;
      const spentIn = this.spentIn[group] as number;
      if (spentIn >= 0 && spentIn < before) continue;
      const weight = weights[group] as number;
      if (isCapped(group, at)) {
        shares += weight;
        this.#addPaid(counts, group, weight, before);
      } else divisor += weight * (utilities[at] as number);
    }
    const cost = market.profile.projects[project]?.cost ?? 0n;
    return { cost, shares, counts, divisor };
  }

  #addPaid(counts: Map<number, number>, group: number, weight: number, before: number): void {
    for (const [purchase, utility] of this.paidInFull(group, before)) {
      counts.set(purchase, (counts.get(purchase) ?? 0) + weight * utility);
    }
  }
}
