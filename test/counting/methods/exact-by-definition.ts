import { rational, type Rational } from '../../../src/counting/rational.ts';
import type { Profile } from '../../../src/counting/profile/profile.ts';

/*
 * Exact Equal Shares and ADD-OPT as "Streamlining Equal Shares" (https://arxiv.org/abs/2502.11797)
 * defines them, voter by voter, over sets of voters: slow, and written without a look at what is
 * fast. It leaves out what costs nothing, as the paper has no such projects.
 */

export interface PlainPurchase {
  readonly project: number;
  readonly payers: readonly number[];
}

export interface PlainExact {
  readonly bought: readonly PlainPurchase[];
  readonly ties: readonly (readonly number[])[];
}

export interface PlainElection {
  /** By voter: the projects that the ballot supports. */
  readonly ballots: readonly ReadonlySet<number>[];
  readonly costs: readonly bigint[];
  /** By project: what each of its supporters has of it. */
  readonly utilities: readonly bigint[];
  readonly ranks: Int32Array;
  readonly budget: bigint;
}

export function plainElection(
  { groups, projects, budget, ballots }: Profile,
  utility: 'cost' | 'cardinality',
  ranks: Int32Array,
): PlainElection {
  const all = Array.from(groups.weights).flatMap((weight, group) => {
    const named = new Set<number>();
    for (let at = groups.starts[group] ?? 0; at < (groups.starts[group + 1] ?? 0); at++) {
      if ((groups.points?.[at] ?? 1) > 0) named.add(groups.items[at] ?? -1);
    }
    return Array.from({ length: weight }, () => named);
  });
  const empty = Array.from({ length: ballots - all.length }, () => new Set<number>());
  return {
    ballots: [...all, ...empty],
    costs: projects.map(({ cost }) => cost),
    utilities: projects.map(({ cost }) => (utility === 'cost' ? cost : 1n)),
    ranks,
    budget,
  };
}

/** Algorithm 1: of all projects and sets of supporters who can part the cost, the best for the money. */
export function exactByDefinition(election: PlainElection, share: Rational): PlainExact {
  const { ballots, costs, utilities, ranks } = election;
  const left = ballots.map(() => share);
  const bought: PlainPurchase[] = [];
  const ties: number[][] = [];
  for (;;) {
    const offers = costs.flatMap((cost, project) => {
      if (cost === 0n || bought.some((one) => one.project === project)) return [];
      // The largest set is the best; in it are the richest.
      const rich = supportersOf(election, project).toSorted((a, b) =>
        below(left[b] as Rational, left[a] as Rational) ? -1 : 1,
      );
      for (let size = rich.length; size > 0; size--) {
        const part = rational(cost, BigInt(size));
        const payers = rich.slice(0, size);
        if (payers.every((voter) => !below(left[voter] as Rational, part))) {
          const bang = rational((utilities[project] as bigint) * BigInt(size), cost);
          return [{ project, payers, part, bang }];
        }
      }
      return [];
    });
    if (offers.length === 0) return { bought, ties };
    const most = offers.reduce((a, b) => (below(a.bang, b.bang) ? b : a)).bang;
    const best = offers
      .filter(({ bang }) => !below(bang, most))
      .toSorted((a, b) => (ranks[a.project] ?? 0) - (ranks[b.project] ?? 0));
    if (best.length > 1) ties.push(best.map(({ project }) => project));
    const { project, payers, part } = best[0] as (typeof best)[0];
    for (const voter of payers) left[voter] = minus(left[voter] as Rational, part);
    bought.push({ project, payers });
  }
}

/**
 * The least that must be added to every voter's share so that a project certifies that the outcome
 * is no longer stable: that a larger set of its supporters than pay for it now could each pay their
 * part, of what they have left, and of what they pay for projects that come after it.
 * @returns undefined where nothing ever does
 */
export function leastRaise(
  election: PlainElection,
  share: Rational,
  { bought }: PlainExact,
): Rational | undefined {
  let least: Rational | undefined;
  election.costs.forEach((cost, project) => {
    if (cost === 0n) return;
    const paying = bought.find((one) => one.project === project)?.payers ?? [];
    const others = supportersOf(election, project).filter((voter) => !paying.includes(voter));
    for (const some of subsets(others)) {
      if (some.length === 0) continue;
      const size = paying.length + some.length;
      const raise = some
        .map((voter) =>
          minus(
            rational(cost, BigInt(size)),
            canGive(election, share, bought, voter, project, size),
          ),
        )
        .reduce((a, b) => (below(a, b) ? b : a));
      if (!least || below(raise, least)) least = raise;
    }
  });
  return least;
}

/** What a voter has left, and pays for what comes after a project that so many would pay for. */
function canGive(
  { costs, utilities, ranks }: PlainElection,
  share: Rational,
  bought: PlainExact['bought'],
  voter: number,
  project: number,
  size: number,
): Rational {
  const bangOf = (one: number, payers: number) =>
    rational((utilities[one] as bigint) * BigInt(payers), costs[one]);
  const own = bangOf(project, size);
  let left = share;
  for (const { project: other, payers } of bought) {
    if (!payers.includes(voter) || other === project) continue;
    const bang = bangOf(other, payers.length);
    const isTied = !below(bang, own) && !below(own, bang);
    const isFirst = isTied ? (ranks[other] ?? 0) < (ranks[project] ?? 0) : below(own, bang);
    if (isFirst) left = minus(left, rational(costs[other] as bigint, BigInt(payers.length)));
  }
  return left;
}

export interface PlainAddOpt {
  readonly outcome: PlainExact;
  readonly share: Rational;
  readonly shares: number;
  readonly ties: readonly (readonly number[])[];
}

/** Raises the share by the least that changes anything, until that costs more than the budget. */
export function addOptByDefinition(election: PlainElection): PlainAddOpt {
  const { ballots, budget, costs } = election;
  let share = rational(budget, BigInt(ballots.length));
  let outcome = exactByDefinition(election, share);
  const ties = [...outcome.ties];
  for (let shares = 1; ; shares++) {
    const raise = leastRaise(election, share, outcome);
    const wanted = costs.filter((cost, at) => cost > 0n && supportersOf(election, at).length > 0);
    if (!raise || outcome.bought.length === wanted.length) return { outcome, share, shares, ties };
    const larger = plus(share, raise);
    const then = exactByDefinition(election, larger);
    ties.push(...then.ties);
    const spent = then.bought.reduce((sum, { project }) => sum + (costs[project] ?? 0n), 0n);
    if (spent > budget) return { outcome, share, shares: shares + 1, ties };
    [share, outcome] = [larger, then];
  }
}

function supportersOf({ ballots }: PlainElection, project: number): number[] {
  return ballots.flatMap((ballot, voter) => (ballot.has(project) ? [voter] : []));
}

function subsets<T>(list: readonly T[]): T[][] {
  const [first, ...rest] = list;
  if (first === undefined) return [[]];
  const without = subsets(rest);
  return [...without, ...without.map((some) => [first, ...some])];
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

function minus(a: Rational, b: Rational): Rational {
  return plus(a, rational(-b.num, b.den));
}

function below(a: Rational, b: Rational): boolean {
  return a.num * b.den < b.num * a.den;
}
