import { html, nothing, type TemplateResult } from 'lit';
import type { Text } from '../../../protocol/text.ts';
import type { Speech } from '../../view.ts';
import type { Renamed } from './former-names.ts';

export { isSearchable } from './searchable.ts';

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

/**
 * A field to choose a category with; nothing where there is no choice.
 * @param chosen the category as the definition has it, so that it outlasts a change of language
 */
export function categoryField(
  items: readonly { readonly category?: Text }[],
  chosen: Text | undefined,
  onSelect: (category: Text | undefined) => void,
  { say, f, t }: Speech<'search'>,
): TemplateResult | typeof nothing {
  const byName = new Map<string, Text>();
  for (const { category } of items) {
    if (category !== undefined) byName.set(t(category).value, category);
  }
  if (byName.size < 2) return nothing;
  const sorted = [...byName.keys()].sort(new Intl.Collator(f.lang).compare);
  const value = chosen === undefined ? '' : t(chosen).value;
  return selectField('category', say('category'), value, (name) => onSelect(byName.get(name)), [
    ['', say('allCategories')],
    ...sorted.map((name): [string, string] => [name, name]),
  ]);
}

/** What can be searched in. */
interface Searchable extends Renamed {
  readonly name: Text;
  readonly description?: Text;
  readonly category?: Text;
  readonly district?: Text;
}

/** @returns whether an item matches what a person looks for, in the reader's language */
export function matcher(
  query: string,
  category: Text | undefined,
  { t, f }: Speech<'items'>,
): (item: Searchable) => boolean {
  const wanted = query.trim().toLocaleLowerCase(f.lang);
  const of = category === undefined ? undefined : t(category).value;
  return (item) => {
    if (of !== undefined && (item.category === undefined || t(item.category).value !== of)) {
      return false;
    }
    if (wanted === '') return true;
    const names = [item, ...(item.formerly ?? [])].map(({ name }) => name);
    return [...names, item.description, item.category, item.district].some(
      (text) => text !== undefined && t(text).value.toLocaleLowerCase(f.lang).includes(wanted),
    );
  };
}
