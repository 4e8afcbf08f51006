import type { Place, Receipt } from '../../../../protocol/receipt.ts';
import { escapeHtml } from '../../html.ts';
import { dateName } from './dates.ts';
import type { EventView } from './event-view.ts';
import { placeWords } from './place-words.ts';

/** How a household stands on each of its dates. */
export function placesHtml(places: readonly Place[], view: EventView): string {
  const items = places.map((place) => {
    const date = view.definition.dates.find(({ id }) => id === place.date);
    const name = date ? `${escapeHtml(dateName(date, view))}: ` : '';
    return `<li>${name}<b>${escapeHtml(placeWords(place, date?.cancelled === true, view))}</b></li>`;
  });
  return `<ul class="places">${items.join('')}</ul>`;
}

/** What whoever has the code sees: where they stand, and how many they are. */
export function managedHtml(
  { places = [], adults, children = 0 }: Receipt,
  view: EventView,
): string {
  const { say, f } = view;
  const isCancelled = places.every(({ status }) => status === 'cancelled');
  const household = adults === undefined || isCancelled ? '' : `<p>${escapeHtml(`${say('adults')}: ${f.number(adults)} · ${say('children')}: ${f.number(children)}`)}</p>`; // prettier-ignore
  return placesHtml(places, view) + household + calendarHtml(places, view);
}

/** The dates for one's own calendar; who only waits has nothing to write down yet. */
function calendarHtml(places: readonly Place[], { definition, to, say }: EventView): string {
  const dates = places
    .filter(({ status }) => status === 'confirmed')
    .map(({ date }) => encodeURIComponent(date));
  if (dates.length === 0) return '';
  const file = to(`/api/events/${definition.id}/calendar.ics?dates=${dates.join(',')}`);
  return `<p><a href="${escapeHtml(file)}">${escapeHtml(say('calendar'))}</a></p>`;
}
