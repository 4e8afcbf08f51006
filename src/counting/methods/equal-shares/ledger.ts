import type { Rational } from '../../rational.ts';
import { gcd } from '../../rational.ts';

/**
 * What a project costs for one unit of utility, as a formula: supporters who cannot pay in full
 * give all they have, which is their share of the budget less what they paid before, and the
 * others divide the rest.
 *
 *     price = (cost − shares · share + Σ count · price of an earlier purchase) / divisor
 */
export interface Formula {
  readonly cost: bigint;
  /** How many ballots give all they have. */
  readonly shares: number;
  /** By earlier purchase: how many units of utility those ballots paid for; 0 where none. */
  readonly counts: Float64Array;
  /** Units of utility of all who pay in full. */
  readonly divisor: number;
}

/**
 * The exact prices of what was bought in one run. All have one denominator, which grows with each
 * price that needs it. They are worked out only when something cannot be decided without.
 */
export class Ledger {
  /** How many things were bought. */
  purchases = 0;
  readonly #formulaOf: (purchase: number) => Formula;
  readonly #prices: bigint[] = [];
  #share: bigint;
  #denominator: bigint;

  /** @param formulaOf gives the formula of a purchase, by its number from 0 */
  constructor(share: Rational, formulaOf: (purchase: number) => Formula) {
    this.#share = share.num;
    this.#denominator = share.den;
    this.#formulaOf = formulaOf;
  }

  /** @returns the exact price of a unit of utility of a purchase, by its number from 0 */
  priceOf(purchase: number): Rational {
    this.#catchUp(purchase + 1);
    return { num: this.#prices[purchase] as bigint, den: this.#denominator };
  }

  /** @returns the exact price by a formula over all that was bought so far */
  price(formula: Formula): Rational {
    const { shares, counts, divisor } = formula;
    if (shares === 0) return { num: formula.cost, den: BigInt(divisor) };
    this.#catchUp(counts.length);
    return {
      num: formula.cost * this.#denominator - this.#held(shares, counts),
      den: this.#denominator * BigInt(divisor),
    };
  }

  /** @returns what ballots have left, exactly: so many shares less what they paid for */
  money(shares: number, counts: Float64Array): Rational {
    this.#catchUp(counts.length);
    return { num: this.#held(shares, counts), den: this.#denominator };
  }

  #held(shares: number, counts: Float64Array): bigint {
    let held = BigInt(shares) * this.#share;
    for (let purchase = 0; purchase < counts.length; purchase++) {
      const count = counts[purchase] as number;
      if (count > 0) held -= BigInt(count) * (this.#prices[purchase] as bigint);
    }
    return held;
  }

  /** Works out so many prices, from the first on. */
  #catchUp(purchases: number): void {
    while (this.#prices.length < purchases) {
      const { cost, shares, counts, divisor } = this.#formulaOf(this.#prices.length);
      const rest = cost * this.#denominator - this.#held(shares, counts);
      const common = gcd(BigInt(divisor), rest % BigInt(divisor));
      this.#grow(BigInt(divisor) / common);
      this.#prices.push(rest / common);
    }
  }

  #grow(factor: bigint): void {
    if (factor === 1n) return;
    this.#denominator *= factor;
    this.#share *= factor;
    for (let at = 0; at < this.#prices.length; at++) {
      this.#prices[at] = (this.#prices[at] as bigint) * factor;
    }
  }
}
