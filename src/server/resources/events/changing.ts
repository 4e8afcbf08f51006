import type { EventDate, EventDefinition } from '../../../protocol/events.ts';
import { pickText } from '../../../protocol/pick-text.ts';
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
  fixed: ({ maxDates: _most, maxAdults: _adults, maxChildren: _children, ...definition }) => {
    const { waitingList: _waits, overtaking: _order, dates: _dates, ...fixed } = definition;
    return fixed;
  },
  async follow(db, definition, { before, now }) {
    const faults = await faultsIn(db, definition, { before, now });
    if (faults.length > 0) throw new InUseError(`events/${definition.id}: ${faults.join('; ')}`);
    await promote(db, definition, now);
  },
};

/** @returns what would be taken from who is signed up, date by date, and what to do instead */
async function faultsIn(
  db: Db,
  definition: EventDefinition,
  { before, now }: { readonly before: EventDefinition; readonly now: number },
): Promise<string[]> {
  const taken = await takenPlaces(db, definition.id);
  const waiting = await waitingLists(db, definition.id);
  const places = (id: string) => taken.get(id) ?? 0;
  const kept = new Set(definition.dates.map(({ id }) => id));
  const lost = before.dates.filter(
    ({ id }) => !kept.has(id) && (places(id) > 0 || waiting.has(id)),
  );
  // Who has a place on a date that is over or called off sits nowhere.
  const tight = definition.dates.filter(
    (date) => isToCome(date, now) && date.capacity < places(date.id),
  );
  return [
    ...lost.map(
      (date) =>
        `${nameOf(date, before)}: ${signedUp(places(date.id), waiting.get(date.id)?.length ?? 0)}, so it cannot be taken out, nor get another id; "cancelled": true calls it off`,
    ),
    ...tight.map(
      (date) =>
        `${nameOf(date, definition)}: ${counted(places(date.id), 'place is', 'places are')} taken, ${date.capacity} ${date.capacity === 1 ? 'is' : 'are'} too few`,
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
