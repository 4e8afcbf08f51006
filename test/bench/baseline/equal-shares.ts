import type { Profile } from '../../../src/counting/profile/profile.ts';

/*
 * Equal Shares by cost as most programs have it: in floating point, with a hand's breadth of
 * tolerance and ties broken by whatever comes first. It is here to be held against the exact one,
 * in the same run on the same machine; what it chooses is not to be relied on.
 */

const TOLERANCE = 1e-9;

interface Candidate {
  readonly project: number;
  readonly cost: number;
  readonly supporters: number[];
  /** The price of a unit of utility when it was looked at last. */
  price: number;
}

/** @returns how many projects are bought, with shares raised by `step` until that overspends */
export function equalSharesInFloats(profile: Profile, step: number | undefined): number {
  const budget = Number(profile.budget);
  const start = budget / profile.ballots;
  const wanted = candidatesOf(profile).length;
  let bought = run(profile, start);
  if (step === undefined) return bought.length;
  for (let raises = 1; bought.length < wanted; raises++) {
    const more = run(profile, start + raises * step);
    if (more.reduce((sum, { cost }) => sum + cost, 0) > budget) break;
    bought = more;
  }
  return bought.length;
}

function candidatesOf({ projects, groups }: Profile): Candidate[] {
  const candidates = projects.map(({ cost }, project) => ({
    project,
    cost: Number(cost),
    supporters: [] as number[],
    price: 0,
  }));
  for (let group = 0; group < groups.count; group++) {
    for (let at = groups.starts[group] ?? 0; at < (groups.starts[group + 1] ?? 0); at++) {
      candidates[groups.items[at] ?? 0]?.supporters.push(group);
    }
  }
  return candidates.filter(({ cost, supporters }) => cost > 0 && supporters.length > 0);
}

function run(profile: Profile, share: number): Candidate[] {
  const { weights } = profile.groups;
  const money = new Float64Array(profile.groups.count).fill(share);
  const bought: Candidate[] = [];
  let candidates = candidatesOf(profile);
  for (;;) {
    let best: Candidate | undefined;
    candidates.sort((a, b) => a.price - b.price);
    for (const candidate of candidates) {
      if (best && candidate.price > best.price) break;
      candidate.price = priceOf(candidate, money, weights);
      if (candidate.price < (best?.price ?? Infinity)) best = candidate;
    }
    if (!best) return bought;
    const payment = best.price * best.cost;
    for (const group of best.supporters) money[group] = Math.max(0, (money[group] ?? 0) - payment);
    bought.push(best);
    candidates = candidates.filter((one) => one !== best && one.price < Infinity);
  }
}

function priceOf(
  { cost, supporters }: Candidate,
  money: Float64Array,
  weights: Float64Array,
): number {
  // prettier-ignore
  const sorted = supporters.toSorted((a, b) => (money[a] ?? 0) - (money[b] ?? 0));
  let missing = cost;
  let payers = sorted.reduce((sum, group) => sum + (weights[group] ?? 0), 0);
  for (const group of sorted) {
    const has = money[group] ?? 0;
    if (has * payers >= missing - TOLERANCE) return missing / payers / cost;
    missing -= has * (weights[group] ?? 0);
    payers -= weights[group] ?? 0;
  }
  return Infinity;
}
