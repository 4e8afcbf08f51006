import { Migrator } from 'kysely';
import { Commits } from './commits.ts';
import type { CloseOptions, Engine, Work } from './engines/engine.ts';
import { openSqlite } from './engines/sqlite/open.ts';
import { isSqliteInUse } from './engines/sqlite/whole-file.ts';
import { migrationsIn } from './migrations.ts';
import { releasesIn } from './releases/in-folder.ts';
import { releasesInTables } from './releases/in-tables.ts';
import type { Releases } from './releases/releases.ts';
import type { Db } from './tables.ts';
import { forgetOldKeys, isLived } from './queries/idempotency.ts';
import { forgetOldPreviews, hasOldPreviews } from './queries/previews.ts';

/**
 * An open database, as verbs. What is asked of it lies in `queries/`, and takes the `db` that
 * `read` and `write` hand out; it is good until the work returns.
 *
 * Each of them throws Unavailable where the database cannot do it now: the disk is full, or fails,
 * or its files are not where they were.
 */
export interface Storage {
  /** What whoever runs it should know of how the database is set: a sentence each. */
  readonly warnings: readonly string[];
  /**
   * Milliseconds since 1970, by the clock that all who share the database go by: the database's
   * own, where it has one.
   */
  now(): number;
  /**
   * Reads several things as they were at one moment, whatever is written meanwhile. Others may
   * wait for it, so what takes long is read bit by bit, and nothing but the database is waited for.
   */
  read<T>(work: Work<T>): Promise<T>;
  /**
   * Reads one thing, without what it takes to read several as they were at one moment. What it
   * asks first may have changed by the time it asks something else.
   */
  ask<T>(work: Work<T>): Promise<T>;
  /**
   * Writes, and reads what a write depends on: nobody else writes in between. What the work
   * throws undoes it. It must not call `read` or `write` itself, and may be done again from the
   * start, where the database asks for that.
   * @returns what the work returns, once it is on disk
   * @throws Busy if others have written for two seconds without a break; nothing is done then
   */
  write<T>(work: Work<T>): Promise<T>;
  /**
   * Finds out whether something could be stored now; leaves nothing behind.
   * @throws Unavailable
   */
  probe(): Promise<void>;
  /**
   * Forgets what need not be kept, and hides in which order things came; to be called every minute.
   * @param now milliseconds since 1970; `now()` unless given
   */
  keepHouse(now?: number): Promise<void>;
  /** To be called once rows came in with the numbers they had in another database. */
  queueGoesOn(db: Db): Promise<void>;
  /** Where the secrets lie unless the environment says; undefined where there is no such place. */
  readonly secretFile: string | undefined;
  /** The browser files of the releases that have run here. */
  readonly releases: Releases;
  /** Waits for what is under way. A second time does nothing. */
  close(options?: CloseOptions): Promise<void>;
}

/** What only reads. */
export type Reader = Pick<Storage, 'read'>;
/** What only writes. */
export type Writer = Pick<Storage, 'write'>;

/**
 * Opens a database, and brings an older one up to date. Several processes may have one open.
 * @param where a folder, for SQLite: both are made where they are not there; or the `postgres://…`
 * of a database that is there
 * @throws Mistake where PostgreSQL is set so that what was answered could be lost
 * @throws when the folder cannot be written to, the file is no database, or nobody answers
 */
export async function openStorage(where: string): Promise<Storage> {
  const engine = await (isPostgresUrl(where) ? openPostgres(where) : openSqlite(where));
  try {
    await engine.shape((db) => migrate(db, engine));
  } catch (error) {
    await engine.close();
    throw error;
  }
  return storageOn(engine);
}

/** @returns whether it names a PostgreSQL, and no folder */
export function isPostgresUrl(where: string): boolean {
  return /^postgres(ql)?:\/\//.test(where);
}

/**
 * @param where as `openStorage` takes it
 * @returns whether a server or a command of another process has the database open
 */
export async function isInUse(where: string): Promise<boolean> {
  if (!isPostgresUrl(where)) return isSqliteInUse(where);
  return (await import('./engines/postgres/open.ts')).isPostgresInUse(where);
}

/** Its client is loaded by who uses it: most do not. */
async function openPostgres(url: string): Promise<Engine> {
  const engine = await import('./engines/postgres/open.ts');
  return engine.openPostgres(url);
}

async function migrate(db: Engine['reader'], { words }: Engine): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrationsIn(words) }).migrateToLatest();
  if (error) throw error;
}

/** @returns the verbs of an engine whose tables are there */
export function storageOn(engine: Engine): Storage {
  const commits = new Commits(engine);
  let closed: Promise<void> | undefined;
  const read = <T>(work: Work<T>) =>
    engine.reader
      .transaction()
      .setAccessMode('read only')
      .setIsolationLevel('repeatable read')
      .execute(work);
  const ask: Storage['ask'] = (work) => engine.guard(() => engine.ask(work));
  const write: Storage['write'] = (work) => commits.run(work);
  const { releasesFolder } = engine;
  return {
    warnings: engine.warnings,
    releases:
      releasesFolder === undefined ? releasesInTables({ ask, write }) : releasesIn(releasesFolder),
    now: () => engine.now(),
    read: (work) => engine.guard(() => read(work)),
    ask,
    write,
    probe: () =>
      engine.guard(async () => {
        // Takes its turn among those who write, and writes nothing into the tables.
        await commits.run(async () => {});
        await engine.probe();
      }),
    keepHouse: (now = engine.now()) =>
      engine.guard(async () => {
        if (!(await read((db) => isLived(db, now)))) {
          await commits.run((db) => forgetOldKeys(db, now));
        }
        if (await read((db) => hasOldPreviews(db, now))) {
          await commits.run((db) => forgetOldPreviews(db, now));
        }
        await engine.keepHouse();
      }),
    async queueGoesOn(db) {
      await engine.words.queueGoesOn?.execute(db);
    },
    secretFile: engine.secretFile,
    close(options) {
      return (closed ??= commits.settled().then(() => engine.close(options)));
    },
  };
}
