import type { PerCategory } from '../../rules/categories.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import type { Limited } from './category-limits.ts';

/** What speaks of limits for each category: fetched by those few definitions that have one. */
let limits: typeof import('./category-limits.ts') | undefined;

/** @returns undefined where nothing is to be fetched */
export function loadPerCategory({
  minLengthPerCategory,
  maxLengthPerCategory,
}: PerCategory): Promise<unknown> | undefined {
  if (limits || (minLengthPerCategory ?? maxLengthPerCategory) === undefined) return undefined;
  return import('./category-limits.ts').then((module) => (limits = module));
}

/** @returns how many of each category must and may be chosen, where that is limited */
export const categoryLimits = (view: Limited): string[] => limits?.categoryLimits(view) ?? [];

/** @returns of each category that has as many as it may, or more, what that means */
export const fullCategories = (state: SelectionsState, view: Limited): string[] =>
  limits?.fullCategories(state, view) ?? [];
