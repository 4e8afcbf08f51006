import type { BallotDefinition, BallotItem } from '../../protocol/ballots.ts';
import type { RuleProblem } from '../../protocol/problem.ts';
import { ballotRules } from '../../rules/ballot.ts';
import type { SelectionsState } from '../../rules/selections.ts';
import type { ItemList } from '../../ui/filling/items/item-list.ts';
import type { SummaryEntry } from '../../ui/form.ts';
import { laterItemStyles } from '../../ui/filling/items/later-styles.ts';
import { entryStyles } from '../../ui/parts/entry-styles.ts';
import { CodeField } from '../../ui/sending/credential.ts';
import { explainCategory } from '../../ui/sending/explain-category.ts';
import { explainSelection } from '../../ui/sending/explain-selection.ts';
import { problemWords } from '../../i18n/problem-words.ts';
import { secondAct } from '../../ui/sending/second-act.ts';
import { selectionsReview } from '../../ui/sending/selections-review.ts';
import type { View } from '../../ui/view.ts';
import type { BallotGroups } from './groups.ts';

type Ballot = View<BallotDefinition, SelectionsState, BallotGroups>;

/** The second act of a ballot. @param list in which its items are shown */
export const act = (list: ItemList<BallotItem>) => ({
  sending: secondAct<BallotDefinition, SelectionsState, BallotGroups>({
    rules: ballotRules,
    styles: [entryStyles, laterItemStyles],
    credential: (redraw) => new CodeField(redraw),
    explain: (problem, view) => explain(problem, view, list),
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
  }),
});

function explain(problem: RuleProblem, view: Ballot, list: ItemList<BallotItem>): SummaryEntry {
  const { state, say } = view;
  const { code, by = 0 } = problem;
  const ofCategory = explainCategory(problem, state, list.items(view), view);
  if (ofCategory) return ofCategory;
  const text =
    code === 'over-points'
      ? say('overPoints', { by })
      : code === 'under-points'
        ? say('underPoints', { by })
        : problemWords(problem, view);
  return explainSelection(problem, state, list.items(view), text, view);
}
