import type { CountingOf } from '../../../protocol/counting.ts';
import { CountingError } from '../../counting-error.ts';
import type { Profile } from '../../profile/profile.ts';
import { noSupport } from '../tallies.ts';

type Utility = NonNullable<CountingOf<'equal-shares'>['utility']>;

/** What every run of Equal Shares over one election has in common. */
export interface Market {
  readonly profile: Profile;
  /** Indices of projects that cost something, that somebody wants and that may be bought. */
  readonly candidates: Int32Array;
  /** By project: the groups that want it, ascending. */
  readonly supporters: readonly Int32Array[];
  /**
   * By project, beside its supporters: how much each has of it, in whole numbers. Where all have
   * the same it is 1, and `scale` says how much.
   */
  readonly utilities: readonly Float64Array[];
  /**
   * By project, beside its supporters: how many ballots each stands for. They are in the profile
   * too, but all over it, and every run asks for them many times.
   */
  readonly weights: readonly Float64Array[];
  /** By project: how many ballots want it. */
  readonly voters: Float64Array;
  /** By project: what one whole number of `utilities` stands for. */
  readonly scales: readonly bigint[];
  /** By project: the sum of its supporters' utilities, times how many they are; exact. */
  readonly totals: Float64Array;
  /** By project: the cost, rounded to a number; `profile` has it exactly. */
  readonly costs: Float64Array;
  /** Whether a voter's points decide how much a voter pays. */
  readonly pointed: boolean;
  /** The most points that are no support. */
  readonly none: number;
}

/**
 * @param utility what a voter has of a project: its cost, one, or the points given to it
 * @param isOut whether a project may not be bought, however many want it
 * @throws CountingError where points are too large
 */
export function marketOf(
  profile: Profile,
  utility: Utility,
  isOut: (project: number) => boolean = () => false,
): Market {
  const { projects } = profile;
  const pointed = utility === 'points';
  const none = Math.max(noSupport(profile), pointed ? 0 : -Infinity);
  const { supporters, utilities, weights } = supportersOf(profile, pointed, none);
  const totals = Float64Array.from(weights, (ballots, project) =>
    totalOf(ballots, utilities[project] as Float64Array),
  );
  const wanted = projects.flatMap(({ cost }, index) =>
    cost > 0n && (totals[index] as number) > 0 && !isOut(index) ? [index] : [],
  );
  return {
    profile,
    candidates: Int32Array.from(wanted),
    supporters,
    utilities,
    weights,
    voters: Float64Array.from(weights, (ballots) => ballots.reduce((sum, one) => sum + one, 0)),
    scales: projects.map(({ cost }) => (utility === 'cost' ? cost : 1n)),
    totals,
    costs: Float64Array.from(projects, ({ cost }) => Number(cost)),
    pointed,
    none,
  };
}

function supportersOf(profile: Profile, pointed: boolean, none: number) {
  const { projects, groups } = profile;
  const { count, starts, items, points } = groups;
  const wants = (at: number) => (points?.[at] ?? 1) > none;
  const sizes = new Int32Array(projects.length);
  for (let at = 0; at < items.length; at++) {
    if (wants(at)) sizes[items[at] as number] = (sizes[items[at] as number] as number) + 1;
  }
  const supporters = Array.from(sizes, (size) => new Int32Array(size));
  const utilities = Array.from(sizes, (size) => new Float64Array(size).fill(1));
  const weights = Array.from(sizes, (size) => new Float64Array(size));
  const filled = new Int32Array(projects.length);
  for (let group = 0; group < count; group++) {
    const end = starts[group + 1] as number;
    for (let at = starts[group] as number; at < end; at++) {
      if (!wants(at)) continue;
      const item = items[at] as number;
      const place = filled[item] as number;
      (supporters[item] as Int32Array)[place] = group;
      (weights[item] as Float64Array)[place] = groups.weights[group] as number;
      if (pointed && points) (utilities[item] as Float64Array)[place] = points[at] as number;
      filled[item] = place + 1;
    }
  }
  return { supporters, utilities, weights };
}

function totalOf(weights: Float64Array, utilities: Float64Array): number {
  let total = 0;
  for (let at = 0; at < weights.length; at++) {
    total += (utilities[at] as number) * (weights[at] as number);
  }
  if (Number.isSafeInteger(total)) return total;
  throw new CountingError(
    'too-large',
    'The points of all ballots together are too large to be counted exactly.',
  );
}
