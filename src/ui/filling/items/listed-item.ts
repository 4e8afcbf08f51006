import { html, nothing } from 'lit';
import type { Picture, Place } from '../../../protocol/items.ts';
import type { Text } from '../../../protocol/text.ts';
import type { Speech } from '../../view.ts';
import { shown } from '../../parts/shown.ts';
import { formerNames, type Renamed } from './former-names.ts';

/** What a list must know of an item. */
export interface ListedItem extends Renamed {
  readonly id: string;
  readonly name: Text;
  readonly description?: Text;
  readonly category?: Text;
  readonly district?: Text;
  readonly cost?: number;
  readonly picture?: Picture;
  readonly text?: Text;
  readonly place?: Place;
  readonly link?: string;
  readonly documents?: readonly { readonly url: string; readonly name: Text }[];
  readonly proposedBy?: Text;
}

/** What is said of an item below its name. */
export function itemDetails(
  { description, ...item }: ListedItem,
  view: Speech<'items'> & { readonly definition?: Excluding },
): unknown {
  const { t, say, definition: { exclusive = [], items = [] } = {} } = view;
  const others = new Set(exclusive.filter((ids) => ids.includes(item.id)).flat());
  const names = items
    .filter(({ id }) => id !== item.id && others.has(id))
    .map(({ name }) => t(name).value);
  const about =
    description === undefined ? nothing : html`<p class="prose">${shown(t(description))}</p>`;
  const before = formerNames(item, view);
  // Each place of a template weighs something, and a list may have a thousand cards.
  if (before === nothing && names.length === 0) return about;
  return html`
    ${before} ${about}
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
  { say, f }: Speech<'items'>,
): string {
  if (cost === undefined) return '';
  return cost === 0 ? say('free') : f.money(cost, currency);
}
