import type { CountingOf } from '../../protocol/counting.ts';
import { given } from '../../rules/optional.ts';
import { CountingError } from '../counting-error.ts';
import { partsLacking, partsPaid, votersLacking } from '../methods/exact-equal-shares/accounts.ts';
import {
  exactEqualShares,
  type ExactEqualSharesOutcome,
} from '../methods/exact-equal-shares/exact-equal-shares.ts';
import type { Counted, Known } from '../outcome.ts';
import { floor } from '../rational.ts';
import { enoughCost, enoughVotes, type Reason, type Sufficient } from '../reason.ts';
import { askedTies, type Again } from '../ties/asked-ties.ts';
import { refuseDefaultScore } from './refused.ts';
import type { Rule } from './rule.ts';

type Exact = CountingOf<'exact-equal-shares'>;

/** Each voter has the same share of the budget, and all who pay for something pay the same. */
export const exactEqualSharesRule: Rule<'exact-equal-shares'> = {
  spends: true,
  settled: (asked, { ballotType }) =>
    ballotType === 'named' ? { ...asked, utility: asked.utility ?? 'cost' } : asked,
  resolved({ rule, utility, completion = 'add-opt', threshold = 0 }) {
    return { rule, ...given('utility', utility), completion, threshold };
  },
  count,
  *ties(outcome, counting, most) {
    const { exactEqualShares: shares } = outcome;
    if (!shares) return [];
    function* countIn(ranks: Int32Array): Generator<number, Again, void> {
      const { exactEqualShares: again } = yield* count({ ...outcome, ranks }, counting);
      return againOf(again);
    }
    return yield* askedTies(outcome, againOf(shares), metBy(shares), countIn, most);
  },
};

function* count(
  known: Known,
  counting: Exact,
): Generator<number, Counted<Exact> & { exactEqualShares: ExactEqualSharesOutcome }, void> {
  const { utility } = counting;
  refuse(known, counting);
  const options = { ...counting, utility: utility ?? 'cost' };
  const outcome = yield* exactEqualShares(known, options);
  const { selected, spent, ties } = outcome;
  return {
    counting,
    selected,
    spent,
    ties,
    exactEqualShares: outcome,
    reasonFor: (project) => reasonFor(known, counting, outcome, project),
    sufficientFor: (project) => sufficientFor(known, counting, outcome, project),
  };
}

/** By the paper, all who support a project have the same of it. */
function refuse({ profile }: Known, { utility, unsupported }: Exact): void {
  const { ballotType } = profile;
  if (unsupported) {
    throw new CountingError(
      'not-for-this',
      'By exact-equal-shares, nobody would pay for what nobody supports; leave out unsupported.',
    );
  }
  if (ballotType !== 'named' && utility === undefined) {
    const what = ballotType === 'pointed' ? 'points' : 'ranks';
    throw new CountingError(
      'not-for-this',
      `These ballots have ${what}, which exact-equal-shares does not look at; count by equal-shares, or say utility cost or cardinality to count only who supports what.`,
    );
  }
  refuseDefaultScore(profile, 'exact-equal-shares');
}

function reasonFor(
  { support }: Known,
  { threshold = 0 }: Exact,
  outcome: ExactEqualSharesOutcome,
  project: number,
): Reason {
  if (support.votes[project] === 0) return { code: 'no-votes' };
  if (outcome.isShort(project)) return { code: 'below-threshold', threshold };
  if (outcome.free.includes(project)) return { code: 'free' };
  const paid = partsPaid(outcome, project);
  if (paid) return { code: 'paid', ...paid };
  return { code: 'not-in-parts', ...partsLacking(outcome, project) };
}

/**
 * As long as something is not bought it changes nothing. So had it cost what its supporters could
 * pay in equal parts in the end, or had enough others wanted it who spent nothing, it would have
 * been bought at the latest then, with the same share for each.
 */
function sufficientFor(
  { support }: Known,
  { threshold = 0 }: Exact,
  outcome: ExactEqualSharesOutcome,
  project: number,
): Sufficient {
  const voters = votersLacking(outcome, project);
  const cost = outcome.market.profile.projects[project]?.cost ?? 0n;
  if (outcome.isShort(project)) {
    const lacking = BigInt(threshold - (support.votes[project] as number));
    const paying = cost === 0n ? 0n : voters;
    if (paying === undefined) return {};
    return enoughVotes(lacking > paying ? lacking : paying);
  }
  const { had } = partsLacking(outcome, project);
  return { ...enoughCost(floor(had)), ...(voters === undefined ? {} : enoughVotes(voters)) };
}

/** @returns the ties at the share that counts, then those at others and between them */
function metBy({ ties, asked }: ExactEqualSharesOutcome) {
  const own = new Set(ties.map(({ items }) => items.join()));
  const others = asked.filter((items) => !own.has(items.join()));
  return [...ties, ...others.map((items) => ({ before: undefined, items }))];
}

function againOf({ selected, asked, turns }: ExactEqualSharesOutcome): Again {
  return { selected, asked, states: turns };
}
