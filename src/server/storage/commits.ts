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
 *
 * Hardly any piece fails, so nothing is done to undo one by itself until one does: then all of them
 * are undone and done again, and from then on each can be undone, until a commit has none that
 * fails. So whoever sends what fails again and again costs the others next to nothing.
 */
export class Commits {
  readonly #engine: Pick<Engine, 'begin' | 'mayPass' | 'guard'>;
  readonly #waiting: Job[] = [];
  #running: Promise<void> | undefined;
  /** Whether a piece of the last commit failed: then one of the next may fail too. */
  #isCareful = false;

  constructor(engine: Pick<Engine, 'begin' | 'mayPass' | 'guard'>) {
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
        outcomes = await this.#engine.guard(() => this.#inTransaction(jobs));
      } catch (thrown) {
        const error: unknown = thrown instanceof PieceFailed ? thrown.cause : thrown;
        if (tries < TRIES && this.#engine.mayPass(error)) continue;
        // The others must not be undone with it. Nobody else is there where it is alone.
        if (thrown instanceof PieceFailed && jobs.length > 1) {
          this.#isCareful = true;
          continue;
        }
        // Whoever came while the lock was waited for has waited long enough too.
        if (jobs.length === 0) jobs.push(...this.#waiting.splice(0));
        const told = await this.#told(error);
        outcomes = jobs.map(() => ({ error: told }));
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
      this.#isCareful = outcomes.some((outcome) => 'error' in outcome);
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
    if (!this.#isCareful) return { value: await work(transaction).catch(failed) };
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
      return { error: await this.#told(error) };
    }
  }

  /** @returns the error as it is told to whoever asked */
  #told(error: unknown): Promise<unknown> {
    return this.#engine
      .guard(async () => {
        throw error;
      })
      .catch((told: unknown) => told);
  }
}

/** A piece of work failed that cannot be undone by itself. */
class PieceFailed extends Error {}

function failed(cause: unknown): never {
  throw new PieceFailed('', { cause });
}
