import type { Outcome } from '../count.ts';
import { unpaidIn } from '../methods/equal-shares/accounts.ts';
import type { GreedyOutcome } from '../methods/greedy.ts';
import { ceil, floor, rational } from '../rational.ts';

/** What would have been enough for a project, each for itself and all else the same. */
export interface Sufficient {
  /** At this cost or below, in the profile's smallest amount. */
  readonly cost?: bigint;
  /** With so many votes more. */
  readonly votes?: number;
}

/**
 * Says what would have been enough for a project that was not chosen. Each answer is proved, and
 * none is a guess; where there is no such answer, it says nothing.
 */
export function sufficientFor(outcome: Outcome, project: number): Sufficient {
  if (outcome.equalShares) return enoughShares(outcome, project);
  if (outcome.greedy) return enoughForGreedy(outcome, outcome.greedy, project);
  return enoughForSeats(outcome, project);
}

/**
 * As long as something is not bought it changes nothing. So had it cost what its supporters had
 * left in the end, or had enough others wanted it who spent nothing, it would have been bought at
 * the latest then, with the same share for each.
 */
function enoughShares(outcome: Outcome, project: number): Sufficient {
  const { equalShares, profile } = outcome;
  if (!equalShares) return {};
  const { run, share, fill } = equalShares;
  const { had } = unpaidIn(run.history, project);
  const cost = profile.projects[project]?.cost ?? 0n;
  const turn = fill?.turns.get(project);
  const left = turn?.fate === 'too-expensive' ? turn.left : 0n;
  const paid = floor(had);
  const missing = rational(cost * had.den - had.num, had.den);
  const voters = share.num > 0n ? ceil(rational(missing.num * share.den, missing.den * share.num)) : 0n; // prettier-ignore
  if (equalShares.isShort(project)) return votesOf(votesToBeIn(outcome, project, voters));
  return { ...costOf(paid > left ? paid : left), ...votesOf(voters) };
}

/**
 * What has too few votes is let in by no cost; with as many as it takes, it still has to be paid.
 * @param voters how many it takes to pay for it
 * @returns 0 where no number of votes says it, as it is a score that it lacks
 */
function votesToBeIn({ equalShares, counting, support }: Outcome, project: number, voters: bigint) {
  if (!equalShares || (counting.rule === 'equal-shares' && counting.utility === 'points'))
    return 0n;
  const lacking = BigInt(equalShares.threshold - (support.votes[project] as number));
  return lacking > voters ? lacking : voters;
}

/** What it finds when its turn comes does not hang on its own cost; and an earlier turn finds more. */
function enoughForGreedy(outcome: Outcome, greedy: GreedyOutcome, project: number): Sufficient {
  const turn = greedy.turns.get(project);
  const cheaper = turn?.fate === 'too-expensive' ? costOf(turn.left) : {};
  if (greedy.by.startsWith('score')) return cheaper;
  const enough = votesToFit(outcome, greedy, project);
  if (enough === undefined) return cheaper;
  const now = BigInt(outcome.support.votes[project] as number);
  // It takes one vote at least to have a turn.
  const least = BigInt(Math.max(greedy.threshold, 1));
  return { ...cheaper, ...votesOf((enough > least ? enough : least) - now) };
}

/** @returns how many votes give it a turn at which it fits; undefined where none does */
function votesToFit(outcome: Outcome, greedy: GreedyOutcome, project: number): bigint | undefined {
  const { profile, support } = outcome;
  const { order, turns, by, ended } = greedy;
  const cost = profile.projects[project]?.cost ?? 0n;
  const place = order.indexOf(project);
  if (place < 0 && !ended && cost <= profile.budget - greedy.spent) return 0n;
  const before = place < 0 ? order : order.slice(0, place);
  const rival = before.findLast((index) => {
    const turn = turns.get(index);
    const beatable = by === 'votes' || (profile.projects[index]?.cost ?? 0n) > 0n;
    return beatable && turn && 'left' in turn && turn.left >= cost;
  });
  if (rival === undefined) return undefined;
  const votes = BigInt(support.votes[rival] as number);
  // One more than equal, so that it goes first whatever breaks ties.
  return by === 'votes' ? votes + 1n : (votes * cost) / (profile.projects[rival]?.cost ?? 1n) + 1n;
}

/**
 * One vote more than the last who has a seat is enough, where votes count; and where seats are
 * left, as nobody supports more, one vote.
 */
function enoughForSeats({ counting, selected, support }: Outcome, project: number): Sufficient {
  const last = selected.at(-1);
  if (counting.rule !== 'tally' || (counting.by ?? 'votes') !== 'votes') return {};
  if (last === undefined || selected.length < (counting.seats ?? 1)) return { votes: 1 };
  const missing = (support.votes[last] as number) - (support.votes[project] as number) + 1;
  return votesOf(BigInt(missing));
}

function costOf(cost: bigint): Sufficient {
  return cost > 0n ? { cost } : {};
}

function votesOf(votes: bigint): Sufficient {
  // More people than there are on Earth are no answer.
  return votes > 0n && votes < 8_000_000_000n ? { votes: Number(votes) } : {};
}
