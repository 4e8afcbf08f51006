import { html, type TemplateResult } from 'lit';
import { budget, items } from '../definitions/budget-allocator.json';
import { HandWrittenForm } from './form.ts';
import { money } from './money.ts';

class BudgetAllocator extends HandWrittenForm {
  static override properties = { ...HandWrittenForm.properties, chosen: { state: true } };

  protected readonly endpoint = '/api/budgets/budget-allocator';
  declare private chosen: ReadonlySet<string>;

  constructor() {
    super();
    this.chosen = new Set();
  }

  protected fields(): TemplateResult {
    const left = this.#left();
    return html`
      <h2>Del en halv million ud</h2>
      <p>Vælg de projekter, som du ville bruge pengene på. Du kan vælge, til pengene er brugt.</p>
      <div class="bar">
        ${left < 0 ? `${money(-left)} for meget` : `${money(left)} tilbage af ${money(budget)}`}
      </div>
      <div class="list">${items.map((item) => this.#renderItem(item))}</div>
      <p class="hint">Din stemme gemmes uden dit navn.</p>
    `;
  }

  protected submission(): object {
    return { selections: [...this.chosen].map((item) => ({ item })) };
  }

  #left(): number {
    const spent = items.filter(({ id }) => this.chosen.has(id));
    return spent.reduce((rest, { cost }) => rest - cost, budget);
  }

  #renderItem({ id, name, description, cost }: (typeof items)[number]): TemplateResult {
    return html`
      <div class="item">
        <div class="choice">
          <input
            type="checkbox"
            id=${id}
            .checked=${this.chosen.has(id)}
            aria-describedby="${id}-about"
            @change=${() => this.#toggle(id)}
          />
          <label for=${id}>${name}</label>
        </div>
        <div id="${id}-about">
          <p>${description}</p>
          <p>${money(cost)}</p>
        </div>
      </div>
    `;
  }

  #toggle(id: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
  }
}

customElements.define('bench-budget-allocator', BudgetAllocator);
