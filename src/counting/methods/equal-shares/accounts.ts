import { compare, rational, type Rational } from '../../rational.ts';
import { exactScale } from '../../profile/profile.ts';
import type { History } from './history.ts';

/** How a project was paid. */
export interface Bought {
  /** From 1, among what was paid. */
  readonly round: number;
  /** What each who pays in full pays for it; under utility `points`, for each point. Exact. */
  readonly price: Rational;
  /** What no ballot paid more than: the price for the most that one of the payers has of it. */
  readonly most: Rational;
  /** How many ballots paid something. */
  readonly payers: number;
  /** Cost ÷ price: who can pay only a part counts as that part of a vote (or of the points). */
  readonly support: Rational;
}

/** Why a project could not be paid. */
export interface Unpaid {
  /** How many ballots want it. */
  readonly supporters: number;
  /** What they have left together at the end, exactly. */
  readonly had: Rational;
  /** What they spent on other projects, by index of the project; exact, and most first. */
  readonly spentOn: readonly { readonly project: number; readonly amount: Rational }[];
}

/** @returns how something was paid that a run bought */
export function boughtIn(history: History, project: number): Bought {
  const { market, ledger } = history;
  const { groups, projects } = market.profile;
  const purchase = history.boughtAs[project] as number;
  const { num, den } = ledger.priceOf(purchase);
  const price = rational(num * (market.pointed ? exactScale(market.profile) : 1n), den);
  const utilities = market.utilities[project] as Float64Array;
  let [payers, utility] = [0, 0];
  (market.supporters[project] as Int32Array).forEach((group, at) => {
    const spentIn = history.spentIn[group] as number;
    if (spentIn >= 0 && spentIn < purchase) return;
    payers += groups.weights[group] as number;
    utility = Math.max(utility, utilities[at] as number);
  });
  const cost = projects[project]?.cost ?? 0n;
  // Who cannot pay so much for all their points still pays no more than the whole.
  const asked = rational(num * BigInt(utility), den);
  const most = compare(asked, rational(cost)) > 0 ? rational(cost) : asked;
  const support = rational(cost * price.den, price.num);
  return { round: purchase + 1, price, most, payers, support };
}

/** What a set of ballots paid for one purchase: in full, and all that others had left. */
interface Paid {
  full: number;
  shares: number;
  readonly before: Map<number, number>;
}

/** @returns why something was not bought by a run */
export function unpaidIn(history: History, project: number): Unpaid {
  const { market, ledger } = history;
  const { weights } = market.profile.groups;
  const paid = new Map<number, Paid>();
  const kept = new Map<number, number>();
  let [supporters, shares] = [0, 0];
  for (const group of market.supporters[project] as Int32Array) {
    const weight = weights[group] as number;
    supporters += weight;
    if ((history.spentIn[group] as number) < 0) shares += weight;
    addPayments(history, group, weight, paid, kept);
  }
  const spentOn = Array.from(paid, ([purchase, { full, shares: all, before }]) => {
    const price = ledger.priceOf(purchase);
    const rest = ledger.money(all, before);
    const amount = rational(price.num * BigInt(full) + rest.num, price.den);
    return { project: history.purchases[purchase]?.project ?? -1, amount };
  });
  const left = ledger.money(shares, kept);
  return {
    supporters,
    had: rational(left.num, left.den),
    spentOn: spentOn.sort((a, b) => compare(b.amount, a.amount)),
  };
}

/**
 * Adds what a group paid. Only its last purchase can have taken less than the full price.
 * @param kept of what groups that still have something paid in full
 */
function addPayments(
  history: History,
  group: number,
  weight: number,
  paid: Map<number, Paid>,
  kept: Map<number, number>,
): void {
  const last = history.spentIn[group] as number;
  const full = [...history.paidInFull(group, last < 0 ? Infinity : last)];
  for (const [purchase, utility] of full) {
    entry(paid, purchase).full += weight * utility;
    if (last < 0) kept.set(purchase, (kept.get(purchase) ?? 0) + weight * utility);
  }
  if (last < 0) return;
  const final = entry(paid, last);
  final.shares += weight;
  for (const [purchase, utility] of full) {
    final.before.set(purchase, (final.before.get(purchase) ?? 0) + weight * utility);
  }
}

function entry(paid: Map<number, Paid>, purchase: number): Paid {
  const found = paid.get(purchase) ?? { full: 0, shares: 0, before: new Map() };
  paid.set(purchase, found);
  return found;
}
