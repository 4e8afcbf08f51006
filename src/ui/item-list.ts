import { html, nothing, type TemplateResult } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Text } from '../protocol/text.ts';
import { shown } from './field-parts.ts';
import { categoryField, isSearchable, searchField } from './list-tools.ts';
import { deviceSeed, shuffled } from './order.ts';
import type { Words } from './wording.ts';

/** What the list must know of an item. */
export interface ListedItem {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  readonly category?: Text;
  readonly district?: Text;
}

/** The order of the items for this person, and what the person looks for among them. */
export class ItemListController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #query = '';
  #category = '';
  #seed: { readonly url: string; readonly value: number } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** @returns the items in this person's order */
  ordered<T extends ListedItem>(items: readonly T[], order: string | undefined, url: string): T[] {
    if (order === 'given') return [...items];
    if (this.#seed?.url !== url) this.#seed = { url, value: deviceSeed(url) };
    return shuffled(items, this.#seed.value);
  }

  /** @returns the items that match what the person looks for */
  found<T extends ListedItem>(items: readonly T[], { t, f }: Words<'items'>): T[] {
    const query = this.#query.trim().toLocaleLowerCase(f.lang);
    return items.filter((item) => {
      const { name, description, category, district } = item;
      if (this.#category && (!category || t(category).value !== this.#category)) return false;
      return [name, description, category, district].some(
        (text) => text !== undefined && t(text).value.toLocaleLowerCase(f.lang).includes(query),
      );
    });
  }

  /** The search, where the list is long, and how the order came about. */
  renderTools(
    items: readonly ListedItem[],
    shownCount: number,
    order: string | undefined,
    words: Words<'items'>,
  ): TemplateResult {
    const { m, f } = words;
    return html`
      ${
        order === 'given' || items.length < 2 ? nothing : html`<p class="hint">${m.randomOrder}</p>`
      }
      ${
        isSearchable(items)
          ? html`<div class="tools">
              ${searchField(m.search, this.#query, (query) => this.#look({ query }))}
              ${categoryField(items, this.#category, (category) => this.#look({ category }), words)}
              <p class="hint" role="status">
                ${shownCount === 0 ? m.noneFound : m.found(f, shownCount, items.length)}
              </p>
            </div>`
          : nothing
      }
    `;
  }

  #look({ query = this.#query, category = this.#category }): void {
    this.#query = query;
    this.#category = category;
    this.#host.requestUpdate();
  }
}

/** What is said of an item below its name. */
export function itemDetails(
  { description, district }: ListedItem,
  { t }: Words<'items'>,
): TemplateResult | typeof nothing {
  if (description === undefined && district === undefined) return nothing;
  return html`
    ${description === undefined ? nothing : html`<p class="prose">${shown(t(description))}</p>`}
    ${district === undefined ? nothing : html`<p class="hint">${shown(t(district))}</p>`}
  `;
}
