import { rational, toNumber, type Rational } from '../../rational.ts';
import type { Market } from '../equal-shares/market.ts';
import { Payments, plus } from './payments.ts';

/** An amount that others are held against: rounded where that tells, and else exactly. */
export interface Mark {
  /** Undefined where everybody has enough. */
  readonly exact: Rational | undefined;
  readonly low: number;
  readonly high: number;
  /** Whether who needs exactly this much has it. */
  readonly within: boolean;
}

/**
 * Who can pay for what. A ballot needs for something what it paid before and its part of the cost;
 * it can pay where it has a share as large as that.
 */
export class Able {
  readonly payments: Payments;
  /** How many entries of ballots were looked at, and what takes as long. */
  work = 0;
  /** Whether somebody needed exactly as much as a mark, since this was last said to be false. */
  isMarkMet = false;
  readonly #market: Market;
  /** By which part a sum of so many prices can be from the exact one; and much more than that. */
  readonly #tolerance: number;

  constructor(market: Market) {
    this.#market = market;
    this.payments = new Payments(market.profile.groups.count);
    this.#tolerance = (market.candidates.length + 16) * 2 ** -50;
  }

  markOf(exact: Rational | undefined, within: boolean): Mark {
    const about = exact ? toNumber(exact) : Infinity;
    const slack = exact ? about * this.#tolerance : 0;
    return { exact, low: about - slack, high: about + slack, within };
  }

  priceOf(project: number, payers: number): Rational {
    return rational(this.#market.profile.projects[project]?.cost ?? 0n, BigInt(payers));
  }

  /** @returns how many ballots can pay, if the cost is parted among so many */
  count(project: number, payers: number, mark: Mark): number {
    const groups = this.#market.supporters[project] as Int32Array;
    const { weights } = this.#market.profile.groups;
    const { paid } = this.payments;
    const price = (this.#market.costs[project] as number) / payers;
    const [low, high] = [mark.low - price, mark.high - price];
    let able = 0;
    this.work += groups.length;
    for (let at = 0; at < groups.length; at++) {
      const group = groups[at] as number;
      const before = paid[group] as number;
      if (before < low || (before <= high && this.#isWithin(group, project, payers, mark))) {
        able += weights[group] as number;
      }
    }
    return able;
  }

  /** @returns the groups whose ballots those are */
  groups(project: number, payers: number, mark: Mark): number[] {
    const { paid } = this.payments;
    const price = (this.#market.costs[project] as number) / payers;
    const [low, high] = [mark.low - price, mark.high - price];
    const able: number[] = [];
    for (const group of this.#market.supporters[project] as Int32Array) {
      const before = paid[group] as number;
      if (before < low || (before <= high && this.#isWithin(group, project, payers, mark))) {
        able.push(group);
      }
    }
    this.work += 4 * able.length;
    return able;
  }

  /** @returns the most that one of those ballots needs */
  mostNeeded(project: number, payers: number, mark: Mark): Rational {
    const { paid } = this.payments;
    const able = this.groups(project, payers, mark);
    const most = able.reduce((max, group) => Math.max(max, paid[group] as number), 0);
    const least = most * (1 - this.#tolerance);
    const nearest = new Map<number, Rational>();
    for (const group of able) {
      const bill = this.payments.bills[group] as number;
      if ((paid[group] as number) < least || nearest.has(bill)) continue;
      nearest.set(bill, this.payments.sumOf(group));
    }
    const largest = [...nearest.values()].reduce((a, b) => (isBelow(a, b) ? b : a));
    return plus(largest, this.priceOf(project, payers));
  }

  /** The same for one group, where rounded numbers cannot tell. */
  #isWithin(group: number, project: number, payers: number, { exact, within }: Mark): boolean {
    if (!exact) return true;
    this.work += 50;
    const before = this.payments.sumOf(group);
    const cost = this.#market.profile.projects[project]?.cost ?? 0n;
    const parts = BigInt(payers);
    // Not in lowest terms: that would take longer than the comparison.
    const need = { num: before.num * parts + cost * before.den, den: before.den * parts };
    if (isBelow(need, exact)) return true;
    if (isBelow(exact, need)) return false;
    this.isMarkMet = true;
    return within;
  }
}

function isBelow(a: Rational, b: Rational): boolean {
  return a.num * b.den < b.num * a.den;
}
