import type { ResourceName } from '../../../protocol/resources.ts';
import type { Db, IdempotencyRow } from '../tables.ts';

/** How long a key is remembered, in days: longer than any device keeps trying. */
const KEPT = 90;
const DAY = 86_400_000;

/** @returns what the first submission under a key was, or undefined if there was none */
export function findFirst(db: Db, keyHash: string): Promise<IdempotencyRow | undefined> {
  return db
    .selectFrom('idempotency')
    .selectAll()
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
}

/** @param receipt what the receipt says beside what is derived from the key */
export async function remember(
  db: Db,
  name: { readonly resource: ResourceName; readonly id: string },
  key: { readonly hash: string; readonly fingerprint: string },
  receipt: object,
  now: number,
): Promise<void> {
  await db
    .insertInto('idempotency')
    .values({
      key_hash: key.hash,
      resource: name.resource,
      definition_id: name.id,
      fingerprint: key.fingerprint,
      receipt: JSON.stringify(receipt),
      day: dayOf(now),
    })
    .execute();
}

export async function forgetOldKeys(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('day', '<', dayOf(now - KEPT * DAY))
    .execute();
}

/** @returns the day of a time, in UTC, as YYYY-MM-DD */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
