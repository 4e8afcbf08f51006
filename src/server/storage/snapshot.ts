import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Reads several things as they were at one moment, without keeping anybody from writing: a commit
 * of another process changes nothing of what is read here.
 */
export function readSnapshot<T>(
  db: Kysely<Tables>,
  work: (snapshot: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`begin`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}
