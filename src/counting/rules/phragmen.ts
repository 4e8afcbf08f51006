import type { CountingOf } from '../../protocol/counting.ts';
import { CountingError } from '../counting-error.ts';
import { phragmen, type PhragmenOutcome } from '../methods/phragmen/phragmen.ts';
import type { Counted, Known } from '../outcome.ts';
import type { Profile } from '../profile/profile.ts';
import { ceil, floor, fractionText, rational } from '../rational.ts';
import { enoughCost, enoughVotes, type Reason, type Sufficient } from '../reason.ts';
import { sequenceTies } from '../ties/sequence-ties.ts';
import { refuseUnsupported } from './bounded-overspending.ts';
import type { Rule } from './rule.ts';
import { sequenceOf } from './sequence.ts';

type Phragmen = CountingOf<'phragmen'>;

/** All voters are given money all the time; what those who want it can pay first is chosen first. */
export const phragmenRule: Rule<'phragmen'> = {
  spends: 'either',
  only: 'named',
  settled,
  resolved(counting, profile) {
    const { rule, skip = false, threshold = 0 } = counting;
    const { seats } = settled(counting, profile);
    return { rule, ...(seats === undefined ? { skip } : { seats }), threshold };
  },
  count,
  *ties(outcome, counting, most) {
    const own = { ...outcome, sequence: sequenceOf(outcome) };
    return yield* sequenceTies(own, most, function* (ranks) {
      const counted = yield* count({ ...outcome, ranks }, counting);
      return { selected: counted.selected, sequence: sequenceOf(counted) };
    });
  },
};

function settled(asked: Phragmen, { projects }: Profile): Phragmen {
  const hasCosts = projects.some(({ cost }) => cost > 0n);
  return asked.seats !== undefined || hasCosts ? asked : { ...asked, seats: 1 };
}

function* count(known: Known, counting: Phragmen): Generator<number, Counted<Phragmen>, void> {
  refuseOtherBallots(known.profile);
  refuseUnsupported(counting);
  refuseSeats(known.profile, counting);
  const outcome = yield* phragmen(known, counting);
  const { selected, ties, free, purchases, end } = outcome;
  const taken = [...purchases, ...(end ? [end] : [])];
  return {
    counting,
    selected,
    spent: selected.reduce((sum, at) => sum + (known.profile.projects[at]?.cost ?? 0n), 0n),
    ties,
    sequence: {
      taken: taken.map(({ project }) => project),
      ties: ties.map(({ before, items }) => ({ before: before - free.length, items })),
      names: taken.map(({ project, given: time }) => `${project}:${fractionText(time)}`),
    },
    reasonFor: (project) => reasonFor(known, counting, outcome, project),
    sufficientFor: (project) => sufficientFor(known, counting, outcome, project),
  };
}

/** It hangs on who names what, and no more. */
function refuseOtherBallots({ ballotType }: Profile): void {
  if (ballotType === 'named') return;
  const what = ballotType === 'ranked' ? 'the order on a ballot' : 'points';
  throw new CountingError(
    'not-for-this',
    `Phragmén's rule knows what a ballot names, and not ${what}; count by equal-shares or bounded-overspending.`,
  );
}

/** @throws CountingError where seats are asked for and things do not cost the same */
function refuseSeats({ projects, budget, unit }: Profile, { seats }: Phragmen): void {
  if (seats === undefined) return;
  const [cost = 0n, ...others] = new Set(projects.map((project) => project.cost));
  // In a file of a vote without money everything costs one.
  const isPaid = cost <= unit || BigInt(seats) * cost <= budget;
  if (others.length === 0 && isPaid) return;
  throw new CountingError(
    'not-for-this',
    'Seats are for things that cost nothing, or all the same and no more than there is; leave out the seats.',
  );
}

function reasonFor(
  { support }: Known,
  { threshold = 0, seats }: Phragmen,
  { purchases, free, end, left, tooExpensive, isShort }: PhragmenOutcome,
  project: number,
): Reason {
  if (support.votes[project] === 0) return { code: 'no-votes' };
  if (isShort(project)) return { code: 'below-threshold', threshold };
  if (free.includes(project)) return { code: 'free' };
  const round = purchases.findIndex((one) => one.project === project);
  const purchase = purchases[round];
  if (purchase) {
    return { code: 'saved', round: round + 1, given: seats === undefined ? purchase.given : undefined }; // prettier-ignore
  }
  if (seats !== undefined) return { code: 'seats-full' };
  const passed = end?.project === project ? left : tooExpensive.get(project);
  if (passed !== undefined) return { code: 'too-expensive', left: passed };
  if (!end) throw new Error('What fits is bought, or the count ends at something');
  return { code: 'after-the-end', at: end.project };
}

/**
 * As long as something is not bought it changes nothing. So it would have been bought had those who
 * want it had its cost before something else was bought, at a time when it still fitted.
 */
function sufficientFor(
  { profile, support }: Known,
  { seats, threshold = 0 }: Phragmen,
  outcome: PhragmenOutcome,
  project: number,
): Sufficient {
  const cost = seats === undefined ? (profile.projects[project]?.cost ?? 0n) : 1n;
  const votes = support.votes[project] as number;
  const lacking = BigInt(Math.max(threshold, 1) - votes);
  const cheaper = seats === undefined && lacking <= 0n ? cheapEnough(outcome, project) : 0n;
  return { ...enoughCost(cheaper), ...enoughVotes(votesEnough(outcome, project, cost, lacking)) };
}

/** In the end all is bought that still fits, but for what comes after that at which the count ended. */
function cheapEnough({ end, left, standing }: PhragmenOutcome, project: number): bigint {
  if (!end || end.project === project) return left;
  const { supporters, spent } = standing(project);
  const { num, den } = end.given;
  // Cheaper by however little than what they have at that time.
  const had = rational(num * BigInt(supporters) * spent.den - spent.num * den, den * spent.den);
  const most = ceil(had) - 1n;
  return most < left ? most : left;
}

/**
 * @param lacking how many votes it takes to be let in
 * @returns 0 where no number of votes is known that is enough
 */
function votesEnough(
  { end, left, chances }: PhragmenOutcome,
  project: number,
  cost: bigint,
  lacking: bigint,
): bigint {
  if (cost === 0n || (!end && cost <= left)) return lacking;
  const chance = chances.get(project);
  if (!chance) return 0n;
  const { supporters, spent, given: time } = chance;
  const needed = rational((cost * spent.den + spent.num) * time.den, spent.den * time.num);
  const more = floor(needed) + 1n - BigInt(supporters);
  return more > lacking ? more : lacking;
}
