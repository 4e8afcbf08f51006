import type { Counting } from '../../protocol/counting.ts';
import { given } from '../../rules/optional.ts';
import type { PartKind } from '../../protocol/part-budgets.ts';
import type { Text } from '../../protocol/text.ts';
import { costOf } from '../chosen.ts';
import type { Outcome } from '../outcome.ts';
import type { Unpaid } from '../methods/equal-shares/accounts.ts';
import type { Stop } from '../methods/equal-shares/completion.ts';
import { exactScale, type Profile } from '../profile/profile.ts';
import { fractionText, rational, type Rational } from '../rational.ts';
import { scoredBy, scoresOf } from '../methods/tallies.ts';
import { ruleOf } from '../rules/rules.ts';
import { DEFAULT_TIES } from '../methods/ties.ts';
import { blankIn, fairnessOf } from './fairness.ts';
import { exactVotes, stagesWith, type StageWith } from './result-stages.ts';
import { tiesOf, type ResultTie } from './result-ties.ts';

/** Decimal text in currency units, such as `1067287` or `12.5`. */
type Money = string;
/** An exact fraction, `num/den`. */
type Fraction = string;

/** Why a project was chosen, or not; with exact numbers, in currency units. */
export type ReportWhy =
  | { readonly code: 'free' | 'no-votes' }
  | { readonly code: 'fitted' | 'filled' | 'too-expensive'; readonly left: Money }
  | { readonly code: 'reserved'; readonly left: Money; readonly reserve: Money }
  | {
      readonly code: 'part-spent';
      readonly of: PartKind;
      readonly name: string;
      readonly left: Money;
    }
  | { readonly code: 'excluded-by'; readonly by: string }
  | { readonly code: 'left-over'; readonly left: Money }
  | { readonly code: 'below-threshold'; readonly threshold: number }
  | { readonly code: 'after-the-end'; readonly at: string }
  | { readonly code: 'too-few-scored'; readonly scored: number; readonly needed: number }
  | { readonly code: 'ranked'; readonly place: number }
  | {
      readonly code: 'elected' | 'last-left' | 'not-elected';
      readonly stage: number;
      /** A number where it is whole. */
      readonly votes: number | Fraction;
      readonly quota: number;
    }
  | { readonly code: 'excluded'; readonly stage: number; readonly votes: number | Fraction }
  | {
      readonly code: 'paid';
      readonly round: number;
      /** What each who pays in full pays; under utility `points`, for each point. */
      readonly price: Fraction;
      readonly payers: number;
      readonly effectiveSupport: Fraction;
    }
  | {
      readonly code: 'unaffordable';
      readonly supporters: number;
      readonly supportersHad: Fraction;
      readonly supportersSpentOn: readonly { readonly id: string; readonly amount: Fraction }[];
      /** What was left of the budget when its turn came to be filled in. */
      readonly left?: Money;
    }
  /** With it, no ballot carries more than `load` of the cost of all that is chosen. */
  | { readonly code: 'carried'; readonly round: number; readonly load: Fraction }
  /** Without money: how many stand behind each of the chosen at least. */
  | { readonly code: 'stands-for'; readonly round: number; readonly people: Fraction }
  | { readonly code: 'stands-for-fewer'; readonly people: Fraction }
  | {
      readonly code: 'not-in-parts';
      /** Of all who want it, so many can pay most together if each pays the same; each this much. */
      readonly payers: number;
      readonly part: Fraction;
      readonly had: Fraction;
      readonly supportersSpentOn: readonly { readonly id: string; readonly amount: Fraction }[];
    }
  | {
      readonly code: 'bought';
      readonly round: number;
      /** What none of its voters paid more than; rounded, as the exact number may be endless. */
      readonly price: Money;
      readonly payers: number;
      /** What they had too little, rounded; only where they had. */
      readonly missing?: Money;
    }
  | {
      readonly code: 'all-spent';
      /** Rounded. */
      readonly supportersSpentOn: readonly { readonly id: string; readonly amount: Money }[];
    }
  /** `given`: what each voter had been given by then, where there is money. */
  | { readonly code: 'saved'; readonly round: number; readonly given?: Fraction }
  | { readonly code: 'seats-full' };

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

function nameIn(name: Text): string {
  return typeof name === 'string' ? name : (Object.values(name)[0] ?? '');
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

function whyOf(outcome: Outcome, index: number): ReportWhy {
  const { profile } = outcome;
  const reason = outcome.reasonFor(index);
  const id = (project: number) => profile.projects[project]?.id ?? '';
  const amount = (whole: bigint) => decimalText(whole, profile.unit);
  const fraction = (amount: Rational) => fractionText(inUnits(amount, profile));
  const spending = (spent: Unpaid['spentOn']) =>
    spent.map(({ project, amount }) => ({ id: id(project), amount: fraction(amount) }));
  switch (reason.code) {
    case 'fitted':
    case 'filled':
    case 'too-expensive':
      return { code: reason.code, left: decimalText(reason.left, profile.unit) };
    case 'excluded-by':
      return { code: reason.code, by: id(reason.by) };
    case 'left-over':
      return { code: reason.code, left: decimalText(reason.left, profile.unit) };
    case 'part-spent': {
      const { of, name } = profile.parts?.[reason.part] ?? { of: 'category', name: '' };
      const left = decimalText(reason.left, profile.unit);
      return { code: reason.code, of, name: nameIn(name), left };
    }
    case 'reserved': {
      const { code, left, reserve } = reason;
      const [was, paid] = [left, reserve].map((sum) => decimalText(sum, profile.unit));
      return { code, left: was as Money, reserve: paid as Money };
    }
    case 'after-the-end':
      return { code: reason.code, at: id(reason.at) };
    case 'paid': {
      const { code, round, price, payers, support } = reason;
      return {
        code,
        round,
        price: fraction(price),
        payers,
        effectiveSupport: fractionText(support),
      };
    }
    case 'unaffordable': {
      const { code, supporters, had, spentOn, left } = reason;
      return {
        code,
        supporters,
        supportersHad: fraction(had),
        supportersSpentOn: spending(spentOn),
        ...(left !== undefined && { left: decimalText(left, profile.unit) }),
      };
    }
    case 'carried':
      return { ...reason, load: fraction(reason.load) };
    case 'stands-for':
    case 'stands-for-fewer':
      return { ...reason, people: fractionText(reason.people) };
    case 'not-in-parts': {
      const { code, payers, part, had, spentOn } = reason;
      return {
        code,
        payers,
        part: fraction(part),
        had: fraction(had),
        supportersSpentOn: spending(spentOn),
      };
    }
    case 'elected':
    case 'last-left':
    case 'not-elected':
      return { ...reason, votes: exactVotes(reason.votes), quota: Number(reason.quota) };
    case 'excluded':
      return { ...reason, votes: exactVotes(reason.votes) };
    case 'bought': {
      const { code, round, price, payers, missing } = reason;
      const lacked = missing > 0n && { missing: amount(missing) };
      return { code, round, price: amount(price), payers, ...lacked };
    }
    case 'all-spent': {
      const { code, spentOn } = reason;
      const supportersSpentOn = spentOn.map((one) => ({
        id: id(one.project),
        amount: amount(one.amount),
      }));
      return { code, supportersSpentOn };
    }
    case 'saved': {
      const { code, round, given: each } = reason;
      return { code, round, ...given('given', each && fraction(each)) };
    }
    default:
      return reason;
  }
}

/** All options, those too that nobody gave. Amounts are in currency units. */
function resolved(counting: Counting, profile: Profile): Counting {
  const { ties = DEFAULT_TIES, unsupported = false } = counting;
  const own = ruleOf(counting).resolved(counting, profile);
  return { ...own, ties, unsupported, ...given('weights', profile.ranking?.weights) };
}

function inUnits({ num, den }: Rational, { unit }: Profile): Rational {
  return rational(num, den * unit);
}

/** @param unit how many of the smallest amounts make a currency unit: a power of ten */
export function decimalText(amount: bigint, unit: bigint): Money {
  const sign = amount < 0n ? '-' : '';
  const positive = amount < 0n ? -amount : amount;
  const decimals = unit.toString().length - 1;
  const fraction = (positive % unit).toString().padStart(decimals, '0').replace(/0+$/, '');
  return `${sign}${positive / unit}${unit === 1n || fraction === '' ? '' : `.${fraction}`}`;
}
