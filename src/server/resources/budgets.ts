import { RESOURCES } from '../../protocol/resources.ts';
import { budgetRules } from '../../rules/budget.ts';
import { aboutBudgets } from '../documenting/budgets.ts';
import type { Resource } from './resource.ts';
import { voted } from './voted.ts';

export const budgets: Resource<'budgets'> = {
  ...RESOURCES.budgets,
  name: 'budgets',
  about: aboutBudgets,
  schemaNames: { definition: 'BudgetDefinition', submission: 'SelectionsSubmission' },
  widget: 'budget-allocator',
  ...voted('budgets', budgetRules),
};
