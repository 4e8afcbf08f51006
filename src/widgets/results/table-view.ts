import { html, nothing, type TemplateResult } from 'lit';
import type { ResultItem } from '../../protocol/results.ts';
import { formerNames } from '../../ui/filling/items/former-names.ts';
import { button } from '../../ui/parts/button.ts';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import { decidedMark } from './decided-mark.ts';
import { columnsOf, type Column, type ListChange, type ListState } from './list.ts';
import { moneyOf, type View } from './view.ts';

type Change = (change: ListChange) => void;

/** The same in figures; the heads of the columns sort. */
export function tableView(
  items: readonly ResultItem[],
  view: View,
  state: ListState,
  change: Change,
): TemplateResult {
  const { say } = view;
  const columns = columnsOf(view);
  const name = { key: 'name', label: say('what'), rises: true } as const;
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${say('titleTable')}>
    <table class="main" part="table">
      <caption class="unseen">
        ${say('titleTable')}
      </caption>
      <thead>
        <tr>
          ${[name, ...columns].map((column) => header(column, state, change))}
        </tr>
      </thead>
      <tbody part="items">
        ${items.map((item) => row(item, columns, view))}
      </tbody>
    </table>
  </div>`;
}

function header(
  { key, label, rises }: Pick<Column, 'key' | 'label' | 'rises'>,
  state: ListState,
  change: Change,
): TemplateResult {
  const sorted = state.sort === key;
  const up = rises !== state.turned;
  return html`<th
    scope="col"
    class=${key}
    aria-sort=${sorted ? (up ? 'ascending' : 'descending') : nothing}
  >
    ${button({
      label: html`${label} <span aria-hidden="true">${live(sorted ? (up ? '▲' : '▼') : '')}</span>`,
      look: 'plain',
      onClick: () => change({ sort: key, turned: sorted && !state.turned }),
    })}
  </th>`;
}

/** On a phone what it costs and whether it was chosen stand below its name. */
function row(item: ResultItem, columns: readonly Column[], view: View): TemplateResult {
  const { say, t } = view;
  const { name, cost, category, district, selected } = item;
  const places = [category, district].filter((text) => text !== undefined);
  const below = [
    say(selected ? 'chosen' : 'notChosen'),
    ...(cost === undefined ? [] : [moneyOf(cost, view)]),
  ];
  return html`<tr part="item" ?data-chosen=${selected}>
    <th scope="row">
      <i class="mark" aria-hidden="true"></i><span class="name">${shown(t(name))}</span>
      <span class="narrow quiet">${below.join(' · ')}</span>
      ${
        places.length > 0
          ? html`<span class="wide quiet"
              >${places.map((text, at) => html`${at > 0 ? ' · ' : ''}${shown(t(text))}`)}</span
            >`
          : nothing
      }
      ${formerNames(item, view)} ${decidedMark(item, view)}
    </th>
    ${columns.map(({ key, text }) => html`<td class=${key}>${text(item)}</td>`)}
  </tr>`;
}
