import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../../view.ts';
import { itemPrice, type ListedItem } from './listed-item.ts';

/** What it costs, in a line of its own where what it is given stands at the edge. */
export function priceLine(
  { cost }: ListedItem,
  currency: string | undefined,
  view: Speech<'items'>,
): TemplateResult | typeof nothing {
  return cost === undefined
    ? nothing
    : html`<p class="price">${itemPrice(cost, currency, view)}</p>`;
}
