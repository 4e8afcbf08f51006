import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ResultItem } from '../../protocol/results.ts';
import { formerNames } from '../../ui/filling/items/former-names.ts';
import { shown } from '../../ui/parts/shown.ts';
import { sized } from '../../ui/parts/sized.ts';
import { decidedMark } from './decided-mark.ts';
import type { ListChange, ListState } from './list.ts';
import { along, scaleOf, type Measure, type Scale } from './measures.ts';
import type { View } from './view.ts';

/** One line each: its name, how long its bar is, and what that is; unfolded it says why. */
export function chartView(
  items: readonly ResultItem[],
  measure: Measure,
  view: View,
  { opened }: ListState,
  change: (change: ListChange) => void,
): TemplateResult {
  const scale = scaleOf(measure, view.results.items);
  const [, second = scale.end] = scale.ticks;
  return html`
    <div class="chart" ${sized('--each', along(second, scale))}>
      <div class="axis" aria-hidden="true">
        ${scale.ticks.map(
          (tick, at) =>
            html`<span class=${at === 0 ? 'zero' : nothing} ${sized('--at', along(tick, scale))}
              >${measure.short(tick)}</span
            >`,
        )}
      </div>
      <ol class="bars" part="chart items">
        ${items.map((item) => {
          const open = opened.has(item.id);
          // What has not changed is not drawn again: a list may have a thousand.
          return guard([item, view, open, measure.key], () =>
            line(item, open, measure, scale, view, change),
          );
        })}
      </ol>
    </div>
  `;
}

/** @returns the id of a line that is led to */
export function lineId(item: string): string {
  return `line-${encodeURIComponent(item)}`;
}

function line(
  item: ResultItem,
  open: boolean,
  measure: Measure,
  scale: Scale,
  view: View,
  change: (change: ListChange) => void,
): TemplateResult {
  const { say, t, below } = view;
  const onToggle = ({ target }: Event) => {
    if ((target as HTMLDetailsElement).open !== open) change({ toggled: item.id });
  };
  const value = measure.of(item);
  return html`<li part="item" ?data-chosen=${item.selected}>
    <details part="why" .open=${open} @toggle=${onToggle}>
      <summary id=${lineId(item.id)}>
        <span class="label">
          <i class="mark" aria-hidden="true"></i><span class="name">${shown(t(item.name))}</span
          ><span class="unseen">, ${say(item.selected ? 'chosen' : 'notChosen')}</span>
          ${formerNames(item, view)} ${decidedMark(item, view)}
        </span>
        <i class="turn" aria-hidden="true"></i>
        <span class="track">
          <i class="bar" ${sized('--v', along(value, scale))}></i>
          <span class="unseen">${measure.label}: </span
          ><span class="value">${measure.text(value)}</span>
        </span>
      </summary>
      <div class="reasons">
        ${open ? (below?.whyView(item, view) ?? html`<p aria-busy="true">${say('loading')}</p>`) : nothing}
      </div>
    </details>
  </li>`;
}
