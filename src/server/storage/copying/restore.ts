import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Mistake } from '../../mistake.ts';
import { FILE } from '../engines/sqlite/open.ts';
import { isInUse, openStorage, type Reader, type Storage } from '../storage.ts';
import type { Db } from '../tables.ts';
import { contentsOf, type Contents } from './contents.ts';
import { copyAll, countRows, TABLES } from './tables.ts';

/**
 * Puts what a backup holds into an empty database of either engine, all of it or nothing.
 * @param where as `openStorage` takes it
 * @throws Mistake if the file is no backup, the database holds something, or somebody has it open
 */
export async function restore(file: string, where: string): Promise<Contents> {
  const until = untilWhen(file);
  if (await isInUse(where)) {
    throw new Mistake('a server or a command has the database open: end it first');
  }
  // The backup stays as it is: one of an earlier version is brought up to date in a copy.
  const folder = mkdtempSync(join(tmpdir(), 'samskab-restore-'));
  try {
    copyFileSync(file, join(folder, FILE));
    const backup = await openStorage(folder);
    try {
      const storage = await openStorage(where);
      try {
        return await fill(storage, backup, until);
      } finally {
        await storage.close({ tidy: true });
      }
    } finally {
      await backup.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(storage: Storage, backup: Reader, until: string): Promise<Contents> {
  return storage.write(async (to) => {
    await refuseUnlessEmpty(to);
    await backup.read((from) => copyAll(from, to));
    await storage.queueGoesOn(to);
    return contentsOf(to, until);
  });
}

async function refuseUnlessEmpty(db: Db): Promise<void> {
  for (const table of TABLES) {
    const rows = await countRows(db, table);
    if (rows === 0) continue;
    // Days on which a server ran are no secret, and no reason to refuse: they come with the backup.
    if (table === 'lived_days') await db.deleteFrom('lived_days').execute();
    else throw new Mistake(`the database is not empty: ${rows} in ${table}`);
  }
}

/** @returns until when a backup holds what there was */
function untilWhen(file: string): string {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return String(database.prepare('select until from backup').get()?.['until']);
    } finally {
      database.close();
    }
  } catch {
    throw new Mistake(`${file} is no backup that "samskab backup" has made`);
  }
}
