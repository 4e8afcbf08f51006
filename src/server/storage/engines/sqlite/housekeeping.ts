import { sql, type Kysely } from 'kysely';
import type { Tables } from '../../tables.ts';
import { BUSY_TIMEOUT, isBusy } from './settings.ts';

const EMPTY_THE_LOG = 'pragma wal_checkpoint(truncate)';

/**
 * Empties the write-ahead log, which holds what was written together side by side. While another
 * process reads it is left for the next time: SQLite would wait for that one, and everybody for us.
 */
export function checkpoint(db: Kysely<Tables>): Promise<void> {
  return alone(db, (run) => withoutWaiting(run, EMPTY_THE_LOG));
}

/** Empties the write-ahead log at the end, when nobody waits for this process any more. */
export function lastCheckpoint(db: Kysely<Tables>): Promise<void> {
  return alone(db, async (run) => void (await run(EMPTY_THE_LOG)));
}

/**
 * Rewrites the file in the order of the keys, so that it does not tell in which order votes came.
 * Left out where this process changed nothing, and while another one writes.
 */
export function tidy(db: Kysely<Tables>): Promise<void> {
  return alone(db, async (run) => {
    const [changes] = await run('select total_changes() as count');
    if (changes?.['count'] !== 0) await withoutWaiting(run, 'vacuum');
  });
}

/** Leaves a statement out where another process is in its way. */
async function withoutWaiting(run: Run, statement: string): Promise<void> {
  await run('pragma busy_timeout = 0');
  try {
    await run(statement);
  } catch (error) {
    if (!isBusy(error)) throw error;
  } finally {
    await run(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
  }
}

type Run = (statement: string) => Promise<Record<string, unknown>[]>;

/** Neither of them goes inside a transaction, so it waits for the one that is under way. */
function alone(db: Kysely<Tables>, work: (run: Run) => Promise<void>): Promise<void> {
  return db.connection().execute((connection) =>
    work(async (statement) => {
      const { rows } = await sql.raw<Record<string, unknown>>(statement).execute(connection);
      return rows;
    }),
  );
}
