import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Tables } from '../../tables.ts';
import type { Engine } from '../engine.ts';
import { Commits } from './commits.ts';
import { SharedSqliteDialect, asKyselyDatabase } from './dialect.ts';
import { told } from './failures.ts';
import { checkpoint, lastCheckpoint, tidy } from './housekeeping.ts';
import { Presence } from './presence.ts';
import { probe } from './probe.ts';
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
    folder,
  );
}

function engineOn(db: Kysely<Tables>, folder: string): Engine {
  const commits = new Commits(db);
  const presence = new Presence(join(folder, FILE));
  return {
    db,
    words,
    secretFile: join(folder, SECRETS),
    write: (work) => commits.run(work),
    async guard(ask) {
      try {
        const answer = await ask();
        presence.check();
        return answer;
      } catch (error) {
        throw told(error);
      }
    },
    async probe() {
      // Takes its turn among those who write, and writes nothing into the database.
      await commits.run(async () => {});
      await probe(folder);
    },
    keepHouse: () => checkpoint(db),
    async close(options = {}) {
      await commits.settled();
      try {
        if (options.tidy) await tidy(db);
        await lastCheckpoint(db);
      } finally {
        await db.destroy();
      }
    },
  };
}
