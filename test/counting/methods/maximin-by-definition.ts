import { rational, type Rational } from '../../../src/counting/rational.ts';

/*
 * The maximin support method as its definition says it: over all sets of what is chosen, voter by
 * voter. Slow, and written without a look at what is fast.
 */

export interface PlainVote {
  /** By voter: the projects that the ballot supports. */
  readonly ballots: readonly ReadonlySet<number>[];
  readonly costs: readonly bigint[];
  readonly ranks: Int32Array;
  readonly budget: bigint;
}

/**
 * The smallest load that no voter need exceed. What only so many voters can carry, one of them
 * carries at least his part of; and nothing else keeps loads from being as small as the largest of
 * these parts (linear programming's duality), which `canBeSpread` shows of each.
 */
export function loadByDefinition(
  { ballots, costs }: PlainVote,
  chosen: readonly number[],
): Rational {
  return subsets(chosen)
    .filter((some) => some.length > 0)
    .map((some) => {
      const carriers = ballots.filter((ballot) => some.some((project) => ballot.has(project)));
      const cost = some.reduce((sum, project) => sum + (costs[project] as bigint), 0n);
      return rational(cost, BigInt(carriers.length));
    })
    .reduce((a, b) => (below(a, b) ? b : a), rational(0n));
}

/** @returns whether all that is chosen can be carried so that nobody carries more; path by path */
export function canBeSpread(
  { ballots, costs }: PlainVote,
  chosen: readonly number[],
  { num, den }: Rational,
): boolean {
  const carried = new Map<string, bigint>();
  const free = ballots.map(() => num);
  const on = (voter: number, project: number) => carried.get(`${voter} ${project}`) ?? 0n;
  const add = (voter: number, project: number, amount: bigint) =>
    carried.set(`${voter} ${project}`, on(voter, project) + amount);
  /** Makes room for an amount at one of the voters, who may hand on what they carry. */
  const place = (project: number, amount: bigint, seen: Set<number>): bigint => {
    for (const [voter, ballot] of ballots.entries()) {
      if (!ballot.has(project) || seen.has(voter)) continue;
      seen.add(voter);
      const own = least(amount, free[voter] as bigint);
      if (own > 0n) {
        free[voter] = (free[voter] as bigint) - own;
        add(voter, project, own);
        return own;
      }
      for (const other of chosen) {
        if (other === project || on(voter, other) === 0n) continue;
        const moved = place(other, least(amount, on(voter, other)), seen);
        if (moved === 0n) continue;
        add(voter, other, -moved);
        add(voter, project, moved);
        return moved;
      }
    }
    return 0n;
  };
  return chosen.every((project) => {
    let rest = (costs[project] as bigint) * den;
    while (rest > 0n) {
      const placed = place(project, rest, new Set());
      if (placed === 0n) return false;
      rest -= placed;
    }
    return true;
  });
}

export interface PlainRounds {
  readonly selected: readonly number[];
  readonly loads: readonly Rational[];
  readonly ties: readonly (readonly number[])[];
}

export function maximinByDefinition(vote: PlainVote): PlainRounds {
  const { ballots, costs, ranks } = vote;
  const selected: number[] = [];
  const loads: Rational[] = [];
  const ties: number[][] = [];
  let left = vote.budget;
  for (;;) {
    const open = costs
      .map((_, project) => project)
      .filter((one) => !selected.includes(one) && (costs[one] as bigint) <= left)
      .filter((one) => ballots.some((ballot) => ballot.has(one)))
      .map((project) => ({ project, load: loadByDefinition(vote, [...selected, project]) }));
    if (open.length === 0) return { selected, loads, ties };
    const least = open.reduce((a, b) => (below(b.load, a.load) ? b : a)).load;
    const best = open
      .filter(({ load }) => !below(least, load))
      .map(({ project }) => project)
      .toSorted((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
    if (best.length > 1) ties.push(best);
    const [project = -1] = best;
    selected.push(project);
    loads.push(least);
    left -= costs[project] as bigint;
  }
}

function subsets<T>(list: readonly T[]): T[][] {
  const [first, ...rest] = list;
  if (first === undefined) return [[]];
  const without = subsets(rest);
  return [...without, ...without.map((some) => [first, ...some])];
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function below(a: Rational, b: Rational): boolean {
  return a.num * b.den < b.num * a.den;
}
