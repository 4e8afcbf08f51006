import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, Migrator } from 'kysely';
import { Commits } from './commits.ts';
import { migrations } from './migrations.ts';
import { SharedSqliteDialect, asKyselyDatabase } from './node-sqlite.ts';
import type { Tables } from './tables.ts';

const FILE = 'samskab.sqlite';
/** How long to wait for another process that writes, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/** An open database. */
export interface Storage {
  /** For reading. */
  readonly db: Kysely<Tables>;
  /** For writing, and for reading what a write depends on. */
  readonly commits: Commits;
  /** Empties the write-ahead log, which holds what was written together side by side. */
  checkpoint(): void;
  /**
   * Rewrites the file in the order of the keys, so that it does not tell in which order votes
   * came. Left out where this process changed nothing, and while another one writes.
   */
  tidy(): void;
  /** @returns the value of a pragma, for tests and `/health` */
  pragma(name: string): unknown;
  close(): Promise<void>;
}

/**
 * Opens the database in a folder, makes both where they are not there, and brings an older
 * database up to date. Several processes may have one open.
 * @throws when the folder cannot be written to, or the file is no database
 */
export async function openStorage(folder: string): Promise<Storage> {
  // What people hand in is for the owner of the process alone.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, FILE);
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  try {
    await configure(database);
    const db = new Kysely<Tables>({
      dialect: new SharedSqliteDialect({ database: asKyselyDatabase(database) }),
    });
    await migrate(db);
    return storageOf(database, db);
  } catch (error) {
    database.close();
    throw error;
  }
}

async function configure(database: DatabaseSync): Promise<void> {
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

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked/.test(error.message);
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (error) throw error;
}

function storageOf(database: DatabaseSync, db: Kysely<Tables>): Storage {
  const commits = new Commits(db);
  const checkpoint = () => void database.prepare('pragma wal_checkpoint(truncate)').get();
  return {
    db,
    commits,
    checkpoint,
    tidy: () => tidy(database),
    pragma: (name) => Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0],
    async close() {
      await commits.settled();
      checkpoint();
      await db.destroy();
    },
  };
}

function tidy(database: DatabaseSync): void {
  const changed = database.prepare('select total_changes() as count').get();
  if (changed?.['count'] === 0) return;
  database.exec('pragma busy_timeout = 0');
  try {
    database.exec('vacuum');
  } catch (error) {
    if (!isBusy(error)) throw error;
  } finally {
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
  }
}
