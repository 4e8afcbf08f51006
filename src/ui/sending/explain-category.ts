import type { RuleProblem } from '../../protocol/problem.ts';
import { categoriesOf, type PerCategory } from '../../rules/categories.ts';
import { categoryName } from '../filling/category-limits.ts';
import type { ListedItem } from '../filling/items/listed-item.ts';
import type { Speech } from '../view.ts';

export { categoryProblems } from '../../rules/categories.ts';

/**
 * @param items in the order in which they are shown
 * @returns what is wrong with a category, and which items can mend it; undefined where something else
 * is wrong
 */
export function explainCategory(
  problem: RuleProblem,
  items: readonly ListedItem[],
  view: Speech<'common' | 'perCategorySending'> & { readonly definition: PerCategory },
): { readonly text: string; readonly items: readonly ListedItem[] } | undefined {
  const { code, limit = 0, by = 0 } = problem;
  const isFew = code === 'too-few-in-category';
  if (!isFew && code !== 'too-many-in-category') return undefined;
  // Another server than ours may send anything here.
  const category = String(problem.category);
  const { language } = view.definition;
  const own = items.filter((item) => categoriesOf(item, language).includes(category));
  const name = categoryName(category, view);
  const text = view.say(isFew ? 'tooFewInCategory' : 'tooManyInCategory', { name, limit, by });
  return { text, items: own.length > 0 ? own : items };
}
