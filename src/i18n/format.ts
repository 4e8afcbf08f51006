import { decimals } from '../rules/currency.ts';

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Numbers, money, dates and lists as a reader of one language writes them. */
export interface Format {
  readonly lang: string;
  number(value: number): string;
  /** @param minor minor units; @param currency ISO 4217, a bare number without it */
  money(minor: number, currency: string | undefined): string;
  /** @param date `YYYY-MM-DD` */
  date(date: string): string;
  /** @param time RFC 3339; @param timeZone the reader's own unless given */
  time(time: string, timeZone?: string): string;
  /** From one time to another, the day said once. */
  span(starts: string, ends: string, timeZone?: string): string;
  list(items: readonly string[], type?: 'and' | 'or'): string;
  /** The form that goes with a number; `#` stands for the number. */
  plural(count: number, forms: PluralForms): string;
}

const cache = new Map<string, unknown>();

/**
 * Making an Intl object takes longer than using it a hundred times, and a list of 183 projects
 * formats 183 amounts at each render.
 */
function intl<T, O extends object>(
  Type: new (lang: string, options: O) => T,
  lang: string,
  options: O,
): T {
  const key = Type.name + lang + JSON.stringify(options);
  if (!cache.has(key)) cache.set(key, new Type(lang, options));
  return cache.get(key) as T;
}

export function numberFormat(lang: string, options: Intl.NumberFormatOptions = {}) {
  return intl(Intl.NumberFormat, lang, options);
}

function dateFormat(lang: string, options: Intl.DateTimeFormatOptions) {
  return intl(Intl.DateTimeFormat, lang, options);
}

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const MINUTE = { ...DAY, hour: 'numeric', minute: '2-digit' } as const;

/** @param lang a BCP 47 tag that `Intl` accepts */
export function createFormat(lang: string): Format {
  return {
    lang,
    number: (value) => numberFormat(lang, { maximumFractionDigits: 10 }).format(value),
    money: (minor, currency) => formatMoney(lang, minor, currency),
    date: (date) =>
      dateFormat(lang, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${date}T00:00:00Z`),
      ),
    time: (time, timeZone) => dateFormat(lang, inZone(MINUTE, timeZone)).format(new Date(time)),
    span: (starts, ends, timeZone) =>
      dateFormat(lang, inZone(MINUTE, timeZone)).formatRange(new Date(starts), new Date(ends)),
    list: (items, type = 'and') =>
      intl(Intl.ListFormat, lang, { type: JUNCTION[type] }).format(items),
    plural: (count, forms) => {
      const rule = intl(Intl.PluralRules, lang, {}).select(count);
      return (forms[rule] ?? forms.other).replace('#', numberFormat(lang).format(count));
    },
  };
}

const JUNCTION = { and: 'conjunction', or: 'disjunction' } as const;

function inZone(options: Intl.DateTimeFormatOptions, timeZone: string | undefined) {
  return timeZone ? { ...options, timeZone } : options;
}

function formatMoney(lang: string, minor: number, currency: string | undefined): string {
  if (!currency) return numberFormat(lang).format(minor);
  const digits = decimals(currency);
  const options: Intl.NumberFormatOptions = { style: 'currency', currency };
  // Whole amounts read best bare: "12.000 kr.", not "12.000,00 kr."
  if (minor % 10 ** digits === 0) options.maximumFractionDigits = 0;
  return numberFormat(lang, options).format(minor / 10 ** digits);
}

/** @returns "kr." or "€": how readers of a language write a currency */
export function currencySign(currency: string, lang: string): string {
  const format = new Intl.NumberFormat(lang, { style: 'currency', currency });
  return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}

/**
 * Reads a number as people of a language type it: `1.234,5` in Danish, `1,234.5` in English.
 * @returns undefined where it is not a number
 */
export function parseNumber(text: string, lang: string): number | undefined {
  const parts = numberFormat(lang).formatToParts(0.5);
  const decimal = parts.some(({ value }) => value === ',') ? ',' : '.';
  const group = decimal === ',' ? '.' : ',';
  const plain = text
    // Arabic and Persian digits: their last four bits are what they stand for.
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    // Spaces, apostrophes, and the marks of direction that Intl puts before an Arabic minus.
    .replace(/[\s\u00a0\u202f'’\u200e\u200f\u061c]/g, '')
    .replace(/\u2212/g, '-')
    .replace(/٬/g, group)
    .replace(/٫/g, decimal);
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`).test(plain);
  const number = (grouped ? plain.replaceAll(group, '') : plain).replace(',', '.');
  return /^-?\d+(\.\d*)?$/.test(number) ? Number(number) : undefined;
}
