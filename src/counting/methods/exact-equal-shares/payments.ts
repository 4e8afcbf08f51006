import { rational, toNumber, type Rational } from '../../rational.ts';

/** What groups of ballots have paid so far. Those that paid for the same things share a bill. */
export class Payments {
  /** By group: what one ballot paid, rounded. */
  readonly paid: Float64Array;
  /** By group: the number of its bill. */
  readonly bills: Int32Array;
  /** By bill: the one without its last purchase, what that cost, and what all comes to. */
  readonly #before: number[] = [0];
  readonly #prices: Rational[] = [NOTHING];
  readonly #sums: (Rational | undefined)[] = [NOTHING];
  readonly #about: number[] = [0];
  /** By bill: the one that has the newest purchase too, and which purchase that was. */
  readonly #with: number[] = [0];
  readonly #since: number[] = [-1];
  /** By purchase: who paid for it, and how many bills there were before. */
  readonly #payers: (readonly number[])[] = [];
  readonly #bills: number[] = [];

  constructor(groups: number) {
    this.paid = new Float64Array(groups);
    this.bills = new Int32Array(groups);
  }

  /** @param groups those of whom each ballot pays the price */
  pay(groups: readonly number[], price: Rational): void {
    const about = toNumber(price);
    const purchase = this.#payers.length;
    this.#payers.push(groups);
    this.#bills.push(this.#before.length);
    for (const group of groups) {
      const bill = this.bills[group] as number;
      if (this.#since[bill] !== purchase) this.#extend(bill, purchase, price, about);
      this.#setBill(group, this.#with[bill] as number);
    }
  }

  /** Takes the newest purchase back. */
  payBack(): void {
    const groups = this.#payers.pop() ?? [];
    for (const group of groups) {
      const bill = this.#before[this.bills[group] as number] as number;
      this.#since[bill] = -1;
      this.#setBill(group, bill);
    }
    const length = this.#bills.pop() ?? 1;
    for (const list of this.#lists) list.length = length;
  }

  /** @returns which groups paid for a purchase, by its number from 0 */
  payersOf(purchase: number): readonly number[] {
    return this.#payers[purchase] ?? [];
  }

  /** @returns what one ballot of a group paid, exactly */
  sumOf(group: number): Rational {
    return this.#sumOf(this.bills[group] as number);
  }

  #sumOf(bill: number): Rational {
    const known = this.#sums[bill];
    if (known) return known;
    const sum = plus(this.#sumOf(this.#before[bill] as number), this.#prices[bill] as Rational);
    this.#sums[bill] = sum;
    return sum;
  }

  #setBill(group: number, bill: number): void {
    this.bills[group] = bill;
    this.paid[group] = this.#about[bill] as number;
  }

  #extend(bill: number, purchase: number, price: Rational, about: number): void {
    this.#since[bill] = purchase;
    this.#with[bill] = this.#before.length;
    this.#before.push(bill);
    this.#prices.push(price);
    this.#sums.push(undefined);
    this.#about.push((this.#about[bill] as number) + about);
    this.#with.push(0);
    this.#since.push(-1);
  }

  get #lists(): unknown[][] {
    return [this.#before, this.#prices, this.#sums, this.#about, this.#with, this.#since];
  }
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

const NOTHING = rational(0n);
