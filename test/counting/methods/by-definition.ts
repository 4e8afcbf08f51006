import { rational, type Rational } from '../../../src/counting/rational.ts';
import type { Profile } from '../../../src/counting/profile/profile.ts';

/*
 * Equal Shares as its definition says it, voter by voter and in fractions alone: slow, and written
 * without a look at the one that is fast.
 */

interface Voter {
  money: Rational;
  readonly utility: ReadonlyMap<number, bigint>;
}

export interface Plain {
  readonly selected: readonly number[];
  readonly ties: readonly (readonly number[])[];
  readonly money: readonly Rational[];
}

/**
 * @param utilityOf what a voter has of a project, by its cost and the points given
 * @param isIn whether it may be bought at all
 */
export function equalSharesByDefinition(
  profile: Profile,
  share: Rational,
  ranks: Int32Array,
  utilityOf: (cost: bigint, points: bigint) => bigint,
  isIn: (project: number) => boolean = () => true,
): Plain {
  const voters = votersOf(profile, share, utilityOf);
  const selected: number[] = [];
  const ties: number[][] = [];
  for (;;) {
    const offers = profile.projects.flatMap(({ cost }, project) => {
      if (cost === 0n || selected.includes(project) || !isIn(project)) return [];
      const price = priceOf(voters, project, cost);
      return price ? [{ project, price }] : [];
    });
    if (offers.length === 0) return { selected, ties, money: voters.map(({ money }) => money) };
    const least = offers.reduce((a, b) => (below(b.price, a.price) ? b : a)).price;
    const best = offers
      .filter(({ price }) => !below(least, price))
      .map(({ project }) => project)
      .sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
    if (best.length > 1) ties.push(best);
    const project = best[0] ?? -1;
    selected.push(project);
    for (const voter of voters) {
      const utility = voter.utility.get(project);
      if (utility !== undefined) voter.money = minus(voter.money, paymentOf(voter, least, utility));
    }
  }
}

function votersOf(
  { groups, projects }: Profile,
  share: Rational,
  utilityOf: (cost: bigint, points: bigint) => bigint,
): Voter[] {
  return Array.from(groups.weights).flatMap((weight, group) => {
    const utility = new Map<number, bigint>();
    for (let at = groups.starts[group] ?? 0; at < (groups.starts[group + 1] ?? 0); at++) {
      const project = groups.items[at] ?? 0;
      const value = utilityOf(projects[project]?.cost ?? 0n, BigInt(groups.points?.[at] ?? 1));
      if (value > 0n) utility.set(project, value);
    }
    return Array.from({ length: weight }, () => ({ money: share, utility }));
  });
}

/** @returns the least ρ at which the supporters pay the cost; undefined where they cannot */
function priceOf(voters: readonly Voter[], project: number, cost: bigint): Rational | undefined {
  const supporters = voters.flatMap(({ money, utility }) => {
    const value = utility.get(project);
    return value === undefined
      ? []
      : [{ money, value, ratio: rational(money.num, money.den * value) }];
  });
  supporters.sort((a, b) => (below(a.ratio, b.ratio) ? -1 : below(b.ratio, a.ratio) ? 1 : 0));
  let missing = rational(cost);
  let utility = supporters.reduce((sum, { value }) => sum + value, 0n);
  for (const { money, value, ratio } of supporters) {
    const price = rational(missing.num, missing.den * utility);
    if (!below(ratio, price)) return price;
    missing = minus(missing, money);
    utility -= value;
  }
  return undefined;
}

function paymentOf({ money }: Voter, price: Rational, utility: bigint): Rational {
  const asked = rational(price.num * utility, price.den);
  return below(money, asked) ? money : asked;
}

function minus(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den);
}

function below(a: Rational, b: Rational): boolean {
  return a.num * b.den < b.num * a.den;
}
