import type { CountingOf } from '../../protocol/counting.ts';
import { greedy, type GreedyOutcome } from '../methods/greedy.ts';
import { mostFor, type Turn } from '../methods/spending.ts';
import type { Counted, Known } from '../outcome.ts';
import { given } from '../../rules/optional.ts';
import { enoughCost, enoughVotes, type Reason, type Sufficient } from '../reason.ts';
import { greedyTies } from '../ties/greedy-ties.ts';
import { atOnce, type Rule } from './rule.ts';

type Greedy = CountingOf<'greedy'>;

/** What gets most goes first, and is chosen if it fits what is left. */
export const greedyRule: Rule<'greedy'> = {
  spends: true,
  // Who is paid for out of a reserve is the last one.
  settled: (asked) => (asked.reserve === undefined ? asked : { ...asked, skip: false }),
  resolved({ rule, by = 'votes', skip = true, reserve, threshold = 0 }) {
    return { rule, by, skip, ...given('reserve', reserve), threshold };
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

/** What it finds when its turn comes does not hang on its own cost; and an earlier turn finds more. */
function sufficientFor(
  known: Known,
  greedily: GreedyOutcome,
  counting: Greedy,
  project: number,
): Sufficient {
  const turn = greedily.turns.get(project);
  const cheaper = turn?.fate === 'too-expensive' ? enoughCost(mostFor(turn.left, counting)) : {};
  if (greedily.by.startsWith('score')) return cheaper;
  const enough = votesToFit(known, greedily, counting, project);
  if (enough === undefined) return cheaper;
  const now = BigInt(known.support.votes[project] as number);
  // It takes one vote at least to have a turn.
  const least = BigInt(Math.max(greedily.threshold, 1));
  return { ...cheaper, ...enoughVotes((enough > least ? enough : least) - now) };
}

/** @returns how many votes give it a turn at which it fits; undefined where none does */
function votesToFit(
  { profile, support }: Known,
  { order, turns, by, ended, spent }: GreedyOutcome,
  counting: Greedy,
  project: number,
): bigint | undefined {
  const cost = profile.projects[project]?.cost ?? 0n;
  const place = order.indexOf(project);
  if (place < 0 && !ended && cost <= profile.budget - spent) return 0n;
  const before = place < 0 ? order : order.slice(0, place);
  const rival = before.findLast((index) => {
    const turn = turns.get(index);
    const beatable = by === 'votes' || (profile.projects[index]?.cost ?? 0n) > 0n;
    return beatable && turn && 'left' in turn && mostFor(turn.left, counting) >= cost;
  });
  if (rival === undefined) return undefined;
  const votes = BigInt(support.votes[rival] as number);
  // One more than equal, so that it goes first whatever breaks ties.
  return by === 'votes' ? votes + 1n : (votes * cost) / (profile.projects[rival]?.cost ?? 1n) + 1n;
}
