import type { Answers } from '../../../protocol/fields.ts';
import type { Db, PlaceStatus, SignupRow } from '../tables.ts';
import { fromJson } from './json.ts';

/** The sign-ups that there are at one moment. */
export interface SignupsThereAre {
  /** In the order of the waiting list. */
  readonly queues: readonly number[];
  /** How many people the largest household brings that told something of each. */
  readonly largest: number;
}

export async function signupsThereAre(db: Db, definitionId: string): Promise<SignupsThereAre> {
  const rows = await db
    .selectFrom('signups')
    .select('queue')
    .where('definition_id', '=', definitionId)
    .orderBy('queue')
    .execute();
  const { largest } = await db
    .selectFrom('signups')
    .select(({ fn, eb }) => fn.max(eb('adults', '+', eb.ref('children'))).as('largest'))
    .where('definition_id', '=', definitionId)
    .where('people', 'is not', null)
    .executeTakeFirstOrThrow();
  return { queues: rows.map(({ queue }) => queue), largest: Number(largest ?? 0) };
}

/** A household as it is told to whoever runs the event. */
export interface SignupRecord extends Pick<SignupRow, 'code' | 'adults' | 'children' | 'language'> {
  /** The day, YYYY-MM-DD; null of what an earlier version took in. */
  readonly received: string | null;
  readonly people: readonly Answers[];
  readonly answers: Answers;
  readonly contact: Answers;
  /** In the order in which it asked for them. */
  readonly places: readonly { readonly date: string; readonly status: PlaceStatus }[];
}

/** @returns households by their places in the queue, in its order; those that are there still */
export async function readSignups(db: Db, queues: readonly number[]): Promise<SignupRecord[]> {
  const signups = await db
    .selectFrom('signups')
    .select(['queue', 'code', 'received_on', 'adults', 'children', 'language'])
    .select(['people', 'answers', 'contact'])
    .where('queue', 'in', queues)
    .orderBy('queue')
    .execute();
  const dates = await db
    .selectFrom('signup_dates')
    .select(['queue', 'date_id', 'status'])
    .where('queue', 'in', queues)
    .orderBy('position')
    .execute();
  const byQueue = Map.groupBy(dates, ({ queue }) => queue);
  return signups.map(({ queue, code, received_on, people, answers, contact, ...signup }) => ({
    code,
    received: received_on,
    ...signup,
    places: (byQueue.get(queue) ?? []).map(({ date_id: date, status }) => ({ date, status })),
    people: fromJson<Answers[]>(people) ?? [],
    answers: fromJson<Answers>(answers) ?? {},
    contact: fromJson<Answers>(contact) ?? {},
  }));
}
