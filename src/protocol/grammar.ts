/**
 * What ids, times, links and the like look like, and how much there can be: for the schemas, and
 * for who must know it without them, as a page does. It imports nothing.
 */

/** The name of a definition in its URL. */
export const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;
export const LONGEST_SLUG = 100;

/** The id of an item, a field, an option or a date. */
export const ID = /^[^\p{Cc}\p{Cs}]{1,100}$/u;

/** A BCP 47 language tag, by its looks. */
export const LANGUAGE = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i;
/** In characters: what BCP 47 asks everybody to have room for. */
export const LONGEST_LANGUAGE = 35;

/** ISO 4217. */
export const CURRENCY = /^[A-Z]{3}$/;

/** What an `Idempotency-Key` must be: visible, and too long to guess. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{16,200}$/;

const DAY = /^\d{4}-\d\d-\d\d$/;
const OFFSET = /T\S+(Z|[+-]\d\d:\d\d)$/;
const WEB = /^https?:$/;

/** How long after closing a submission may still be let in, in seconds; and where nothing is said. */
export const LONGEST_GRACE = 3600;
export const USUAL_GRACE = 60;

/** Items in a definition, and so in a vote and in an order drawn by lot. */
export const MOST_ITEMS = 10_000;
/** Parts of a town. */
export const MOST_AREAS = 1000;
/** Papers that belong to one item. */
export const MOST_DOCUMENTS = 20;
/** Things that happen after somebody took part. */
export const MOST_STEPS = 12;
/** Languages that a reader may choose from. */
export const MOST_LANGUAGES = 40;
/** Dates of an event, and so of a household. */
export const MOST_DATES = 1000;
/** Options that are ticked. */
export const MOST_TICKED = 1000;
/** People of one household whose answers are taken. */
export const MOST_PEOPLE = 200;
/** Adults, and as many children, that a household may bring where the definition does not say. */
export const MOST_OF_A_KIND = 8;

/** How long what people handed in may be kept, in days. */
export const LONGEST_KEPT = 3650;

/** Of a limit, in seconds. */
export const LONGEST_LIMIT = 3600;

/** In characters, as all below. */
export const LONGEST_LINK = 2000;
export const LONGEST_CODE = 100;
/** What is read at all; which answers are too long, the rules say. */
export const LONGEST_ANSWER = 100_000;
/** Of an answer whose definition sets no limit. */
export const LONGEST_OF_KIND = {
  'short-text': 500,
  'long-text': 20_000,
  email: 254,
  telephone: 40,
} as const;

/**
 * @param language the definition's own: it is what a file of its votes is written in
 * @returns what a text calls a thing, or several in a list with commas
 */
export function namesIn(
  text: string | Readonly<Record<string, string>> | undefined,
  language: string,
): string[] {
  if (text === undefined) return [];
  const [base = ''] = language.split('-');
  const said = typeof text === 'string' ? text : (text[language] ?? text[base] ?? Object.values(text)[0]); // prettier-ignore
  return (said ?? '').split(',').map((name) => name.trim());
}

/** `abcd` and `da-DK-DK` look like tags, and everything that formats by them would throw. */
export function isLanguage(tag: string): boolean {
  try {
    return LANGUAGE.test(tag) && Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** @returns whether there is the day that a date or a time begins with: no 31 February */
export function isRealDay(date: string): boolean {
  const day = date.slice(0, 10);
  return new Date(`${day}T00:00Z`).toJSON()?.startsWith(day) ?? false;
}

/** @returns whether a text is a date, such as `2026-11-21`, and of a day that there is */
export function isDate(text: string): boolean {
  return DAY.test(text) && isRealDay(text);
}

/** @returns whether a time has an offset, as RFC 3339 has it, and is of a day that there is */
export function hasDayAndOffset(time: string): boolean {
  return OFFSET.test(time) && isRealDay(time);
}

/**
 * Parsed as a browser parses it, which drops blanks and tabs: " java\tscript:" is no way in.
 * @returns whether a link, absolute or relative, leads to the web
 */
export function isWebLink(link: string): boolean {
  return leadsToWeb(link, 'https://base.invalid');
}

/** @returns whether an address is one of the web; a relative one is none */
export function isWebAddress(address: string): boolean {
  return leadsToWeb(address);
}

function leadsToWeb(link: string, base?: string): boolean {
  try {
    return WEB.test(new URL(link, base).protocol);
  } catch {
    return false;
  }
}

/** A part of a whole, such as `1/3`. */
export const FRACTION = /^\d{1,9}\/[1-9]\d{0,8}$/;

/** What lots are drawn from, as it is published: runs of digits and small letters, a blank between. */
export const SEED = /^(?=.{1,200}$)[0-9a-z]+(?: [0-9a-z]+)*$/;
