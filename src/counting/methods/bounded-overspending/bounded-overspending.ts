import type { CountingOf } from '../../../protocol/counting.ts';
import { CountingError } from '../../counting-error.ts';
import type { Known } from '../../outcome.ts';
import { marketOf } from '../equal-shares/market.ts';
import { freeIn } from '../free.ts';
import { shortOf } from '../greedy.ts';
import type { Tie } from '../ties.ts';
import { FIRST_BITS, Vague } from './enclosed.ts';
import { Run } from './run.ts';

/** No two prices of an election that was not made for it are as close as this many bits. */
const MOST_BITS = 8192;

export interface BosOutcome {
  /** Indices of projects, in the order in which they were chosen. */
  readonly selected: readonly number[];
  readonly spent: bigint;
  readonly ties: readonly Tie[];
  /** Of `selected`, those that cost nothing; they come first. */
  readonly free: readonly number[];
  /** Who paid what. */
  readonly run: Run;
  readonly isShort: (project: number) => boolean;
}

/**
 * The Method of Equal Shares with Bounded Overspending, "BOS Equal Shares", by Papasotiropoulos,
 * Pishbin, Skibski, Skowron and Wąs (https://arxiv.org/abs/2409.15005): each voter has the same
 * share of the budget, and who has not enough left gives all they have, where that makes a better
 * price for all. What they lack is overspent: others have not spent it. What a voter has of a
 * project is its cost, on ballots with points times the points.
 *
 * Each yield is one project that was looked at.
 * @throws CountingError where two prices are closer than can be told
 */
export function* boundedOverspending(
  { profile, support, ranks }: Known,
  { threshold = 0 }: Pick<CountingOf<'bounded-overspending'>, 'threshold'>,
  firstBits = FIRST_BITS,
): Generator<number, BosOutcome, void> {
  const pointed = profile.ballotType === 'pointed';
  const isShort = shortOf({ profile, support }, 'votes', threshold);
  const market = marketOf(profile, pointed ? 'points' : 'cost', isShort);
  const free = freeIn(profile, ranks, market.totals).filter((project) => !isShort(project));
  for (let bits = firstBits; bits <= MOST_BITS; bits *= 2) {
    try {
      const run = yield* new Run(market, ranks, bits).finish();
      const selected = [...free, ...run.purchases.map(({ project }) => project)];
      const ties = run.ties.map(({ before, items }) => ({ before: before + free.length, items }));
      return { selected, spent: profile.budget - run.left, ties, free, run, isShort };
    } catch (error) {
      if (!(error instanceof Vague)) throw error;
    }
  }
  throw new CountingError(
    'too-large',
    'Two projects are so close that it cannot be told which is first by bounded-overspending; count by equal-shares.',
  );
}
