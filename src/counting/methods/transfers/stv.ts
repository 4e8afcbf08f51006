import type { Profile } from '../../profile/profile.ts';
import { CountingError } from '../../counting-error.ts';
import { floor, rational, type Rational } from '../../rational.ts';
import type { Support } from '../tallies.ts';
import type { Transferred } from './stages.ts';
import { transfer, type TransferRule } from './transfer.ts';

/** What both rules look at. */
interface Ballots {
  readonly profile: Profile;
  readonly support: Support;
  /** By `tieRanks`. */
  readonly ranks: Int32Array;
}

export interface StvOptions {
  /** How many are elected; 1 unless given. */
  readonly seats?: number;
  /** Whether what moves on is cut off behind five decimals (unless given, it is) or exact. */
  readonly transfers?: 'five-decimals' | 'exact';
  readonly unsupported?: boolean;
}

/** What a ballot is worth is a fraction; with more digits than this it takes too long. */
const LONGEST = 10n ** 2_000n;

/**
 * The single transferable vote as Scotland counts local elections: The Scottish Local Government
 * Elections Order 2011 (SSI 2011/399), Schedule 1, rules 46 to 53. Written from the same rules in
 * the Order of 2007 and the amendment of 2021 (SSI 2021/437), and held against published counts.
 * What nobody names is left out from the start unless that is asked for.
 * @throws CountingError where ballots do not rank, or exact fractions grow too long
 */
export function* stv(
  ballots: Ballots,
  { seats = 1, transfers = 'five-decimals', unsupported = false }: StvOptions,
): Generator<number, Transferred, void> {
  const rule: TransferRule = {
    quota: (valid) => valid / BigInt(seats + 1) + 1n,
    value: transfers === 'exact' ? refuseLong : fiveDecimals,
  };
  return yield* transfer({ ...ballots, candidates: candidatesOf(ballots, unsupported), seats }, rule); // prettier-ignore
}

/**
 * Instant runoff: one is elected by more than half of the ballots that still name somebody who is
 * left.
 * @throws CountingError where ballots do not rank
 */
export function* instantRunoff(
  ballots: Ballots,
  { unsupported = false }: Pick<StvOptions, 'unsupported'>,
): Generator<number, Transferred, void> {
  const rule: TransferRule = {
    quota: (_, left) => floor(left) / 2n + 1n,
    value: (exact) => exact,
  };
  return yield* transfer({ ...ballots, candidates: candidatesOf(ballots, unsupported), seats: 1 }, rule); // prettier-ignore
}

function candidatesOf({ profile, support }: Ballots, unsupported: boolean): number[] {
  if (profile.ballotType !== 'ranked') {
    const message = 'Votes move on from one place to the next, so the ballots must rank; count by tally or greedy.'; // prettier-ignore
    throw new CountingError('not-for-this', message);
  }
  const all = profile.projects.map((_, item) => item);
  return unsupported ? all : all.filter((item) => support.votes[item] !== 0);
}

const FIVE_DECIMALS = 100_000n;

function fiveDecimals({ num, den }: Rational): Rational {
  return rational(floor({ num: num * FIVE_DECIMALS, den }), FIVE_DECIMALS);
}

function refuseLong(exact: Rational): Rational {
  if (exact.den < LONGEST) return exact;
  const message = 'So many surpluses move on that exact fractions grow too long; count with transfers of five decimals.'; // prettier-ignore
  throw new CountingError('too-large', message);
}
