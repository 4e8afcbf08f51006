import type { EventDate, EventDefinition } from '../../../protocol/events.ts';
import { isOver } from '../../../rules/event-dates.ts';
import {
  confirmPlace,
  takenPlaces,
  waitingLists,
  type Waiting,
} from '../../storage/queries/signups.ts';
import type { Db } from '../../storage/tables.ts';

/** Milliseconds before a date starts from which whoever fits goes first, unless it says otherwise. */
const LAST_DAY = 24 * 3_600_000;

/** Who has a place on one date, and who waits for one, the first first. */
interface Standing {
  readonly taken: number;
  readonly waiting: readonly Waiting[];
}

/** What can be done on a date now. */
interface Moves {
  /** Who gets places, in this order. */
  readonly up: readonly Waiting[];
  /** How many places are left then that nobody waits for. */
  readonly room: number;
  /** How many places somebody who comes now can get. */
  readonly left: number;
  /** How many people wait after that. */
  readonly waiting: number;
}

/** Where every date of an event stands, and what can be done there. */
export async function movesOf(
  db: Db,
  definition: EventDefinition,
  now: number,
): Promise<Map<string, Moves>> {
  const taken = await takenPlaces(db, definition.id);
  const waiting = await waitingLists(db, definition.id);
  return new Map(
    definition.dates.map((date) => {
      const standing = { taken: taken.get(date.id) ?? 0, waiting: waiting.get(date.id) ?? [] };
      return [date.id, movesOn(date, standing, { definition, now })];
    }),
  );
}

/**
 * Gives places to those who wait, in their order.
 * @returns how many households have moved up, each counted on each of its dates
 */
export async function promote(db: Db, definition: EventDefinition, now: number): Promise<number> {
  let moved = 0;
  for (const [date, { up }] of await movesOf(db, definition, now)) {
    for (const { queue } of up) await confirmPlace(db, queue, date);
    moved += up.length;
  }
  return moved;
}

/**
 * Only a whole household moves up. Whoever would not fit if the room were empty keeps nobody back:
 * else one large family would keep it empty.
 */
function movesOn(
  date: EventDate,
  { taken, waiting }: Standing,
  { definition, now }: { readonly definition: EventDefinition; readonly now: number },
): Moves {
  if (!isToCome(date, now)) return { up: [], room: 0, left: 0, waiting: 0 };
  const overtakes = mayOvertake(definition, date, now);
  const up: Waiting[] = [];
  let left = Math.max(0, date.capacity - taken);
  let isHeld = false;
  let waits = 0;
  for (const household of waiting) {
    if (household.people <= left && !isHeld) {
      up.push(household);
      left -= household.people;
      continue;
    }
    waits += household.people;
    if (!overtakes && household.people <= date.capacity) isHeld = true;
  }
  const room = isHeld ? 0 : left;
  return { up, room, left: isOver(date, now) ? 0 : room, waiting: isOver(date, now) ? 0 : waits };
}

/** Who waits is still told of a place when nobody can sign up any more, as long as they can come. */
export function isToCome(date: EventDate, now: number): boolean {
  return !date.cancelled && (now < Date.parse(date.starts) || !isOver(date, now));
}

function mayOvertake(
  { overtaking = 'last-day' }: EventDefinition,
  { starts }: EventDate,
  now: number,
): boolean {
  return (
    overtaking === 'always' || (overtaking === 'last-day' && now >= Date.parse(starts) - LAST_DAY)
  );
}
