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
    const counts = new Float64Array(this.purchases.length);
    this.addPaid(counts, group, 1, this.purchases.length);
    const { num, den } = this.ledger.money(1, counts);
    return { num, den: den * BigInt(utility) };
  }

  /** @returns what the supporters of something not bought have left together, exactly */
  moneyFor(project: number): Rational {
    const { supporters, weights } = this.market;
    const groups = supporters[project] as Int32Array;
    const ballots = weights[project] as Float64Array;
    const counts = new Float64Array(this.purchases.length);
    let shares = 0;
    for (let at = 0; at < groups.length; at++) {
      const group = groups[at] as number;
      if ((this.spentIn[group] as number) >= 0) continue;
      const weight = ballots[at] as number;
      shares += weight;
      this.addPaid(counts, group, weight, this.purchases.length);
    }
    return this.ledger.money(shares, counts);
  }

  /**
   * Adds, by purchase, how many units of utility ballots of a group paid for, in full, before
   * another one.
   */
  addPaid(counts: Float64Array, group: number, weight: number, before: number): void {
    const { starts, items } = this.market.profile.groups;
    const end = starts[group + 1] as number;
    for (let at = starts[group] as number; at < end; at++) {
      const units = this.unitsAt(at, before);
      if (units === 0) continue;
      const purchase = this.boughtAs[items[at] as number] as number;
      counts[purchase] = (counts[purchase] as number) + units * weight;
    }
  }

  /** @returns how many units a ballot paid for of what stands at a place of the groups' lists */
  unitsAt(at: number, before: number): number {
    const { pointed, none, profile } = this.market;
    const { items, points } = profile.groups;
    const purchase = this.boughtAs[items[at] as number] as number;
    if (purchase < 0 || purchase >= before) return 0;
    if (points === undefined) return 1;
    // Who named something without supporting it paid nothing for it.
    const given = points[at] as number;
    return given <= none ? 0 : pointed ? given : 1;
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
    const weights = market.weights[project] as Float64Array;
    const supporters = market.supporters[project] as Int32Array;
    const utilities = market.utilities[project] as Float64Array;
    const counts = new Float64Array(before);
    let shares = 0;
    let divisor = 0;
    for (let at = 0; at < supporters.length; at++) {
      const group = supporters[at] as number;
      const spentIn = this.spentIn[group] as number;
      if (spentIn >= 0 && spentIn < before) continue;
      const weight = weights[at] as number;
      if (isCapped(group, at)) {
        shares += weight;
        this.addPaid(counts, group, weight, before);
      } else divisor += weight * (utilities[at] as number);
    }
    const cost = market.profile.projects[project]?.cost ?? 0n;
    return { cost, shares, counts, divisor };
  }
}
