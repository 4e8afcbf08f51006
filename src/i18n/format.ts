import { decimals } from '../rules/currency.ts';
import { directionOf } from './direction.ts';

/** Numbers, money, dates and lists as a reader of one language writes them. */
export interface Format {
  /** The tag that `Intl` is asked for; what everything is written in. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  number(value: number): string;
  /** @param minor minor units; @param currency ISO 4217, a bare number without it */
  money(minor: number, currency: string | undefined): string;
  /** @param date `YYYY-MM-DD` */
  date(date: string): string;
  /**
   * @param time RFC 3339; @param timeZone the reader's own unless given
   * @returns the time, with the name of its zone where the reader's clock shows another
   */
  time(time: string, timeZone?: string): string;
  /** From one time to another, the day said once. */
  span(starts: string, ends: string, timeZone?: string): string;
  list(items: readonly string[], type?: 'and' | 'or'): string;
  /** @returns the name of the form that goes with a number */
  pluralForm(count: number): Intl.LDMLPluralRule;
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

type Dates = Pick<Intl.DateTimeFormat, 'format' | 'formatRange' | 'formatToParts'>;

/** @param lang that of a `Format` */
export function dateFormat(lang: string, options: Intl.DateTimeFormatOptions): Dates {
  const dates = intl(Intl.DateTimeFormat, lang, options);
  return lang === NYNORSK ? inNynorsk(dates) : dates;
}

/**
 * Chromium has no formats for nynorsk (`nn`), and would write English. They are those of bokmål, but
 * for three days of the week: this tag asks for bokmål, and says to whom it is written.
 */
const NYNORSK = 'nb-x-nn';
const DAYS: Readonly<Record<string, string>> = {
  mandag: 'måndag',
  tirsdag: 'tysdag',
  lørdag: 'laurdag',
};

function inNynorsk(dates: Dates): Dates {
  const days = (text: string) => text.replace(/\p{L}+dag/gu, (day) => DAYS[day] ?? day);
  return {
    format: (date) => days(dates.format(date)),
    formatRange: (starts, ends) => days(dates.formatRange(starts, ends)),
    formatToParts: (date) =>
      dates.formatToParts(date).map((part) => ({ ...part, value: days(part.value) })),
  };
}

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const MINUTE = { ...DAY, hour: 'numeric', minute: '2-digit' } as const;

/** @param tag a BCP 47 tag that `Intl` accepts */
export function createFormat(tag: string): Format {
  const lang = /^nn\b/i.test(tag) ? NYNORSK : tag;
  return {
    lang,
    dir: directionOf(lang),
    number: (value) => numberFormat(lang, { maximumFractionDigits: 10 }).format(value),
    money: (minor, currency) => formatMoney(lang, minor, currency),
    date: (date) =>
      dateFormat(lang, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${date}T00:00:00Z`),
      ),
    time: (time, timeZone) => dateFormat(lang, inZone(time, timeZone)).format(new Date(time)),
    span: (starts, ends, timeZone) =>
      dateFormat(lang, inZone(starts, timeZone)).formatRange(new Date(starts), new Date(ends)),
    list: (items, type = 'and') =>
      intl(Intl.ListFormat, lang, { type: JUNCTION[type] }).format(items),
    pluralForm: (count) => intl(Intl.PluralRules, lang, {}).select(count),
  };
}

const JUNCTION = { and: 'conjunction', or: 'disjunction' } as const;

/**
 * A time is written in the zone that was asked for, else in the reader's. Where the two clocks
 * differ, or the time was written down by another clock than the reader's, its zone is named.
 */
function inZone(time: string, timeZone: string | undefined): Intl.DateTimeFormatOptions {
  return { ...MINUTE, ...zoneOf(time, timeZone) };
}

/** @returns the zone to write a time in, and whether it is to be named */
export function zoneOf(time: string, timeZone: string | undefined): Intl.DateTimeFormatOptions {
  const here = offsetOf(time, undefined);
  const there = timeZone ? offsetOf(time, timeZone) : writtenOffset(time);
  return {
    ...(timeZone && { timeZone }),
    ...(there !== undefined && there !== here && { timeZoneName: 'short' as const }),
  };
}

/** @returns how far the clocks of a zone are ahead of UTC at a time, such as `GMT+2` */
function offsetOf(time: string, timeZone: string | undefined): string | undefined {
  const options = { timeZoneName: 'longOffset', ...(timeZone && { timeZone }) } as const;
  const parts = dateFormat('en', options).formatToParts(new Date(time));
  return plainOffset(parts.find(({ type }) => type === 'timeZoneName')?.value);
}

/** @returns the offset that a time was written with, in the words of `offsetOf`; UTC is nobody's clock */
function writtenOffset(time: string): string | undefined {
  const [offset] = /[+-]\d\d:\d\d$/.exec(time) ?? [];
  return offset && plainOffset(`GMT${offset}`);
}

/** Greenwich's own is called `GMT` by some browsers and `GMT+00:00` by others. */
function plainOffset(offset: string | undefined): string | undefined {
  return offset?.replace(/.00:00$/, '');
}

function formatMoney(lang: string, minor: number, currency: string | undefined): string {
  if (!currency) return numberFormat(lang).format(minor);
  const digits = decimals(currency);
  const options: Intl.NumberFormatOptions = currencyOptions(currency, lang);
  // Whole amounts read best bare: "12.000 kr.", not "12.000,00 kr."
  if (minor % 10 ** digits === 0) options.maximumFractionDigits = 0;
  const parts = numberFormat(lang, options).formatToParts(minor / 10 ** digits);
  return parts.map((part) => (part.type === 'currency' ? short(part) : part.value)).join('');
}

/** In Arabic many currencies have no sign but their code in Latin letters: people write the name. */
function currencyOptions(currency: string, lang: string): Intl.NumberFormatOptions {
  const currencyDisplay = /^ar\b/.test(lang) ? 'name' : 'symbol';
  return { style: 'currency', currency, currencyDisplay };
}

/** Whose kroner they are, who lives there knows: "كرونة" and not "كرونة دنماركية". */
function short({ value }: Intl.NumberFormatPart): string {
  return value.split(' ')[0] ?? value;
}

/** @returns "kr." or "€": how readers of a language write a currency */
export function currencySign(currency: string, lang: string): string {
  const format = numberFormat(lang, currencyOptions(currency, lang));
  const part = format.formatToParts(0).find(({ type }) => type === 'currency');
  return part ? short(part) : currency;
}
