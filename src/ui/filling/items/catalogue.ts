import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../view.ts';
import { cardTemplate } from './card.ts';
import type { ItemList, ItemsView } from './item-list.ts';
import type { ListedItem } from './listed-item.ts';

type CatalogueView<T> = ItemsView<T> & Pick<View<{ readonly links?: { readonly results?: string } }, unknown, 'items'>, 'definition'>; // prettier-ignore

/**
 * What there is to choose from, to be read before it opens and after it has closed; then with the way
 * to what came out.
 */
export function catalogue<T extends ListedItem>(
  view: CatalogueView<T>,
  list: ItemList<T>,
  foot: (item: T) => unknown,
): TemplateResult {
  const { definition, say, url } = view;
  const { results } = definition.links ?? {};
  return html`
    ${results === undefined ? nothing : html`<p class="links"><a href=${new URL(results, url).href}>${say('seeResults')}</a></p>`}
    ${list.renderTools(view)}
    <ul class="items" part="items">
      ${list.renderItems(
        list.items(view),
        view,
        () => [],
        (item, hidden) => cardTemplate({ item, list, hidden, control: foot(item), level: 3 }, view),
      )}
    </ul>
    ${list.renderOpen(list.items(view), view, foot)}
  `;
}
