import type { Counting } from '../protocol/counting.ts';
import type { EqualSharesOutcome } from './methods/equal-shares/equal-shares.ts';
import type { ExactEqualSharesOutcome } from './methods/exact-equal-shares/exact-equal-shares.ts';
import type { GreedyOutcome } from './methods/greedy.ts';
import type { MaximinSupportOutcome } from './methods/maximin-support/maximin-support.ts';
import type { Support } from './methods/tallies.ts';
import type { TallyOutcome } from './methods/tally.ts';
import type { Tie } from './methods/ties.ts';
import type { Transferred } from './methods/transfers/stages.ts';
import type { Profile } from './profile/profile.ts';
import type { Reason, Sufficient } from './reason.ts';

/** A profile with what every rule asks of it. */
export interface Known {
  readonly profile: Profile;
  readonly support: Support;
  /** For each project its place in the order that breaks ties; the lower goes first. */
  readonly ranks: Int32Array;
}

/** What a rule makes of it. Numbers of projects are their places in the profile. */
export interface Counted<C extends Counting = Counting> {
  /** As it was asked for, with what the ballots and the money say where nobody did. */
  readonly counting: C;
  /** In the order in which they were chosen. */
  readonly selected: readonly number[];
  /** In the profile's smallest amount. */
  readonly spent: bigint;
  /** What of that is paid on top of the budget, out of a reserve; none unless given. */
  readonly paid?: bigint;
  readonly ties: readonly Tie[];
  /** Why something was chosen or not. */
  readonly reasonFor: (project: number) => Reason;
  /**
   * What would have been enough for something that was not chosen. Each answer is proved, and none
   * is a guess; where there is none, it says nothing.
   */
  readonly sufficientFor: (project: number) => Sufficient;
  /** How it was counted: of the rule that was taken, there is one. */
  readonly greedy?: GreedyOutcome;
  readonly equalShares?: EqualSharesOutcome;
  readonly exactEqualShares?: ExactEqualSharesOutcome;
  readonly maximinSupport?: MaximinSupportOutcome;
  readonly tally?: TallyOutcome;
  readonly transferred?: Transferred;
  readonly sequence?: Sequence;
  readonly comparison?: Comparison;
  readonly compared?: Compared;
}

/** How something was counted that chooses one after another. */
export interface Sequence {
  /** In that order, but for what costs nothing; where the count ended at something, that is last. */
  readonly taken: readonly number[];
  /** Those that were equal, by how many had been taken before. */
  readonly ties: readonly Tie[];
  /**
   * Each with what else there is to know of it, in the order of `taken`: whatever follows after some
   * of them hangs on these alone, in whichever order they came.
   */
  readonly names: readonly string[];
}

/** What came out of a count. */
export interface Outcome extends Known, Counted {
  /** The whole list costs no more than the budget, and something was left out all the same. */
  readonly allWouldFit: boolean;
}

/** Two outcomes held against each other, voter by voter. */
export interface Comparison {
  readonly taken: 'greedy' | 'equal-shares';
  /** How many voters have strictly more of their projects in one outcome than in the other. */
  readonly greedy: number;
  readonly equalShares: number;
}

/** Both outcomes, where two were compared. */
export interface Compared {
  readonly equalShares: EqualSharesOutcome;
  readonly greedy: GreedyOutcome;
}
