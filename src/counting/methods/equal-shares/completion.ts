import type { CountingOf } from '../../../protocol/counting.ts';
import { CountingError } from '../../counting-error.ts';
import type { Profile } from '../../profile/profile.ts';
import { ceil, floor, rational, type Rational } from '../../rational.ts';
import type { Market } from './market.ts';
import type { Run } from './run.ts';

/** Why no share was raised any further. */
export type Stop =
  /** It was not asked for. */
  | 'no-completion'
  /** One raise more would have cost more than the budget. */
  | 'would-overspend'
  /** Nothing that somebody wants and that was left out fits the rest. */
  | 'exhausted'
  /** Everything that somebody wants is in. */
  | 'all-in'
  /** There is nobody whose share could be raised. */
  | 'no-votes';

/** Shares that were raised until the money was spent as well as it goes. */
export interface Raised {
  /** The run that counts. */
  readonly run: Run;
  readonly share: Rational;
  /** By how much it was raised each time; undefined where that was not asked for. */
  readonly step: bigint | undefined;
  /** How many shares were looked at, the last one too. */
  readonly runs: number;
  readonly stop: Stop;
  /**
   * Projects that were equal at other shares that were tried, and not at the one that counts: had
   * those ties been broken otherwise, the shares might have been raised less far, or further.
   */
  readonly otherTies: readonly (readonly number[])[];
}

/** What was bought with a share, where nothing of the run but its outcome is needed. */
interface Step {
  readonly run: Run;
  readonly spent: bigint;
}

/** Gives the run at a share; each yield is a piece of the work that it takes. */
export type RunAt = (share: Rational) => Generator<number, Run, void>;

type Options = Omit<CountingOf<'equal-shares'>, 'rule' | 'ties'>;

/** More raises than any real count needs; with so many, the step is too small. */
const MOST_RAISES = 100_000;
/** The same where nobody said how large a step is: then a larger one is taken. */
const MOST_OF_OWN = 20_000;

/**
 * Runs Equal Shares, and again with larger shares as the completion asks for. Each yield is one
 * run that is done, by its number, or a 0 for a piece of one. Shares are tried one by one, as what
 * is bought is not monotone in them.
 *
 * Where nobody said how large a step is, it fits the money; and where that does not come to an end,
 * as where one ballot in ten thousand wants anything that costs something, it is ten times as large.
 * @param runAt gives the run at a share
 * @throws CountingError where the step that was asked for is too small to come to an end
 */
export function* raiseShares(
  market: Market,
  runAt: RunAt,
  options: Options,
): Generator<number, Raised, void> {
  if (options.step !== undefined) {
    const raised = yield* raiseBy(BigInt(options.step), MOST_RAISES, market, runAt, options);
    if (raised) return raised;
    throw tooMany();
  }
  for (let step = fittingStep(market.profile, options.start); ; step *= 10n) {
    const raised = yield* raiseBy(step, MOST_OF_OWN, market, runAt, options);
    if (raised) return raised;
  }
}

/** @returns undefined where so many raises at most do not come to an end */
function* raiseBy(
  raise: bigint,
  most: number,
  market: Market,
  runAt: RunAt,
  options: Options,
): Generator<number, Raised | undefined, void> {
  const { budget } = market.profile;
  const { completion = 'add1u', until = 'overspend' } = options;
  const start = startingShare(market.profile, options.start);
  const shareAfter = (raises: bigint) =>
    rational(start.num + raises * raise * start.den, start.den);
  let raises = 0n;
  let runs = 1;
  let now = stepOf(yield* runAt(start));
  const ties = new TiesSeen(now.run);
  const end = (stop: Stop): Raised => {
    const otherTies = ties.exceptIn(now.run);
    const step = completion === 'none' ? undefined : raise;
    return { run: now.run, share: shareAfter(raises), step, runs, stop, otherTies };
  };
  yield runs;
  if (completion === 'none') return end('no-completion');
  if (market.profile.ballots === 0) return end('no-votes');
  const wanted = market.candidates.length;
  for (;;) {
    if (now.run.bought.length === wanted) return end('all-in');
    if (until === 'exhaustive' && isExhausted(now, market, budget)) return end('exhausted');
    const next = nextRaise(now.run, market, raises, shareAfter(raises), raise);
    const then = stepOf(yield* runAt(shareAfter(next)));
    ties.add(then.run);
    runs++;
    yield runs;
    if (then.spent > budget) {
      // The last share that was passed over is the one that counts; it buys the same.
      if (next > raises + 1n) now = stepOf(yield* runAt(shareAfter((raises = next - 1n))));
      return end('would-overspend');
    }
    [now, raises] = [then, next];
    if (runs > most) return undefined;
  }
}

/** Ties of many runs, most of which have the same. */
class TiesSeen {
  readonly #sets = new Map<string, readonly number[]>();

  constructor(first: Run) {
    this.add(first);
  }

  add({ ties }: Run): void {
    for (const { items } of ties) this.#sets.set(items.join(), items);
  }

  exceptIn({ ties }: Run): (readonly number[])[] {
    const own = new Set(ties.map(({ items }) => items.join()));
    return Array.from(this.#sets).flatMap(([key, items]) => (own.has(key) ? [] : [items]));
  }
}

/** @returns each voter's part of the budget; 0 where there is no voter */
function startingShare({ budget, ballots, unit }: Profile, start: Options['start']): Rational {
  if (ballots === 0) return rational(0n);
  const exact = rational(budget, BigInt(ballots));
  if (start !== 'floor') return exact;
  return rational(floor(rational(exact.num, exact.den * unit)) * unit);
}

/**
 * @returns a step that fits the money, in the profile's smallest amount: a thousandth of the first
 * share, rounded down to 1, 2 or 5 times a power of ten
 */
function fittingStep(profile: Profile, start: Options['start']): bigint {
  const most = floor(startingShare(profile, start)) / 1000n;
  const power = 10n ** BigInt(Math.max(0, most.toString().length - 1));
  return [5n, 2n].map((times) => times * power).find((one) => one <= most) ?? power;
}

function stepOf(run: Run): Step {
  const { projects } = run.history.market.profile;
  const spent = run.bought.reduce((sum, project) => sum + (projects[project]?.cost ?? 0n), 0n);
  return { run, spent };
}

function isExhausted({ run, spent }: Step, market: Market, budget: bigint): boolean {
  const left = budget - spent;
  return market.candidates.every(
    (project) =>
      (run.history.boughtAs[project] as number) >= 0 ||
      (market.profile.projects[project]?.cost ?? 0n) > left,
  );
}

/**
 * One more; or, where that is proved to change nothing, as many as it takes until something else
 * could be bought. A project marked as out by a cost of 999999999 would take millions of runs
 * otherwise.
 *
 * Where everybody paid in full, the same is bought at the same prices with any larger share, until
 * the supporters of something left out can pay for it. They cannot at all before their shares
 * reach its cost; and where it is dearer than all that was bought, even if everybody paid in full,
 * its turn comes last, so not before what they have left then reaches it.
 */
function nextRaise(
  run: Run,
  market: Market,
  raises: bigint,
  share: Rational,
  raise: bigint,
): bigint {
  if (run.anyCapped) return raises + 1n;
  let fewest: bigint | undefined;
  for (const project of market.candidates) {
    if ((run.history.boughtAs[project] as number) >= 0) continue;
    const voters = BigInt(market.voters[project] as number);
    const held = run.isDearest(project)
      ? run.history.moneyFor(project)
      : rational(share.num * voters, share.den);
    const cost = market.profile.projects[project]?.cost ?? 0n;
    const missing = rational(cost * held.den - held.num, held.den);
    const more = ceil(rational(missing.num, missing.den * voters * raise));
    if (more <= 0n) return raises + 1n;
    if (fewest === undefined || more < fewest) fewest = more;
  }
  return raises + (fewest ?? 1n);
}

function tooMany(): CountingError {
  return new CountingError(
    'too-many-raises',
    `The shares were raised ${MOST_RAISES} times without coming to an end; raise them by a larger step.`,
  );
}
