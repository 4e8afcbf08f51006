import type { CountingOf } from '../../protocol/counting.ts';
import { CountingError } from '../counting-error.ts';
import type { Profile } from '../profile/profile.ts';
import { sign } from '../rational.ts';
import { equalsIn } from './greedy.ts';
import { neededFor } from './quorum.ts';
import { pairsOf, scoredBy, type Pairs, type Support } from './tallies.ts';
import type { Tie } from './ties.ts';

export interface TallyOutcome {
  /** Indices of items, best first: as many as there are seats. */
  readonly selected: readonly number[];
  /** All of them, best first; then what nobody supports, and last what too few scored. */
  readonly order: readonly number[];
  readonly ties: readonly Tie[];
  /** All that were equal among those that could be chosen, whether or not it made a difference. */
  readonly equals: readonly Tie[];
  /** Where they were compared in pairs. */
  readonly pairs: Pairs | undefined;
  /** By the mean: by how many ballots something must be scored; 0 where there is no quorum. */
  readonly needed: number;
}

/**
 * Ranks items where there is no money to spend: for a board, or the best ideas. What nobody supports
 * is chosen only where that is asked for; what too few scored to be ranked by its mean, never.
 * @param ranks by `tieRanks`
 * @throws CountingError where ballots do not have what is asked for
 */
export function tally(
  profile: Profile,
  support: Support,
  ranks: Int32Array,
  options: Omit<CountingOf<'tally'>, 'rule' | 'ties'>,
): TallyOutcome {
  const { by = 'votes', seats = 1, unsupported = false, quorum } = options;
  if (by === 'borda' && profile.ballotType !== 'ranked') {
    throw new CountingError(
      'not-for-this',
      'Borda needs ballots that rank; count by votes or score.',
    );
  }
  if (quorum !== undefined && by !== 'mean') {
    throw new CountingError('not-for-this', 'A quorum is for counting by mean; leave it out.');
  }
  const pairs = by === 'copeland' ? pairsOf(profile) : undefined;
  const scored = (index: number) => scoredBy(profile, support, index);
  const compare = comparison(by, support, scored, pairs);
  const byRule = (a: number, b: number) =>
    compare(a, b) || (ranks[a] as number) - (ranks[b] as number);
  const all = profile.projects.map((_, index) => index);
  const needed = quorum === undefined ? 0 : neededFor(quorum, profile);
  const [known, short] = parted(all, (at) => scored(at) >= needed);
  const [able, rest] = unsupported ? [known, []] : parted(known, (at) => support.votes[at] !== 0);
  able.sort(byRule);
  const order = [...able, ...rest.sort(byRule), ...short.sort(byRule)];
  const equals = equalsIn(able, compare, () => true);
  const ties = equals.filter(
    ({ before, items }) => before < seats && before + items.length > seats,
  );
  return { selected: able.slice(0, seats), order, ties, equals, pairs, needed };
}

/** @returns those that fit, and the others */
function parted<T>(list: readonly T[], fits: (one: T) => boolean): [T[], T[]] {
  return [list.filter(fits), list.filter((one) => !fits(one))];
}

/** @returns an exact comparison, negative where the first goes before the second */
function comparison(
  by: NonNullable<CountingOf<'tally'>['by']>,
  { votes, scores }: Support,
  scored: (index: number) => number,
  pairs: Pairs | undefined,
): (a: number, b: number) => number {
  const votesOf = (index: number) => votes[index] as number;
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
        if (scored(a) === 0 || scored(b) === 0) return Math.sign(scored(b)) - Math.sign(scored(a));
        return sign(scoreOf(b) * BigInt(scored(a)) - scoreOf(a) * BigInt(scored(b)));
      };
  }
}
