import type { ResourceName } from '../../../protocol/resources.ts';
import type { Db, IdempotencyRow } from '../tables.ts';
import { once } from './once.ts';

/** How long a key is remembered, in days that the server lived: longer than any device keeps trying. */
const KEPT = 90;

/** @returns what the first submission under a key was, or undefined if there was none */
export async function findFirst(db: Db, keyHash: string): Promise<IdempotencyRow | undefined> {
  return (await askFirst(db, keyHash)).rows[0];
}

const askFirst = once((db, keyHash: string) =>
  db.selectFrom('idempotency').selectAll().where('key_hash', '=', keyHash),
);

/** @param receipt what the receipt says beside what is derived from the key */
export async function remember(
  db: Db,
  name: { readonly resource: ResourceName; readonly id: string },
  key: { readonly hash: string; readonly fingerprint: string },
  receipt: object,
  now: number,
): Promise<void> {
  const { resource, id } = name;
  await insertKey(db, key.hash, resource, id, key.fingerprint, JSON.stringify(receipt), dayOf(now));
}

const insertKey = once(
  (
    db,
    key_hash: string,
    resource: ResourceName,
    definition_id: string,
    fingerprint: string,
    receipt: string,
    day: string,
  ) =>
    db
      .insertInto('idempotency')
      .values({ key_hash, resource, definition_id, fingerprint, receipt, day }),
);

/** @returns whether the server has kept house on the day of a time before */
export async function isLived(db: Db, now: number): Promise<boolean> {
  const day = dayOf(now);
  const row = await db
    .selectFrom('lived_days')
    .select('day')
    .where('day', '=', day)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Notes the day of a time as lived, and forgets the keys after which so many days were lived. The
 * clock is not asked how long ago that was: it may jump. A day is new where it is not noted, so one
 * that a clock invents counts for no more than itself, whichever way it jumps.
 */
export async function forgetOldKeys(db: Db, now: number): Promise<void> {
  const noted = await db.selectFrom('lived_days').selectAll().orderBy('number').execute();
  const days = new Set(noted.map(({ day }) => day));
  // Keys may be of days on which the server ended before it kept house.
  const ofKeys = await db.selectFrom('idempotency').select('day').distinct().execute();
  const fresh = new Set([...ofKeys.map(({ day }) => day).toSorted(), dayOf(now)]);
  let number = noted.at(-1)?.number ?? 0;
  for (const day of fresh) {
    if (days.has(day)) continue;
    await db.insertInto('lived_days').values({ number: ++number, day }).execute();
  }
  const old = db
    .selectFrom('lived_days')
    .select('day')
    .where('number', '<=', number - KEPT);
  await db.deleteFrom('idempotency').where('day', 'in', old).execute();
  await db
    .deleteFrom('lived_days')
    .where('number', '<=', number - KEPT)
    .execute();
}

/** @returns the day of a time, in UTC, as YYYY-MM-DD */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
