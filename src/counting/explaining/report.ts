import type { Counting } from '../../protocol/counting.ts';
import { given } from '../../rules/optional.ts';
import type { PartKind } from '../../protocol/part-budgets.ts';
import { costOf } from '../chosen.ts';
import type { Outcome } from '../outcome.ts';
import { decimalText, inUnits, type Fraction, type Money } from './amounts.ts';
import { nameIn } from './name-in.ts';
import { whyOf, type ReportWhy } from './report-why.ts';
import type { Stop } from '../methods/equal-shares/completion.ts';
import { exactScale, type Profile } from '../profile/profile.ts';
import { fractionText, rational } from '../rational.ts';
import { scoredBy, scoresOf } from '../methods/tallies.ts';
import { ruleOf } from '../rules/rules.ts';
import { DEFAULT_TIES } from '../methods/ties.ts';
import { blankIn, fairnessOf } from './fairness.ts';
import { exactVotes, stagesWith, type StageWith } from './result-stages.ts';
import { tiesOf, type ResultTie } from './result-ties.ts';

export interface ReportProject {
  readonly id: string;
  readonly cost: Money;
  readonly votes: number;
  /** A number where it is whole, else `num/den`. */
  readonly score: number | Fraction;
  /** How many ballots scored it, those too that do not support it; and the mean and the spread. */
  readonly scored?: number;
  readonly mean?: number;
  readonly spread?: number;
  readonly copeland?: number;
  readonly selected: boolean;
  readonly why: ReportWhy;
  readonly sufficient?: { readonly cost?: Money; readonly votes?: number };
}

export interface ReportPart {
  readonly of: PartKind;
  readonly name: string;
  readonly budget: Money;
  readonly spent: Money;
}

export interface Report {
  /** All options, those too that were not given; `step` is in currency units. */
  readonly parameters: Counting;
  readonly ballots: number;
  readonly budget: Money;
  /** Ids, in the order in which they were chosen. */
  readonly selected: readonly string[];
  readonly spent: Money;
  readonly left: Money;
  /** What of it is paid on top of the budget, out of a reserve. */
  readonly reserve?: Money;
  /** Parts with a budget of their own: how much that is, and what is spent on what is in it. */
  readonly parts?: readonly ReportPart[];
  /** Ids of which only one can be chosen, a list each. */
  readonly exclusive?: readonly (readonly string[])[];
  /** Those that decided, and those of which it is not known. */
  readonly ties: readonly ResultTie[];
  /** Those whose order changed nothing. */
  readonly tiesWithoutEffect: readonly ResultTie[];
  /** What Equal Shares chose before greedy filled up. */
  readonly beforeFill?: readonly string[];
  readonly endowment?: Fraction;
  /** Of Exact Equal Shares: the next share at which anything is otherwise, which would overspend. */
  readonly nextEndowment?: Fraction;
  readonly runs?: number;
  readonly stop?: Stop;
  readonly comparison?: Outcome['comparison'];
  readonly notes: readonly string[];
  /** Ballots that support nothing: they are not among those that got nothing. */
  readonly blank: number;
  readonly nothing: number;
  readonly average: number;
  /** How many ballots put the row's project before the column's; in the order of `projects`. */
  readonly pairs?: readonly (readonly number[])[];
  /** How votes moved on; each stage has them in the order of `projects`. */
  readonly stages?: readonly StageWith<number | Fraction>[];
  readonly projects: readonly ReportProject[];
}

/** @returns an outcome with everything that it rests on, exact, for who wants to check it */
export function reportOf(outcome: Outcome): Report {
  const { profile, selected, spent, paid = 0n, equalShares, counting } = outcome;
  const money = (amount: bigint) => decimalText(amount, profile.unit);
  const id = (index: number) => profile.projects[index]?.id ?? '';
  const ties = tiesOf(outcome);
  const fill = equalShares?.fill;
  return {
    parameters: resolved(counting, profile),
    ballots: profile.ballots,
    budget: money(profile.budget),
    selected: selected.map(id),
    spent: money(spent),
    left: money(profile.budget + paid - spent),
    ...(paid > 0n && { reserve: money(paid) }),
    ...partsOf(outcome),
    ...(profile.exclusive?.length && {
      exclusive: profile.exclusive.map((group) => group.map(id)),
    }),
    ties: ties.filter(({ kind }) => kind !== 'changed-nothing'),
    tiesWithoutEffect: ties.filter(({ kind }) => kind === 'changed-nothing'),
    ...(fill && {
      beforeFill: selected.slice(0, selected.length - fill.selected.length).map(id),
    }),
    ...(equalShares && {
      endowment: fractionText(inUnits(equalShares.share, profile)),
      runs: equalShares.runs,
      stop: equalShares.stop,
    }),
    ...exactSharesOf(outcome),
    ...given('comparison', outcome.comparison),
    notes: notesOn(outcome),
    blank: blankIn(profile),
    ...fairnessOf(profile, selected),
    ...given(
      'pairs',
      outcome.tally?.pairs?.matrix.map((row) => [...row]),
    ),
    ...given('stages', stagesWith(outcome, exactVotes)),
    projects: projectsOf(outcome),
  };
}

function exactSharesOf({ exactEqualShares, profile }: Outcome): Partial<Report> {
  if (!exactEqualShares) return {};
  const { course, shares, stop, tooMuch } = exactEqualShares;
  return {
    endowment: fractionText(inUnits(course.share, profile)),
    ...(tooMuch && { nextEndowment: fractionText(inUnits(tooMuch, profile)) }),
    runs: shares,
    stop,
  };
}

function partsOf({ profile, selected }: Outcome): Pick<Report, 'parts'> {
  const { parts = [], unit } = profile;
  if (parts.length === 0) return {};
  return {
    parts: parts.map(({ of, name, amount, projects }) => ({
      of,
      name: nameIn(name),
      budget: decimalText(amount, unit),
      spent: decimalText(costOf(profile, selected.filter((index) => projects.has(index))), unit), // prettier-ignore
    })),
  };
}

function notesOn({ allWouldFit, profile }: Outcome): string[] {
  const { unscored, pointScale } = profile;
  return [
    ...(unscored === undefined
      ? []
      : [`What a ballot does not score counts as ${unscored / pointScale} (default_score).`]),
    ...(allWouldFit
      ? ['The whole list would have fitted the budget, and the rule still left something out.']
      : []),
  ];
}

function projectsOf(outcome: Outcome): ReportProject[] {
  const { profile, support, selected, tally } = outcome;
  const chosen = new Set(selected);
  const scores = profile.ballotType === 'pointed' ? scoresOf(profile, support) : undefined;
  return profile.projects.map(({ id, cost }, index) => {
    const isChosen = chosen.has(index);
    const { mean, spread } = scores?.[index] ?? {};
    return {
      id,
      cost: decimalText(cost, profile.unit),
      votes: support.votes[index] as number,
      score: scoreOf(outcome, index),
      ...given('scored', scores && scoredBy(profile, support, index)),
      ...given('mean', mean === undefined || Number.isNaN(mean) ? undefined : mean),
      ...given('spread', spread === undefined || Number.isNaN(spread) ? undefined : spread),
      ...given('copeland', tally?.pairs && (tally.pairs.doubled[index] as number) / 2),
      selected: isChosen,
      why: whyOf(outcome, index),
      ...(!isChosen && sufficientIn(outcome, index)),
    };
  });
}

function scoreOf({ support, profile }: Outcome, index: number): number | Fraction {
  const score = rational(support.scores[index] as bigint, exactScale(profile));
  const whole = score.den === 1n && Number.isSafeInteger(Number(score.num));
  return whole ? Number(score.num) : fractionText(score);
}

function sufficientIn(outcome: Outcome, index: number): Pick<ReportProject, 'sufficient'> {
  const { cost, votes } = outcome.sufficientFor(index);
  if (cost === undefined && votes === undefined) return {};
  return {
    sufficient: {
      ...(cost !== undefined && { cost: decimalText(cost, outcome.profile.unit) }),
      ...given('votes', votes),
    },
  };
}

/** All options, those too that nobody gave. Amounts are in currency units. */
function resolved(counting: Counting, profile: Profile): Counting {
  const { ties = DEFAULT_TIES, unsupported = false } = counting;
  const own = ruleOf(counting).resolved(counting, profile);
  return { ...own, ties, unsupported, ...given('weights', profile.ranking?.weights) };
}
