import { CountingError } from '../../counting-error.ts';
import type { Profile } from '../../profile/profile.ts';
import { rational, type Rational } from '../../rational.ts';
import { marketOf, type Market } from '../equal-shares/market.ts';
import { shortOf } from '../greedy.ts';
import type { Support } from '../tallies.ts';
import type { Tie } from '../ties.ts';
import { Merit } from './merit.ts';
import { Course } from './course.ts';

/** Why no share was raised any further. */
export type ExactStop =
  /** It was not asked for. */
  | 'no-completion'
  /** The next share at which anything changes would cost more than the budget. */
  | 'would-overspend'
  /** Everything that somebody wants is in. */
  | 'all-in'
  /** There is nobody whose share could be raised. */
  | 'no-votes';

export interface ExactOptions {
  /** What a voter has of a project that the ballot supports; its cost unless given. */
  readonly utility?: 'cost' | 'cardinality';
  /** Whether shares are raised while that overspends nothing; they are unless given. */
  readonly completion?: 'none' | 'add-opt';
  /** What has fewer votes is left out. */
  readonly threshold?: number;
}

export interface ExactEqualSharesOutcome {
  /** Indices of projects, in the order in which they were chosen. */
  readonly selected: readonly number[];
  readonly spent: bigint;
  readonly ties: readonly Tie[];
  /** Of `selected`, those that cost nothing; they come first. */
  readonly free: readonly number[];
  readonly market: Market;
  /** What was bought with the share that counts, and who paid how much. */
  readonly course: Course;
  /** How many shares were looked at, the one that overspends too. */
  readonly shares: number;
  readonly stop: ExactStop;
  /** The share at which more than the budget would be spent, where that is why it stopped. */
  readonly tooMuch: Rational | undefined;
  /**
   * Every time that the tie rule was asked who goes first, in that order: at all shares that were
   * tried, and between them. The first of each went first.
   */
  readonly asked: readonly (readonly number[])[];
  /** How many turns all that took. */
  readonly turns: number;
  readonly isShort: (project: number) => boolean;
}

interface Known {
  readonly profile: Profile;
  readonly support: Support;
  readonly ranks: Int32Array;
}

/** So many entries of ballots are looked at in about half a minute. */
const MOST_WORK = 8e9;
/** And so many in a few milliseconds. */
const OFTEN = 1e6;

/**
 * Exact Equal Shares, completed by ADD-OPT: Kraiczy, Robinson, Elkind: Streamlining Equal Shares
 * (https://arxiv.org/abs/2502.11797). Each voter has an equal share of the budget; what is bought is
 * paid by its payers in equal parts, and who cannot pay such a part pays nothing. Then the share is
 * raised to the smallest at which something else is bought or other people pay, again and again,
 * until that would cost more than the budget; what was bought just before is the outcome.
 *
 * Each yield is one share that was looked at.
 * @param most how many entries of ballots are looked at before it gives up
 * @throws CountingError where that would take too long
 */
export function* exactEqualShares(
  { profile, support, ranks }: Known,
  { utility = 'cost', completion = 'add-opt', threshold = 0 }: ExactOptions,
  most = MOST_WORK,
): Generator<number, ExactEqualSharesOutcome, void> {
  const isShort = shortOf({ profile, support }, 'votes', threshold);
  const market = marketOf(profile, utility, isShort);
  const merit = new Merit(market, utility, ranks);
  const wanted = profile.projects.flatMap(({ cost }, index) =>
    cost === 0n && (market.totals[index] as number) > 0 && !isShort(index) ? [index] : [],
  );
  const free = merit.ranked(wanted);
  const raised = yield* raise(market, merit, completion, most);
  const { course } = raised;
  const ties = course.ties.map(({ before, items }) => ({ before: before + free.length, items }));
  const selected = [...free, ...course.purchases.map(({ project }) => project)];
  const spent = spentIn(course, profile);
  return { selected, spent, ties, free, market, isShort, ...raised };
}

type Raised = Pick<
  ExactEqualSharesOutcome,
  'course' | 'shares' | 'stop' | 'tooMuch' | 'asked' | 'turns'
>;

function* raise(
  market: Market,
  merit: Merit,
  completion: 'none' | 'add-opt',
  most: number,
): Generator<number, Raised, void> {
  const { budget, ballots } = market.profile;
  const first = ballots === 0 ? rational(0n) : rational(budget, BigInt(ballots));
  const isRaised = completion !== 'none' && ballots > 0;
  const rising = new Course(market, merit, first, isRaised);
  // Anew, as ties that came with the share alone may lie before the turn at which it went on.
  function* endAt(share: Rational, shares: number, stop: ExactStop, tooMuch?: Rational) {
    const course = new Course(market, merit, share, false);
    yield* buyAll(course, shares, most);
    const { asked, turns } = isRaised ? rising : course;
    return { course, shares, stop, tooMuch, asked, turns };
  }
  if (!isRaised) return yield* endAt(first, 1, ballots === 0 ? 'no-votes' : 'no-completion');
  for (let shares = 1, before = first; ; shares++, before = rising.share, rising.raise()) {
    yield* buyAll(rising, shares, most);
    if (spentIn(rising, market.profile) > budget) {
      return yield* endAt(before, shares, 'would-overspend', rising.share);
    }
    if (rising.purchases.length === market.candidates.length) {
      return yield* endAt(rising.share, shares, 'all-in');
    }
  }
}

/** @throws CountingError where that takes too long */
function* buyAll(course: Course, shares: number, most: number): Generator<number, void, void> {
  let since = course.work;
  while (course.buyNext()) {
    if (course.work > most) throw tooMuchWork();
    if (course.work - since < OFTEN) continue;
    yield shares;
    since = course.work;
  }
  yield shares;
}

function spentIn({ purchases }: Course, { projects }: Profile): bigint {
  return purchases.reduce((sum, { project }) => sum + (projects[project]?.cost ?? 0n), 0n);
}

function tooMuchWork(): CountingError {
  return new CountingError(
    'too-large',
    'exact-equal-shares would take more than a minute here; count by equal-shares, or with --completion none.',
  );
}
