import { categoriesOf } from '../rules/categories.ts';
import type { PabulibProject } from './election.ts';

/** @returns the categories of a project, each once, as the item that is made of it has them */
export function projectCategories({ category = '' }: Pick<PabulibProject, 'category'>): string[] {
  return category.trim() === '-' ? [] : categoriesOf({ category }, '');
}
