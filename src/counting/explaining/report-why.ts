import { given } from '../../rules/optional.ts';
import type { PartKind } from '../../protocol/part-budgets.ts';
import type { Outcome } from '../outcome.ts';
import { decimalText, inUnits, type Fraction, type Money } from './amounts.ts';
import type { Unpaid } from '../methods/equal-shares/accounts.ts';
import { fractionText, type Rational } from '../rational.ts';
import { exactVotes } from './result-stages.ts';
import { nameIn } from './name-in.ts';

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

/** @returns why a project was chosen, or not */
export function whyOf(outcome: Outcome, index: number): ReportWhy {
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
