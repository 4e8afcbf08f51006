import { html, nothing } from 'lit';
import type { EventDate } from '../../protocol/events.ts';
import { isOver } from '../../rules/event-dates.ts';
import { householdSize } from '../../rules/event.ts';
import { live } from '../../ui/parts/live.ts';
import { dateName } from './dates-view.ts';
import type { EventView } from './questions.ts';

/** @returns what is known now of a date, if anything is; the server decides when it is sent */
export function places(date: EventDate, view: EventView): unknown {
  const words = placesWords(date, view);
  return words === undefined ? undefined : html`<br /><span class="quiet">${live(words)}</span>`;
}

function placesWords(
  date: EventDate,
  { definition, state, say, clock }: EventView,
): string | undefined {
  const { placesLeft, cancelled } = date;
  if (cancelled) return say('calledOff');
  if (isOver(date, clock())) return say('dateOver');
  if (placesLeft === undefined) return undefined;
  const words = placesLeft > 0 ? say('placesLeft', { places: placesLeft }) : '';
  if (placesLeft >= Math.max(householdSize(state) || 0, 1)) return words;
  const waiting = say(definition.waitingList === false ? 'full' : 'waitingList');
  return [words, waiting].filter(Boolean).join('. ');
}

/** Whoever heard of a date that is called off looks for it also where it has closed. */
export function calledOff(view: EventView): unknown {
  return view.definition.dates.map((date) =>
    date.cancelled ? html`<p>${dateName(date, view)}: ${view.say('calledOff')}</p>` : nothing,
  );
}
