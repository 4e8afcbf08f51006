import type { CountingOf } from '../../protocol/counting.ts';
import { given } from '../../rules/optional.ts';
import { boughtIn, unpaidIn } from '../methods/equal-shares/accounts.ts';
import { equalShares, type EqualSharesOutcome } from '../methods/equal-shares/equal-shares.ts';
import type { Counted, Known } from '../outcome.ts';
import { ceil, floor, rational } from '../rational.ts';
import { enoughCost, enoughVotes, type Reason, type Sufficient } from '../reason.ts';
import { sharesTies } from '../ties/shares-ties.ts';
import { better } from './compared.ts';
import { refuseDefaultScore } from './refused.ts';
import type { Rule } from './rule.ts';

type EqualShares = CountingOf<'equal-shares'>;

/** The Method of Equal Shares: each voter has the same share of the budget. */
export const equalSharesRule: Rule<'equal-shares'> = {
  spends: true,
  settled(asked, { ballotType }) {
    return { ...asked, utility: asked.utility ?? (ballotType === 'pointed' ? 'points' : 'cost') };
  },
  resolved(counting, { unit }) {
    const { rule, utility = 'cost', completion = 'add1u', compare, step } = counting;
    const { start = 'exact', until = 'overspend', threshold = 0 } = counting;
    return {
      ...{ rule, utility, completion, start, until, threshold },
      ...given('step', step && step / Number(unit)),
      ...given('compare', compare),
    };
  },
  count,
  *ties(outcome, counting, most) {
    return yield* sharesTies(outcome, counting, most, (ranks) => {
      const steps = count({ ...outcome, ranks }, counting);
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value.selected;
      }
    });
  },
};

function* count(
  known: Known,
  counting: EqualShares,
): Generator<number, Counted<EqualShares>, void> {
  const counted = yield* countShares(known, counting);
  return counting.compare ? better(known, counted) : counted;
}

function* countShares(
  known: Known,
  counting: EqualShares,
): Generator<number, Counted<EqualShares> & { equalShares: EqualSharesOutcome }, void> {
  const { profile, support, ranks } = known;
  refuseDefaultScore(profile, 'equal-shares');
  const outcome = yield* equalShares(profile, support, ranks, counting);
  const { selected, spent, ties, step } = outcome;
  return {
    // Who counts again by what is told counts the same.
    counting: { ...counting, ...(step !== undefined && { step: Number(step) }) },
    selected,
    spent,
    ties,
    equalShares: outcome,
    reasonFor: (project) => reasonFor(known, outcome, project),
    sufficientFor: (project) => sufficientFor(known, outcome, counting, project),
  };
}

function reasonFor({ support }: Known, outcome: EqualSharesOutcome, project: number): Reason {
  const { run, free, fill, threshold, selected } = outcome;
  const { history } = run;
  if (support.votes[project] === 0 && !selected.includes(project)) return { code: 'no-votes' };
  if (outcome.isShort(project)) return { code: 'below-threshold', threshold };
  if (free.includes(project)) return { code: 'free' };
  if ((history.boughtAs[project] as number) >= 0) {
    return { code: 'paid', ...boughtIn(history, project) };
  }
  const turn = fill?.turns.get(project);
  if (turn?.fate === 'fitted') return { code: 'filled', left: turn.left };
  const left = turn?.fate === 'too-expensive' ? turn.left : undefined;
  return { code: 'unaffordable', left, ...unpaidIn(history, project) };
}

/**
 * As long as something is not bought it changes nothing. So had it cost what its supporters had
 * left in the end, or had enough others wanted it who spent nothing, it would have been bought at
 * the latest then, with the same share for each.
 */
function sufficientFor(
  { profile, support }: Known,
  { run, share, fill, threshold, isShort }: EqualSharesOutcome,
  { utility }: EqualShares,
  project: number,
): Sufficient {
  const had = run.history.moneyFor(project);
  const cost = profile.projects[project]?.cost ?? 0n;
  const missing = rational(cost * had.den - had.num, had.den);
  const voters =
    share.num > 0n ? ceil(rational(missing.num * share.den, missing.den * share.num)) : 0n;
  if (isShort(project)) {
    // What has too few votes is let in by no cost, and no number of votes says what score it lacks.
    if (utility === 'points') return {};
    const lacking = BigInt(threshold - (support.votes[project] as number));
    return enoughVotes(lacking > voters ? lacking : voters);
  }
  const turn = fill?.turns.get(project);
  const left = turn?.fate === 'too-expensive' ? turn.left : 0n;
  const paid = floor(had);
  return { ...enoughCost(paid > left ? paid : left), ...enoughVotes(voters) };
}
