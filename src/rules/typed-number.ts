import { decimals } from './currency.ts';
import { inAscii } from './pasted.ts';

/**
 * What a typed number is: a value; or the values that it may be, of which a person chooses, the
 * one with thousands first; or none, and why. Money is a whole number of minor units, exact.
 */
export type TypedNumber =
  | { readonly value: number }
  | { readonly either: readonly number[] }
  | { readonly problem: 'not-a-number' | 'negative' | 'other-currency' };

/** What a text is, and whether it is clear: it does not become something else while it is typed. */
type Reading = readonly [number: TypedNumber, clear?: boolean | undefined];

const NOT_A_NUMBER: Reading = [{ problem: 'not-a-number' }];

/** Reads numbers as people type them. */
export interface NumberReader {
  /**
   * Reads what somebody typed, once they leave the field: `1.500` and `1,5` in Danish, `1,500` and
   * `1.5` in English, `100 kr.`, `١٬٥٠٠`. What may be two amounts is asked, never guessed.
   *
   * @param text as it stands in the field
   * @param language a BCP 47 tag: which sign stands before decimals, and which between groups
   * @param currency ISO 4217: the number is an amount in minor units, with no more decimals than
   * the currency has; without it a plain number with any decimals, which may be negative
   * @returns what the text is; undefined where it is blank
   */
  readonly readNumber: (
    text: string,
    language: string,
    currency?: string,
  ) => TypedNumber | undefined;

  /**
   * Reads what is clear while somebody still types, for a balance that follows the typing: digits,
   * whole groups, and the language's own decimal sign with no more decimals than the currency has.
   *
   * @param text as it stands in the field
   * @param language a BCP 47 tag
   * @param currency ISO 4217: the number is in minor units; without it a plain number
   * @returns the number, the same that `readNumber` gives; undefined where it is not clear yet
   */
  readonly clearNumber: (text: string, language: string, currency?: string) => number | undefined;
}

/** What people call a currency. */
export type CurrencyNames = Pick<
  typeof import('./currency-words.ts'),
  'currencyWords' | 'isCurrencyWord'
>;

/** @param names where amounts are read: a form without them needs none */
export function numberReader(names?: CurrencyNames): NumberReader {
  return {
    readNumber: (text, language, currency) => read(text, language, currency, names)?.[0],
    clearNumber: (text, language, currency) => {
      const [number, clear] = read(text, language, currency, names) ?? NOT_A_NUMBER;
      return clear && 'value' in number ? number.value : undefined;
    },
  };
}

/** Takes off what stands before and after the digits, and reads the rest. */
function read(
  text: string,
  language: string,
  currency?: string,
  names?: CurrencyNames,
): Reading | undefined {
  const comma = (0.5).toLocaleString(language).includes(',');
  const typed = inAscii(text)
    .toLowerCase()
    .replace(/[٫٬،]/g, (sign) => (sign === '،' || (sign === '٫') === comma ? ',' : '.'));
  if (!/\S/.test(typed)) return undefined;
  const parts = /^(\D*)(\d(?:.*\d)?)(\D*)$/.exec(typed);
  if (!parts) return NOT_A_NUMBER;
  let [before = '', digits = '', after = ''] = parts.slice(1);

  const ours = (word: string) =>
    !word || (currency !== undefined && names?.currencyWords(language, currency).has(word));
  const open = /^\s+$/.test(after);
  before = before.replace(/\s/g, '');
  const minus = before.includes('-');
  before = before.replace(/[-+]/, '');
  if (!ours(before) && /[.,]$/.test(before)) {
    digits = before.slice(-1) + digits;
    before = before.slice(0, -1);
  }
  after = after.replace(/\s/g, '');
  // "100,-": the dash stands for no decimals.
  if (currency) after = after.replace(/[.,:]-+/, '');
  if (!ours(after) && /^[.,]/.test(after)) {
    digits += after.charAt(0);
    after = after.slice(1);
  }
  if (!ours(after)) after = after.replace(/(.)\.$/, '$1');
  const unknown = [before, after].filter((word) => !ours(word));
  if (unknown.length > 0) {
    return currency && unknown.some((word) => names?.isCurrencyWord(word, language))
      ? [{ problem: 'other-currency' }]
      : NOT_A_NUMBER;
  }

  // From here on "," is before decimals, "." and "'" are between groups, whatever the language.
  digits = digits
    .replace(/[\s’‘ʼ`´]/g, "'")
    .replace(/[.,]/g, (sign) => ((sign === ',') === comma ? ',' : '.'));
  const [number, clear] = readDigits(digits, currency);
  if (!minus || 'problem' in number) return [number, clear && !open];
  if (currency || 'either' in number) return [{ problem: 'negative' }];
  return [{ value: 0 - number.value }, clear && !open];
}

/** Reads digits with `,` before the decimals, and `.` or `'` between groups. */
function readDigits(text: string, currency: string | undefined): Reading {
  const places = currency ? decimals(currency) : Number.POSITIVE_INFINITY;
  const amount = (whole: string, fraction: string) =>
    fraction.replace(/0+$/, '').length > places
      ? Number.NaN
      : // Digits and an exponent in one text: nothing is computed, so nothing is lost.
        Number(`${whole.replace(/\D/g, '')}.${fraction}e${currency ? places : 0}`);

  const groups = /^[1-9]\d{0,2}([.,'])\d{3}(?:\1\d{3})*$/.test(text);
  const [, whole = '', group, sign, fraction = ''] =
    /^(\d*|[1-9]\d{0,2}([.,'])\d{3}(?:\2\d{3})*)(?:([.,])(\d*))?$/.exec(text) ?? [];
  if (!(whole || fraction) || (sign && sign === group)) return NOT_A_NUMBER;

  // One sign before three digits: before decimals if the currency has so many, else in a group.
  const few = places < 3;
  const asked = groups && sign === ',' && few;
  const values: number[] = [];
  if (asked || (groups && sign === '.')) values.push(amount(text, ''));
  // "1234.500" in Danish is a group in the wrong place rather than zeros too many, and so is
  // "25.0000": a zero more behind an amount that stood there with its group.
  const misplaced = fraction.length > 2 && few && /[1-9]/.test(whole);
  if (sign !== '.' || !(groups || misplaced)) values.push(amount(whole, fraction));

  const real = values.filter(currency ? Number.isSafeInteger : Number.isFinite);
  const [value] = real;
  if (value === undefined) return NOT_A_NUMBER;
  if (asked) return [{ either: real }];
  const clear = sign === ',' ? fraction !== '' && fraction.length <= places : !sign || groups;
  return [{ value }, clear && group !== ','];
}
