import type { Counting } from '../protocol/counting.ts';
import { costOf } from './chosen.ts';
import { CountingError } from './counting-error.ts';
import { refuseUnlessKept } from './limits.ts';
import { supportOf } from './methods/tallies.ts';
import { tieRanks } from './methods/ties.ts';
import type { Outcome } from './outcome.ts';
import type { Profile } from './profile/profile.ts';
import { withWeights } from './profile/with-weights.ts';
import { ruleOf } from './rules/rules.ts';

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

/**
 * The same in steps, for who wants to show progress, to stop or to let a page breathe: each yield is
 * one run done, by its number, or some other piece of work.
 */
export function* countInSteps(ballots: Profile, asked: Counting): Generator<number, Outcome, void> {
  const rule = ruleOf(asked);
  const profile = withWeights(ballots, asked.weights);
  yield 0;
  const counting = rule.settled(asked, profile);
  refuseUnlessKept(profile, counting);
  const support = supportOf(profile);
  const ranks = tieRanks(profile, support.votes, counting.ties);
  const known = { profile, support, ranks };
  yield 0;
  const counted = yield* rule.count(known, counting);
  return { ...known, ...counted, allWouldFit: wouldAllFit(profile, counted.selected, counting) };
}

function wouldAllFit(profile: Profile, selected: readonly number[], counting: Counting): boolean {
  const all = profile.projects.map((_, index) => index);
  // Of what excludes each other, something is always left out.
  const leftOut = selected.length < all.length && !profile.exclusive?.length;
  const cost = costOf(profile, all);
  const { spends } = ruleOf(counting);
  // Where seats are counted, a cost is none, though a file has to have one.
  const hasSeats = 'seats' in counting && counting.seats !== undefined;
  const isSpent = spends === 'either' ? cost > 0n && !hasSeats : spends;
  return isSpent && leftOut && cost <= profile.budget;
}

/** @throws CountingError where a rule that spends money is asked of a vote without any */
export function refuseWithoutBudget(counting: Counting, hasBudget: boolean): void {
  if (hasBudget || ruleOf(counting).spends !== true) return;
  throw new CountingError(
    'not-for-this',
    `There is no budget and no cost to count by ${counting.rule}; use the rule tally.`,
  );
}
