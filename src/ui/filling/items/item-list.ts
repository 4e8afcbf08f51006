import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Text } from '../../../protocol/text.ts';
import type { MapTiles } from '../../../protocol/tiles.ts';
import type { SelectionsState } from '../../../rules/selections.ts';
import type { Speech, View } from '../../view.ts';
import type { Remember } from '../../device.ts';
import type { PlacesMap } from '../map/places-map.ts';
import type { ListedItem } from './listed-item.ts';
import { pageOf } from './item-page.ts';
import { isSearchable } from './searchable.ts';
import { deviceSeed, shuffled } from './order.ts';

/** What the list must know of its definition. */
interface ListedDefinition<T> {
  readonly items: readonly T[];
  readonly order?: 'random' | 'given';
  readonly map?: MapTiles;
  readonly links?: { readonly item?: string };
}

/** What a list must know of the element that it belongs to. */
interface ListOptions {
  /** How long the order is kept on this device. */
  readonly remember: () => Remember;
  /** Whether Back closes what was opened. */
  readonly withHistory: () => boolean;
  /** The id of an item that is to be opened at once. */
  readonly opened: () => string | undefined;
  /** Fetches what is needed beyond the list: the words of what is opened come with the second act. */
  readonly prepare: () => Promise<unknown>;
}

export type ItemsView<T> = Speech<'items' | 'search' | 'common'> &
  Pick<View<ListedDefinition<T>, unknown, 'items'>, 'definition' | 'url' | 'redraw'> & {
    readonly state?: SelectionsState;
  };

/** The search, once a list is so long that somebody would. */
let search: typeof import('./search.ts') | undefined;

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
  readonly #options: ListOptions;
  #patterns: { readonly of: object; readonly names: readonly string[] | undefined } | undefined;
  /** Where they are, if the definition brings a map. */
  #map: PlacesMap<T> | undefined;
  /** All there is to say of one of them, and all of them before and after: for those who ask. */
  #more: import('./details.ts').ReadMore<T> | undefined;
  #catalogue: typeof import('./catalogue.ts').catalogue | undefined;

  constructor(options: ListOptions) {
    this.#options = options;
  }

  /** Fetches what a long list is searched with, and the map where there is one. */
  prepare({ items, map }: ListedDefinition<T>): Promise<unknown> {
    return Promise.all([
      isSearchable(items) && !search && import('./search.ts').then((module) => (search = module)),
      // Without it there is the list.
      map && !this.#map && import('../map/places-map.ts').then(({ PlacesMap }) => (this.#map = new PlacesMap()), () => 0), // prettier-ignore
    ]);
  }

  /** @returns the items in this person's order, found or not */
  items(view: ItemsView<T>): readonly T[] {
    const { definition, url } = view;
    if (this.#order?.of === definition) return this.#order.items;
    const { items, order } = definition;
    const seed = () => deviceSeed(url, this.#options.remember());
    const ordered = order === 'given' ? items : shuffled(items, seed());
    const opened = !this.#order && items.find(({ id }) => id === this.#options.opened());
    this.#order = { of: definition, items: ordered };
    if (opened) void this.open(opened, view);
    return ordered;
  }

  /** @returns which pattern stands where an item has no picture; undefined where none has one */
  pattern({ category }: T, { definition }: ItemsView<T>): number | undefined {
    const { items } = definition;
    if (this.#patterns?.of !== definition) {
      const some = items.some(({ picture }) => picture);
      const names = some ? [...new Set(items.map((one) => keyOf(one.category)))] : undefined;
      this.#patterns = { of: definition, names };
    }
    const at = this.#patterns.names?.indexOf(keyOf(category));
    return at === undefined ? undefined : at % 4;
  }

  /** @returns the ids of what matches what the person looks for */
  found(view: ItemsView<T>): ReadonlySet<string> {
    const by = [view.definition, this.#query, this.#category, view.f];
    if (this.#found && by.every((one, at) => one === this.#found?.by[at])) return this.#found.ids;
    const matches = search?.matcher(this.#query, this.#category, view) ?? Boolean;
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

  /** The search, where the list is long, how the order came about, and the map. */
  renderTools(view: ItemsView<T>): TemplateResult {
    const { say, definition } = view;
    const { items, order } = definition;
    return html`
      ${
        order === 'given' || items.length < 2
          ? nothing
          : html`<p class="hint">${say('randomOrder')}</p>`
      }
      ${this.#renderSearch(view) ?? nothing}
      ${this.#map?.render(this.items(view), this.found(view), view, (item) => void this.open(item, view)) ?? nothing}
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

  /** Opens what there is to say of an item, in a dialog that is fetched. */
  async open(item: T, view: ItemsView<T>): Promise<void> {
    const { prepare, withHistory } = this.#options;
    try {
      const [{ ReadMore }] = await Promise.all([import('./details.ts'), prepare()]);
      this.#more ??= new ReadMore(withHistory);
    } catch {
      // The line is lost: its own page says as much, once there is a line.
      const page = pageOf(item, view);
      if (page) location.assign(page);
      return;
    }
    this.#more.open(item, view);
  }

  /** @param control what is pressed to choose an item, where it can be chosen */
  renderOpen(items: readonly T[], view: ItemsView<T>, control: (item: T) => unknown): unknown {
    return this.#more?.render(items, view, control) ?? nothing;
  }

  /** All of them, to be read. */
  renderCatalogue(view: ItemsView<T>, foot: (item: T) => unknown): unknown {
    if (this.#catalogue) return this.#catalogue(view, this, foot);
    void this.#fetchCatalogue(view);
    return nothing;
  }

  /** The list is gone: nothing of it stays in the history. */
  leave(): void {
    this.#more?.leave();
  }

  async #fetchCatalogue({ redraw }: ItemsView<T>): Promise<void> {
    try {
      this.#catalogue = (await import('./catalogue.ts')).catalogue;
      redraw();
    } catch {
      // When it opens, or closed, is said without it; asked for again when it is drawn again.
    }
  }

  #renderSearch(view: ItemsView<T>): unknown {
    const look = (change: () => void) => {
      change();
      view.redraw();
    };
    if (!isSearchable(view.definition.items)) return undefined;
    return search?.searchTemplate(view, {
      query: this.#query,
      category: this.#category,
      count: this.found(view).size,
      onQuery: (query) => look(() => (this.#query = query)),
      onCategory: (category) => look(() => (this.#category = category)),
    });
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

/** @returns what tells a category from others, in whichever language */
function keyOf(category: Text | undefined): string {
  return JSON.stringify(category ?? '');
}
