import { html, nothing, type TemplateResult } from 'lit';
import type { EventDate, EventDefinition } from '../../protocol/events.ts';
import type { Place } from '../../protocol/receipt.ts';
import { householdSize, leaveDate, takeDate, type SignupState } from '../../rules/event.ts';
import { grouped, idFor, shown } from '../../ui/field-parts.ts';
import { choiceTemplate } from '../../ui/choice.ts';
import type { ReviewRow } from '../../ui/frame.ts';
import type { EventWords } from './words.ts';

export const DATES_TARGET = idFor('/dates');

/** The dates to choose from, each with the places that are left; a single one is just told. */
export function datesView(
  state: SignupState,
  definition: EventDefinition,
  error: string | undefined,
  words: EventWords,
  onChange: (state: SignupState) => void,
): TemplateResult {
  const { dates, maxDates = 1 } = definition;
  const { m, f } = words;
  const [only] = dates;
  if (dates.length === 1 && only) {
    return html`<p id=${DATES_TARGET} tabindex="-1">
      <strong>${m.when}:</strong> ${dateLabel(only, definition, words)}
      ${places(only, state, definition, words)}
      ${error ? html`<span class="error">${error}</span>` : nothing}
    </p>`;
  }
  const label = { value: m.datesHeading(f, maxDates), lang: f.lang };
  return grouped(
    { id: DATES_TARGET, label, error },
    html`<div class="dates">
      ${dates.map((date) => {
        const chosen = state.dates.includes(date.id);
        return choiceTemplate({
          id: idFor(`/dates/${date.id}`),
          name: DATES_TARGET,
          type: maxDates === 1 ? 'radio' : 'checkbox',
          checked: chosen,
          disabled: !chosen && isClosed(date, definition),
          label: html`${dateLabel(date, definition, words)}
          ${places(date, state, definition, words)}`,
          onToggle: (on) =>
            onChange(on ? takeDate(state, date.id, definition) : leaveDate(state, date.id)),
        });
      })}
    </div>`,
  );
}

/** @returns what a date is called, in one line */
export function dateName(date: EventDate, definition: EventDefinition, words: EventWords): string {
  const span = words.f.span(date.starts, date.ends, definition.timeZone);
  return date.label === undefined ? span : `${words.t(date.label).value} · ${span}`;
}

export function datesReview(
  state: SignupState,
  definition: EventDefinition,
  words: EventWords,
): ReviewRow {
  const { m } = words;
  const chosen = definition.dates.filter(({ id }) => state.dates.includes(id));
  return {
    label: m.when,
    name: m.when,
    value: html`<ul>
      ${chosen.map(
        (date) =>
          html`<li>
            ${dateName(date, definition, words)} ${places(date, state, definition, words)}
          </li>`,
      )}
    </ul>`,
    target: DATES_TARGET,
  };
}

/** How a household stands on each of its dates, as the server said. */
export function placesView(
  places: readonly Place[],
  definition: EventDefinition,
  words: EventWords,
): TemplateResult {
  return html`<ul class="places">
    ${places.map((place) => {
      const date = definition.dates.find(({ id }) => id === place.date);
      return html`<li>
        ${date ? html`${dateName(date, definition, words)}:` : nothing}
        <strong>${placeWords(place, words)}</strong>
      </li>`;
    })}
  </ul>`;
}

function placeWords({ status, position }: Place, { m, f }: EventWords): string {
  if (status === 'confirmed') return m.confirmed;
  if (status === 'cancelled') return m.cancelled;
  return position === undefined ? m.waitingNoNumber : m.waiting(f, position);
}

function dateLabel(date: EventDate, definition: EventDefinition, { t, f }: EventWords) {
  const span = f.span(date.starts, date.ends, definition.timeZone);
  return date.label === undefined ? span : html`<strong>${shown(t(date.label))}</strong> · ${span}`;
}

/** What is known now; the server decides when it is sent. */
function places(
  date: EventDate,
  state: SignupState,
  definition: EventDefinition,
  { m, f }: EventWords,
) {
  const { placesLeft } = date;
  if (placesLeft === undefined) return nothing;
  const fits = placesLeft >= Math.max(householdSize(state), 1);
  const words = placesLeft > 0 ? m.placesLeft(f, placesLeft) : '';
  const waiting = definition.waitingList === false ? m.full : m.waitingList;
  return html`<br /><span class="quiet">
      ${fits ? words : [words, waiting].filter(Boolean).join('. ')}
    </span>`;
}

function isClosed({ placesLeft }: EventDate, { waitingList = true }: EventDefinition): boolean {
  return placesLeft === 0 && !waitingList;
}
