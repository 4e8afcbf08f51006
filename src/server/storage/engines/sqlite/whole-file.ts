import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FILE } from './open.ts';
import { isBusy } from './settings.ts';

/** @returns whether another process has the database of a folder open */
export function isSqliteInUse(folder: string): boolean {
  const file = join(folder, FILE);
  if (!existsSync(file)) return false;
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // Whoever has it open, if only to wait for requests, keeps others from having it alone.
    database.exec('pragma locking_mode = exclusive');
    database.exec('begin immediate; rollback');
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    database.close();
  }
}

/**
 * Makes one file of the database of a folder that nobody has open: no log lies beside it.
 * @returns the file
 */
export function wholeFile(folder: string): string {
  const file = join(folder, FILE);
  const database = new DatabaseSync(file);
  try {
    database.exec('pragma journal_mode = delete');
  } finally {
    database.close();
  }
  return file;
}
