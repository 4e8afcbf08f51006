import type { CountingOf } from '../../protocol/counting.ts';
import { CountingError } from '../counting-error.ts';
import {
  boundedOverspending,
  type BosOutcome,
} from '../methods/bounded-overspending/bounded-overspending.ts';
import type { Counted, Known } from '../outcome.ts';
import { sign } from '../rational.ts';
import { enoughCost, enoughVotes, type Reason, type Sufficient } from '../reason.ts';
import { sequenceTies } from '../ties/sequence-ties.ts';
import { refuseDefaultScore } from './refused.ts';
import type { Rule } from './rule.ts';
import { sequenceOf } from './sequence.ts';

type Bos = CountingOf<'bounded-overspending'>;

/** Equal shares, where who has not enough left may still help to pay. */
export const boundedOverspendingRule: Rule<'bounded-overspending'> = {
  spends: true,
  settled: (asked) => asked,
  resolved: ({ rule, threshold = 0 }) => ({ rule, threshold }),
  count,
  *ties(outcome, counting, most) {
    const own = { ...outcome, sequence: sequenceOf(outcome) };
    return yield* sequenceTies(own, most, function* (ranks) {
      const counted = yield* count({ ...outcome, ranks }, counting);
      return { selected: counted.selected, sequence: sequenceOf(counted) };
    });
  },
};

function* count(known: Known, counting: Bos): Generator<number, Counted<Bos>, void> {
  refuseDefaultScore(known.profile, counting.rule);
  refuseUnsupported(counting);
  const outcome = yield* boundedOverspending(known, counting);
  const { selected, spent, ties, run } = outcome;
  return {
    counting,
    selected,
    spent,
    ties,
    sequence: {
      taken: run.purchases.map(({ project }) => project),
      ties: run.ties,
      names: run.purchases.map(({ project, price }) => `${project}:${price.rest.toString(36)}`),
    },
    reasonFor: (project) => reasonFor(known, counting, outcome, project),
    sufficientFor: (project) => sufficientFor(known, counting, outcome, project),
  };
}

/** @throws CountingError where what nobody supports is to be chosen too */
export function refuseUnsupported({ rule, unsupported }: Bos | CountingOf<'phragmen'>): void {
  if (!unsupported) return;
  throw new CountingError(
    'not-for-this',
    `By ${rule} nobody pays for what nobody supports; leave out unsupported, or count by greedy.`,
  );
}

function reasonFor(
  { support }: Known,
  { threshold = 0 }: Bos,
  { run, free, isShort }: BosOutcome,
  project: number,
): Reason {
  if (support.votes[project] === 0) return { code: 'no-votes' };
  if (isShort(project)) return { code: 'below-threshold', threshold };
  if (free.includes(project)) return { code: 'free' };
  const { arithmetic, purchases, purses, tooExpensive } = run;
  const round = purchases.findIndex((one) => one.project === project);
  const purchase = purchases[round];
  if (purchase) {
    const { payment, isWhole, cost } = purchase;
    const price = arithmetic.round(payment.most);
    const missing = isWhole ? 0n : cost - arithmetic.round(payment.all);
    return { code: 'bought', round: round + 1, price, payers: payment.ballots, missing };
  }
  const left = tooExpensive.get(project);
  if (left !== undefined) return { code: 'too-expensive', left };
  const spentOn = Array.from(purses.spentBy(project), ([other, amount]) => ({
    project: other,
    amount: arithmetic.round(amount),
  }));
  return { code: 'all-spent', spentOn: spentOn.sort((a, b) => sign(b.amount - a.amount)) };
}

/**
 * As long as something is not bought it changes nothing; and it is bought, at the latest in the end,
 * where it fits what is left then and anybody who wants it has anything left, however little.
 */
function sufficientFor(
  { profile, support }: Known,
  { threshold = 0 }: Bos,
  { run, isShort }: BosOutcome,
  project: number,
): Sufficient {
  const cost = profile.projects[project]?.cost ?? 0n;
  if (cost <= run.left) {
    const lacking = threshold - (support.votes[project] as number);
    return profile.budget > 0n || cost === 0n ? enoughVotes(BigInt(Math.max(lacking, 1))) : {};
  }
  return !isShort(project) && run.canPay(project) ? enoughCost(run.left) : {};
}
