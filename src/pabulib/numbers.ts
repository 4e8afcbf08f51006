/** What a number can look like in a file: `400000`, `400000.0`, `1234,5`, `1e5`, `.5`. */
const NUMBER = /^([+-]?)(\d*)(?:[.,](\d*))?(?:e([+-]?\d{1,3}))?$/i;

/** Digits in threes with a blank of any kind between them, as spreadsheets and typists write them. */
const GROUPED = /^[+-]?\d{1,3}(?:[\s\u200B\u2060]\d{3})+(?![\d\s])/;

/** Longer ones are no sums of money, and writing them out would cost memory. */
const MOST_DIGITS = 100;

/**
 * Reads a number exactly, without floating point. Blanks may group its digits: `5 000` is 5000.
 * @returns the number as plain decimal text without needless zeros (`-12.5`), or undefined where
 * the text is not one number
 */
export function readDecimal(text: string): string | undefined {
  const found = NUMBER.exec(ungrouped(text.trim()));
  if (!found) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = found;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (digits === '' || digits.length + Math.abs(point) > MOST_DIGITS) return undefined;
  const plain = withPoint(digits, point);
  return sign === '-' && plain !== '0' ? `-${plain}` : plain;
}

function ungrouped(text: string): string {
  return text.replace(GROUPED, (digits) => digits.replace(/[\s\u200B\u2060]/g, ''));
}

/** @param point before which digit the decimal point stands; may lie beyond either end */
function withPoint(digits: string, point: number): string {
  const padded = digits.padEnd(point, '0').padStart(digits.length - Math.min(point, 0), '0');
  const at = Math.max(point, 0);
  const whole = padded.slice(0, at).replace(/^0+/, '') || '0';
  const fraction = padded.slice(at).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** @returns whether a number is written with an exponent, as in `1e5` */
export function hasExponent(text: string): boolean {
  return /e/i.test(text);
}

/** @returns whether blanks group the digits of a number, as in `5 000` */
export function hasBlanks(text: string): boolean {
  return ungrouped(text.trim()) !== text.trim();
}

/**
 * @returns whether the comma or the point in a number may have been meant to group thousands, as in
 * `1,000`
 */
export function isAmbiguous(text: string): boolean {
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text.trim());
}

/** @returns how many decimals a number has that `readDecimal` read */
export function decimalsOf(number: string): number {
  return number.split('.')[1]?.length ?? 0;
}

/**
 * @param number as `readDecimal` read it
 * @param places at least as many as its decimals
 * @returns how many of the smallest such decimals it is: of `12.5` with two places, 1250; exact
 */
export function scaled(number: string, places: number): bigint {
  const [whole = '', fraction = ''] = number.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

/**
 * Money as the protocol has it.
 * @param text an exact decimal number in whole currency units
 * @param decimals how many decimals the currency has; 0 gives the number itself
 * @returns a whole number of minor units, or undefined where the text is no number, is not a
 * whole number of minor units, or is too large to be counted exactly
 */
export function toMinorUnits(text: string, decimals: number): number | undefined {
  const [whole = '', fraction = ''] = readDecimal(text)?.split('.') ?? [];
  if (whole === '' || fraction.length > decimals) return undefined;
  // Reading digits is exact up to the largest safe integer, and never rounds down to below it.
  const units = Number(whole + fraction.padEnd(decimals, '0'));
  return Number.isSafeInteger(units) ? units : undefined;
}
