import * as v from 'valibot';
import { CountSchema } from './definition.ts';
import { namesIn } from './grammar.ts';
import type { Text } from './text.ts';

/** How many items of one category a ballot names: of each that an item is in. */
export const perCategoryEntries = {
  /** Of every category, also of one that nothing else is named of. */
  minLengthPerCategory: v.exactOptional(CountSchema),
  maxLengthPerCategory: v.exactOptional(CountSchema),
};

interface Limited {
  readonly language: string;
  readonly minLengthPerCategory?: number;
  readonly maxLengthPerCategory?: number;
  readonly items: readonly { readonly category?: Text }[];
}

/** A check across keys: where there are no categories, a limit on each would limit nothing. */
export function categoriesThere<T extends Limited>() {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { items, language } = dataset.value;
    if (items.some(({ category }) => namesIn(category, language).some(Boolean))) return;
    for (const key of ['minLengthPerCategory', 'maxLengthPerCategory'] as const) {
      if (dataset.value[key] === undefined) continue;
      const step = { type: 'unknown', origin: 'value', input: dataset.value, key, value: undefined } as const; // prettier-ignore
      addIssue({ message: 'needs items with a `category`', path: [step] });
    }
  });
}
