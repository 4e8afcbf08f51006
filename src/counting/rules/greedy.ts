import type { CountingOf } from '../../protocol/counting.ts';
import { greedy } from '../methods/greedy.ts';
import type { Turn } from '../methods/spending.ts';
import type { Counted, Known } from '../outcome.ts';
import { given } from '../../rules/optional.ts';
import type { Reason } from '../reason.ts';
import { greedyTies } from '../ties/greedy-ties.ts';
import { sufficientFor } from './greedy-enough.ts';
import { atOnce, type Rule } from './rule.ts';

type Greedy = CountingOf<'greedy'>;

/** What gets most goes first, and is chosen if it fits what is left. */
export const greedyRule: Rule<'greedy'> = {
  spends: true,
  keepsLimits: true,
  // Who is paid for out of a reserve is the last one.
  settled: (asked) => (asked.reserve === undefined ? asked : { ...asked, skip: false }),
  resolved({ rule, by = 'votes', skip = true, reserve, leftover, threshold = 0 }) {
    return {
      rule,
      by,
      skip,
      ...given('reserve', reserve),
      ...given('leftover', leftover),
      threshold,
    };
  },
  count: (known, counting) => atOnce(() => countGreedily(known, counting)),
  ties: (outcome, _, most) => atOnce(() => greedyTies(outcome, most)),
};

export function countGreedily(known: Known, counting: Greedy): Counted<Greedy> {
  const { profile } = known;
  const candidates = profile.projects.map((_, index) => index);
  const outcome = greedy({ ...known, budget: profile.budget, candidates }, counting);
  const { selected, spent, ties } = outcome;
  return {
    counting,
    selected,
    spent,
    ties,
    greedy: outcome,
    ...(outcome.paid > 0n && { paid: outcome.paid }),
    reasonFor: (project) => turnReason(outcome.turns.get(project)),
    sufficientFor: (project) => sufficientFor(known, outcome, counting, project),
  };
}

function turnReason(turn: Turn | undefined): Reason {
  if (!turn) throw new Error('Greedy gives every project a turn');
  const { fate: code, ...rest } = turn;
  return { code, ...rest } as Reason;
}
