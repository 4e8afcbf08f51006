import { html, nothing } from 'lit';
import type { EventDate } from '../../protocol/events.ts';
import { isOver } from '../../rules/event-dates.ts';
import { householdSize, type SignupState } from '../../rules/event.ts';
import { live } from '../../ui/parts/live.ts';
import { dateName } from './dates-view.ts';
import { dayOf } from './leaf.ts';
import type { EventView } from './questions.ts';

/** A quarter of all places is few. */
const FEW = 4;

/** @returns what is known now of a date, if anything is; the server decides when it is sent */
export function places(date: EventDate, view: EventView): unknown {
  const { definition, say, clock } = view;
  const { placesLeft, waiting, capacity } = date;
  if (date.cancelled) return html`<strong>${live(say('calledOff'))}</strong>`;
  if (isOver(date, clock())) return html`<span>${live(say('dateOver'))}</span>`;
  if (placesLeft === undefined) return undefined;
  if (placesLeft > 0) {
    const look = placesLeft * FEW > capacity ? '' : 'few';
    return html`<strong class="places ${look}"
      >${live(say('placesLeft', { places: placesLeft }))}</strong
    >`;
  }
  const waits = waiting ? `, ${say('waits', { count: waiting })}` : '';
  const may = definition.waitingList === false ? nothing : say('mayWait');
  return html`<strong class="places full">${live(say('fullUp') + waits)}</strong>
    <span>${may}</span>`;
}

/** Below the numbers of a household: how many that is, and what it means on each of its dates. */
export function meaning(view: EventView): unknown {
  const lines = meaningOf(view.state, view);
  return lines.length === 0 ? nothing : html`<p>${lines.map((line) => live(`${line} `))}</p>`;
}

/** @returns the same, said after a change */
export function meaningOf(state: SignupState, view: EventView): string[] {
  const { definition, say } = view;
  const count = householdSize(state);
  // Nothing, or no number, means nothing yet.
  if (!(count > 0)) return [];
  const chosen = definition.dates.filter(({ id }) => state.dates.includes(id));
  const told = chosen.flatMap((date) => {
    const words = roomFor(count, date, view);
    return words === undefined
      ? []
      : [chosen.length > 1 ? `${nameOf(date, chosen, view)}: ${words}` : words];
  });
  return told.length === 0 ? [] : [`${say('people', { count })}.`, ...told];
}

function roomFor(
  count: number,
  { placesLeft, cancelled }: EventDate,
  { definition, say }: EventView,
): string | undefined {
  if (cancelled || placesLeft === undefined) return undefined;
  if (count <= placesLeft) return say('fits');
  return definition.waitingList === false ? `${say('full')}.` : say('waitingList');
}

/** The day; where two stand on one, also what it is called. */
function nameOf(date: EventDate, chosen: readonly EventDate[], view: EventView): string {
  const day = dayOf(date, view);
  const isAlone = chosen.every((one) => one === date || dayOf(one, view) !== day);
  return isAlone || date.label === undefined ? day : `${day}, ${view.t(date.label).value}`;
}

/** Whoever heard of a date that is called off looks for it also where it has closed. */
export function calledOff(view: EventView): unknown {
  return view.definition.dates.map((date) =>
    date.cancelled ? html`<p>${dateName(date, view)}: ${view.say('calledOff')}</p>` : nothing,
  );
}
