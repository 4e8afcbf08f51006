import type { Counting, CountingOf } from '../protocol/counting.ts';
import { given } from '../rules/optional.ts';
import { CountingError } from './counting-error.ts';
import { equalShares, type EqualSharesOutcome } from './methods/equal-shares/equal-shares.ts';
import { greedy, type GreedyOutcome } from './methods/greedy.ts';
import type { Profile } from './profile/profile.ts';
import { withWeights } from './profile/with-weights.ts';
import { settled } from './settled.ts';
import { noSupport, supportOf, type Support } from './methods/tallies.ts';
import { tally, type TallyOutcome } from './methods/tally.ts';
import { tieRanks, type Tie } from './methods/ties.ts';

/** Two outcomes held against each other, voter by voter. */
export interface Comparison {
  readonly taken: 'greedy' | 'equal-shares';
  /** How many voters have strictly more of their projects in one outcome than in the other. */
  readonly greedy: number;
  readonly equalShares: number;
}

/** What came out of a count. Numbers of projects are their places in the profile. */
export interface Outcome {
  /** As it was asked for, with what the ballots and the money say where nobody did. */
  readonly counting: Counting;
  readonly profile: Profile;
  readonly support: Support;
  /** For each project its place in the order that breaks ties. */
  readonly ranks: Int32Array;
  /** In the order in which they were chosen. */
  readonly selected: readonly number[];
  /** In the profile's smallest amount. */
  readonly spent: bigint;
  readonly ties: readonly Tie[];
  /** The whole list costs no more than the budget, and something was left out all the same. */
  readonly allWouldFit: boolean;
  /** How it was counted: of the rule that was taken, there is one. */
  readonly greedy?: GreedyOutcome;
  readonly equalShares?: EqualSharesOutcome;
  readonly tally?: TallyOutcome;
  readonly comparison?: Comparison;
  readonly compared?: Compared;
}

/** Both outcomes, where two were compared. */
export interface Compared {
  readonly equalShares: EqualSharesOutcome;
  readonly greedy: GreedyOutcome;
}

type Counted = Pick<Outcome, 'counting' | 'selected' | 'spent' | 'ties' | 'greedy' | 'equalShares' | 'tally' | 'comparison' | 'compared'>; // prettier-ignore

/** A profile with what every rule asks of it. */
interface Known {
  readonly profile: Profile;
  readonly support: Support;
  readonly ranks: Int32Array;
}

/**
 * Counts an election. Pure: the same profile and options give the same outcome on every machine.
 * @throws CountingError where the rule does not go with the ballots, or cannot be counted exactly
 */
export function count(profile: Profile, counting: Counting): Outcome {
  const steps = countInSteps(profile, counting);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, for who wants to show progress or to stop: each yield is one run done. */
export function* countInSteps(ballots: Profile, asked: Counting): Generator<number, Outcome, void> {
  const profile = withWeights(ballots, asked.weights);
  const counting = settled(profile, asked);
  const support = supportOf(profile);
  const ranks = tieRanks(profile, support.votes, counting.ties);
  const counted = yield* apply({ profile, support, ranks }, counting);
  return {
    profile,
    support,
    ranks,
    allWouldFit: wouldAllFit(profile, counted.selected, counting),
    ...counted,
  };
}

function* apply(known: Known, counting: Counting): Generator<number, Counted, void> {
  switch (counting.rule) {
    case 'greedy':
      return { counting, ...countGreedily(known, counting) };
    case 'equal-shares': {
      refuseDefaultScore(known.profile);
      const shares = yield* equalShares(known.profile, known.support, known.ranks, counting);
      const { selected, spent, ties, step } = shares;
      // Who counts again by what is told counts the same.
      const told = { ...counting, ...(step !== undefined && { step: Number(step) }) };
      const outcome = { counting: told, selected, spent, ties, equalShares: shares };
      return counting.compare ? better(known, told, outcome) : outcome;
    }
    case 'tally': {
      const ranked = tally(known.profile, known.support, known.ranks, counting);
      const { selected, ties } = ranked;
      const spent = costOf(known.profile, selected);
      return { counting, selected, ties, spent, tally: ranked };
    }
  }
}

/**
 * Under Equal Shares people pay for what they named, so a score that is given to all the rest would
 * be passed over.
 */
function refuseDefaultScore(profile: Profile): void {
  const { unscored, pointScale } = profile;
  if (unscored === undefined || unscored <= noSupport(profile)) return;
  throw new CountingError(
    'not-for-this',
    `What a ballot does not score counts as ${unscored / pointScale} (default_score), and by equal-shares nobody pays for what they did not name; count by greedy or tally.`,
  );
}

function countGreedily(
  known: Known,
  options: CountingOf<'greedy'>,
): Omit<Counted, 'counting'> & { greedy: GreedyOutcome } {
  // prettier-ignore
  const { profile } = known;
  const candidates = profile.projects.map((_, index) => index);
  const outcome = greedy({ ...known, budget: profile.budget, candidates }, options);
  const { selected, spent, ties } = outcome;
  return { selected, spent, ties, greedy: outcome };
}

/**
 * The comparison step: greedy's outcome is taken if strictly more voters have strictly more of
 * their projects in it than the other way round; a voter with none has 0.
 */
function better(
  known: Known,
  counting: CountingOf<'equal-shares'>,
  shares: Counted & { equalShares: EqualSharesOutcome },
): Counted {
  // prettier-ignore
  const { utility, ties, unsupported, threshold } = counting;
  const by = utility === 'points' ? 'score' : 'votes';
  const rival = countGreedily(known, {
    rule: 'greedy',
    by,
    ...given('ties', ties),
    ...given('unsupported', unsupported),
    ...given('threshold', threshold),
  });
  const mine = supportedIn(known.profile, shares.selected);
  const theirs = supportedIn(known.profile, rival.selected);
  let [forGreedy, forShares] = [0, 0];
  mine.forEach((number, group) => {
    const weight = known.profile.groups.weights[group] as number;
    if ((theirs[group] as number) > number) forGreedy += weight;
    if ((theirs[group] as number) < number) forShares += weight;
  });
  const taken = forGreedy > forShares ? 'greedy' : 'equal-shares';
  const comparison = { taken, greedy: forGreedy, equalShares: forShares } as const;
  const compared = { equalShares: shares.equalShares, greedy: rival.greedy };
  return { ...(taken === 'greedy' ? { counting, ...rival } : shares), comparison, compared };
}

/** @returns how many of the selected projects each group of ballots supports */
export function supportedIn(profile: Profile, selected: readonly number[]): Float64Array {
  const { projects, groups } = profile;
  const chosen = new Uint8Array(projects.length);
  for (const index of selected) chosen[index] = 1;
  const none = noSupport(profile);
  const { count, starts, items, points } = groups;
  const numbers = new Float64Array(count);
  for (let group = 0; group < count; group++) {
    let number = 0;
    const end = starts[group + 1] as number;
    for (let at = starts[group] as number; at < end; at++) {
      if ((points?.[at] ?? 1) > none) number += chosen[items[at] as number] as number;
    }
    numbers[group] = number;
  }
  return numbers;
}

export function costOf({ projects }: Profile, selected: readonly number[]): bigint {
  return selected.reduce((sum, index) => sum + (projects[index]?.cost ?? 0n), 0n);
}

function wouldAllFit(profile: Profile, selected: readonly number[], { rule }: Counting): boolean {
  const all = profile.projects.map((_, index) => index);
  const leftOut = selected.length < all.length;
  return rule !== 'tally' && leftOut && costOf(profile, all) <= profile.budget;
}

/** @throws CountingError where a rule that spends money is asked of a vote without any */
export function refuseWithoutBudget(counting: Counting, hasBudget: boolean): void {
  if (hasBudget || counting.rule === 'tally') return;
  throw new CountingError(
    'not-for-this',
    `There is no budget and no cost to count by ${counting.rule}; use the rule tally.`,
  );
}
