import type { CountingOf } from '../../../protocol/counting.ts';
import {
  greedy,
  shortOf,
  type GreedyInput,
  type GreedyOptions,
  type GreedyOutcome,
} from '../greedy.ts';
import { freeIn } from '../free.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Rational } from '../../rational.ts';
import type { Support } from '../tallies.ts';
import type { Tie } from '../ties.ts';
import { raiseShares, type RunAt, type Stop } from './completion.ts';
import { marketOf } from './market.ts';
import { Run } from './run.ts';

export interface EqualSharesOutcome {
  /** Indices of projects, in the order in which they were chosen. */
  readonly selected: readonly number[];
  readonly spent: bigint;
  /** Among what the voters bought, and among what was filled in afterwards. */
  readonly ties: readonly Tie[];
  readonly fillTies: readonly Tie[];
  /** Of `selected`, those that cost nothing; they come first. */
  readonly free: readonly number[];
  /** The run that counts: who paid what. */
  readonly run: Run;
  /** Each voter's share of the budget in that run. */
  readonly share: Rational;
  /** By how much it was raised each time; undefined where that was not asked for. */
  readonly step: bigint | undefined;
  /** How many shares were looked at. */
  readonly runs: number;
  readonly stop: Stop;
  /** Projects that were equal at other shares that were tried, and not at the one that counts. */
  readonly otherTies: readonly (readonly number[])[];
  /** What has fewer votes than this, or a lower score under utility `points`, is left out. */
  readonly threshold: number;
  readonly isShort: (project: number) => boolean;
  /** What was chosen with what the shares left; undefined where that was not asked for. */
  readonly fill: GreedyOutcome | undefined;
}

/**
 * The Method of Equal Shares. Each yield is one run that is done, or a 0 for a piece of
 * work, so that a long count can be watched and stopped.
 * @param ranks by `tieRanks`
 * @param runAt gives the run at a share, where it is known already; else it is made
 * @throws CountingError where it cannot be counted exactly, or not in any reasonable time
 */
export function* equalShares(
  profile: Profile,
  support: Support,
  ranks: Int32Array,
  options: Omit<CountingOf<'equal-shares'>, 'rule' | 'ties' | 'weights' | 'compare'>,
  runAt?: RunAt,
): Generator<number, EqualSharesOutcome, void> {
  const { utility = 'cost', completion = 'add1u', unsupported = false, threshold = 0 } = options;
  const by = utility === 'points' ? 'score' : 'votes';
  const isShort = shortOf({ profile, support }, by, threshold);
  const market = marketOf(profile, utility, isShort);
  yield 0;
  const free = freeIn(profile, ranks, market.totals).filter((index) => !isShort(index));
  const made = (share: Rational) => new Run(market, share, ranks).finishInSteps();
  const raised = yield* raiseShares(market, runAt ?? made, options);
  const bought = raised.run.bought;
  // Whoever asks why asks for exact prices: worked out one by one, none takes long.
  for (const purchase of bought.keys()) {
    raised.run.history.ledger.priceOf(purchase);
    yield 0;
  }
  const before = [...free, ...bought];
  const costOf = (index: number) => profile.projects[index]?.cost ?? 0n;
  const spent = before.reduce((sum, index) => sum + costOf(index), 0n);
  const fill =
    completion === 'add1u'
      ? fillUp({ profile, support, ranks, budget: profile.budget - spent }, before, {
          by,
          unsupported,
          threshold,
        })
      : undefined;
  return {
    selected: [...before, ...(fill?.selected ?? [])],
    spent: spent + (fill?.spent ?? 0n),
    ties: raised.run.ties.map((tie) => later(tie, free.length)),
    fillTies: (fill?.ties ?? []).map((tie) => later(tie, before.length)),
    free,
    run: raised.run,
    share: raised.share,
    step: raised.step,
    runs: raised.runs,
    stop: raised.stop,
    otherTies: raised.otherTies,
    threshold,
    isShort,
    fill,
  };
}

function fillUp(
  input: Omit<GreedyInput, 'candidates'>,
  chosen: readonly number[],
  options: GreedyOptions,
): GreedyOutcome {
  const taken = new Set(chosen);
  const all = input.profile.projects.map((_, index) => index);
  return greedy({ ...input, candidates: all.filter((index) => !taken.has(index)) }, options);
}

function later(tie: Tie, chosen: number): Tie {
  return { before: tie.before + chosen, items: tie.items };
}
