import type { SignupSubmission } from '../../../protocol/events.ts';
import type { Place } from '../../../protocol/receipt.ts';
import { dayOf } from './idempotency.ts';
import { jsonOrNull } from './json.ts';
import type { Db, PlaceStatus, SignupRow } from '../tables.ts';

export interface NewSignup {
  readonly definitionId: string;
  readonly code: string;
  readonly tokenHash: string;
  /** Of the key that it came under. */
  readonly keyHash: string;
  readonly submission: SignupSubmission;
  readonly places: readonly { readonly date: string; readonly status: PlaceStatus }[];
}

/**
 * @param now milliseconds since 1970
 * @returns its place in the queue
 */
export async function addSignup(db: Db, signup: NewSignup, now: number): Promise<number> {
  const { adults, children, people, answers, contact, language } = signup.submission;
  const { queue } = await db
    .insertInto('signups')
    .values({
      definition_id: signup.definitionId,
      code: signup.code,
      token_hash: signup.tokenHash,
      adults,
      children,
      people: jsonOrNull(people),
      answers: jsonOrNull(answers),
      contact: jsonOrNull(contact),
      language: language ?? null,
      received_on: dayOf(now),
      key_hash: signup.keyHash,
    })
    .returning('queue')
    .executeTakeFirstOrThrow();
  const rows = signup.places.map(({ date, status }, position) => ({
    queue,
    date_id: date,
    position,
    status,
  }));
  await db.insertInto('signup_dates').values(rows).execute();
  return queue;
}

/** @returns how many have signed up, those who cancelled among them */
export async function countSignups(db: Db, definitionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('signups')
    .where('definition_id', '=', definitionId)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @returns how many people have a place, by date */
export async function takenPlaces(db: Db, definitionId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('signups')
    .innerJoin('signup_dates', 'signup_dates.queue', 'signups.queue')
    .where('definition_id', '=', definitionId)
    .where('status', '=', 'confirmed')
    .groupBy('date_id')
    .select(({ fn, eb }) => ['date_id', fn.sum(eb('adults', '+', eb.ref('children'))).as('people')])
    .execute();
  return new Map(rows.map(({ date_id, people }) => [date_id, Number(people)]));
}

/** @returns how a household stands on each of its dates, with its place on the waiting list */
export async function placesOf(db: Db, definitionId: string, queue: number): Promise<Place[]> {
  const rows = await db
    .selectFrom('signup_dates')
    .select(['date_id', 'status'])
    .where('queue', '=', queue)
    .orderBy('position')
    .execute();
  const places: Place[] = [];
  for (const { date_id: date, status } of rows) {
    const waiting = status === 'waiting' ? await waitingList(db, definitionId, date) : [];
    const index = waiting.findIndex((household) => household.queue === queue);
    places.push({ date, status, ...(index < 0 ? {} : { position: index + 1 }) });
  }
  return places;
}

/** @returns the households that wait for a place on a date, the first first */
export function waitingList(
  db: Db,
  definitionId: string,
  date: string,
): Promise<Pick<SignupRow & { queue: number }, 'queue' | 'adults' | 'children'>[]> {
  return db
    .selectFrom('signups')
    .innerJoin('signup_dates', 'signup_dates.queue', 'signups.queue')
    .where('definition_id', '=', definitionId)
    .where('date_id', '=', date)
    .where('status', '=', 'waiting')
    .orderBy('signups.queue')
    .select(['signups.queue', 'adults', 'children'])
    .execute() as never;
}

/** Finds the sign-up that a manage token stands for. */
export function findSignup(db: Db, definitionId: string, tokenHash: string) {
  return db
    .selectFrom('signups')
    .select(['queue', 'code', 'adults', 'children'])
    .where('definition_id', '=', definitionId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Takes a household off all its dates, and wipes what it said of itself. */
export async function cancelSignup(db: Db, queue: number): Promise<void> {
  await db
    .updateTable('signups')
    .set({ people: null, answers: null, contact: null, language: null })
    .where('queue', '=', queue)
    .execute();
  await db
    .updateTable('signup_dates')
    .set({ status: 'cancelled' })
    .where('queue', '=', queue)
    .execute();
}

export async function confirmPlace(db: Db, queue: number, date: string): Promise<void> {
  await db
    .updateTable('signup_dates')
    .set({ status: 'confirmed' })
    .where('queue', '=', queue)
    .where('date_id', '=', date)
    .execute();
}
