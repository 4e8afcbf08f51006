import { pickText } from '../../../protocol/pick-text.ts';
import type { Text } from '../../../protocol/text.ts';
import type { Voted } from '../../storage/queries/definitions.ts';
import { saidText } from '../../said-text.ts';

type Definition = Voted['definition'];
type Item = Definition['items'][number];

/**
 * @returns a definition with the former names that its items have by what was stored before: they
 * are kept here alone, and whoever puts a definition can neither make nor remove one
 */
export function withFormerNames<D extends Definition>(after: D, before: Definition): D {
  const known = new Map(before.items.map((item) => [item.id, item.formerly]));
  return withItems(after, ({ id }) => known.get(id));
}

/** @returns a definition whose items carry no former names */
export function withoutFormerNames<D extends Definition>(definition: D): D {
  return withItems(definition, () => undefined);
}

/** @returns the items that have another name after, as they were */
export function renamedItems(before: Definition, after: Definition): Item[] {
  const names = new Map(after.items.map(({ id, name }) => [id, said(name, after)]));
  return before.items.filter((item) => {
    const name = names.get(item.id);
    return name !== undefined && name !== said(item.name, before);
  });
}

/**
 * @param renamed as they were until now
 * @param day the last day of their names, as YYYY-MM-DD
 * @returns a definition where everybody sees what these items were called before
 */
export function withMarks<D extends Definition>(
  definition: D,
  renamed: readonly Item[],
  day: string,
): D {
  const names = new Map(renamed.map(({ id, name }) => [id, name]));
  return withItems(definition, ({ id, name: present, formerly = [] }) => {
    const name = names.get(id);
    if (name === undefined) return formerly;
    // Of names that were swapped and swapped back, none is a former one.
    const is = said(present, definition);
    return [...formerly, { name, until: day }].filter((one) => said(one.name, definition) !== is);
  });
}

/** @returns the names of items, for a message: `"Bænke" (p1)` */
export function namesOf(items: readonly Item[], { language }: Definition): string[] {
  return items.map(({ id, name }) => `"${pickText(name, language, language).value}" (${id})`);
}

function withItems<D extends Definition>(
  definition: D,
  formerNames: (item: Item) => Item['formerly'],
): D {
  const items = (definition.items as readonly Item[]).map((item) => {
    const { formerly: _, ...rest } = item;
    const former = formerNames(item);
    return former?.length ? { ...rest, formerly: former } : rest;
  });
  return { ...definition, items };
}

function said(name: Text, { language }: Definition): string {
  return saidText(name, language);
}
