import type { CountingOf } from '../../protocol/counting.ts';
import { CountingError } from '../counting-error.ts';
import type { Profile } from '../profile/profile.ts';
import { sign } from '../rational.ts';
import { equalsIn } from './greedy.ts';
import { pairsOf, type Pairs, type Support } from './tallies.ts';
import type { Tie } from './ties.ts';

export interface TallyOutcome {
  /** Indices of items, best first: as many as there are seats. */
  readonly selected: readonly number[];
  /** All of them, best first; what nobody supports comes last. */
  readonly order: readonly number[];
  readonly ties: readonly Tie[];
  /** All that were equal among those that could be chosen, whether or not it made a difference. */
  readonly equals: readonly Tie[];
  /** Where they were compared in pairs. */
  readonly pairs: Pairs | undefined;
}

/**
 * Ranks items where there is no money to spend: for a board, or the best ideas. What nobody supports
 * is chosen only where that is asked for.
 * @param ranks by `tieRanks`
 * @throws CountingError where ballots do not have what is asked for
 */
export function tally(
  profile: Profile,
  support: Support,
  ranks: Int32Array,
  { by = 'votes', seats = 1, unsupported = false }: Omit<CountingOf<'tally'>, 'rule' | 'ties'>,
): TallyOutcome {
  if (by === 'borda' && profile.ballotType !== 'ranked') {
    throw new CountingError(
      'not-for-this',
      'Borda needs ballots that rank; count by votes or score.',
    );
  }
  const pairs = by === 'copeland' ? pairsOf(profile) : undefined;
  const compare = comparison(by, support, pairs);
  const byRule = (a: number, b: number) =>
    compare(a, b) || (ranks[a] as number) - (ranks[b] as number);
  const all = profile.projects.map((_, index) => index);
  const [able, rest] = unsupported ? [all, []] : parted(all, (at) => support.votes[at] !== 0);
  able.sort(byRule);
  const order = [...able, ...rest.sort(byRule)];
  const equals = equalsIn(able, compare, () => true);
  const ties = equals.filter(
    ({ before, items }) => before < seats && before + items.length > seats,
  );
  return { selected: able.slice(0, seats), order, ties, equals, pairs };
}

/** @returns those that fit, and the others */
function parted<T>(list: readonly T[], fits: (one: T) => boolean): [T[], T[]] {
  return [list.filter(fits), list.filter((one) => !fits(one))];
}

/** @returns an exact comparison, negative where the first goes before the second */
function comparison(
  by: NonNullable<CountingOf<'tally'>['by']>,
  { votes, named, scores }: Support,
  pairs: Pairs | undefined,
): (a: number, b: number) => number {
  const votesOf = (index: number) => votes[index] as number;
  const namedBy = (index: number) => named[index] as number;
  const scoreOf = (index: number) => scores[index] as bigint;
  switch (by) {
    case 'votes':
      return (a, b) => votesOf(b) - votesOf(a);
    case 'score':
    case 'borda':
      return (a, b) => sign(scoreOf(b) - scoreOf(a));
    case 'copeland':
      return (a, b) => (pairs?.doubled[b] ?? 0) - (pairs?.doubled[a] ?? 0);
    case 'mean':
      return (a, b) => {
        // What nobody scored has no mean, and goes last.
        if (namedBy(a) === 0 || namedBy(b) === 0) return Math.sign(namedBy(b)) - Math.sign(namedBy(a)); // prettier-ignore
        return sign(scoreOf(b) * BigInt(namedBy(a)) - scoreOf(a) * BigInt(namedBy(b)));
      };
  }
}
