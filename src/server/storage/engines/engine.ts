import type { Kysely, RawBuilder } from 'kysely';
import type { Db, Tables } from '../tables.ts';

/** What is done inside a transaction. What it throws undoes it, and it alone. */
export type Work<T> = (db: Db) => Promise<T>;

/**
 * A kind of database. Queries, and the steps that make the tables, are written once for all of
 * them; what they do not agree on is here. Each has a folder, and the same files in it.
 */
export interface Engine {
  readonly db: Kysely<Tables>;
  readonly words: Words;
  /** Where the secrets lie unless the environment says; undefined where machines share a database. */
  readonly secretFile: string | undefined;
  /**
   * Runs work in a transaction that nobody else writes in between.
   * @returns what the work returns, once it is on disk
   */
  write<T>(work: Work<T>): Promise<T>;
  /**
   * Asks something of the database, as all does that is asked once it is open.
   * @throws Unavailable where it cannot be done now, or is not where it was; else what was thrown
   */
  guard<T>(ask: () => Promise<T>): Promise<T>;
  /** Stores something durably that leaves no trace. @throws what keeps it from being stored */
  probe(): Promise<void>;
  /** Takes away what lies beside the tables and tells more than they do. */
  keepHouse(): Promise<void>;
  close(options?: CloseOptions): Promise<void>;
}

export interface CloseOptions {
  /**
   * Whether to put what lies on disk in the order of its keys, so that it does not tell in which
   * order it came. It takes a while, so it is for who has had the database for long: a server.
   */
  readonly tidy?: boolean;
}

/** What is written otherwise in the SQL of each engine: words that follow or stand in for a column. */
export interface Words {
  /** Behind the columns of any table. */
  readonly strict: RawBuilder<unknown>;
  /** Behind the columns of a table that must have no number of the row: see tables.ts. */
  readonly withoutNumbers: RawBuilder<unknown>;
  /** The type of a column that counts up, and never gives a number twice. */
  readonly queue: RawBuilder<unknown>;
  /** The type of a column of bytes. */
  readonly bytes: RawBuilder<unknown>;
}
