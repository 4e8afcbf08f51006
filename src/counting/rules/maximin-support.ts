import type { CountingOf } from '../../protocol/counting.ts';
import { given } from '../../rules/optional.ts';
import { costOf } from '../chosen.ts';
import { CountingError } from '../counting-error.ts';
import {
  isWithoutMoney,
  maximinSupport,
  type MaximinSupportOutcome,
} from '../methods/maximin-support/maximin-support.ts';
import type { Counted, Known } from '../outcome.ts';
import { rational } from '../rational.ts';
import { enoughCost, type Reason, type Sufficient } from '../reason.ts';
import { askedTies, type Again } from '../ties/asked-ties.ts';
import type { Rule } from './rule.ts';

type Maximin = CountingOf<'maximin-support'>;

/** Next comes what keeps the most that anybody carries of all that is chosen smallest. */
export const maximinSupportRule: Rule<'maximin-support'> = {
  spends: 'either',
  only: 'named',
  settled: (asked, profile) =>
    isWithoutMoney(profile) ? { ...asked, seats: asked.seats ?? 1 } : asked,
  resolved: ({ rule, seats }, profile) => ({
    rule,
    ...given('seats', seats ?? (profile.projects.some(({ cost }) => cost > 0n) ? undefined : 1)),
  }),
  count,
  *ties(outcome, counting, most) {
    const { maximinSupport: own } = outcome;
    if (!own) return [];
    function* countIn(ranks: Int32Array): Generator<number, Again, void> {
      const { maximinSupport: again } = yield* count({ ...outcome, ranks }, counting);
      return againOf(again);
    }
    return yield* askedTies(outcome, againOf(own), own.ties, countIn, most);
  },
};

function* count(
  known: Known,
  counting: Maximin,
): Generator<number, Counted<Maximin> & { maximinSupport: MaximinSupportOutcome }, void> {
  refuse(known, counting);
  const outcome = yield* maximinSupport(known, counting);
  const { selected, ties } = outcome;
  return {
    counting,
    selected,
    spent: costOf(known.profile, selected),
    ties,
    maximinSupport: outcome,
    reasonFor: (project) => reasonFor(known, outcome, project),
    sufficientFor: (project) => sufficientFor(known, outcome, project),
  };
}

/** It is defined for ballots that name things. */
function refuse({ profile }: Known, { seats, unsupported }: Maximin): void {
  const { ballotType, projects } = profile;
  if (unsupported) {
    throw new CountingError(
      'not-for-this',
      'By maximin-support, nobody would carry what nobody supports; leave out unsupported.',
    );
  }
  if (ballotType !== 'named') {
    const what = ballotType === 'pointed' ? 'points' : 'ranks';
    throw new CountingError(
      'not-for-this',
      `These ballots have ${what}, which maximin-support does not look at; count by greedy, equal-shares or tally.`,
    );
  }
  if (seats !== undefined && projects.some(({ cost }) => cost !== projects[0]?.cost)) {
    throw new CountingError(
      'not-for-this',
      'Things cost different amounts here; leave out seats, so that maximin-support spends the budget.',
    );
  }
}

function reasonFor(
  { profile, support }: Known,
  outcome: MaximinSupportOutcome,
  project: number,
): Reason {
  const { rounds, bySeats, tooExpensive, lastLoads, left } = outcome;
  const at = rounds.findIndex((one) => one.project === project);
  const round = at + 1;
  const load = rounds[at]?.load;
  if (load && bySeats) return { code: 'stands-for', round, people: rational(load.den, load.num) };
  if (load && profile.projects[project]?.cost === 0n) return { code: 'free' };
  if (load) return { code: 'carried', round, load };
  if (support.votes[project] === 0) return { code: 'no-votes' };
  const last = lastLoads.get(project);
  if (bySeats && last) return { code: 'stands-for-fewer', people: rational(last.den, last.num) };
  return { code: 'too-expensive', left: tooExpensive.get(project) ?? left };
}

/**
 * As long as something is not chosen it changes nothing. So had it fitted what was left in the end,
 * it would have been chosen at the latest then; and what nobody supports and fits lacked one vote.
 */
function sufficientFor(
  { profile, support }: Known,
  { left, bySeats }: MaximinSupportOutcome,
  project: number,
): Sufficient {
  const cost = bySeats ? 1n : (profile.projects[project]?.cost ?? 0n);
  if (support.votes[project] === 0) return cost <= left ? { votes: 1 } : {};
  return bySeats ? {} : enoughCost(left);
}

function againOf({ selected, ties }: MaximinSupportOutcome): Again {
  return { selected, asked: ties.map(({ items }) => items), states: selected.length };
}
