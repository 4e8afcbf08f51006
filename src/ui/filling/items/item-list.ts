import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Text } from '../../../protocol/text.ts';
import type { Speech, View } from '../../view.ts';
import type { Remember } from '../../device.ts';
import { live } from '../../parts/live.ts';
import { shown } from '../../parts/shown.ts';
import { formerNames, type Renamed } from './former-names.ts';
import { categoryField, isSearchable, matcher, searchField } from './list-tools.ts';
import { deviceSeed, shuffled } from './order.ts';

/** What the list must know of an item. */
export interface ListedItem extends Renamed {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  readonly category?: Text;
  readonly district?: Text;
}

/** What the list must know of its definition. */
interface ListedDefinition<T> {
  readonly items: readonly T[];
  readonly order?: 'random' | 'given';
}

type ItemsView<T> = Speech<'items' | 'common'> &
  Pick<View<ListedDefinition<T>, unknown, 'items'>, 'definition' | 'url' | 'redraw'>;

/** So many are drawn at once; the others follow while the first are read. */
const FIRST = 24;
const MORE = 120;

/** The order of the items for this person, what the person looks for, and how much is drawn yet. */
export class ItemList<T extends ListedItem> {
  #query = '';
  #category: Text | undefined;
  #drawn = FIRST;
  #drawing = false;
  #order: { readonly of: object; readonly items: readonly T[] } | undefined;
  #found: { readonly by: readonly unknown[]; readonly ids: ReadonlySet<string> } | undefined;
  readonly remember: () => Remember;

  /** @param remember how long the order is kept on this device */
  constructor(remember: () => Remember) {
    this.remember = remember;
  }

  /** @returns the items in this person's order, found or not */
  items({ definition, url }: ItemsView<T>): readonly T[] {
    if (this.#order?.of === definition) return this.#order.items;
    const { items, order } = definition;
    const ordered = order === 'given' ? items : shuffled(items, deviceSeed(url, this.remember()));
    this.#order = { of: definition, items: ordered };
    return ordered;
  }

  /** @returns the ids of what matches what the person looks for */
  found(view: ItemsView<T>): ReadonlySet<string> {
    const by = [view.definition, this.#query, this.#category, view.f];
    if (this.#found && by.every((one, at) => one === this.#found?.by[at])) return this.#found.ids;
    const matches = matcher(this.#query, this.#category, view);
    const ids = new Set(view.definition.items.filter(matches).map(({ id }) => id));
    this.#found = { by, ids };
    return ids;
  }

  /** Shows everything again: something is led to that a search hides, or that is not drawn yet. */
  reveal(): void {
    this.#query = '';
    this.#category = undefined;
    this.#drawn = Infinity;
  }

  /** The search, where the list is long, and how the order came about. */
  renderTools(view: ItemsView<T>): TemplateResult {
    const { say, definition } = view;
    const { items, order } = definition;
    return html`
      ${
        order === 'given' || items.length < 2
          ? nothing
          : html`<p class="hint">${say('randomOrder')}</p>`
      }
      ${isSearchable(items) ? this.#renderSearch(view) : nothing}
    `;
  }

  /**
   * The items, one below the other. What is not found is hidden and not taken away, and what has not
   * changed is not drawn again: a list may have a thousand.
   * @param changing what decides how one item is drawn, beside the item and the language
   * @param draw one item; `hidden` where a search leaves it out
   */
  renderItems(
    items: readonly T[],
    view: ItemsView<T>,
    changing: (item: T) => readonly unknown[],
    draw: (item: T, hidden: boolean) => TemplateResult,
  ): unknown {
    const found = this.found(view);
    // What is looked for may stand anywhere.
    if (found.size < view.definition.items.length) this.#drawn = Infinity;
    if (this.#drawn < items.length) this.#drawMore(view);
    return items.slice(0, this.#drawn).map((item) => {
      const hidden = !found.has(item.id);
      return guard([item, hidden, view.t, ...changing(item)], () => draw(item, hidden));
    });
  }

  #renderSearch(view: ItemsView<T>): TemplateResult {
    const { say, definition } = view;
    const { items } = definition;
    const count = this.found(view).size;
    const look = (change: () => void) => {
      change();
      view.redraw();
    };
    return html`<div class="tools" part="tools">
      ${searchField(say('search'), this.#query, (query) => look(() => (this.#query = query)))}
      ${categoryField(
        items,
        this.#category,
        (category) => look(() => (this.#category = category)),
        view,
      )}
      <p class="hint" role="status">
        ${live(count === 0 ? say('noneFound') : say('found', { count, of: items.length }))}
      </p>
    </div>`;
  }

  /** After the first have been painted, so many at a time that a tap in between is felt at once. */
  #drawMore(view: ItemsView<T>): void {
    if (this.#drawing) return;
    this.#drawing = true;
    setTimeout(() => {
      this.#drawing = false;
      this.#drawn += MORE;
      view.redraw();
    }, 50);
  }
}

/** What is said of an item below its name. */
export function itemDetails(
  { description, district, ...item }: ListedItem,
  view: Speech<'items'> & { readonly definition?: Excluding },
): TemplateResult {
  const { t, say, definition: { exclusive = [], items = [] } = {} } = view;
  const others = new Set(exclusive.filter((ids) => ids.includes(item.id)).flat());
  const names = items
    .filter(({ id }) => id !== item.id && others.has(id))
    .map(({ name }) => t(name).value);
  return html`
    ${formerNames(item, view)}
    ${description === undefined ? nothing : html`<p class="prose">${shown(t(description))}</p>`}
    ${district === undefined ? nothing : html`<p class="hint">${shown(t(district))}</p>`}
    ${names.length === 0 ? nothing : html`<p class="hint">${say('onlyOne', { names })}</p>`}
  `;
}

/** What there is to choose from, and what of it excludes each other. */
interface Excluding {
  readonly exclusive?: readonly (readonly string[])[];
  readonly items?: readonly Pick<ListedItem, 'id' | 'name'>[];
}

/** What an item costs, where that is known. */
export function itemPrice(
  cost: number | undefined,
  currency: string | undefined,
  { say }: Speech<'items'>,
): TemplateResult | typeof nothing {
  if (cost === undefined) return nothing;
  return html`<p class="price">
    ${cost === 0 ? say('free') : say('cost', { amount: cost, currency })}
  </p>`;
}
