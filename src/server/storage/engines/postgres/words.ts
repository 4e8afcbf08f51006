import { sql } from 'kysely';
import type { Words } from '../engine.ts';

export const words: Words = {
  strict: sql``,
  // Every row has a number here, and that of its transaction: see housekeeping.ts.
  withoutNumbers: sql``,
  queue: sql`integer generated always as identity primary key`,
  bytes: sql`bytea`,
  rewrites: true,
};
