import type { Words } from '../../ui/wording.ts';

/** The groups of messages that this widget uses; a build for one language carries no others. */
export const groups = ['loading', 'common', 'items', 'code', 'budget'] as const;

export type BudgetWords = Words<(typeof groups)[number]>;
