import { html, type TemplateResult } from 'lit';
import { budget, items, maxLength } from '../definitions/voting-ballot.json';
import { HandWrittenForm } from './form.ts';
import { money } from './money.ts';

class VotingBallot extends HandWrittenForm {
  static override properties = { ...HandWrittenForm.properties, chosen: { state: true } };

  protected readonly endpoint = '/api/ballots/voting-ballot';
  declare private chosen: ReadonlySet<string>;

  constructor() {
    super();
    this.chosen = new Set();
  }

  protected fields(): TemplateResult {
    return html`
      <h2>Stem om kvarterpuljen</h2>
      <p>
        Vælg de projekter, som du synes skal blive til noget. De projekter, der får flest stemmer,
        får penge af puljen.
      </p>
      <p class="hint">Vælg 1 til ${maxLength}. Puljen er på ${money(budget)}.</p>
      <div class="bar">${this.chosen.size} valgt</div>
      <div class="list">${items.map((item) => this.#renderItem(item))}</div>
      <p class="hint">Din stemme gemmes uden dit navn.</p>
    `;
  }

  protected submission(): object {
    return { selections: [...this.chosen].map((item) => ({ item })) };
  }

  #renderItem({ id, name, description, cost }: (typeof items)[number]): TemplateResult {
    const chosen = this.chosen.has(id);
    return html`
      <div class="item">
        <div class="choice">
          <input
            type="checkbox"
            id=${id}
            .checked=${chosen}
            ?disabled=${!chosen && this.chosen.size >= maxLength}
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

customElements.define('bench-voting-ballot', VotingBallot);
