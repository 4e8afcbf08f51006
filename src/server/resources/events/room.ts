import type { EventDefinition } from '../../../protocol/events.ts';
import type { KeptSignup } from '../../storage/queries/kept-signups.ts';
import type { Db } from '../../storage/tables.ts';
import { isToCome, movesOf } from './waiting-list.ts';

/** A household that is there, and what is to become of it. */
export interface Becoming {
  readonly signup: Pick<KeptSignup, 'places' | 'adults' | 'children'>;
  /** The ids of the dates that are to be its own. */
  readonly dates: readonly string[];
  /** How many they are to be. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A date that has no room for a household as it is to be. */
export interface Short {
  readonly date: string;
  /** How many people of the household could come. */
  readonly limit: number;
  /** Whether even the empty room is too small. */
  readonly ever: boolean;
}

/**
 * Who is more needs places on the dates that are theirs, as many as somebody new could get: they pass
 * nobody that waits. On a date that they take now they are somebody new. On one that is over or called
 * off nobody needs a place any more.
 *
 * @returns where there are too few places, in the order of the dates
 */
export async function shortOf(
  db: Db,
  definition: EventDefinition,
  { signup, dates, size, now }: Becoming,
): Promise<Short[]> {
  const before = signup.adults + signup.children;
  const had = new Map(signup.places.map(({ date, status }) => [date, status]));
  const moves = await movesOf(db, definition, now);
  return dates.flatMap((date): Short[] => {
    const there = definition.dates.find(({ id }) => id === date);
    if (!there || !isToCome(there, now)) return [];
    const status = had.get(date);
    const isNew = status === undefined;
    if (!isNew && size <= before) return [];
    if (size > there.capacity) return [{ date, limit: there.capacity, ever: true }];
    const { room = 0, left = 0 } = moves.get(date) ?? {};
    const limit = isNew ? left : before + room;
    const mayWait = isNew ? definition.waitingList !== false : status !== 'confirmed';
    return size > limit && !mayWait ? [{ date, limit, ever: false }] : [];
  });
}
