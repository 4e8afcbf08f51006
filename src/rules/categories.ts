import { namesIn } from '../protocol/grammar.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import type { Text } from '../protocol/text.ts';
import { lengthProblems } from './problems.ts';
import type { SelectionsState } from './selections.ts';

interface Item {
  readonly id: string;
  readonly category?: Text;
}

/** What says how many items of one category may and must be named. */
export interface PerCategory {
  /** The definition's own language, in which its categories are told apart. */
  readonly language: string;
  readonly items: readonly Item[];
  readonly minLengthPerCategory?: number;
  readonly maxLengthPerCategory?: number;
}

/** @returns the categories of an item, each once; it may have several, in a list with commas */
export function categoriesOf({ category }: Pick<Item, 'category'>, language: string): string[] {
  return [...new Set(namesIn(category, language))].filter((name) => name !== '');
}

/** @returns how many are named of each category, of what nothing is named of too; nothing without a limit */
export function categoryCounts(
  { selections }: SelectionsState,
  { items, language, minLengthPerCategory, maxLengthPerCategory }: PerCategory,
): Map<string, number> {
  const counts = new Map<string, number>();
  if (minLengthPerCategory === undefined && maxLengthPerCategory === undefined) return counts;
  const named = new Set(selections.map(({ item }) => item));
  for (const item of items) {
    for (const name of categoriesOf(item, language)) {
      counts.set(name, (counts.get(name) ?? 0) + (named.has(item.id) ? 1 : 0));
    }
  }
  return counts;
}

/** @returns which items are in a category together, whatever it is called; the same for all without a limit */
export function groupingOf(definition: PerCategory): string {
  const groups = new Map([...categoryCounts({ selections: [] }, definition).keys()].map((name) => [name, [] as string[]])); // prettier-ignore
  for (const item of definition.items) {
    for (const name of categoriesOf(item, definition.language)) groups.get(name)?.push(item.id);
  }
  return JSON.stringify([...groups.values()].map((ids) => JSON.stringify(ids.sort())).sort());
}

/** @returns a problem for each category of which too few or too many are named */
export function categoryProblems(state: SelectionsState, definition: PerCategory): RuleProblem[] {
  const { minLengthPerCategory: minLength = 0, maxLengthPerCategory: maxLength = Infinity } =
    definition;
  return [...categoryCounts(state, definition)].flatMap(([category, count]) =>
    lengthProblems(count, { minLength, maxLength }, '/selections').map((problem) => {
      const code = problem.code === 'too-few' ? 'too-few-in-category' : 'too-many-in-category';
      return { ...problem, code, category };
    }),
  );
}
