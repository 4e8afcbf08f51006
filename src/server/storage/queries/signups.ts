import type { SignupSubmission } from '../../../protocol/events.ts';
import type { Place } from '../../../protocol/receipt.ts';
import { dayOf } from './idempotency.ts';
import { jsonOrNull } from './json.ts';
import type { Db, PlaceStatus } from '../tables.ts';

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
  await insertDates(db, queue, signup.places, { first: 0, turn: await turnOfNewest(db, queue) });
  return queue;
}

/** Puts a household on more dates, behind all who stand there already. */
export async function joinDates(db: Db, queue: number, places: NewSignup['places']): Promise<void> {
  if (places.length === 0) return;
  const { last } = await db
    .selectFrom('signup_dates')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('queue', '=', queue)
    .executeTakeFirstOrThrow();
  const { newest } = await db
    .selectFrom('signups')
    .select(({ fn }) => fn.max('queue').as('newest'))
    .executeTakeFirstOrThrow();
  const turn = Math.max(Number(newest), await lastTurn(db)) + 1;
  await insertDates(db, queue, places, { first: Number(last ?? -1) + 1, turn });
}

async function insertDates(
  db: Db,
  queue: number,
  places: NewSignup['places'],
  { first, turn }: { readonly first: number; readonly turn: number | null },
): Promise<void> {
  const rows = places.map(({ date, status }, index) => ({
    queue,
    date_id: date,
    position: first + index,
    status,
    turn,
  }));
  await db.insertInto('signup_dates').values(rows).execute();
}

/** @returns a turn behind all others; null where that is its place in the queue, as it mostly is */
async function turnOfNewest(db: Db, queue: number): Promise<number | null> {
  const last = await lastTurn(db);
  return queue > last ? null : last + 1;
}

async function lastTurn(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('signup_dates')
    .select(({ fn }) => fn.max('turn').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

/** Takes a household off dates, as if it had never asked for them. */
export async function leaveDates(db: Db, queue: number, dates: readonly string[]): Promise<void> {
  if (dates.length === 0) return;
  await db
    .deleteFrom('signup_dates')
    .where('queue', '=', queue)
    .where('date_id', 'in', dates)
    .execute();
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

/** How a household stands on one of its dates. */
export interface Standing {
  /** Of its receipt. */
  readonly code: string;
  readonly people: number;
  readonly date: string;
  readonly status: PlaceStatus;
}

/** @returns how every household stands on each of its dates, the first of the queue first */
export async function readStandings(db: Db, definitionId: string): Promise<Standing[]> {
  const rows = await db
    .selectFrom('signups')
    .innerJoin('signup_dates', 'signup_dates.queue', 'signups.queue')
    .where('definition_id', '=', definitionId)
    .orderBy('signup_dates.queue')
    .orderBy('position')
    .select(['code', 'adults', 'children', 'date_id', 'status'])
    .execute();
  return rows.map(({ code, adults, children, date_id: date, status }) => ({
    ...{ code, date, status },
    people: adults + children,
  }));
}

/** @returns how a household stands on each of its dates, with its place on the waiting list */
export async function placesOf(db: Db, definitionId: string, queue: number): Promise<Place[]> {
  const rows = await db
    .selectFrom('signup_dates')
    .select(['date_id', 'status'])
    .where('queue', '=', queue)
    .orderBy('position')
    .execute();
  const waits = rows.some(({ status }) => status === 'waiting');
  const lists = waits ? await waitingLists(db, definitionId) : new Map<string, Waiting[]>();
  return rows.map(({ date_id: date, status }) =>
    status === 'waiting' ? waitsAt(date, queue, lists) : { date, status },
  );
}

/** @returns where on the waiting list of a date a household is */
export function waitsAt(
  date: string,
  queue: number,
  lists: ReadonlyMap<string, readonly Waiting[]>,
): Place {
  const list = lists.get(date) ?? [];
  return { date, status: 'waiting', position: list.findIndex((one) => one.queue === queue) + 1 };
}

/** A household that waits for a place. */
export interface Waiting {
  readonly queue: number;
  readonly people: number;
}

/** @returns the households that wait for a place, the first first, by date */
export async function waitingLists(db: Db, definitionId: string): Promise<Map<string, Waiting[]>> {
  const rows = await db
    .selectFrom('signups')
    .innerJoin('signup_dates', 'signup_dates.queue', 'signups.queue')
    .where('definition_id', '=', definitionId)
    .where('status', '=', 'waiting')
    .orderBy(({ fn }) => fn.coalesce('turn', 'signup_dates.queue'))
    .select(['signup_dates.queue', 'date_id', 'adults', 'children'])
    .execute();
  const byDate = Map.groupBy(rows, ({ date_id }) => date_id);
  return new Map(
    [...byDate].map(([date, list]) => [
      date,
      list.map(({ queue, adults, children }) => ({ queue, people: adults + children })),
    ]),
  );
}

/** @returns the ids of the events for which somebody waits for a place */
export async function eventsWaitedFor(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('signups')
    .innerJoin('signup_dates', 'signup_dates.queue', 'signups.queue')
    .where('status', '=', 'waiting')
    .select('definition_id')
    .distinct()
    .orderBy('definition_id')
    .execute();
  return rows.map(({ definition_id }) => definition_id);
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

/** @returns the sign-ups with a receipt's code: more than one only where two happen to be alike */
export function findSignupsByCode(db: Db, definitionId: string, code: string) {
  return db
    .selectFrom('signups')
    .select(['queue', 'code', 'adults', 'children'])
    .where('definition_id', '=', definitionId)
    .where('code', '=', code)
    .execute();
}

/** Takes a household off all its dates, and wipes what it said of itself. */
export async function cancelSignup(db: Db, definitionId: string, queue: number): Promise<void> {
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
  await renewReceipt(db, definitionId, queue);
}

/**
 * Writes anew what is answered to a household that sends again: what it was when it came is nowhere
 * any more, and is not true. Of one that an earlier version took in nobody knows the key.
 */
export async function renewReceipt(db: Db, definitionId: string, queue: number): Promise<void> {
  const signup = await db
    .selectFrom('signups')
    .select(['key_hash', 'adults', 'children'])
    .where('queue', '=', queue)
    .executeTakeFirst();
  if (!signup?.key_hash) return;
  const { key_hash, ...household } = signup;
  const receipt = { places: await placesOf(db, definitionId, queue), ...household };
  await db
    .updateTable('idempotency')
    .set({ receipt: JSON.stringify(receipt) })
    .where('key_hash', '=', key_hash)
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
