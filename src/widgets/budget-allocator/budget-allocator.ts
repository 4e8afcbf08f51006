import { html, nothing, type TemplateResult } from 'lit';
import type { BudgetDefinition, KnapsackItem } from '../../protocol/budgets.ts';
import { pick, putBack, waysToFit } from '../../rules/knapsack.ts';
import {
  chosen as asTyped,
  isSelected,
  itemPointer,
  nothingSelected,
  restoreSelections,
  valueOf,
  type SelectionsState,
} from '../../rules/selections.ts';
import { itemDetails, itemPrice, ItemList } from '../../ui/filling/items/item-list.ts';
import { LIST_TARGET, itemTarget } from '../../ui/filling/items/selections.ts';
import { itemStyles } from '../../ui/filling/items/styles.ts';
import { categoryLimits, fullCategories } from '../../ui/filling/category-limits.ts';
import { countOf, lengthLimits } from '../../ui/filling/limits.ts';
import { typedAt } from '../../rules/typing.ts';
import { FormElement } from '../../ui/form-element.ts';
import type { FormSpecification } from '../../ui/form.ts';
import { button } from '../../ui/parts/button.ts';
import { choiceTemplate } from '../../ui/parts/choice.ts';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import { baseStyles } from '../../ui/parts/styles.ts';
import type { amountView } from './amount-view.ts';
import { MOST_WAYS, balance, moneyLeftOf, type BudgetItem, type BudgetView } from './balance.ts';
import { groups, type BudgetGroups } from './groups.ts';

/**
 * Shares out a budget: whole projects until the money is out (*knapsack*), or an amount for each
 * (*allocation*). What is left stands on top at all times.
 *
 * @tag samskab-budget-allocator
 * @csspart tools - What finds and sorts a long list.
 * @csspart items - A list of things to choose from.
 * @csspart item - One of them.
 * @csspart bar - What is left to spend.
 * @csspart stepper - A number with − and + around it.
 * @fires samskab-ready - There is something to fill in. Not fired while it is closed or not open yet.
 * @fires samskab-change - A person changed something. Not fired for a draft that came back.
 * @fires samskab-submit - A person sends; cancelable, for a page that sends by itself.
 * @fires samskab-sent - The server has stored it, with the receipt. Never fired before that, nor for what another tab has sent.
 * @fires samskab-failed - It could not be loaded or was not sent.
 */
export class SamskabBudgetAllocator extends FormElement<
  BudgetDefinition,
  SelectionsState,
  BudgetGroups
> {
  static override styles = [...baseStyles, itemStyles];

  readonly #list = new ItemList<BudgetItem>(() => this.remember);

  protected readonly groups = groups;
  protected readonly form: FormSpecification<BudgetDefinition, SelectionsState, BudgetGroups> = {
    type: 'budget',
    initial: () => nothingSelected,
    restore: restoreSelections,
    asTyped,
    pages: () => [
      {
        owns: ['/selections'],
        heading: ({ say }) => say('budgetHeading'),
        body: (view) => budgetPage(view, this.#list),
      },
    ],
    prepare: ({ method }) => (method === 'allocation' && !drawAmount ? loadAmounts() : undefined),
    reveal: () => this.#list.reveal(),
    sending: async () => (await import('./sending.ts')).act(this.#list),
  };
}

/** Amounts are fetched by those budgets that ask for them. */
let drawAmount: typeof amountView | undefined;

async function loadAmounts(): Promise<void> {
  drawAmount = (await import('./amount-view.ts')).amountView;
}

function budgetPage(view: BudgetView, list: ItemList<BudgetItem>): TemplateResult {
  const { state, definition, errors } = view;
  const change = (next: SelectionsState) => view.change(next, said(next, view));
  return html`
    ${limits(view)} ${bar(view, change)} ${list.renderTools(view)}
    <ul class="items" part="items" id=${LIST_TARGET} tabindex="-1">
      ${list.renderItems(
        list.items(view),
        view,
        ({ id }) => [
          isSelected(state, id),
          valueOf(state, id),
          typedAt(state, itemPointer(id)),
          errors.get(itemTarget(id)),
        ],
        (item, hidden) =>
          definition.method === 'knapsack'
            ? project(item as KnapsackItem, hidden, view, change)
            : (drawAmount?.(item, hidden, view, change) ?? html``),
      )}
    </ul>
  `;
}

/** What is left, and where no more may be chosen, that too. */
function said(state: SelectionsState, view: BudgetView): string {
  const { maxLength } = view.definition;
  const count = state.selections.length;
  const left = balance(state, view);
  const isMet = maxLength !== undefined && count >= maxLength;
  const met = isMet ? [countOf(count, maxLength, view)] : [];
  return [...met, ...fullCategories(state, view), left].join('. ');
}

function limits(view: BudgetView) {
  const { definition, say, state } = view;
  const said = [
    lengthLimits(definition, state.selections.length, view),
    ...categoryLimits(view),
    ...fullCategories(state, view),
    definition.method === 'knapsack' && definition.minSumCost
      ? say('spendAtLeast', { amount: definition.minSumCost, currency: definition.currency })
      : undefined,
  ].filter((limit) => limit !== undefined);
  return said.length > 0 ? html`<p class="hint">${live(said.join(' · '))}</p>` : nothing;
}

/** What is left, and where it is too much, what to take out, beside the words as buttons. */
function bar(view: BudgetView, change: (state: SelectionsState) => void): TemplateResult {
  const { state, definition, say, t } = view;
  const { budget: total, currency } = definition;
  const left = moneyLeftOf(state, definition);
  const ways = definition.method === 'knapsack' ? waysToFit(state, definition) : [];
  // The buttons say which; to who cannot see them the announcement does.
  const said = ways.length > 0 ? say('takeOneOut', { by: -left, currency }) : balance(state, view);
  return html`
    <div class="bar ${left < 0 ? 'over' : ''}" part="bar">
      <strong>${live(said)}</strong>
      ${
        ways.length > 0
          ? html`<div class="row">
              ${ways.slice(0, MOST_WAYS).map(({ id, name }) =>
                button({
                  label: say('takeOutItem', { what: t(name).value }),
                  onClick: () => {
                    change(putBack(state, id));
                    view.focusOn(itemTarget(id));
                  },
                }),
              )}
            </div>`
          : nothing
      }
      <progress
        max=${total || 1}
        .value=${Math.min(total - left, total)}
        aria-hidden="true"
      ></progress>
    </div>
  `;
}

function project(
  item: KnapsackItem,
  hidden: boolean,
  view: BudgetView,
  change: (state: SelectionsState) => void,
): TemplateResult {
  const { state, definition, t } = view;
  const id = itemTarget(item.id);
  const chosen = isSelected(state, item.id);
  return html`
    <li class="item pick" part="item" ?data-chosen=${chosen} ?hidden=${hidden}>
      ${choiceTemplate({
        id,
        name: id,
        type: 'checkbox',
        checked: chosen,
        label: shown(t(item.name)),
        describedBy: `${id}-about`,
        onToggle: (on) => change(on ? pick(view.now(), item.id) : putBack(view.now(), item.id)),
      })}
      <div class="about" id="${id}-about">
        ${itemPrice(item.cost, definition.currency, view)} ${itemDetails(item, view)}
      </div>
    </li>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'samskab-budget-allocator': SamskabBudgetAllocator;
  }
}
