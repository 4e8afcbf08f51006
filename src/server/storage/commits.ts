import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ControlledTransaction } from 'kysely';
import type { Engine, Work } from './engines/engine.ts';
import type { Tables } from './tables.ts';

interface Job {
  readonly work: Work<unknown>;
  readonly settle: (outcome: Outcome) => void;
}
type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** How many pieces of work share one commit: enough for speed, few enough to answer soon. */
const MOST_IN_A_COMMIT = 100;

/** How often a commit is tried that the database gave up for reasons of its own. */
const TRIES = 5;

/**
 * Runs pieces of work one after the other, and commits those that wait together. A commit waits
 * for the disk, some milliseconds, however much is in it; so under load many people share one.
 * Each is answered after the commit: what `run` has returned is on disk.
 */
export class Commits {
  readonly #engine: Pick<Engine, 'begin' | 'mayPass'>;
  readonly #waiting: Job[] = [];
  #running: Promise<void> | undefined;

  constructor(engine: Pick<Engine, 'begin' | 'mayPass'>) {
    this.#engine = engine;
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
      await this.#commit();
    }
    this.#running = undefined;
  }

  async #commit(): Promise<void> {
    const jobs: Job[] = [];
    let outcomes: Outcome[] | undefined;
    for (let tries = 1; !outcomes; tries++) {
      try {
        outcomes = await this.#inTransaction(jobs);
      } catch (error) {
        if (tries < TRIES && this.#engine.mayPass(error)) continue;
        // Whoever came while the lock was waited for has waited long enough too.
        if (jobs.length === 0) jobs.push(...this.#waiting.splice(0));
        outcomes = jobs.map(() => ({ error }));
      }
    }
    for (const [index, { settle }] of jobs.entries()) settle(outcomes[index] as Outcome);
  }

  /** @param jobs is filled with those that wait by the time the lock is had */
  async #inTransaction(jobs: Job[]): Promise<Outcome[]> {
    const transaction = await this.#engine.begin();
    if (jobs.length === 0) jobs.push(...this.#waiting.splice(0, MOST_IN_A_COMMIT));
    try {
      const outcomes: Outcome[] = [];
      for (const { work } of jobs) outcomes.push(await this.#attempt(work, transaction));
      await transaction.commit().execute();
      return outcomes;
    } catch (error) {
      if (!transaction.isCommitted) await transaction.rollback().execute();
      throw error;
    }
  }

  async #attempt(
    work: Work<unknown>,
    transaction: ControlledTransaction<Tables>,
  ): Promise<Outcome> {
    const savepoint = await transaction.savepoint('piece').execute();
    try {
      const value = await work(savepoint);
      await savepoint.releaseSavepoint('piece').execute();
      return { value };
    } catch (error) {
      if (this.#engine.mayPass(error)) throw error;
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
}
