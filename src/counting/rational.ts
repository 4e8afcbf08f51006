/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** @throws RangeError where the denominator is 0 */
export function rational(num: bigint, den: bigint = 1n): Rational {
  if (den === 0n) throw new RangeError('A fraction needs a denominator other than 0');
  const divisor = gcd(num, den) * (den < 0n ? -1n : 1n);
  return { num: num / divisor, den: den / divisor };
}

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

/** @returns the largest whole number that is not above the fraction */
export function floor({ num, den }: Rational): bigint {
  const whole = num / den;
  return num % den < 0n ? whole - 1n : whole;
}

/** @returns the nearest whole number; halves go up */
export function round({ num, den }: Rational): bigint {
  return floor({ num: 2n * num + den, den: 2n * den });
}

/** @returns the smallest whole number that is not below the fraction */
export function ceil({ num, den }: Rational): bigint {
  return -floor({ num: -num, den });
}

/** @returns `num/den`, also where the denominator is 1 */
export function fractionText({ num, den }: Rational): string {
  return `${num}/${den}`;
}

/**
 * @returns the nearest number or one beside it; both parts may be larger than any number
 */
export function toNumber({ num, den }: Rational): number {
  const shift = Math.max(bits(num), bits(den)) - 1000;
  if (shift <= 0) return Number(num) / Number(den);
  // What is shifted out is less than the last of a thousand bits.
  const scale = BigInt(Math.min(shift, Math.max(0, bits(den) - 64)));
  return Number(num >> scale) / Number(den >> scale);
}

function bits(value: bigint): number {
  return value.toString(16).length * 4;
}

/** @returns -1, 0 or 1 as the first is below, at or above the second; exact */
export function compare(a: Rational, b: Rational): number {
  return sign(a.num * b.den - b.num * a.den);
}

export function sign(value: bigint): number {
  return value === 0n ? 0 : value < 0n ? -1 : 1;
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function minus(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den);
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}
