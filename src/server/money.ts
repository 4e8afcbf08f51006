import { decimals, minorUnits } from '../rules/currency.ts';

/**
 * @param minor an amount in minor units; without a currency it is a bare number
 * @returns the amount for a reader, without decimals where there are none to tell
 */
export function moneyText(minor: number, currency: string | undefined, language: string): string {
  if (currency === undefined) return new Intl.NumberFormat(language).format(minor);
  const value = minor / minorUnits(currency);
  const places = decimals(currency);
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(value) ? 0 : places,
    maximumFractionDigits: places,
  }).format(value);
}
