import { sql } from 'kysely';
import type { Words } from '../engine.ts';

export const words: Words = {
  strict: sql`strict`,
  withoutNumbers: sql`strict, without rowid`,
  // Without "autoincrement" the number of a row that was deleted is given again.
  queue: sql`integer primary key autoincrement`,
  queueGoesOn: undefined,
  bytes: sql`blob`,
  // Without row numbers a table lies in the order of its key.
  rewrites: false,
};
