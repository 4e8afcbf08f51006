import type { Counting } from '../../protocol/counting.ts';
import type { CountedResults, ResultItem } from '../../protocol/results.ts';
import { madeUpIn } from '../../pabulib/comment.ts';
import type { PabulibElection } from '../../pabulib/election.ts';
import type { Outcome } from '../outcome.ts';
import { resultsInSteps, type Count } from '../explaining/results.ts';
import type { Profile } from '../profile/profile.ts';
import { whatDoesNotAddUp } from './adding-up.ts';
import { asPublished } from './as-published.ts';
import { withOrder } from '../lots.ts';
import { differencesBetween, type Difference } from './difference.ts';

/** What came out of published ballots, and what of it was published otherwise. */
export interface Check {
  readonly outcome: Outcome;
  /** None where everything that can be compared is the same: see `NOT_COMPARED`. */
  readonly differences: readonly Difference[];
}

/** By which rules the result and what stands beside it are counted again. */
export interface Rules {
  readonly counting: Counting;
  readonly other: Counting | undefined;
}

/** @returns those that were published, with lots drawn again from their seed */
export async function rulesAgain(
  { counting, other }: CountedResults,
  { projects }: Profile,
): Promise<Rules> {
  const ids = projects.map(({ id }) => id);
  return {
    counting: await withOrder(counting, ids),
    other: other && (await withOrder(other.counting, ids)),
  };
}

/**
 * Counts published ballots as they were counted, in steps, and compares everything that was
 * published with what comes out.
 * @throws CountingError where they cannot be counted so
 */
export function* checkInSteps(
  election: PabulibElection,
  profile: Profile,
  published: CountedResults,
  { counting, other }: Rules,
): Generator<number, Check, void> {
  const priced = withoutMadeUp(election, profile);
  const counted = { ...asPublished(election, priced, published), counting };
  const isMoney = counted.definition.method === 'allocation';
  const ballots = isMoney ? inMinorUnits(priced) : priced;
  const steps = resultsInSteps(counted, ballots, other);
  const { results, outcome } = yield* steps;
  return {
    outcome: isMoney ? inWholeUnits(outcome) : outcome,
    differences: [
      ...differencesBetween(comparable(published), comparable(results, published)),
      ...whatDoesNotAddUp(published, results.ballots),
    ],
  };
}

/** @returns what of a document comes out of ballots */
function comparable(results: Count, published: Partial<Count> = results): object {
  const { receipts, log, turnout, invalid, sha256, links, state, note, phase, decisions, ...rest } =
    results as CountedResults;
  const { published: _, blank, help, items, ...counted } = rest;
  return {
    ...counted,
    items: items.map(asCounted),
    // Results of an earlier version do not tell apart who asked for nothing.
    ...(published.blank !== undefined && { blank }),
  };
}

/** @returns an item without what the definition says of it and nothing is counted by */
function asCounted(item: ResultItem): object {
  const { picture, text, where, link, documents, proposedBy, ...counted } = item;
  return counted;
}

/** A file must have a cost for everything, and says where there is none. */
function withoutMadeUp({ meta }: PabulibElection, profile: Profile): Profile {
  const { costs, budget } = madeUpIn(meta.get('comment') ?? '');
  return {
    ...profile,
    ...(costs && { projects: profile.projects.map((project) => ({ ...project, cost: 0n })) }),
    ...(budget && { budget: 0n }),
  };
}

/** A file has the amounts that a voter gave in whole currency units; results have them in minor ones. */
function inMinorUnits(profile: Profile): Profile {
  const { groups, pointScale, unit } = profile;
  const factor = Number(unit) / pointScale;
  const points = groups.points?.map((amount) => amount * factor);
  return { ...profile, pointScale: 1, groups: { ...groups, points } };
}

/** As the file has them, for who shows the count beside it. */
function inWholeUnits(outcome: Outcome): Outcome {
  const { profile } = outcome;
  return { ...outcome, profile: { ...profile, pointScale: Number(profile.unit) } };
}
