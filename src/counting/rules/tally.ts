import type { CountingOf } from '../../protocol/counting.ts';
import { given } from '../../rules/optional.ts';
import { costOf } from '../chosen.ts';
import { scoredBy } from '../methods/tallies.ts';
import { tally, type TallyOutcome } from '../methods/tally.ts';
import type { Counted, Known } from '../outcome.ts';
import { enoughVotes, type Reason, type Sufficient } from '../reason.ts';
import { tallyTies } from '../ties/tally-ties.ts';
import { atOnce, type Rule } from './rule.ts';

type Tally = CountingOf<'tally'>;

/** So many of those that got most, where there is no money. */
export const tallyRule: Rule<'tally'> = {
  spends: false,
  settled(asked, { unscored }) {
    // Where what is not scored counts all the same, everything is scored by all.
    if (asked.by !== 'mean' || unscored !== undefined) return asked;
    return { ...asked, quorum: asked.quorum ?? '1/2' };
  },
  resolved({ rule, by = 'votes', seats = 1, quorum }) {
    return { rule, by, seats, ...given('quorum', quorum) };
  },
  count: (known, counting) => atOnce(() => countTally(known, counting)),
  ties: (outcome) => atOnce(() => (outcome.tally ? tallyTies(outcome, outcome.tally) : [])),
};

function countTally(known: Known, counting: Tally): Counted<Tally> {
  const { profile, support, ranks } = known;
  const outcome = tally(profile, support, ranks, counting);
  const { selected, ties } = outcome;
  return {
    counting,
    selected,
    spent: costOf(profile, selected),
    ties,
    tally: outcome,
    reasonFor: (project) => reasonFor(known, outcome, project),
    sufficientFor: (project) => sufficientFor(known, counting, selected, project),
  };
}

function reasonFor({ profile, support }: Known, outcome: TallyOutcome, project: number): Reason {
  const { needed, order, selected } = outcome;
  const scored = scoredBy(profile, support, project);
  if (scored > 0 && scored < needed) return { code: 'too-few-scored', scored, needed };
  if (support.votes[project] === 0 && !selected.includes(project)) return { code: 'no-votes' };
  return { code: 'ranked', place: order.indexOf(project) + 1 };
}

/**
 * One vote more than the last who has a seat is enough, where votes count; and where seats are
 * left, as nobody supports more, one vote.
 */
function sufficientFor(
  { support }: Known,
  { by = 'votes', seats = 1 }: Tally,
  selected: readonly number[],
  project: number,
): Sufficient {
  const last = selected.at(-1);
  if (by !== 'votes') return {};
  if (last === undefined || selected.length < seats) return { votes: 1 };
  const missing = (support.votes[last] as number) - (support.votes[project] as number) + 1;
  return enoughVotes(BigInt(missing));
}
