import type { PerCategory } from '../../rules/categories.ts';
import { categoriesOf, categoryCounts } from '../../rules/categories.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import type { Speech } from '../view.ts';

export type Limited = Speech<'choosing' | 'perCategory'> & { readonly definition: PerCategory };

/** @returns how many of each category must and may be chosen, where that is limited */
export function categoryLimits({ definition, say }: Limited): string[] {
  const { minLengthPerCategory: min, maxLengthPerCategory: max } = definition;
  return [
    ...(min ? [say('categoryLeast', { min })] : []),
    ...(max === undefined ? [] : [say('categoryMost', { max })]),
  ];
}

/** @returns of each category that has as many as it may, or more, what that means */
export function fullCategories(state: SelectionsState, view: Limited): string[] {
  const { say, definition } = view;
  const { maxLengthPerCategory: max = Infinity } = definition;
  return [...categoryCounts(state, definition)].flatMap(([category, count]) => {
    if (count === 0 || count < max) return [];
    const name = categoryName(category, view);
    return count === max
      ? say('categoryFull', { name })
      : `${name}: ${say('takeBack', { count: count - max })}`;
  });
}

/** @returns a category as the reader calls it, who may read another language than the definition's */
export function categoryName(
  name: string,
  { definition, t }: Pick<Limited, 'definition' | 't'>,
): string {
  const { items, language } = definition;
  for (const { category } of items) {
    if (category === undefined) continue;
    const names = categoriesOf({ category }, language);
    const shown = t(category).value.split(',');
    // Where one language has other commas than another, nobody knows which is which.
    if (names.includes(name) && shown.length === names.length) {
      return shown[names.indexOf(name)]?.trim() ?? name;
    }
  }
  return name;
}
