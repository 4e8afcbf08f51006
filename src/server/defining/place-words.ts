/**
 * @param keys what leads to a field: names, and numbers in a list
 * @param predicate what is said of it
 * @returns where a field stands in a definition, from the outside in, and what is wrong with it:
 * "items, 3rd: `cost` is missing"
 */
export function placeWords(keys: readonly (string | number)[], predicate: string): string {
  const last = keys.at(-1);
  if (last === undefined) return `the definition ${predicate}`;
  if (isNumber(last)) return `${around(keys)}: ${predicate}`;
  const outside = keys.length > 1 ? `${around(keys.slice(0, -1))}: ` : '';
  return `${outside}\`${last}\` ${predicate}`;
}

function around(keys: readonly (string | number)[]): string {
  return keys.map((key) => (isNumber(key) ? ordinal(Number(key) + 1) : key)).join(', ');
}

/** No key of a definition is a number. */
function isNumber(key: string | number): boolean {
  return typeof key === 'number' || /^\d+$/.test(key);
}

const ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

/** @returns 1st, 2nd, 3rd, 4th */
function ordinal(number: number): string {
  return `${number}${ENDINGS[ordinals.select(number)] ?? 'th'}`;
}
