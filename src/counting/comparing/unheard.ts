import { noSupport } from '../methods/tallies.ts';
import type { Profile } from '../profile/profile.ts';

/** Voters who could have paid for something they all want, and were left with less. */
export interface Unheard {
  /** What they want, by its place in the profile. It was not chosen. */
  readonly project: number;
  /** How many they are. */
  readonly voters: number;
  /** Of what each of them wants, no more than this was chosen, by cost. */
  readonly most: bigint;
}

/** What there is to share out, and what each project takes of it. */
export interface Shared {
  readonly budget: bigint;
  /** By project. */
  readonly costs: readonly bigint[];
}

/**
 * Finds what violates EJR+ up to any project, where what was chosen is worth to a voter what it
 * costs: something that was not chosen, and voters who all want it, whose equal part of the budget
 * would have paid for it and for all that the best-served of them has got. Brill and Peters: Robust
 * and Verifiable Proportionality Axioms for Multiwinner Voting (EC 2023,
 * https://arxiv.org/abs/2302.01989).
 * @returns for each such project the most voters who can say so
 */
export function unheardIn(
  profile: Profile,
  selected: readonly number[],
  { budget, costs }: Shared,
): Unheard[] {
  const { groups, projects, ballots } = profile;
  const chosen = new Set(selected);
  const supporters = supportersOf(profile);
  const got = gotBy(profile, chosen, costs);
  return projects.flatMap((_, project) => {
    if (chosen.has(project)) return [];
    const served = (supporters[project] ?? [])
      .map((group) => ({ worth: got[group] as bigint, weight: groups.weights[group] as number }))
      .sort((a, b) => (a.worth < b.worth ? -1 : a.worth > b.worth ? 1 : 0));
    let voters = 0;
    let found: Unheard | undefined;
    for (const { worth, weight } of served) {
      voters += weight;
      const wanted = (worth + (costs[project] as bigint)) * BigInt(ballots);
      if (wanted <= BigInt(voters) * budget) found = { project, voters, most: worth };
    }
    return found ? [found] : [];
  });
}

/** @returns for each project the groups of ballots that support it */
function supportersOf(profile: Profile): number[][] {
  const { projects, groups } = profile;
  const none = noSupport(profile);
  const supporters: number[][] = projects.map(() => []);
  for (let group = 0; group < groups.count; group++) {
    const end = groups.starts[group + 1] as number;
    for (let at = groups.starts[group] as number; at < end; at++) {
      if ((groups.points?.[at] ?? 1) > none) supporters[groups.items[at] as number]?.push(group);
    }
  }
  return supporters;
}

/** @returns for each group of ballots the cost of what it supports and was chosen */
function gotBy(profile: Profile, chosen: ReadonlySet<number>, costs: readonly bigint[]): bigint[] {
  const { groups } = profile;
  const none = noSupport(profile);
  return Array.from({ length: groups.count }, (_, group) => {
    let worth = 0n;
    const end = groups.starts[group + 1] as number;
    for (let at = groups.starts[group] as number; at < end; at++) {
      const project = groups.items[at] as number;
      const isWanted = (groups.points?.[at] ?? 1) > none;
      if (isWanted && chosen.has(project)) worth += costs[project] as bigint;
    }
    return worth;
  });
}
