import { html, type TemplateResult } from 'lit';
import type { Text } from '../../../protocol/text.ts';
import { entryStyles } from '../../parts/entry-styles.ts';
import { live } from '../../parts/live.ts';
import { styled } from '../../parts/styled.ts';
import type { ItemsView } from './item-list.ts';
import type { ListedItem } from './listed-item.ts';
import { categoryField, searchField } from './list-tools.ts';
import { searchStyles } from './search-styles.ts';

export { matcher } from './list-tools.ts';

interface Search {
  readonly query: string;
  readonly category: Text | undefined;
  /** How many are found. */
  readonly count: number;
  readonly onQuery: (query: string) => void;
  readonly onCategory: (category: Text | undefined) => void;
}

/** What finds something in a long list. */
export function searchTemplate<T extends ListedItem>(
  view: ItemsView<T>,
  { query, category, count, onQuery, onCategory }: Search,
): TemplateResult {
  const { say, definition } = view;
  const { items } = definition;
  return html`<div class="tools" part="tools" ${styled(entryStyles, searchStyles)}>
    ${searchField(say('search'), query, onQuery)}
    ${categoryField(items, category, onCategory, view)}
    <p class="hint" role="status">
      ${live(count === 0 ? say('noneFound') : say('found', { count, of: items.length }))}
    </p>
  </div>`;
}
