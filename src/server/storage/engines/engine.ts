import type { ControlledTransaction, Kysely, RawBuilder } from 'kysely';
import type { Db, Tables } from '../tables.ts';

/**
 * What is done inside a transaction. What it throws undoes it, and it alone. It may be done again
 * from the start where the database asks for that, so it changes nothing outside.
 */
export type Work<T> = (db: Db) => Promise<T>;

/**
 * A kind of database. Queries, and the steps that make the tables, are written once for all of
 * them; what they do not agree on is here. Each has a folder, and the same files in it.
 */
export interface Engine {
  /** What only reads goes here. It waits for nobody who writes. */
  readonly reader: Kysely<Tables>;
  readonly words: Words;
  /** Where the secrets lie unless the environment says; undefined where machines share a database. */
  readonly secretFile: string | undefined;
  /** Where the browser files of releases lie; undefined where they lie in tables. */
  readonly releasesFolder: string | undefined;
  /** What whoever runs it should know of how the database is set: a sentence each. */
  readonly warnings: readonly string[];
  /** Has one thing read, in no transaction. It waits for nobody who writes, or reads for longer. */
  ask<T>(work: Work<T>): Promise<T>;
  /**
   * Begins a transaction that nobody else writes in between, in this process or another.
   * @throws Busy if others write for longer than one waits
   */
  begin(): Promise<ControlledTransaction<Tables>>;
  /** @returns whether the same again may well go through, as nobody is to blame */
  mayPass(error: unknown): boolean;
  /** Runs what makes or changes the tables; before anything else, and several processes at once. */
  shape<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /**
   * Asks something of the database, as all does that is asked once it is open.
   * @throws Unavailable where it cannot be done now, or is not where it was; else what was thrown
   */
  guard<T>(ask: () => Promise<T>): Promise<T>;
  /** Stores something durably that leaves no trace. @throws what keeps it from being stored */
  probe(): Promise<void>;
  /** Milliseconds since 1970, by the clock that all who share the database go by. */
  now(): number;
  /** Takes away what lies beside the tables, or hides in them, and tells more than they do. */
  keepHouse(): Promise<void>;
  /** Once nobody reads or writes any more. */
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
  /** To be run once rows came in with the numbers they had elsewhere, where counting up needs it. */
  readonly queueGoesOn: RawBuilder<unknown> | undefined;
  /** The type of a column of bytes. */
  readonly bytes: RawBuilder<unknown>;
  /** Whether rows have to be written anew to lie in the order of their keys: see tables.ts. */
  readonly rewrites: boolean;
}
