import { sql, type Kysely } from 'kysely';
import type { Tables } from '../../tables.ts';

/** What the database's clock shows, in milliseconds since 1970; asked after what stands before it. */
export const CLOCK = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`;

/**
 * The database's clock, as far as this machine can tell it: all instances go by the one. In between
 * it runs by a clock of the machine's that nobody sets.
 */
export class Clock {
  #offset = 0;

  now(): number {
    return Math.round(steady() + this.#offset);
  }

  /**
   * Asks the database what time it is. The answer is from some moment in between, so the clock is
   * moved only as far as that shows it to be wrong.
   * @param ask gives what `CLOCK` showed
   */
  async hear<T>(ask: () => Promise<{ readonly shown: number; readonly answer: T }>): Promise<T> {
    const asked = steady();
    const { shown, answer } = await ask();
    this.#offset = Math.min(Math.max(this.#offset, shown - steady()), shown - asked);
    return answer;
  }

  /** Asks, and does nothing else. */
  set(db: Kysely<Tables>): Promise<void> {
    return this.hear(async () => {
      const { rows } = await sql<{ now: number }>`select ${CLOCK} as now`.execute(db);
      return { shown: rows[0]?.now as number, answer: undefined };
    });
  }
}

function steady(): number {
  return performance.timeOrigin + performance.now();
}
