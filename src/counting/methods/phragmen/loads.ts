import { gcd, rational, type Rational } from '../../rational.ts';
import type { Market } from '../equal-shares/market.ts';

/** What a project is to its supporters at some moment. */
export interface Standing {
  /** How many support it. */
  readonly supporters: number;
  /** What they have spent together, exactly; a fraction that may be in no lowest terms. */
  readonly spent: Rational;
}

/**
 * What each voter has been given by the time that they last paid: so much have they spent. All is
 * kept as whole numbers of one fraction, which gets smaller with each purchase that needs it.
 */
export class Loads {
  readonly #market: Market;
  /** How many of it make one. */
  #denominator = 1n;
  /** What had been given at each purchase; the first is the beginning. */
  readonly #given: bigint[] = [0n];
  /** By group, the number of the purchase at which it last paid, from 1. */
  readonly #lastPaid: Int32Array;
  /** By project: how many support it, and what they have spent together. */
  readonly #supporters: readonly bigint[];
  readonly #spent: bigint[];

  constructor(market: Market) {
    this.#market = market;
    this.#lastPaid = new Int32Array(market.profile.groups.count);
    this.#supporters = Array.from(market.totals, BigInt);
    this.#spent = this.#supporters.map(() => 0n);
  }

  /** @returns a project's supporters, and what they have spent together */
  standing(project: number): Standing {
    return {
      supporters: Number(this.#supporters[project]),
      spent: { num: this.#spent[project] as bigint, den: this.#denominator },
    };
  }

  /** @returns what each must have been given for a project's supporters to have its cost, exactly */
  due(project: number, cost: bigint): Rational {
    return rational(
      cost * this.#denominator + (this.#spent[project] as bigint),
      this.#denominator * (this.#supporters[project] as bigint),
    );
  }

  /** @returns those of some projects for which the least must have been given */
  first(projects: readonly number[], costOf: (project: number) => bigint): number[] {
    let best: number[] = [];
    let [least, by] = [0n, 1n];
    for (const project of projects) {
      const needed = costOf(project) * this.#denominator + (this.#spent[project] as bigint);
      const supporters = this.#supporters[project] as bigint;
      const order = best.length === 0 ? -1n : needed * by - least * supporters;
      if (order > 0n) continue;
      if (order === 0n) best.push(project);
      else {
        best = [project];
        [least, by] = [needed, supporters];
      }
    }
    return best;
  }

  /** All who want a project pay for it what they have. */
  pay(project: number, cost: bigint): void {
    const supporters = this.#supporters[project] as bigint;
    const all = cost * this.#denominator + (this.#spent[project] as bigint);
    const common = gcd(all, supporters);
    this.#refine(supporters / common);
    const purchase = this.#given.push(all / common) - 1;
    const moved = this.#moved(project, purchase);
    for (const [key, ballots] of moved) {
      const from = key % purchase;
      const other = (key - from) / purchase;
      const more = (this.#given[purchase] as bigint) - (this.#given[from] as bigint);
      this.#spent[other] = (this.#spent[other] as bigint) + BigInt(ballots) * more;
    }
  }

  /**
   * Notes that all who want a project paid.
   * @returns by project and by when they had last paid: how many ballots paid that support both
   */
  #moved(project: number, purchase: number): Map<number, number> {
    const { starts, items, weights } = this.#market.profile.groups;
    const moved = new Map<number, number>();
    for (const group of this.#market.supporters[project] as Int32Array) {
      const from = this.#lastPaid[group] as number;
      const end = starts[group + 1] as number;
      for (let at = starts[group] as number; at < end; at++) {
        const key = (items[at] as number) * purchase + from;
        moved.set(key, (moved.get(key) ?? 0) + (weights[group] as number));
      }
      this.#lastPaid[group] = purchase;
    }
    return moved;
  }

  #refine(factor: bigint): void {
    if (factor === 1n) return;
    this.#denominator *= factor;
    for (const list of [this.#given, this.#spent]) {
      for (let at = 0; at < list.length; at++) list[at] = (list[at] as bigint) * factor;
    }
  }
}
