import type { RuleProblem } from '../../protocol/problem.ts';
import { categoriesOf, type PerCategory } from '../../rules/categories.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import { categoryName } from '../filling/category-limits.ts';
import type { ListedItem } from '../filling/items/listed-item.ts';
import type { SummaryEntry } from '../form.ts';
import type { Speech } from '../view.ts';
import { explainSelection } from './explain-selection.ts';

/**
 * @param items in the order in which they are shown
 * @returns what is wrong with a category, leading to the first of its items that can mend it;
 * undefined where something else is wrong
 */
export function explainCategory(
  problem: RuleProblem,
  state: SelectionsState,
  items: readonly ListedItem[],
  view: Speech<'common' | 'perCategorySending'> & { readonly definition: PerCategory },
): SummaryEntry | undefined {
  const { code, limit = 0, by = 0 } = problem;
  const isFew = code === 'too-few-in-category';
  if (!isFew && code !== 'too-many-in-category') return undefined;
  // Another server than ours may send anything here.
  const category = String(problem.category);
  const { language } = view.definition;
  const own = items.filter((item) => categoriesOf(item, language).includes(category));
  const name = categoryName(category, view);
  const text = view.say(isFew ? 'tooFewInCategory' : 'tooManyInCategory', { name, limit, by });
  return explainSelection(problem, state, own.length > 0 ? own : items, text, view);
}
