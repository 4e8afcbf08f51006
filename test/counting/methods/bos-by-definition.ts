import type { Profile } from '../../../src/counting/profile/profile.ts';
import { compare, rational, type Rational } from '../../../src/counting/rational.ts';

/*
 * BOS Equal Shares as the paper says it (arXiv 2409.15005), voter by voter and in fractions alone.
 *
 * Every voter begins with the same share b of the budget. A project that fits what is left is
 * (α, ρ)-affordable, for a part α of 1 or less, if its supporters bring that part of its cost where
 * each pays at most α · ρ · utility: Σ min(b, α · ρ · utility) = α · cost. The one is bought for which
 * ρ ÷ α is least; each of its supporters pays ρ · utility, or all they have. Utility is the cost times
 * the points (1 on ballots without points).
 */

interface Voter {
  money: Rational;
  readonly utility: ReadonlyMap<number, bigint>;
}

/** A way to pay for a project. */
export interface Affordable {
  readonly project: number;
  readonly alpha: Rational;
  readonly rho: Rational;
}

export interface PlainBos {
  readonly selected: readonly number[];
  readonly ties: readonly (readonly number[])[];
  readonly money: readonly Rational[];
  readonly overspent: readonly boolean[];
}

const ONE = rational(1n);

/**
 * @param watch is shown each round, before anything is bought
 * @param isIn whether a project may be bought at all
 */
export function bosByDefinition(
  profile: Profile,
  ranks: Int32Array,
  isIn: (project: number) => boolean = () => true,
  watch: (voters: readonly Voter[], best: Affordable, left: bigint) => void = () => undefined,
): PlainBos {
  const voters = votersOf(profile);
  const selected: number[] = [];
  const ties: number[][] = [];
  const overspent: boolean[] = [];
  let left = profile.budget;
  for (;;) {
    const offers = profile.projects.flatMap(({ cost }, project) => {
      if (cost === 0n || cost > left || selected.includes(project) || !isIn(project)) return [];
      const ways = waysToPay(voters, project, cost);
      return ways.length === 0 ? [] : [ways.reduce(better)];
    });
    if (offers.length === 0) {
      return { selected, ties, money: voters.map(({ money }) => money), overspent };
    }
    const best = offers.reduce((a, b) => (compare(ratio(b), ratio(a)) < 0 ? b : a));
    const equals = offers
      .filter((one) => compare(ratio(one), ratio(best)) === 0)
      .sort((a, b) => (ranks[a.project] ?? 0) - (ranks[b.project] ?? 0));
    watch(voters, best, left);
    if (equals.length > 1) ties.push(equals.map(({ project }) => project));
    const { project, rho, alpha } = equals[0] as Affordable;
    selected.push(project);
    overspent.push(compare(alpha, ONE) < 0);
    left -= profile.projects[project]?.cost ?? 0n;
    for (const voter of voters) {
      const asked = times(rho, rational(voter.utility.get(project) ?? 0n));
      voter.money = compare(voter.money, asked) < 0 ? rational(0n) : minus(voter.money, asked);
    }
  }
}

/** ρ ÷ α, of which the least is the best. */
export function ratio({ rho, alpha }: Affordable): Rational {
  return over(rho, alpha);
}

/** @returns what supporters bring where each pays at most so much for a unit of utility */
export function brought(
  voters: readonly Pick<Voter, 'money' | 'utility'>[],
  project: number,
  most: Rational,
): Rational {
  return voters.reduce((sum, { money, utility }) => {
    const asked = times(most, rational(utility.get(project) ?? 0n));
    return plus(sum, compare(money, asked) < 0 ? money : asked);
  }, rational(0n));
}

/**
 * With λ = α · ρ, all that can be best: where somebody gives all they have (between two such, what
 * is brought is a straight line), or where the whole cost is brought.
 */
function waysToPay(voters: readonly Voter[], project: number, cost: bigint): Affordable[] {
  const supporters = voters.filter(
    ({ money, utility }) => money.num > 0n && (utility.get(project) ?? 0n) > 0n,
  );
  const each = supporters.map(({ money, utility }) =>
    over(money, rational(utility.get(project) ?? 1n)),
  );
  const way = (lambda: Rational): Affordable => {
    const alpha = over(brought(voters, project, lambda), rational(cost));
    return { project, alpha, rho: over(lambda, alpha) };
  };
  const parts = each.map(way).filter(({ alpha }) => compare(alpha, ONE) < 0);
  const whole = wholeRate(supporters, project, cost);
  return whole ? [...parts, way(whole)] : parts;
}

/** @returns the λ at which the whole cost is brought; undefined where there is none */
function wholeRate(
  supporters: readonly Voter[],
  project: number,
  cost: bigint,
): Rational | undefined {
  const sorted = supporters
    .map(({ money, utility }) => ({ money, utility: utility.get(project) ?? 1n }))
    .sort((a, b) =>
      compare(over(a.money, rational(a.utility)), over(b.money, rational(b.utility))),
    );
  let missing = rational(cost);
  let utilities = sorted.reduce((sum, { utility }) => sum + utility, 0n);
  for (const { money, utility } of sorted) {
    const rate = over(missing, rational(utilities));
    if (compare(rate, over(money, rational(utility))) <= 0) return rate;
    missing = minus(missing, money);
    utilities -= utility;
  }
  return undefined;
}

/** Of two that are equally good, the one that pays for more. */
function better(a: Affordable, b: Affordable): Affordable {
  const order = compare(ratio(a), ratio(b)) || compare(b.alpha, a.alpha);
  return order <= 0 ? a : b;
}

function votersOf({ groups, projects, budget, ballots, ballotType }: Profile): Voter[] {
  const share = rational(budget, BigInt(Math.max(1, ballots)));
  return Array.from(groups.weights).flatMap((weight, group) => {
    const utility = new Map<number, bigint>();
    for (let at = groups.starts[group] ?? 0; at < (groups.starts[group + 1] ?? 0); at++) {
      const project = groups.items[at] ?? 0;
      const points = ballotType === 'pointed' ? BigInt(groups.points?.[at] ?? 0) : 1n;
      const value = (projects[project]?.cost ?? 0n) * points;
      if (value > 0n) utility.set(project, value);
    }
    return Array.from({ length: weight }, () => ({ money: share, utility }));
  });
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}

export function over(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

function plus(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

function minus(a: Rational, b: Rational): Rational {
  return plus(a, { num: -b.num, den: b.den });
}
