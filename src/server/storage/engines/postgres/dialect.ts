import { Kysely, PostgresDialect, PostgresDriver, type DatabaseConnection } from 'kysely';
import pg from 'pg';
import { Busy } from '../../busy.ts';
import type { Tables } from '../../tables.ts';

/** How long a connection is waited for, a new one or one that is in use, in milliseconds. */
const WAIT = 5000;

/** @returns a database over a pool of connections, which are made and made again as they are needed */
export function kyselyOn(config: pg.PoolConfig): Kysely<Tables> {
  const pool = new pg.Pool({ keepAlive: true, connectionTimeoutMillis: WAIT, ...config });
  // A connection that is lost says so to whoever uses it, and to nobody else: an event without
  // anybody who hears it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Tables>({ dialect: new RecoveringDialect({ pool }) });
}

class RecoveringDialect extends PostgresDialect {
  readonly #config: ConstructorParameters<typeof PostgresDialect>[0];

  constructor(config: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new RecoveringDriver(this.#config);
  }
}

class RecoveringDriver extends PostgresDriver {
  /** All connections may be in use for longer than one waits. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    try {
      return await super.acquireConnection();
    } catch (error) {
      // The pool has no other name for it.
      const { message } = error as Error;
      throw message === 'timeout exceeded when trying to connect'
        ? new Busy({ cause: error })
        : error;
    }
  }

  /** The first error says more than a failed rollback, and what a lost connection began is undone. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => {});
  }
}

/** A lock was not had in time. */
export const LOCKED = '55P03';

/** @returns the code of an error that PostgreSQL itself told of */
export function sqlState(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}
