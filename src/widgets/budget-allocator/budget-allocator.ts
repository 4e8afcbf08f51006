import { html, nothing, type TemplateResult } from 'lit';
import type { BudgetDefinition, BudgetOf, KnapsackItem } from '../../protocol/budgets.ts';
import type { RuleProblem } from '../../protocol/problem.ts';
import { budgetRules } from '../../rules/budget.ts';
import { amountsOf, give, less, moneyLeft, more } from '../../rules/allocation.ts';
import { minorUnits } from '../../rules/currency.ts';
import { pick, putBack, spent, waysToFit } from '../../rules/knapsack.ts';
import { isSelected, valueOf, type SelectionsState } from '../../rules/selections.ts';
import { shown } from '../../ui/field-parts.ts';
import { currencySign } from '../../i18n/format.ts';
import { choiceTemplate } from '../../ui/choice.ts';
import type { ReviewRow, SummaryEntry } from '../../ui/frame.ts';
import { CredentialController } from '../../ui/credential.ts';
import { ItemListController, itemDetails, type ListedItem } from '../../ui/item-list.ts';
import { itemStyles } from '../../ui/item-styles.ts';
import type { Labels, RuleSet, Step } from '../../ui/contract.ts';
import { ParticipationElement } from '../../ui/participation.ts';
import {
  LIST_TARGET,
  explainSelection,
  itemTarget,
  selectionsReview,
} from '../../ui/selections.ts';
import { stepperTemplate } from '../../ui/stepper.ts';
import { baseStyles } from '../../ui/styles.ts';
import { TypedNumbers } from '../../ui/typed-numbers.ts';
import { problemWords } from '../../ui/wording.ts';
import { groups, type BudgetWords } from './words.ts';

/**
 * Shares out a budget: whole projects until the money is out (*knapsack*), or an amount for each
 * (*allocation*). What is left stands on top at all times.
 *
 * @tag samskab-budget-allocator
 * @slot - The fallback: shown until the widget is there, and without JavaScript.
 * @slot heading - In place of the title.
 * @slot footer - Below everything.
 * @csspart items - A list of things to choose from.
 * @csspart item - One of them.
 * @csspart bar - What is left to spend.
 * @csspart stepper - A number with − and + around it.
 * @fires samskab-ready - There is something to fill in. Not fired while it is closed or not open yet.
 * @fires samskab-change - A person changed something. Not fired for a draft that came back.
 * @fires samskab-submit - A person sends; cancelable, for a page that sends by itself.
 * @fires samskab-sent - The server has stored it, with the receipt. Never fired before that.
 * @fires samskab-failed - It could not be loaded or was not sent.
 */
export class SamskabBudgetAllocator extends ParticipationElement<
  BudgetDefinition,
  SelectionsState,
  'items' | 'code' | 'budget'
> {
  static override styles = [...baseStyles, itemStyles];

  protected override credential = new CredentialController(this);
  protected readonly groups = groups;
  protected readonly rules: RuleSet<BudgetDefinition, SelectionsState> = budgetRules;

  readonly #list = new ItemListController(this);
  readonly #typed = new TypedNumbers();

  protected labels({ m }: BudgetWords): Labels {
    return { send: m.budgetSend, sent: m.budgetSent };
  }

  protected steps(definition: BudgetDefinition, words: BudgetWords): Step[] {
    return [
      {
        heading: words.m.budgetHeading,
        owns: ['/selections'],
        body: () => this.#renderBudget(definition, words),
      },
    ];
  }

  protected review(definition: BudgetDefinition, words: BudgetWords): ReviewRow[] {
    const { m, f } = words;
    const costs = new Map<string, number>(
      definition.method === 'knapsack' ? definition.items.map(({ id, cost }) => [id, cost]) : [],
    );
    const { budget: total, currency } = definition;
    const left = moneyLeftOf(this.state, definition);
    return [
      ...selectionsReview(
        this.state,
        definition.items,
        (id, value) => f.money(value ?? costs.get(id) ?? 0, currency),
        words,
      ),
      {
        label: m.budgetHeading,
        name: m.budgetHeading,
        value: m.moneyLeft(f, left, total, currency),
        target: LIST_TARGET,
      },
    ];
  }

  protected explain(
    problem: RuleProblem,
    definition: BudgetDefinition,
    words: BudgetWords,
  ): SummaryEntry {
    const { f, m } = words;
    const { currency } = definition;
    const text = {
      'over-budget': () => this.#overBudget(problem.by ?? 0, definition, words),
      'under-budget': () => m.spendAtLeast(f, problem.limit ?? 0, currency),
    }[problem.code as string];
    // Lengths count projects, everything else counts money.
    const amount = (value: number) => f.money(value, currency);
    return explainSelection(
      problem,
      this.state,
      definition.items,
      text?.() ?? problemWords(problem, words, amount),
      words,
    );
  }

  #renderBudget(definition: BudgetDefinition, words: BudgetWords): TemplateResult {
    const { order, items } = definition;
    const errors = this.errors(definition, words);
    const all: readonly BudgetItem[] = this.#list.ordered<BudgetItem>(
      items,
      order,
      this.exchange.url,
    );
    const found = this.#list.found(all, words);
    return html`
      ${this.#renderLimits(definition, words)} ${this.#renderBar(definition, words)}
      ${this.#list.renderTools(all, found.length, order, words)}
      <ul class="items" part="items" id=${LIST_TARGET} tabindex="-1">
        ${found.map((item) =>
          definition.method === 'knapsack'
            ? this.#renderProject(item as KnapsackItem, definition, words)
            : this.#renderAmount(item, definition, errors.get(itemTarget(item.id)), words),
        )}
      </ul>
    `;
  }

  #renderLimits(definition: BudgetDefinition, { m, f }: BudgetWords) {
    const { minLength = 0, maxLength, currency } = definition;
    const limits = [
      maxLength !== undefined
        ? m.chooseBetween(f, minLength, maxLength)
        : minLength > 0 && m.chooseAtLeast(f, minLength),
      definition.method === 'knapsack' &&
        definition.minSumCost &&
        m.spendAtLeast(f, definition.minSumCost, currency),
    ].filter(Boolean);
    return limits.length > 0 ? html`<p class="hint">${limits.join(' · ')}</p>` : nothing;
  }

  #renderBar(definition: BudgetDefinition, words: BudgetWords) {
    const { m, f } = words;
    const { budget: total, currency } = definition;
    const left = moneyLeftOf(this.state, definition);
    return html`
      <div class="bar ${left < 0 ? 'over' : ''}" part="bar">
        <strong>
          ${left < 0 ? m.moneyOver(f, -left, currency) : m.moneyLeft(f, left, total, currency)}
        </strong>
        <progress
          max=${total || 1}
          .value=${Math.min(total - left, total)}
          aria-hidden="true"
        ></progress>
      </div>
      ${
        left < 0
          ? html`<p class="error" id="advice">${this.#overBudget(-left, definition, words)}</p>`
          : nothing
      }
    `;
  }

  /** Not only that it is too much: also what to do. */
  #overBudget(by: number, definition: BudgetDefinition, { m, f, t }: BudgetWords): string {
    if (definition.method === 'allocation') return m.giveLess(f, by, definition.currency);
    const ways = waysToFit(this.state, definition).slice(0, 3);
    return m.takeOut(
      f,
      by,
      definition.currency,
      ways.map(({ name }) => t(name).value),
    );
  }

  #renderProject(item: KnapsackItem, definition: BudgetOf<'knapsack'>, words: BudgetWords) {
    const { m, f, t } = words;
    const id = itemTarget(item.id);
    const chosen = isSelected(this.state, item.id);
    return html`
      <li class="item pick" part="item" ?data-chosen=${chosen}>
        ${choiceTemplate({
          id,
          name: id,
          type: 'checkbox',
          checked: chosen,
          label: shown(t(item.name)),
          describedBy: `${id}-about`,
          onToggle: (on) =>
            this.#change(on ? pick(this.state, item.id) : putBack(this.state, item.id), definition),
        })}
        <div class="about" id="${id}-about">
          <p class="price">
            ${item.cost === 0 ? m.free : m.cost(f, item.cost, definition.currency)}
          </p>
          ${itemDetails(item, words)}
        </div>
      </li>
    `;
  }

  #renderAmount(
    item: BudgetItem,
    definition: BudgetDefinition,
    error: string | undefined,
    words: BudgetWords,
  ) {
    if (definition.method !== 'allocation') return nothing;
    const { m, f, t } = words;
    const { currency } = definition;
    const unit = minorUnits(currency);
    const amounts = amountsOf(item, definition, unit);
    const value = valueOf(this.state, item.id);
    const id = itemTarget(item.id);
    const set = (amount: number) => this.#change(give(this.state, item.id, amount), definition);
    return html`
      <li
        class="item"
        part="item"
        ?data-chosen=${value !== undefined}
        ?data-invalid=${error !== undefined}
      >
        <h4><label for=${id}>${shown(t(item.name))}</label></h4>
        <div class="about" id="${id}-about">
          ${itemDetails(item, words)}
          <p class="hint">${m.amountBetween(f, amounts.min, amounts.max, currency)}</p>
          ${error ? html`<p class="error">${error}</p>` : nothing}
        </div>
        ${stepperTemplate(
          {
            id,
            name: t(item.name).value,
            describedBy: `${id}-about`,
            text: this.#typed.text(item.id, value === undefined ? 0 : value / unit, f.lang),
            invalid: error !== undefined,
            unit: currencySign(currency, f.lang),
            canMore: !((value ?? 0) + amounts.step > amounts.max && (value ?? 0) >= amounts.min),
            canLess: value !== undefined,
            onMore: () => this.#change(more(this.state, item.id, amounts), definition),
            onLess: () => this.#change(less(this.state, item.id, amounts), definition),
            onType: (typed, text) =>
              set(Math.round(this.#typed.take(item.id, typed, text, 0) * unit)),
          },
          words,
        )}
      </li>
    `;
  }

  #change(state: SelectionsState, definition: BudgetDefinition): void {
    this.change(state);
    const words = this.words(definition);
    const { m, f } = words;
    const { budget: total, currency } = definition;
    const left = moneyLeftOf(state, definition);
    this.say(
      left < 0 ? this.#overBudget(-left, definition, words) : m.moneyLeft(f, left, total, currency),
    );
  }
}

type BudgetItem = BudgetDefinition['items'][number] & ListedItem;

function moneyLeftOf(state: SelectionsState, definition: BudgetDefinition): number {
  return definition.method === 'knapsack'
    ? definition.budget - spent(state, definition)
    : moneyLeft(state, definition);
}

declare global {
  interface HTMLElementTagNameMap {
    'samskab-budget-allocator': SamskabBudgetAllocator;
  }
}
