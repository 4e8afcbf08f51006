import { html, nothing, type TemplateResult } from 'lit';
import type { EventDate } from '../../protocol/events.ts';
import { pictureTemplate } from '../../ui/filling/items/picture.ts';
import { live } from '../../ui/parts/live.ts';
import { shown } from '../../ui/parts/shown.ts';
import { hoursOf, leaf } from './leaf.ts';
import type { EventView } from './questions.ts';

/** How a date is taken and left. */
export interface Taking {
  readonly id: string;
  readonly name: string;
  readonly type: 'radio' | 'checkbox';
  readonly chosen: boolean;
  readonly off: boolean;
  readonly onToggle: (on: boolean) => void;
}

/**
 * A date as a leaf of a calendar over its picture, a row without one. The label reaches over all of
 * it, so that the whole card is pressed.
 * @param places what is told of the places that are left
 * @param taking nothing where there is nothing to choose
 */
export function dateCard(
  date: EventDate,
  places: unknown,
  view: EventView,
  taking?: Taking,
): TemplateResult {
  const { say } = view;
  return html`
    <div
      class="date"
      part="choice date"
      ?data-chosen=${taking?.chosen}
      ?data-cancelled=${date.cancelled}
    >
      ${date.picture ? pictureTemplate(date.picture, view) : nothing} ${leaf(date, view)}
      ${
        taking
          ? html`<span class="box">
                <input
                  id=${taking.id}
                  name=${taking.name}
                  type=${taking.type}
                  .checked=${taking.chosen}
                  ?disabled=${taking.off}
                  @change=${(event: Event) =>
                    taking.onToggle((event.target as HTMLInputElement).checked)}
                />
                <strong aria-hidden="true">${say('dateChosen')}</strong>
              </span>
              <label class="what" for=${taking.id}>${what(date, places, view)}</label>`
          : html`<div class="what">${what(date, places, view)}</div>`
      }
    </div>
  `;
}

function what(date: EventDate, places: unknown, view: EventView): TemplateResult {
  const { definition, f, t } = view;
  const { label, description } = date;
  const hours = live(hoursOf(date, view));
  // The leaf has the day: it is hidden here from who sees that.
  const day = html`<span class="unseen">${f.span(date.starts, date.ends, definition.timeZone)}</span
    ><span aria-hidden="true">${hours}</span>`;
  return html`
    ${label === undefined ? html`<strong>${day}</strong>` : html`<strong>${shown(t(label))}</strong> <span>${day}</span>`}
    ${description === undefined ? nothing : html`<span>${shown(t(description))}</span>`} ${places}
  `;
}
