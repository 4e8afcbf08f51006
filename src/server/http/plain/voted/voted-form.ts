import type { BallotDefinition } from '../../../../protocol/ballots.ts';
import type { BudgetDefinition } from '../../../../protocol/budgets.ts';
import { moneyLeft } from '../../../../rules/allocation.ts';
import { ballotRules } from '../../../../rules/ballot.ts';
import { budgetRules } from '../../../../rules/budget.ts';
import { spent } from '../../../../rules/knapsack.ts';
import { chosen, type SelectionsState } from '../../../../rules/selections.ts';
import type { Voted } from '../../../storage/queries/definitions.ts';
import { pictureHtml, type Item } from '../../catalogue.ts';
import { escapeHtml } from '../../html.ts';
import type { PlainForm, PlainRow } from '../form.ts';
import { shown } from '../parts.ts';
import type { PlainView } from '../view.ts';
import { readChoices } from './choosing.ts';
import { LIST, explain } from './explain.ts';
import { itemHtml } from './item.ts';
import { limitWords } from './limits.ts';
import type { VotedView } from './voted-view.ts';

type Definition = Voted['definition'];

const common = [
  ...(['common', 'choosing', 'steps', 'items', 'perCategory', 'details'] as const),
  ...(['allocation', 'ordinal', 'cumulative', 'scoring'] as const),
  ...(['sending', 'code', 'perCategorySending'] as const),
] as const; // prettier-ignore

const shared = {
  read: readChoices,
  toSubmission: chosen,
  fields: (view: PlainView<Definition, SelectionsState>) => fields(view as VotedView),
  explain: (problem, view) => explain(problem, view as VotedView),
  rows: (view) => rows(view as VotedView),
} satisfies Partial<PlainForm<Definition, SelectionsState>>;

export const ballotForm: PlainForm<BallotDefinition, SelectionsState> = {
  ...(shared as unknown as PlainForm<BallotDefinition, SelectionsState>),
  groups: [...common, 'ballot', 'ballotSending'],
  problems: ballotRules.problems,
};

export const budgetForm: PlainForm<BudgetDefinition, SelectionsState> = {
  ...(shared as unknown as PlainForm<BudgetDefinition, SelectionsState>),
  groups: [...common, 'budget', 'budgetSending'],
  problems: budgetRules.problems,
};

function fields(view: VotedView): string {
  const { definition, asks } = view;
  const limits = asks ? limitWords(view).map((line) => `<p>${escapeHtml(line)}</p>`) : [];
  const items = (definition.items as readonly Item[]).map((item) => itemHtml(item, view));
  return `${limits.length === 0 ? '' : `<div class="hint" id="limits">${limits.join('')}</div>`}
          <ul class="cards" id="${LIST}" tabindex="-1">
            ${items.join('\n            ')}
          </ul>`;
}

/** What was chosen, for a last look, in the order in which it was chosen or ranked. */
function rows(view: VotedView): PlainRow[] {
  const { definition, state, say, f, t } = view;
  const byId = new Map((definition.items as readonly Item[]).map((item) => [item.id, item]));
  const chosenRows = state.selections.flatMap((selection): PlainRow[] => {
    const item = byId.get(selection.item);
    if (!item) return [];
    return [
      {
        label: shown(t(item.name), view),
        value: escapeHtml(valueOf(item, selection.value, view)),
        ...(item.picture && { picture: pictureHtml(item.picture, view, '') }),
      },
    ];
  });
  if (definition.type !== 'budget') return chosenRows;
  const { budget, currency } = definition;
  const used = definition.method === 'knapsack' ? spent(state, definition) : budget - moneyLeft(state, definition); // prettier-ignore
  const money = (amount: number) => escapeHtml(f.money(amount, currency));
  return [
    ...chosenRows,
    { label: escapeHtml(say('total')), value: money(used), kind: 'sum' },
    { label: escapeHtml(say('unspent')), value: money(budget - used), kind: 'rest' },
  ];
}

function valueOf(item: Item, value: number | undefined, { definition, say, f }: VotedView): string {
  const cost = 'cost' in item ? item.cost : undefined;
  if (value === undefined) return cost === undefined ? '' : f.money(cost, definition.currency);
  if (definition.method === 'allocation') return f.money(value, definition.currency);
  return definition.method === 'ordinal' ? f.number(value) : say('points', { points: value });
}
