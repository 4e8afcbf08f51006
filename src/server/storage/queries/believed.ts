import type { Db } from '../tables.ts';
import { dayOf } from './idempotency.ts';

/** So many days on which a server lived say together how late it is. */
const WITNESSES = 3;
const DAY = 86_400_000;

/**
 * How late it is, as far as the clock is to be believed before something is deleted for good. A
 * clock may jump ahead for a moment, or for as long as it takes to notice; so the days that were
 * noted as lived have to bear it out: the last three of them, today among them, must be no older
 * than two days. A server that lives from day to day is never behind the clock; one that was off
 * catches up on the third day on which it runs; and a clock that jumps makes nothing due that would
 * not be by tomorrow.
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970, no later than `now`; undefined where too few days were lived
 */
export async function believedTime(db: Db, now: number): Promise<number | undefined> {
  const today = dayOf(now);
  const rows = await db
    .selectFrom('lived_days')
    .select('day')
    .where('day', '<', today)
    .orderBy('day', 'desc')
    .limit(WITNESSES - 1)
    .execute();
  const oldest = rows[WITNESSES - 2]?.day;
  if (oldest === undefined) return undefined;
  const endOfThem = Date.parse(oldest) + WITNESSES * DAY - 1;
  return Math.min(now, endOfThem);
}
