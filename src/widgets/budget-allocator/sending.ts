import type { RuleProblem } from '../../protocol/problem.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import { knapsackRules } from '../../rules/knapsack.ts';
import { itemPointer, type SelectionsState } from '../../rules/selections.ts';
import type { ItemList } from '../../ui/filling/items/item-list.ts';
import { laterItemStyles } from '../../ui/filling/items/later-styles.ts';
import { LIST_TARGET } from '../../ui/filling/items/selections.ts';
import type { SummaryEntry } from '../../ui/form.ts';
import { explainSelection, itemOf } from '../../ui/sending/explain-selection.ts';
import { problemWords } from '../../i18n/problem-words.ts';
import { secondAct } from '../../ui/sending/second-act.ts';
import {
  selectionParts,
  selectionRules,
  type ExplainCategory,
  type MethodRules,
} from '../../ui/sending/selection-parts.ts';
import { selectionsReview } from '../../ui/sending/selections-review.ts';
import type { BudgetGroups } from './groups.ts';
import { moneyLeftOf, overBudget, type BudgetItem, type BudgetView } from './balance.ts';

/**
 * The second act of a budget.
 * @param list in which its items are shown
 * @param rules of its method, where that is not the commonest
 */
export async function act(
  list: ItemList<BudgetItem>,
  definition: BudgetDefinition,
  rules: MethodRules<BudgetDefinition> = knapsackRules,
) {
  const parts = await selectionParts(definition, definition.method === 'allocation');
  const { code, categories, reader } = parts;
  const sending = secondAct<BudgetDefinition, SelectionsState, BudgetGroups>({
    rules: selectionRules(rules, parts),
    styles: [laterItemStyles],
    credential: code && ((redraw) => new code.CodeField(redraw)),
    reader,
    explain: (problem, view) => explain(problem, view, list, categories?.explainCategory),
    review: (view) => {
      const { definition, state, say, f } = view;
      const { budget, currency } = definition;
      const left = moneyLeftOf(state, definition);
      const all = { pointer: '/selections', target: LIST_TARGET } as const;
      const costs = new Map(
        definition.method === 'knapsack' ? definition.items.map(({ id, cost }) => [id, cost]) : [],
      );
      return [
        ...selectionsReview(state, definition.items, view, (id, value) =>
          f.money(value ?? costs.get(id) ?? 0, currency),
        ),
        {
          ...all,
          label: say('total'),
          name: say('total'),
          value: f.money(budget - left, currency),
          kind: 'sum',
        },
        {
          ...all,
          label: say('unspent'),
          name: say('budgetHeading'),
          value: f.money(left, currency),
          kind: 'rest',
        },
      ];
    },
  });
  return { sending };
}

function explain(
  problem: RuleProblem,
  view: BudgetView,
  list: ItemList<BudgetItem>,
  ofCategory: ExplainCategory | undefined,
): SummaryEntry {
  const { definition, state, say, f } = view;
  const { currency } = definition;
  const items = list.items(view);
  const own = ofCategory?.(problem, items, view);
  if (own) return explainSelection(problem, state, own.items, own.text, view);
  const text =
    problem.code === 'over-budget'
      ? overBudget(problem.by ?? 0, view)
      : problem.code === 'under-budget'
        ? say('spendAtLeast', { amount: problem.limit ?? 0, currency })
        : (typedWords(problem, view) ??
          problemWords(problem, view, (value) => f.money(value, currency)));
  return explainSelection(problem, state, items, text, view);
}

/** Of what was typed the same is said as beside it. */
function typedWords(problem: RuleProblem, view: BudgetView): string | undefined {
  const id = itemOf(problem, view.state);
  if (problem.code !== 'not-a-number' || id === undefined) return undefined;
  const { currency } = view.definition;
  return view.reader()?.problem({ pointer: itemPointer(id), currency, value: Number.NaN }, view);
}
