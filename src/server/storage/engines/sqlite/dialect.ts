import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteDialectConfig,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';
import { Busy, PATIENCE } from '../../busy.ts';
import { isBusy } from './settings.ts';
import { Turns } from './turns.ts';

/** How many statements are kept: more than there are queries, but for those of many rows. */
const MOST_KEPT = 200;

/**
 * Makes Node's own SQLite look like better-sqlite3, which Kysely's dialect was written for. What
 * has been asked before is not compiled again: a vote asks a dozen things, the same each time.
 */
export function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = asKyselyStatement(database, sql);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(sql, statement);
      return statement;
    },
  };
}

function asKyselyStatement(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    // Read bit by bit, so another may ask the same in between.
    iterate: (parameters) => database.prepare(sql).iterate(...(parameters as SQLInputValue[])),
  };
}

/**
 * SQLite for several processes on one file. A transaction takes the write lock at its start, unless
 * it is for reading alone: one that reads first and writes later fails at once (SQLITE_BUSY) when
 * another process wrote in between, and no waiting helps it. Migrations run in such a transaction
 * too, so that two processes which start together do not both create the tables.
 */
export class SharedSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new LockingDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** For what asks one thing at a time: SQLite answers at once, so nobody has to wait for a turn. */
export class AskingSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new AskingDriver(this.#config);
  }
}

class AskingDriver extends SqliteDriver {
  #connection: Promise<DatabaseConnection> | undefined;

  override acquireConnection(): Promise<DatabaseConnection> {
    return (this.#connection ??= super.acquireConnection());
  }

  override async releaseConnection(): Promise<void> {}
}

/** How long to wait before a lock is asked for again, in milliseconds. */
const PAUSE = 20;

/**
 * SQLite's own waiting stops the whole process, and everybody whom it serves; this does not.
 * @throws Busy
 */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > end) throw new Busy({ cause: error });
    }
    await wait(PAUSE);
  }
}

class LockingDriver extends SqliteDriver {
  readonly #turns = new Turns();

  /** Kysely's own waiting wakes all who wait for the connection each time one has done with it. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.take();
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    await super.releaseConnection();
    this.#turns.pass();
  }

  override beginTransaction(
    connection: DatabaseConnection,
    // Kysely hands it to every driver, and its own for SQLite leaves it out.
    { accessMode }: TransactionSettings = {},
  ): Promise<void> {
    return patiently(() => begin(connection, accessMode === 'read only'));
  }

  /** The first error says more than a failed rollback, and what was not committed is undone. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => {});
  }
}

async function begin(connection: DatabaseConnection, isReading: boolean): Promise<void> {
  if (!isReading) return run(connection, 'begin immediate');
  await run(connection, 'begin');
  try {
    // What is read is of this moment. Readers wait only while another process tidies up the log.
    await run(connection, 'select 1 from sqlite_schema limit 1');
  } catch (error) {
    await run(connection, 'rollback');
    throw error;
  }
}

async function run(connection: DatabaseConnection, statement: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(statement));
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
