import type { Counting, CountingOf } from '../../protocol/counting.ts';
import type { Counted, Known, Outcome } from '../outcome.ts';
import type { BallotType, Profile } from '../profile/profile.ts';
import type { ToldTie } from '../ties/told-tie.ts';

export type RuleName = Counting['rule'];

/** For what needs no steps. */
export function* atOnce<T>(work: () => T): Generator<number, T, void> {
  yield 0;
  return work();
}

/** A rule of counting: all that differs from one to another, but for the words. */
export interface Rule<R extends RuleName = RuleName> {
  /**
   * Whether it spends a budget; `either` of those that choose a number of them where there is none.
   */
  readonly spends: boolean | 'either';
  /** Of those that count nothing but ballots of one kind. */
  readonly only?: BallotType;
  /** Whether it keeps what is limited beside the whole budget, such as the budgets of parts. */
  readonly keepsLimits?: true;
  /**
   * Says what nobody said, where that goes by the ballots: so a result tells it, and who counts
   * again by what was told counts the same.
   */
  readonly settled: (asked: CountingOf<R>, profile: Profile) => CountingOf<R>;
  /** All of its own options, those too that nobody gave. Amounts are in currency units. */
  readonly resolved: (counting: CountingOf<R>, profile: Profile) => CountingOf<R>;
  /**
   * Each yield is a piece of work done.
   * @throws CountingError where it does not go with the ballots, or cannot be counted exactly
   */
  readonly count: (
    known: Known,
    counting: CountingOf<R>,
  ) => Generator<number, Counted<CountingOf<R>>, void>;
  /**
   * Finds out of every tie that was met whether it made a difference to what was chosen.
   * @param most how many different states are visited at the most
   */
  readonly ties: (
    outcome: Outcome,
    counting: CountingOf<R>,
    most: number,
  ) => Generator<number, ToldTie[], void>;
}
