import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../i18n/format.ts';
import type { Text } from '../protocol/text.ts';

/** Up to this many items are found by looking. */
const SEARCHABLE = 12;

/** @returns whether a list is so long that somebody would search in it */
export function isSearchable(items: readonly unknown[]): boolean {
  return items.length > SEARCHABLE;
}

/** A field to search a list with. */
export function searchField(
  label: string,
  query: string,
  onSearch: (query: string) => void,
): TemplateResult {
  return html`<div class="field">
    <label for="search">${label}</label>
    <input
      part="input"
      id="search"
      type="search"
      autocomplete="off"
      .value=${query}
      @input=${(event: InputEvent) => onSearch((event.target as HTMLInputElement).value)}
    />
  </div>`;
}

/** A field to choose one of a few with; options are value and text. */
export function selectField(
  id: string,
  label: string,
  value: string,
  onSelect: (value: string) => void,
  options: readonly (readonly [string, string])[],
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      part="input"
      id=${id}
      @change=${(event: Event) => onSelect((event.target as HTMLSelectElement).value)}
    >
      ${options.map(
        ([key, text]) => html`<option value=${key} .selected=${key === value}>${text}</option>`,
      )}
    </select>
  </div>`;
}

interface Speaking {
  readonly m: { readonly category: string; readonly allCategories: string };
  readonly f: Format;
  readonly t: (text: Text) => { readonly value: string };
}

/** A field to choose a category with; nothing where there is no choice. */
export function categoryField(
  items: readonly { readonly category?: Text }[],
  chosen: string,
  onSelect: (category: string) => void,
  { m, f, t }: Speaking,
): TemplateResult | typeof nothing {
  const names = new Set(
    items.flatMap(({ category }) => (category === undefined ? [] : t(category).value)),
  );
  if (names.size < 2) return nothing;
  const sorted = [...names].sort(new Intl.Collator(f.lang).compare);
  return selectField('category', m.category, chosen, onSelect, [
    ['', m.allCategories],
    ...sorted.map((name): [string, string] => [name, name]),
  ]);
}
