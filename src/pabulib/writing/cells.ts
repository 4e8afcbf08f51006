import type { Text } from '../../protocol/text.ts';
import { pickText } from '../../protocol/pick-text.ts';
import { decimals } from '../../rules/currency.ts';

/** @returns how many decimals a sum is written with; without a currency it is a bare number */
export function placesOf({ currency }: { readonly currency?: string }): number {
  return currency === undefined ? 0 : decimals(currency);
}

/**
 * @param units a whole number of minor units; none is 0
 * @returns the sum in whole currency units, exactly and without needless zeros
 */
export function amount(units: number | undefined, places: number): string {
  // Dividing would round large sums, so the point is put in between the digits.
  const digits = String(Math.abs(units ?? 0)).padStart(places + 1, '0');
  const at = digits.length - places;
  const fraction = digits.slice(at).replace(/0+$/, '');
  const sign = (units ?? 0) < 0 ? '-' : '';
  return sign + digits.slice(0, at) + (fraction === '' ? '' : `.${fraction}`);
}

/** @returns a text in the definition's own language, or the nearest there is */
export function textIn(language: string, text: Text | undefined): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  return pickText(text, language, language).value;
}

/** @returns a text without blanks at its ends and blank lines, which Pabulib's checker takes out */
export function tidy(text: string): string {
  return text.replaceAll(/[^\S\n\r]*[\n\r]\s*/g, '\n').trim();
}
