import { html, nothing, type TemplateResult } from 'lit';
import type { EventDate } from '../../protocol/events.ts';
import type { Place } from '../../protocol/receipt.ts';
import { live } from '../../ui/parts/live.ts';
import { dateName } from './dates-view.ts';
import type { EventView } from './questions.ts';

/** How a household stands on each of its dates, as the server said. */
export function placesView(places: readonly Place[], view: EventView): TemplateResult {
  return html`<ul class="stack">
    ${places.map((place) => {
      const date = view.definition.dates.find(({ id }) => id === place.date);
      return html`<li>
        ${date ? html`${dateName(date, view)}:` : nothing}
        <strong>${live(placeWords(place, date, view))}</strong>
      </li>`;
    })}
  </ul>`;
}

function placeWords(
  { status, position }: Place,
  date: EventDate | undefined,
  { say }: EventView,
): string {
  if (status === 'cancelled') return say('cancelled');
  if (date?.cancelled) return `${say('calledOff')}.`;
  if (status === 'confirmed') return say('confirmed');
  return position === undefined ? say('waitingNoNumber') : say('waiting', { position });
}
