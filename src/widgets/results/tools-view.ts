import { html, type TemplateResult } from 'lit';
import { categoryField, searchField, selectField } from '../../ui/filling/items/list-tools.ts';
import { live } from '../../ui/parts/live.ts';
import type { ListChange, ListState } from './list.ts';
import type { View } from './view.ts';

/** What finds something in a long list, folded until somebody looks for it. */
export function toolsView(
  view: View,
  state: ListState,
  count: number,
  change: (change: ListChange) => void,
): TemplateResult {
  const { results, say } = view;
  const { items } = results;
  return html`<details class="fold" part="tools">
      <summary>
        <span>${say('findOne')}</span>
        <i class="turn" aria-hidden="true"></i>
      </summary>
      <div class="tools">
        ${searchField(say('search'), state.query, (query) => change({ query }))}
        ${selectField(
          'only',
          say('show'),
          state.only,
          (only) => change({ only: only as ListState['only'] }),
          [
            ['', say('allCategories')],
            ['chosen', say('chosen')],
            ['not-chosen', say('notChosen')],
          ],
        )}
        ${categoryField(items, state.category, (category) => change({ category }), view)}
      </div>
    </details>
    <p class="quiet">
      ${live(count === 0 ? say('noneFound') : say('found', { count, of: items.length }))}
    </p>`;
}
