import type { Market } from '../equal-shares/market.ts';
import { sign } from '../../rational.ts';

/**
 * Which of two projects goes first, if so many pay for each: the one of which the payers have more,
 * all together, for the money. Under utility `cost` that is the one that more pay for.
 */
export class Merit {
  readonly #market: Market;
  readonly #ranks: Int32Array;
  readonly #byCost: boolean;

  constructor(market: Market, utility: 'cost' | 'cardinality', ranks: Int32Array) {
    this.#market = market;
    this.#byCost = utility === 'cost';
    this.#ranks = ranks;
  }

  /** @returns what is larger for who goes first; rounded */
  about(project: number, payers: number): number {
    return this.#byCost ? payers : payers / (this.#market.costs[project] as number);
  }

  /** @returns negative where the first goes first, 0 where both are equal by the rule; exact */
  compare(a: number, payersA: number, b: number, payersB: number): number {
    if (this.#byCost) return payersB - payersA;
    const [left, right] = [this.about(a, payersA), this.about(b, payersB)];
    if (Math.abs(left - right) > right * 2 ** -48) return right - left;
    const { projects } = this.#market.profile;
    const [costA, costB] = [projects[a]?.cost ?? 0n, projects[b]?.cost ?? 0n];
    return sign(BigInt(payersB) * costA - BigInt(payersA) * costB);
  }

  /** The same, and equals by the order that breaks ties. */
  isBefore(a: number, payersA: number, b: number, payersB: number): boolean {
    const order = this.compare(a, payersA, b, payersB);
    return order < 0 || (order === 0 && (this.#ranks[a] as number) < (this.#ranks[b] as number));
  }

  /** @returns how many must pay for a project to make it equal to another; NaN where no number does */
  equalTo(project: number, other: number, payers: number): number {
    if (this.#byCost) return payers;
    const { projects } = this.#market.profile;
    const [cost, own] = [projects[other]?.cost ?? 0n, projects[project]?.cost ?? 0n];
    const product = BigInt(payers) * own;
    return product % cost === 0n ? Number(product / cost) : NaN;
  }

  /** @returns the same projects, in the order that breaks ties */
  ranked(projects: readonly number[]): number[] {
    return projects.toSorted((a, b) => (this.#ranks[a] as number) - (this.#ranks[b] as number));
  }
}
