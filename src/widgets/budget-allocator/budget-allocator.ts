import { html, nothing, type TemplateResult } from 'lit';
import type { BudgetDefinition, KnapsackItem } from '../../protocol/budgets.ts';
import { dearestPicked, pick, putBack, waysToFit } from '../../rules/knapsack.ts';
import {
  chosen as asTyped,
  isSelected,
  itemPointer,
  nothingSelected,
  valueOf,
  type SelectionsState,
} from '../../rules/selections.ts';
import * as drawing from '../../ui/filling/items/drawing.ts';
import { ItemList } from '../../ui/filling/items/item-list.ts';
import { LIST_TARGET, itemTarget } from '../../ui/filling/items/selections.ts';
import { picturedBy, strip, stripStyles } from '../../ui/filling/items/strip.ts';
import { itemStyles } from '../../ui/filling/items/styles.ts';
import { categoryLimits, fullCategories, loadPerCategory } from '../../ui/filling/per-category.ts';
import { countOf, lengthLimits } from '../../ui/filling/limits.ts';
import { typedAt } from '../../rules/typing.ts';
import { FormElement } from '../../ui/form-element.ts';
import type { FormSpecification } from '../../ui/form.ts';
import { button } from '../../ui/parts/button.ts';
import { live } from '../../ui/parts/live.ts';
import { baseStyles } from '../../ui/parts/styles.ts';
import { MOST_WAYS, balance, moneyLeftOf, type BudgetItem, type BudgetView, type Change } from './balance.ts'; // prettier-ignore
import { groups, type BudgetGroups } from './groups.ts';

/**
 * Shares out a budget: whole projects until the money is out (*knapsack*), or an amount for each
 * (*allocation*). What is left stands on top at all times.
 *
 * @tag samskab-budget-allocator
 * @attr item - The id of a project that is opened at once, as on its own page.
 * @csspart tools - What finds and sorts a long list.
 * @csspart items - A list of things to choose from.
 * @csspart item - One of them.
 * @csspart more - What leads to all there is to say of one.
 * @csspart details - The dialog with that.
 * @csspart map - A map of the places, where the definition brings one.
 * @csspart pin - One of them on the map.
 * @csspart bar - What is left to spend, and the way on.
 * @cssprop --samskab-sticky-top - How high what sticks to the top of the page is: the bar stays below it.
 * @cssprop --samskab-sticky-bottom - The same at the bottom, such as a line about cookies.
 * @csspart stepper - A number with − and + around it.
 * @csspart slider - The same amount, to be dragged.
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
  static override properties = { ...FormElement.properties, item: {} };
  static override styles = [...baseStyles, itemStyles, stripStyles];

  /** Which item is opened at once. */
  declare item: string | undefined;

  readonly #list = new ItemList<BudgetItem>({
    remember: () => this.remember,
    withHistory: () => this.history !== 'off',
    opened: () => this.item,
    prepare: () => this.secondAct(),
  });

  protected readonly groups = groups;
  protected readonly form: FormSpecification<BudgetDefinition, SelectionsState, BudgetGroups> = {
    type: 'budget',
    initial: () => nothingSelected,
    asTyped,
    pages: () => [
      {
        owns: ['/selections'],
        heading: ({ say }) => say('budgetHeading'),
        body: (view, next) => budgetPage(view, this.#list, next),
        holdsNext: () => true,
      },
    ],
    prepare: (definition) =>
      Promise.all([
        definition.method === 'allocation' && !amounts ? loadAmounts() : undefined,
        loadPerCategory(definition),
        this.#list.prepare(definition),
      ]),
    reveal: () => this.#list.reveal(),
    leave: () => this.#list.leave(),
    sending: async (definition) => {
      const rules = definition.method === 'allocation' ? amounts?.rules : undefined;
      return (await import('./sending.ts')).act(this.#list, definition, rules);
    },
  };

  /** Before and after, what there is to choose from can be read. */
  protected override renderClosed(view: BudgetView): unknown {
    const { currency } = view.definition;
    return this.#list.renderCatalogue(view, (item) => drawing.priceFoot(item, currency, view));
  }
}

/** Amounts are fetched by those budgets that ask for them. */
let amounts: typeof import('./amount-view.ts') | undefined;

async function loadAmounts(): Promise<void> {
  amounts = await import('./amount-view.ts');
}

function budgetPage(
  view: BudgetView,
  list: ItemList<BudgetItem>,
  next: TemplateResult,
): TemplateResult {
  const { state, definition, errors } = view;
  const change: Change = (to, told = said(to, view)) => view.change(to, told);
  const left = moneyLeftOf(state, definition);
  const isKnapsack = definition.method === 'knapsack';
  const lack = (item: BudgetItem) =>
    isKnapsack && !isSelected(state, item.id) && 'cost' in item && item.cost > left
      ? left
      : undefined;
  return html`
    ${limits(view)} ${list.renderTools(view)}
    <div class="choosing">
      <ul class="items ${isKnapsack ? '' : 'rows'}" part="items" id=${LIST_TARGET} tabindex="-1">
        ${list.renderItems(
          list.items(view),
          view,
          (item) => [
            isSelected(state, item.id),
            valueOf(state, item.id),
            lack(item),
            typedAt(state, itemPointer(item.id)),
            errors.get(itemTarget(item.id)),
          ],
          (item, hidden) =>
            isKnapsack
              ? project(item as KnapsackItem, hidden, lack(item), list, view, change)
              : (amounts?.amountView(item, hidden, list, drawing, view, change) ?? html``),
        )}
      </ul>
      ${bar(view, change, next)}
    </div>
    ${list.renderOpen(list.items(view), view, (item) =>
      isKnapsack ? foot(item, view, change, `${itemTarget(item.id)}-details`) : nothing,
    )}
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
    lengthLimits(definition, 0, view),
    ...categoryLimits(view),
    ...fullCategories(state, view),
    definition.method === 'knapsack' && definition.minSumCost
      ? say('spendAtLeast', { amount: definition.minSumCost, currency: definition.currency })
      : undefined,
  ].filter((limit) => limit !== undefined);
  return said.length > 0 ? html`<p class="hint">${live(said.join('\u00a0· '))}</p>` : nothing;
}

/** What is left, and where it is too much, what to take out, beside the words as buttons. */
function bar(view: BudgetView, change: Change, next: TemplateResult): TemplateResult {
  const { state, definition, say, f, t, url } = view;
  const { budget: total, currency, maxLength } = definition;
  const left = moneyLeftOf(state, definition);
  const ways = definition.method === 'knapsack' ? waysToFit(state, definition) : [];
  const over = left < 0;
  // Where no single one is enough, the dearest take it furthest.
  const out = over && ways.length === 0 && definition.method === 'knapsack' ? dearestPicked(state, definition) : ways; // prettier-ignore
  // The buttons say which; to who cannot see them the announcement does.
  const much = ways.length > 0 ? say('takeOneOut', { by: -left, currency }) : balance(state, view);
  const count = state.selections.length;
  const ofMost =
    maxLength === undefined
      ? []
      : [count < maxLength ? say('ofMost', { count, max: maxLength }) : countOf(count, maxLength, view)]; // prettier-ignore
  return drawing.barTemplate({
    much: over ? much : f.money(left, currency),
    of: over ? undefined : [say('leftOf', { budget: total, currency }), ...ofMost].join(' · '),
    over,
    drawn: strip(partsOf(view), over ? -left / (total - left) : 0, url),
    advice:
      out.length > 0
        ? html`<div class="row">
            ${out.slice(0, MOST_WAYS).map(({ id, name }) =>
              button({
                label: say('takeOutItem', { what: t(name).value }),
                onClick: () => {
                  change(putBack(state, id));
                  view.focusOn(itemTarget(id));
                },
              }),
            )}
          </div>`
        : undefined,
    next,
  });
}

/** What was chosen, each with its share of the budget, or of what it costs where that is more. */
function partsOf({ state, definition }: BudgetView) {
  const byId = new Map<string, BudgetItem>(definition.items.map((item) => [item.id, item]));
  const whole =
    Math.max(definition.budget, definition.budget - moneyLeftOf(state, definition)) || 1;
  return state.selections.flatMap(({ item: id, value }) => {
    const item = byId.get(id);
    const amount = item && ('cost' in item ? item.cost : value);
    return item && amount ? { id, share: amount / whole, ...picturedBy(item) } : [];
  });
}

function project(
  item: KnapsackItem,
  hidden: boolean,
  left: number | undefined,
  list: ItemList<BudgetItem>,
  view: BudgetView,
  change: Change,
): TemplateResult {
  const { state, definition, say } = view;
  const { currency } = definition;
  return drawing.cardTemplate(
    {
      item,
      list,
      hidden,
      labels: itemTarget(item.id),
      chosen: isSelected(state, item.id),
      lack:
        left === undefined
          ? undefined
          : say('lacks', { by: item.cost - Math.max(left, 0), currency }),
      control: foot(item, view, change),
    },
    view,
  );
}

function foot(
  item: BudgetItem,
  view: BudgetView,
  change: Change,
  id = itemTarget(item.id),
): TemplateResult {
  return drawing.chooseFoot(
    item,
    view.definition.currency,
    {
      type: 'checkbox',
      name: id,
      checked: isSelected(view.state, item.id),
      onToggle: (on) => change(on ? pick(view.now(), item.id) : putBack(view.now(), item.id)),
    },
    view,
    id,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'samskab-budget-allocator': SamskabBudgetAllocator;
  }
}
