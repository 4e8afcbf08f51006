import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Tables } from '../../tables.ts';
import type { Engine } from '../engine.ts';
import { Commits } from './commits.ts';
import { SharedSqliteDialect, asKyselyDatabase } from './dialect.ts';
import { checkpoint, lastCheckpoint, tidy } from './housekeeping.ts';
import { BUSY_TIMEOUT, configure } from './settings.ts';
import { words } from './words.ts';

const FILE = 'samskab.sqlite';
const SECRETS = 'secret';

/**
 * Opens the database in a folder, and makes both where they are not there. Several processes may
 * have one open.
 * @throws when the folder cannot be written to, or the file is no database
 */
export async function openSqlite(folder: string): Promise<Engine> {
  // What people hand in is for the owner of the process alone.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, FILE);
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  try {
    await configure(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return engineOn(
    new Kysely<Tables>({
      dialect: new SharedSqliteDialect({ database: asKyselyDatabase(database) }),
    }),
    join(folder, SECRETS),
  );
}

function engineOn(db: Kysely<Tables>, secretFile: string): Engine {
  const commits = new Commits(db);
  return {
    db,
    words,
    secretFile,
    write: (work) => commits.run(work),
    keepHouse: () => checkpoint(db),
    async close(options = {}) {
      await commits.settled();
      if (options.tidy) await tidy(db);
      await lastCheckpoint(db);
      await db.destroy();
    },
  };
}
