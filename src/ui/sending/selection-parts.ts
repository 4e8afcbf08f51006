import type { BallotDefinition } from '../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import type { PerCategory } from '../../rules/categories.ts';
import type { Rules } from '../../rules/rules.ts';
import { chosen, nothingProblem, type SelectionsState } from '../../rules/selections.ts';

/** What of a definition asks for more than all second acts have. */
interface Asking extends PerCategory {
  readonly credential?: unknown;
}

export type ExplainCategory = typeof import('./explain-category.ts').explainCategory;
/** What differs from one method to another. */
export type MethodRules<D extends BallotDefinition | BudgetDefinition> = Pick<
  Rules<D, SelectionsState>,
  'problems' | 'restore'
>;
type Parts = Awaited<ReturnType<typeof selectionParts>>;

/**
 * Fetches what few choices are sent with, before any of it is needed.
 * @param areTyped whether numbers are typed
 */
export async function selectionParts(definition: Asking, areTyped: boolean) {
  const { credential, minLengthPerCategory, maxLengthPerCategory } = definition;
  const isLimited = (minLengthPerCategory ?? maxLengthPerCategory) !== undefined;
  const [code, categories, numbers] = await Promise.all([
    credential === undefined ? undefined : import('./credential.ts'),
    isLimited ? import('./explain-category.ts') : undefined,
    areTyped ? import('./numbers.ts') : undefined,
  ]);
  return { code, categories, reader: numbers?.reader };
}

/** The rules of a choice, whichever its method: see `ballotRules` and `budgetRules`. */
export function selectionRules<D extends BallotDefinition | BudgetDefinition>(
  { problems, restore }: MethodRules<D>,
  { categories }: Parts,
) {
  return {
    problems: (state: SelectionsState, definition: D) => {
      const found = [
        ...problems(state, definition),
        ...(categories?.categoryProblems(state, definition) ?? []),
      ];
      return found.length > 0 ? found : nothingProblem(state, definition);
    },
    toSubmission: chosen,
    restore,
  };
}
