import { compare, rational, type Rational } from '../../rational.ts';
import type { Bought } from '../equal-shares/accounts.ts';
import type { ExactEqualSharesOutcome } from './exact-equal-shares.ts';

/** Why those who want a project could not pay for it, each the same. */
export interface InParts {
  /** How many of them can pay most together, if each pays the same; those who have most left. */
  readonly payers: number;
  /** What each of these could pay in the end, and all of them; exact. */
  readonly part: Rational;
  readonly had: Rational;
  /** What all who want it spent on other projects, by index of the project; exact, most first. */
  readonly spentOn: readonly { readonly project: number; readonly amount: Rational }[];
}

/** So many ballots that have the same left. */
interface Holding {
  readonly left: Rational;
  weight: number;
}

/** @returns how something was paid; undefined where it was not bought */
export function partsPaid({ course }: ExactEqualSharesOutcome, project: number) {
  const at = course.purchases.findIndex((one) => one.project === project);
  const purchase = course.purchases[at];
  if (!purchase) return undefined;
  const { price, payers } = purchase;
  const support = rational(BigInt(payers));
  return { round: at + 1, price, most: price, payers, support } satisfies Bought;
}

/** @returns why something was not bought */
export function partsLacking(outcome: ExactEqualSharesOutcome, project: number): InParts {
  const nothing = rational(0n);
  let best = { payers: 0, part: nothing, had: nothing };
  let payers = 0;
  for (const { left, weight } of holdings(outcome, project)) {
    payers += weight;
    const had = times(left, payers);
    // Of what comes to the same, most people.
    if (compare(had, best.had) >= 0) best = { payers, part: left, had };
  }
  return { ...best, spentOn: spentBy(outcome, project) };
}

/**
 * @returns so many more supporters who have the whole share left that all who want it can pay for it
 * in equal parts; undefined where no number is enough, as a share is nothing
 */
export function votersLacking(
  outcome: ExactEqualSharesOutcome,
  project: number,
): bigint | undefined {
  const { course, market } = outcome;
  const cost = market.profile.projects[project]?.cost ?? 0n;
  const whole = { left: course.share, weight: 0 };
  let least: bigint | undefined;
  let payers = 0;
  for (const { left, weight } of [whole, ...holdings(outcome, project)]) {
    payers += weight;
    if (left.num === 0n) continue;
    // Rounded up: that many parts as large as this are the cost.
    const parts = (cost * left.den + left.num - 1n) / left.num;
    const more = parts - BigInt(payers);
    if (least === undefined || more < least) least = more;
  }
  return least;
}

/** What those who want a project have left, most first. */
function holdings({ course, market }: ExactEqualSharesOutcome, project: number): Holding[] {
  const { weights } = market.profile.groups;
  const { payments, share } = course;
  const byBill = new Map<number, Holding>();
  for (const group of market.supporters[project] as Int32Array) {
    const weight = weights[group] as number;
    const bill = payments.bills[group] as number;
    const known = byBill.get(bill);
    if (known) known.weight += weight;
    else byBill.set(bill, { left: minus(share, payments.sumOf(group)), weight });
  }
  return [...byBill.values()].sort((a, b) => compare(b.left, a.left));
}

function spentBy({ course, market }: ExactEqualSharesOutcome, project: number): InParts['spentOn'] {
  const { weights } = market.profile.groups;
  const wants = new Set(market.supporters[project]);
  return course.purchases
    .map(({ project: other, price }, purchase) => {
      const payers = course.payments
        .payersOf(purchase)
        .reduce((sum, group) => sum + (wants.has(group) ? (weights[group] as number) : 0), 0);
      return { project: other, amount: times(price, payers) };
    })
    .filter(({ amount }) => amount.num > 0n)
    .sort((a, b) => compare(b.amount, a.amount));
}

function times({ num, den }: Rational, factor: number): Rational {
  return rational(num * BigInt(factor), den);
}

function minus(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den);
}
