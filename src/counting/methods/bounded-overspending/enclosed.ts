/** Twice as precise as any amount of money needs, and still two machine words short of slow. */
export const FIRST_BITS = 256;

/** A prime: what is different leaves different rests, but for one chance in 2^127. */
const PRIME = 2n ** 127n - 1n;

/** Thrown where two numbers are different, and it takes more precision to see which is larger. */
export class Vague extends Error {}

/**
 * A number that is not negative, between two that are written as whole numbers of 2^-bits; and the
 * rest that the exact number leaves, where fractions are divided modulo a prime. Where voters
 * overspend, exact fractions double their length each time, so that none could be written down
 * after thirty purchases. So the bounds say which of two is larger, always rightly; and where they
 * cannot, the rests say whether the two are equal.
 */
export interface Enclosed {
  readonly low: bigint;
  readonly high: bigint;
  readonly rest: bigint;
}

/** Arithmetic at one precision. */
export class Arithmetic {
  readonly #bits: bigint;
  readonly #inverses = new Map<bigint, bigint>();

  constructor(bits: number) {
    this.#bits = BigInt(bits);
  }

  fraction(num: bigint, den: bigint): Enclosed {
    const scaled = num << this.#bits;
    const low = scaled / den;
    const high = low * den === scaled ? low : low + 1n;
    return { low, high, rest: modulo(num * this.#inverse(den)) };
  }

  plus(a: Enclosed, b: Enclosed): Enclosed {
    return { low: a.low + b.low, high: a.high + b.high, rest: modulo(a.rest + b.rest) };
  }

  /** @param b no larger than the first */
  minus(a: Enclosed, b: Enclosed): Enclosed {
    const low = a.low > b.high ? a.low - b.high : 0n;
    return { low, high: a.high - b.low, rest: modulo(a.rest - b.rest) };
  }

  times(a: Enclosed, b: Enclosed): Enclosed {
    return {
      low: (a.low * b.low) >> this.#bits,
      high: -((-a.high * b.high) >> this.#bits),
      rest: modulo(a.rest * b.rest),
    };
  }

  /** @param whole not negative */
  timesWhole(a: Enclosed, whole: bigint): Enclosed {
    return { low: a.low * whole, high: a.high * whole, rest: modulo(a.rest * whole) };
  }

  /** @throws Vague where it is not clear that the divisor is above 0 */
  over(a: Enclosed, b: Enclosed): Enclosed {
    if (b.low <= 0n) throw new Vague();
    return {
      low: (a.low << this.#bits) / b.high,
      high: -((-a.high << this.#bits) / b.low) + 1n,
      rest: modulo(a.rest * this.#inverse(b.rest)),
    };
  }

  /**
   * @returns -1, 0 or 1 as the first is below, at or above the second
   * @throws Vague
   */
  compare(a: Enclosed, b: Enclosed): number {
    if (a.high < b.low) return -1;
    if (a.low > b.high) return 1;
    if (a.rest === b.rest) return 0;
    throw new Vague();
  }

  /** @returns a number that is not above it, and close */
  floor({ low }: Enclosed): number {
    return toNumber(low, Number(this.#bits)) * (1 - 2 ** -50);
  }

  /** @returns a number that is not below it, and close */
  ceiling({ high }: Enclosed): number {
    return toNumber(high, Number(this.#bits)) * (1 + 2 ** -50);
  }

  /** @returns the nearest whole number, or the one below where it is half-way */
  round({ low, high }: Enclosed): bigint {
    return (low + high + (1n << this.#bits)) >> (this.#bits + 1n);
  }

  #inverse(value: bigint): bigint {
    const known = this.#inverses.get(value);
    if (known !== undefined) return known;
    const found = inverse(modulo(value));
    this.#inverses.set(value, found);
    return found;
  }
}

function modulo(value: bigint): bigint {
  const rest = value % PRIME;
  return rest < 0n ? rest + PRIME : rest;
}

/** By Euclid. */
function inverse(value: bigint): bigint {
  let [a, b, x, y] = [PRIME, value, 0n, 1n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return modulo(x);
}

function toNumber(value: bigint, bits: number): number {
  const shift = Math.max(0, bits - 512);
  return Number(value >> BigInt(shift)) / 2 ** (bits - shift);
}
