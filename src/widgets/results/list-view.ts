import { html, nothing, type TemplateResult } from 'lit';
import { live } from '../../ui/parts/live.ts';
import { chartView } from './chart-view.ts';
import { listed, type ListChange, type ListState } from './list.ts';
import { measuresOf, type Measure } from './measures.ts';
import { tableView } from './table-view.ts';
import { toolsView } from './tools-view.ts';
import type { View } from './view.ts';

type Change = (change: ListChange) => void;

/** More lines than these are searched in; fewer are read. */
const SEARCHED = 24;

/**
 * What was chosen and what was not, as bars or as a table.
 * @param drawn so many of those that are found are drawn yet
 */
export function listView(
  view: View,
  state: ListState,
  drawn: number,
  change: Change,
): TemplateResult {
  const { results, say } = view;
  const measures = measuresOf(view);
  const [first] = measures as [Measure];
  const measure = measures.find(({ key }) => key === state.measure) ?? first;
  const found = listed(view, state, measure);
  const now = found.slice(0, drawn);
  const bars = state.look === 'chart';
  return html`
    <section class="list" part="list">
      <header class="head">
        <div>
          <h4 id="title">${live(bars ? measure.title : say('titleTable'))}</h4>
          ${bars ? legend(view) : nothing}
        </div>
        <div class="switches">
          ${
            measures.length > 1 && bars
              ? choice(
                  say('show'),
                  measures.map(({ key, label }) => [label, key === measure.key, { measure: key }]),
                  change,
                )
              : nothing
          }
          ${choice(
            say('viewAs'),
            [
              [say('chart'), bars, { look: 'chart' }],
              [say('table'), !bars, { look: 'table' }],
            ],
            change,
          )}
        </div>
      </header>
      ${results.items.length > SEARCHED ? toolsView(view, state, found.length, change) : nothing}
      ${bars ? chartView(now, measure, view, state, change) : tableView(now, view, state, change)}
    </section>
  `;
}

function legend({ results, say, f }: View): TemplateResult {
  const chosen = results.items.filter(({ selected }) => selected).length;
  const others = results.items.length - chosen;
  const entry = (label: string, count: number) => html`<i></i>${label} (${f.number(count)})`;
  return html`<p class="legend quiet">
    ${chosen > 0 ? html`<span data-chosen>${entry(say('chosen'), chosen)}</span>` : nothing}
    ${others > 0 ? html`<span>${entry(say('notChosen'), others)}</span>` : nothing}
  </p>`;
}

/** Two words to switch between. */
function choice(
  name: string,
  options: readonly (readonly [label: string, pressed: boolean, change: ListChange])[],
  change: Change,
): TemplateResult {
  return html`<div class="switch" role="group" aria-label=${name}>
    ${options.map(
      ([label, pressed, to]) =>
        html`<button type="button" part="button" aria-pressed=${pressed} @click=${() => change(to)}>
          ${label}
        </button>`,
    )}
  </div>`;
}
