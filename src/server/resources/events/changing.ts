import type { EventDate, EventDefinition } from '../../../protocol/events.ts';
import { pickText } from '../../../protocol/pick-text.ts';
import { isOver } from '../../../rules/event-dates.ts';
import { InUseError } from '../../in-use-error.ts';
import { takenPlaces, waitingLists } from '../../storage/queries/signups.ts';
import type { Db } from '../../storage/tables.ts';
import type { Changing } from '../resource.ts';
import { isToCome, promote } from './waiting-list.ts';

/**
 * After the first sign-up dates may come, move and be called off, and places may become more or
 * fewer; but nobody loses the date or the place that they have.
 */
export const changingEvents: Changing<EventDefinition> = {
  what: 'its texts, times, dates, places, waiting list and how many may come',
  free: ['dates', 'maxDates', 'maxAdults', 'maxChildren', 'waitingList', 'overtaking'],
  async asks(db, definition, { before, now }) {
    const held = await heldOf(db, definition.id);
    const faults = faultsIn(held, definition, { before, now });
    if (faults.length > 0) throw new InUseError(`events/${definition.id}: ${faults.join('; ')}`);
    const coming = new Set(before.dates.filter((date) => !isOver(date, now)).map(({ id }) => id));
    return definition.dates
      .filter((date) => coming.has(date.id) && isOver(date, now) && held.words(date) !== '')
      .map((date) => `${nameOf(date, definition)} would be over, and ${held.words(date)} there`);
  },
  async follow(db, definition, now) {
    await promote(db, definition, now);
  },
};

/** What people have on each date. */
interface Held {
  readonly places: (date: EventDate) => number;
  /** Such as `5 places are taken and 2 households wait`; nothing where nobody has or waits. */
  readonly words: (date: EventDate) => string;
}

async function heldOf(db: Db, id: string): Promise<Held> {
  const taken = await takenPlaces(db, id);
  const waiting = await waitingLists(db, id);
  const places = (date: EventDate) => taken.get(date.id) ?? 0;
  return { places, words: (date) => signedUp(places(date), waiting.get(date.id)?.length ?? 0) };
}

/** @returns what would be taken from who is signed up, date by date, and what to do instead */
function faultsIn(
  { places, words }: Held,
  definition: EventDefinition,
  { before, now }: { readonly before: EventDefinition; readonly now: number },
): string[] {
  const kept = new Set(definition.dates.map(({ id }) => id));
  const lost = before.dates.filter((date) => !kept.has(date.id) && words(date) !== '');
  // Who has a place on a date that is over or called off sits nowhere.
  const tight = definition.dates.filter(
    (date) => isToCome(date, now) && date.capacity < places(date),
  );
  return [
    ...lost.map(
      (date) =>
        `${nameOf(date, before)}: ${words(date)}, so it cannot be taken out, nor get another id; "cancelled": true calls it off`,
    ),
    ...tight.map(
      (date) =>
        `${nameOf(date, definition)}: ${counted(places(date), 'place is', 'places are')} taken, ${date.capacity} ${date.capacity === 1 ? 'is' : 'are'} too few`,
    ),
  ];
}

function signedUp(people: number, waiting: number): string {
  return [
    ...(people > 0 ? [`${counted(people, 'place is', 'places are')} taken`] : []),
    ...(waiting > 0 ? [`${counted(waiting, 'household waits', 'households wait')}`] : []),
  ].join(' and ');
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

function nameOf({ id, label }: EventDate, { language }: EventDefinition): string {
  if (label === undefined) return `date ${id}`;
  return `date ${id} (${pickText(label, language, language).value})`;
}
