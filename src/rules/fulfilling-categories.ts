import { categoriesOf, type PerCategory } from './categories.ts';
import type { Obstacle } from './fulfilling-obstacle.ts';

/** How many items can be named for the limits on categories. */
export interface CategoryLengths {
  readonly least: number;
  readonly most: number;
}

type Limited = PerCategory & { readonly maxLength?: number };

/**
 * Exact where no item has two categories. Where some have, one item may do for several: nobody can
 * name fewer than `least` or more than `most`, and perhaps not that many either.
 */
export function categoryLengths(definition: PerCategory): CategoryLengths {
  const { items, minLengthPerCategory = 0, maxLengthPerCategory = Infinity } = definition;
  const sizes = sizesOf(definition);
  const several = Math.max(1, ...namesOf(definition).map((names) => names.length));
  let most = namesOf(definition).filter((names) => names.length === 0).length;
  for (const size of sizes.values()) most += Math.min(size, maxLengthPerCategory);
  return {
    least: Math.ceil((minLengthPerCategory * sizes.size) / several),
    most: Math.min(most, items.length),
  };
}

/** @param least how many must be named, whatever they are in */
export function categoryObstacles(definition: Limited, least: number): Obstacle[] {
  const { minLengthPerCategory = 0, maxLengthPerCategory, maxLength = Infinity } = definition;
  const short = [...sizesOf(definition)].filter(([, size]) => size < minLengthPerCategory);
  if (short.length > 0) {
    return short.map(([category, there]) => ({
      code: 'too-few-in-category',
      pointer: '/minLengthPerCategory',
      limit: minLengthPerCategory,
      there,
      category,
    }));
  }
  const { least: needed, most } = categoryLengths(definition);
  if (needed > maxLength) {
    return [{ code: 'too-many', pointer: '/maxLength', limit: maxLength, there: needed }];
  }
  if (maxLengthPerCategory === undefined || least <= most) return [];
  const pointer = '/maxLengthPerCategory';
  return [{ code: 'too-many-in-category', pointer, limit: maxLengthPerCategory, there: least }];
}

interface Priced extends PerCategory {
  readonly items: readonly (PerCategory['items'][number] & { readonly cost: number })[];
}

/**
 * Exact where no item has two categories; else no more than the least, and no less than the most.
 * @param count how many are named
 * @param sign 1 for the least that they can cost together, -1 for the most
 */
export function costOfNamed(definition: Priced, count: number, sign: 1 | -1): number {
  const { items, language, minLengthPerCategory = 0, maxLengthPerCategory = Infinity } = definition;
  const sorted = items
    .map((item) => ({ cost: item.cost, names: categoriesOf(item, language) }))
    .sort((a, b) => sign * (a.cost - b.cost));
  const isPlain = sorted.every(({ names }) => names.length < 2);
  const taken = new Map<string, number>();
  const named = new Set<(typeof sorted)[number]>();
  const take = (limit: number, ofEach: boolean) => {
    for (const item of sorted) {
      const [name] = isPlain ? item.names : [];
      const already = name === undefined ? -1 : (taken.get(name) ?? 0);
      if (named.size >= count || named.has(item) || already >= limit) continue;
      if (ofEach && name === undefined) continue;
      named.add(item);
      if (name !== undefined) taken.set(name, already + 1);
    }
  };
  // What every category must have goes first; the rest comes from anywhere.
  take(minLengthPerCategory, true);
  take(maxLengthPerCategory, false);
  return [...named].reduce((sum, { cost }) => sum + cost, 0);
}

function namesOf({ items, language }: PerCategory): string[][] {
  return items.map((item) => categoriesOf(item, language));
}

/** How many items each category has. */
function sizesOf(definition: PerCategory): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const name of namesOf(definition).flat()) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  return sizes;
}
