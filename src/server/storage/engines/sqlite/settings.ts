import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

/** How long to wait for another process that writes, in milliseconds. */
export const BUSY_TIMEOUT = 5000;

/** Sets what the promises rest on: durable when answered, gone when deleted. */
export async function configure(database: DatabaseSync): Promise<void> {
  await enterWal(database);
  // FULL: a commit is on disk before it is answered, also when the power goes.
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  // What is deleted is overwritten, not just forgotten; and nothing goes into a temporary file.
  database.exec('pragma secure_delete = on');
  database.exec('pragma temp_store = memory');
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
