import type { BallotDefinition, BallotItem } from '../../protocol/ballots.ts';
import type { RuleProblem } from '../../protocol/problem.ts';
import { approvalRules } from '../../rules/approval.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import type { ItemList } from '../../ui/filling/items/item-list.ts';
import type { SummaryEntry } from '../../ui/form.ts';
import { laterItemStyles } from '../../ui/filling/items/later-styles.ts';
import { explainSelection } from '../../ui/sending/explain-selection.ts';
import { problemWords } from '../../i18n/problem-words.ts';
import { secondAct } from '../../ui/sending/second-act.ts';
import {
  selectionParts,
  selectionRules,
  type ExplainCategory,
  type MethodRules,
} from '../../ui/sending/selection-parts.ts';
import { selectionsReview } from '../../ui/sending/selections-review.ts';
import type { View } from '../../ui/view.ts';
import type { BallotGroups } from './groups.ts';

type Ballot = View<BallotDefinition, SelectionsState, BallotGroups>;

/**
 * The second act of a ballot.
 * @param list in which its items are shown
 * @param rules of its method, where that is not the commonest
 */
export async function act(
  list: ItemList<BallotItem>,
  definition: BallotDefinition,
  rules: MethodRules<BallotDefinition> = approvalRules,
) {
  const { method } = definition;
  const parts = await selectionParts(definition, method !== 'approval' && method !== 'ordinal');
  const { code, categories, reader } = parts;
  const sending = secondAct<BallotDefinition, SelectionsState, BallotGroups>({
    rules: selectionRules(rules, parts),
    styles: [laterItemStyles],
    credential: code && ((redraw) => new code.CodeField(redraw)),
    reader,
    explain: (problem, view) => explain(problem, view, list, categories?.explainCategory),
    review: (view) => {
      const { definition, state, say, f } = view;
      const { items, method, currency } = definition;
      const costs = new Map(items.map(({ id, cost }) => [id, cost]));
      return selectionsReview(state, items, view, (id, value) => {
        const amount = costs.get(id);
        if (value === undefined) return amount && f.money(amount, currency);
        return method === 'ordinal' ? f.number(value) : say('points', { points: value });
      });
    },
  });
  return { sending };
}

function explain(
  problem: RuleProblem,
  view: Ballot,
  list: ItemList<BallotItem>,
  ofCategory: ExplainCategory | undefined,
): SummaryEntry {
  const { state, say } = view;
  const { code, by = 0 } = problem;
  const items = list.items(view);
  const own = ofCategory?.(problem, items, view);
  if (own) return explainSelection(problem, state, own.items, own.text, view);
  const text =
    code === 'over-points'
      ? say('overPoints', { by })
      : code === 'under-points'
        ? say('underPoints', { by })
        : problemWords(problem, view);
  return explainSelection(problem, state, items, text, view);
}
