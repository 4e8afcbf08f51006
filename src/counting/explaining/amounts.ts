import type { Profile } from '../profile/profile.ts';
import { rational, type Rational } from '../rational.ts';

/** Decimal text in currency units, such as `1067287` or `12.5`. */
export type Money = string;
/** An exact fraction, `num/den`. */
export type Fraction = string;

/** @returns an amount in currency units */
export function inUnits({ num, den }: Rational, { unit }: Profile): Rational {
  return rational(num, den * unit);
}

/** @param unit how many of the smallest amounts make a currency unit: a power of ten */
export function decimalText(amount: bigint, unit: bigint): Money {
  const sign = amount < 0n ? '-' : '';
  const positive = amount < 0n ? -amount : amount;
  const decimals = unit.toString().length - 1;
  const fraction = (positive % unit).toString().padStart(decimals, '0').replace(/0+$/, '');
  return `${sign}${positive / unit}${unit === 1n || fraction === '' ? '' : `.${fraction}`}`;
}
