import { setTimeout as wait } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { PATIENCE } from '../../busy.ts';
import type { Tables } from '../../tables.ts';
import { isBusy } from './settings.ts';

const PAUSE = 100;

/**
 * Empties the write-ahead log, which holds what was written together side by side. While another
 * process reads it is left for the next time.
 * @returns whether it is empty
 */
export function checkpoint(writer: Kysely<Tables>, reader: Kysely<Tables>): Promise<boolean> {
  // What this process reads keeps it too, and is waited for.
  return alone(reader, () =>
    alone(writer, async (run) => {
      const [outcome] = await run('pragma wal_checkpoint(truncate)');
      return outcome?.['busy'] === 0;
    }),
  );
}

/** Empties the write-ahead log at the end, when nobody waits for this process any more. */
export async function lastCheckpoint(
  writer: Kysely<Tables>,
  reader: Kysely<Tables>,
): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await checkpoint(writer, reader)) && performance.now() < end) await wait(PAUSE);
}

/**
 * Rewrites the file in the order of the keys, so that it does not tell in which order votes came.
 * Left out where this process changed nothing, and while another one writes.
 */
export function tidy(writer: Kysely<Tables>): Promise<void> {
  return alone(writer, async (run) => {
    const [changes] = await run('select total_changes() as count');
    if (changes?.['count'] === 0) return;
    try {
      await run('vacuum');
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  });
}

type Run = (statement: string) => Promise<Record<string, unknown>[]>;

/** Neither of them goes inside a transaction, so it waits for the one that is under way. */
function alone<T>(db: Kysely<Tables>, work: (run: Run) => Promise<T>): Promise<T> {
  return db.connection().execute((connection) =>
    work(async (statement) => {
      const { rows } = await sql.raw<Record<string, unknown>>(statement).execute(connection);
      return rows;
    }),
  );
}
