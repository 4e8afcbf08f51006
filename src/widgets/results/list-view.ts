import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ResultItem } from '../../protocol/results.ts';
import { formerNames } from '../../ui/filling/items/former-names.ts';
import {
  categoryField,
  isSearchable,
  searchField,
  selectField,
} from '../../ui/filling/items/list-tools.ts';
import { button } from '../../ui/parts/button.ts';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import { decidedMark } from './decided-view.ts';
import {
  columnsOf,
  listed,
  measureOf,
  type Column,
  type ListChange,
  type ListState,
  type SortKey,
} from './list.ts';
import type { View } from './view.ts';

type Change = (change: ListChange) => void;

/**
 * What was chosen and what was not, as a table or as bars, found and sorted.
 * @param drawn so many of those that are found are drawn yet
 */
export function listView(
  view: View,
  state: ListState,
  drawn: number,
  change: Change,
): TemplateResult {
  const { say } = view;
  const found = listed(view, state);
  const count = found.length;
  const of = view.results.items.length;
  const now = found.slice(0, drawn);
  return html`
    <section class="stack" part="list">
      ${tools(view, state, change)}
      <p class="hint">${live(count === 0 ? say('noneFound') : say('found', { count, of }))}</p>
      ${state.look === 'table' ? table(now, view, state, change) : chart(now, view, state, change)}
    </section>
  `;
}

/** What has not changed is not drawn again: a list may have a thousand. */
function rows(
  items: readonly ResultItem[],
  view: View,
  { opened }: ListState,
  draw: (item: ResultItem) => TemplateResult,
): unknown {
  return items.map((item) => guard([item, view, opened.has(item.id)], () => draw(item)));
}

function tools(view: View, state: ListState, change: Change): TemplateResult {
  const { say } = view;
  const { items } = view.results;
  const sorts = [{ key: 'name', label: say('what') }, ...columnsOf(view)];
  return html`
    <div class="row" role="group" aria-label=${say('viewAs')}>
      ${toggle('table', say('table'), state, change)}
      ${toggle('chart', say('chart'), state, change)}
    </div>
    <div class="tools" part="tools">
      ${isSearchable(items) ? searchField(say('search'), state.query, (query) => change({ query })) : nothing}
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
      ${selectField(
        'sort',
        say('sortBy'),
        state.sort,
        (sort) => change({ sort: sort as SortKey, turned: false }),
        sorts.map(({ key, label }): [string, string] => [key, label]),
      )}
    </div>
  `;
}

function toggle(look: ListState['look'], label: string, state: ListState, change: Change) {
  return html`<button
    type="button"
    part="button"
    class=${state.look === look ? 'primary' : nothing}
    aria-pressed=${state.look === look}
    @click=${() => change({ look })}
  >
    ${label}
  </button>`;
}

/** With roles: what is drawn as cards on a narrow screen is a table all the same. */
function table(
  items: readonly ResultItem[],
  view: View,
  state: ListState,
  change: Change,
): TemplateResult {
  const { say } = view;
  const columns = columnsOf(view);
  const name: Pick<Column, 'key' | 'label' | 'rises'> = {
    key: 'name',
    label: say('what'),
    rises: true,
  };
  return html`
    <table class="main cards" part="table" role="table" aria-label=${say('result')}>
      <thead role="rowgroup">
        <tr role="row">
          ${[name, ...columns].map((column) => header(column, state, change))}
        </tr>
      </thead>
      <tbody role="rowgroup" part="items">
        ${rows(
          items,
          view,
          state,
          (item) => html`
            <tr role="row" part="item" ?data-chosen=${item.selected}>
              <th role="rowheader" scope="row">${about(item, view, state, change)}</th>
              ${columns.map(
                ({ key, label, text }) => html`
                  <td role="cell" class=${key} data-label=${label}>
                    ${key === 'result' ? mark(item, text(item)) : text(item)}
                  </td>
                `,
              )}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

function header(
  { key, label, rises }: Pick<Column, 'key' | 'label' | 'rises'>,
  state: ListState,
  change: Change,
) {
  const sorted = state.sort === key;
  const up = rises !== state.turned;
  return html`
    <th
      role="columnheader"
      scope="col"
      class=${key}
      aria-sort=${sorted ? (up ? 'ascending' : 'descending') : nothing}
    >
      ${button({
        label: html`${label}
          <span aria-hidden="true">${live(sorted ? (up ? '▲' : '▼') : '')}</span>`,
        look: 'plain',
        onClick: () => change({ sort: key, turned: sorted && !state.turned }),
      })}
    </th>
  `;
}

/** Bars, and beside each everything that the table says. */
function chart(
  items: readonly ResultItem[],
  view: View,
  state: ListState,
  change: Change,
): TemplateResult {
  const columns = columnsOf(view);
  const measure = measureOf(view);
  const most = Math.max(...view.results.items.map(measure));
  return html`
    <ol class="bars" part="chart">
      ${rows(
        items,
        view,
        state,
        (item) => html`
          <li part="item" ?data-chosen=${item.selected}>
            ${about(
              item,
              view,
              state,
              change,
              html`
                <svg class="line" aria-hidden="true">
                  <rect
                    width="${most > 0 ? (measure(item) / most) * 100 : 0}%"
                    height="100%"
                  ></rect>
                </svg>
                <dl class="facts">
                  ${columns.map(
                    ({ key, label, text }) =>
                      html`<div>
                        <dt>${label}</dt>
                        <dd>${key === 'result' ? mark(item, text(item)) : text(item)}</dd>
                      </div>`,
                  )}
                </dl>
              `,
            )}
          </li>
        `,
      )}
    </ol>
  `;
}

/** Told apart by its sign and its words, not by colour alone. */
function mark({ selected }: ResultItem, text: string) {
  return html`<span class="mark ${selected ? 'yes' : ''}"
    ><span aria-hidden="true">${selected ? '✓' : '–'}</span> ${text}</span
  >`;
}

function about(
  item: ResultItem,
  view: View,
  { opened }: ListState,
  change: Change,
  facts: unknown = nothing,
): TemplateResult {
  const open = opened.has(item.id);
  const onToggle = ({ target }: Event) => {
    if ((target as HTMLDetailsElement).open !== open) change({ toggled: item.id });
  };
  const { say, t } = view;
  const { name, description, category, district } = item;
  const places = [category, district].filter((text) => text !== undefined);
  return html`
    <span class="name">${shown(t(name))}</span>
    ${formerNames(item, view)}
    ${
      places.length > 0
        ? html`<span class="hint"
            >${places.map((text, index) => html`${index > 0 ? ' · ' : ''}${shown(t(text))}`)}</span
          >`
        : nothing
    }
    ${decidedMark(item, view)} ${facts}
    <details part="why" .open=${open} @toggle=${onToggle}>
      <summary>${say('why')} <span class="unseen">${shown(t(name))}</span></summary>
      <div class="reasons">
        ${description === undefined ? nothing : html`<p class="hint">${shown(t(description))}</p>`}
        ${view.below?.whyView(item, view) ?? html`<p aria-busy="true">${say('loading')}</p>`}
      </div>
    </details>
  `;
}
