import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ControlledTransaction, Kysely } from 'kysely';
import type { Tables } from '../../tables.ts';
import type { Work } from '../engine.ts';

interface Job {
  readonly work: Work<unknown>;
  readonly settle: (outcome: Outcome) => void;
}
type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** How many pieces of work share one commit: enough for speed, few enough to answer soon. */
const MOST_IN_A_COMMIT = 100;

/**
 * Runs pieces of work one after the other, and commits those that wait together. A commit waits
 * for the disk, some milliseconds, however much is in it; so under load many people share one.
 * Each is answered after the commit: what `run` has returned is on disk.
 */
export class Commits {
  readonly #db: Kysely<Tables>;
  readonly #waiting: Job[] = [];
  #running: Promise<void> | undefined;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /**
   * @returns what the work returns, once it is committed
   * @throws what the work throws (it is undone then), or what kept the commit from being made
   */
  run<T>(work: Work<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const settle = (outcome: Outcome) =>
      'error' in outcome ? reject(outcome.error) : resolve(outcome.value);
    this.#waiting.push({ work, settle });
    this.#running ??= this.#runAll();
    return promise as Promise<T>;
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #runAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      // What has come in over the network meanwhile goes into this commit too.
      await nextTurn();
      await this.#commit(this.#waiting.splice(0, MOST_IN_A_COMMIT));
    }
    this.#running = undefined;
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    let outcomes: Outcome[];
    try {
      outcomes = await this.#inTransaction(jobs);
    } catch (error) {
      outcomes = jobs.map(() => ({ error }));
    }
    jobs.forEach(({ settle }, index) => settle(outcomes[index] as Outcome));
  }

  async #inTransaction(jobs: readonly Job[]): Promise<Outcome[]> {
    const transaction = await this.#db.startTransaction().execute();
    try {
      const outcomes: Outcome[] = [];
      for (const { work } of jobs) outcomes.push(await attempt(work, transaction));
      await transaction.commit().execute();
      return outcomes;
    } catch (error) {
      if (!transaction.isCommitted) await transaction.rollback().execute().catch(ignore);
      throw error;
    }
  }
}

async function attempt(
  work: Work<unknown>,
  transaction: ControlledTransaction<Tables>,
): Promise<Outcome> {
  const savepoint = await transaction.savepoint('piece').execute();
  try {
    const value = await work(savepoint);
    await savepoint.releaseSavepoint('piece').execute();
    return { value };
  } catch (error) {
    // SQLite itself undoes all of a transaction that the disk has no room for.
    const restored = await savepoint
      .rollbackToSavepoint('piece')
      .execute()
      .catch(() => {
        throw error;
      });
    await restored.releaseSavepoint('piece').execute();
    return { error };
  }
}

function ignore(): void {
  // The first error says more than a failed rollback, and SQLite undoes what was not committed.
}
