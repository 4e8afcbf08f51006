import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';

/**
 * How long opening waits for another process that writes, in milliseconds: nobody is served yet.
 * Later nothing may wait so, because all that this process answers would wait with it: see
 * dialect.ts.
 */
const OPENING = 5000;

/** How much of the file is kept in memory, in kB, for each connection. */
const CACHE = 16_000;
/** After so many pages of 4 kB the write-ahead log is put into the file; at the latest in a minute. */
const PAGES_IN_LOG = 4000;

/** Opens a connection that is durable when it answers, and leaves nothing of what it deletes. */
export async function connect(file: string): Promise<DatabaseSync> {
  const database = new DatabaseSync(file, { timeout: OPENING });
  try {
    await configure(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** From now on a lock that another process has is told of at once. */
export function waitNoMore(database: DatabaseSync): void {
  database.exec('pragma busy_timeout = 0');
}

/** Sets what the promises rest on: durable when answered, gone when deleted. */
async function configure(database: DatabaseSync): Promise<void> {
  await enterWal(database);
  // FULL: a commit is on disk before it is answered, also when the power goes.
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  // What is deleted is overwritten, not just forgotten; and nothing goes into a temporary file.
  database.exec('pragma secure_delete = on');
  database.exec('pragma temp_store = memory');
  // Votes lie at random, so their pages are all over the file: they are kept at hand, and written
  // back less often than after each few commits.
  database.exec(`pragma cache_size = -${CACHE}`);
  database.exec(`pragma wal_autocheckpoint = ${PAGES_IN_LOG}`);
}

/** Two processes that change the journal mode at once do not wait for each other by themselves. */
async function enterWal(database: DatabaseSync): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (!isBusy(error) || attempt === 50) throw error;
      await wait(100);
    }
  }
}

export function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked/.test(error.message);
}
