import type { Profile } from '../../../src/counting/profile/profile.ts';
import { compare, rational, type Rational } from '../../../src/counting/rational.ts';

/*
 * Phragmén's sequential rule as Los, Christoff and Grossi say it (arXiv 2203.12324), voter by voter:
 * all have nothing to begin with, and are given money at the same pace. As soon as those who want a
 * project have what it costs, it is bought and they have nothing. The rule stops right before a
 * purchase that would cost more than is left. A project that costs more than the whole budget is
 * none.
 */

export interface PlainPhragmen {
  readonly selected: readonly number[];
  readonly ties: readonly (readonly number[])[];
  /** What each voter had been given at each purchase. */
  readonly times: readonly Rational[];
}

/** @param skip whether what does not fit is passed over */
export function phragmenByDefinition(
  { groups, projects }: Profile,
  ranks: Int32Array,
  budget: bigint,
  costOf: (project: number) => bigint,
  skip = false,
): PlainPhragmen {
  const voters = Array.from(groups.weights).flatMap((weight, group) => {
    const wants = groups.items.slice(groups.starts[group], groups.starts[group + 1]);
    return Array.from({ length: weight }, () => ({ money: rational(0n), wants }));
  });
  const [selected, ties, times]: [number[], number[][], Rational[]] = [[], [], []];
  let now = rational(0n);
  let left = budget;
  for (;;) {
    const waits = [...projects.keys()].flatMap((project) => {
      const supporters = voters.filter(({ wants }) => wants.includes(project));
      const cost = costOf(project);
      const isOut = cost > budget || (skip && cost > left) || selected.includes(project);
      if (supporters.length === 0 || isOut) return [];
      const have = supporters.reduce((sum, { money }) => plus(sum, money), rational(0n));
      const missing = plus(rational(cost), { num: -have.num, den: have.den });
      return [{ project, wait: rational(missing.num, missing.den * BigInt(supporters.length)) }];
    });
    if (waits.length === 0) return { selected, ties, times };
    const least = waits.reduce((a, b) => (compare(b.wait, a.wait) < 0 ? b : a)).wait;
    const next = waits
      .filter(({ wait }) => compare(wait, least) === 0)
      .map(({ project }) => project)
      .sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
    if (next.length > 1) ties.push(next);
    const project = next[0] ?? -1;
    if (costOf(project) > left) return { selected, ties, times };
    now = plus(now, least);
    selected.push(project);
    times.push(now);
    left -= costOf(project);
    for (const voter of voters) {
      voter.money = voter.wants.includes(project) ? rational(0n) : plus(voter.money, least);
    }
  }
}

function plus(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}
