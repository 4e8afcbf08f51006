import { Migrator } from 'kysely';
import type { CloseOptions, Engine, Work } from './engines/engine.ts';
import { openSqlite } from './engines/sqlite/open.ts';
import { migrationsIn } from './migrations.ts';
import { forgetOldKeys } from './queries/idempotency.ts';

/**
 * An open database, as five verbs. What is asked of it lies in `queries/`, and takes the `db` that
 * `read` and `write` hand out; it is good until the work returns.
 *
 * Each of them throws Unavailable where the database cannot do it now: the disk is full, or fails,
 * or its files are not where they were.
 */
export interface Storage {
  /**
   * Reads several things as they were at one moment, whatever is written meanwhile. Others wait
   * for it, so what takes long is read bit by bit, and nothing but the database is waited for.
   */
  read<T>(work: Work<T>): Promise<T>;
  /**
   * Writes, and reads what a write depends on: nobody else writes in between. What the work
   * throws undoes it. It must not call `read` or `write` itself, which would wait for it.
   * @returns what the work returns, once it is on disk
   */
  write<T>(work: Work<T>): Promise<T>;
  /**
   * Finds out whether something could be stored now; leaves nothing behind.
   * @throws Unavailable
   */
  probe(): Promise<void>;
  /**
   * Forgets what need not be kept; to be called every minute.
   * @param now milliseconds since 1970; the machine's clock unless given
   */
  keepHouse(now?: number): Promise<void>;
  /** Where the secrets lie unless the environment says; undefined where there is no such place. */
  readonly secretFile: string | undefined;
  /** Waits for what is under way. */
  close(options?: CloseOptions): Promise<void>;
}

/** What only reads. */
export type Reader = Pick<Storage, 'read'>;
/** What only writes. */
export type Writer = Pick<Storage, 'write'>;

/**
 * Opens the database in a folder, makes both where they are not there, and brings an older
 * database up to date. Several processes may have one open.
 * @throws when the folder cannot be written to, or the file is no database
 */
export async function openStorage(folder: string): Promise<Storage> {
  const engine = await openSqlite(folder);
  try {
    await migrate(engine);
  } catch (error) {
    await engine.db.destroy();
    throw error;
  }
  return storageOn(engine);
}

async function migrate({ db, words }: Engine): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrationsIn(words) }).migrateToLatest();
  if (error) throw error;
}

function storageOn(engine: Engine): Storage {
  return {
    read: (work) =>
      engine.guard(() =>
        engine.db
          .transaction()
          .setAccessMode('read only')
          .setIsolationLevel('repeatable read')
          .execute(work),
      ),
    write: (work) => engine.guard(() => engine.write(work)),
    probe: () => engine.guard(() => engine.probe()),
    keepHouse: (now = Date.now()) =>
      engine.guard(async () => {
        await engine.write((db) => forgetOldKeys(db, now));
        await engine.keepHouse();
      }),
    secretFile: engine.secretFile,
    close: (options) => engine.close(options),
  };
}
