import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Tables } from '../../tables.ts';
import type { Engine } from '../engine.ts';
import {
  AskingSqliteDialect,
  SharedSqliteDialect,
  asKyselyDatabase,
  patiently,
} from './dialect.ts';
import { told } from './failures.ts';
import { checkpoint, lastCheckpoint, tidy } from './housekeeping.ts';
import { Presence } from './presence.ts';
import { probe } from './probe.ts';
import { connect, waitNoMore } from './settings.ts';
import { words } from './words.ts';

/** The database, in its folder. */
export const FILE = 'samskab.sqlite';
const SECRETS = 'secret';
/** The browser files of releases, a folder each. */
const RELEASES = 'assets';

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
  const open: DatabaseSync[] = [];
  const another = async () => {
    const database = await connect(file);
    open.push(database);
    return database;
  };
  try {
    const [writing, reading] = [await another(), await another()];
    return engineOn({ writing, reading, asking: await another() }, folder);
  } catch (error) {
    closeAll(open);
    throw error;
  }
}

function closeAll(databases: readonly DatabaseSync[]): void {
  for (const database of databases) if (database.isOpen) database.close();
}

/**
 * Several connections, so that what reads does not wait for a lock that what writes waits for, and
 * what asks one thing not for what reads for longer.
 */
interface Connections {
  readonly writing: DatabaseSync;
  readonly reading: DatabaseSync;
  readonly asking: DatabaseSync;
}

function engineOn({ writing, reading, asking }: Connections, folder: string): Engine {
  const writer = kyselyOn(writing);
  const reader = kyselyOn(reading);
  const asker = new Kysely<Tables>({
    dialect: new AskingSqliteDialect({ database: asKyselyDatabase(asking) }),
  });
  const presence = new Presence(join(folder, FILE));
  return {
    reader,
    ask: (work) => patiently(() => work(asker)),
    words,
    secretFile: join(folder, SECRETS),
    releasesFolder: join(folder, RELEASES),
    warnings: [],
    begin: () => writer.startTransaction().execute(),
    // What waits for a lock has waited in `begin`, and after that nothing does.
    mayPass: () => false,
    async shape(work) {
      try {
        return await work(writer);
      } finally {
        waitNoMore(writing);
        waitNoMore(reading);
        waitNoMore(asking);
      }
    },
    async guard(ask) {
      try {
        const answer = await ask();
        presence.check();
        return answer;
      } catch (error) {
        throw told(error);
      }
    },
    probe: () => probe(folder),
    now: Date.now,
    async keepHouse() {
      await checkpoint(writer, reader);
    },
    async close(options = {}) {
      try {
        if (options.tidy) await tidy(writer);
        await lastCheckpoint(writer, reader);
      } finally {
        await Promise.all([asker.destroy(), reader.destroy(), writer.destroy()]);
        // Kysely leaves one open that nobody has asked anything.
        closeAll([asking, reading, writing]);
      }
    },
  };
}

function kyselyOn(database: DatabaseSync): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new SharedSqliteDialect({ database: asKyselyDatabase(database) }),
  });
}
