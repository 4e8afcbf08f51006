import { exactScale, type Groups, type Profile } from '../profile/profile.ts';

/** What ballots give a project. */
export interface Support {
  /** Ballots that support it. */
  readonly votes: Float64Array;
  /** Ballots that name it: on ballots with points also those that give it none, or fewer. */
  readonly named: Float64Array;
  /**
   * Its points, in whole numbers of 1/`pointScale`; on ballots without points a vote is one.
   */
  readonly scores: readonly bigint[];
}

/** Counts how many ballots support each project, and its points. */
export function supportOf(profile: Profile): Support {
  const { projects, groups } = profile;
  const votes = new Float64Array(projects.length);
  const named = new Float64Array(projects.length);
  const scores = new ExactSums(projects.length);
  const none = noSupport(profile);
  eachMention(groups, (item, weight, points) => {
    named[item] = (named[item] as number) + weight;
    if ((points ?? 1) > none) votes[item] = (votes[item] as number) + weight;
    if (points !== undefined) scores.add(item, weight, points);
  });
  // Where ballots have no points, each vote is one, and nothing needs adding up.
  if (!groups.points) {
    const scale = exactScale(profile);
    return { votes, named, scores: Array.from(named, (ballots) => BigInt(ballots) * scale) };
  }
  const { unscored, ballots } = profile;
  if (unscored) {
    projects.forEach((_, item) => scores.add(item, ballots - (named[item] as number), unscored));
  }
  return { votes, named, scores: scores.all() };
}

/**
 * @returns the most points, in the profile's smallest, that are no support: 0, and the lowest that a
 * ballot can give; where ballots name or rank, whatever they name has their support
 */
export function noSupport({ ballotType, lowest = 0, pointScale }: Profile): number {
  return ballotType === 'pointed' ? Math.max(0, lowest) * pointScale : -Infinity;
}

/** Calls back for each project on each group of ballots. */
export function eachMention(
  { count, weights, starts, items, points }: Groups,
  call: (item: number, weight: number, points: number | undefined) => void,
): void {
  for (let group = 0; group < count; group++) {
    const end = starts[group + 1] as number;
    for (let at = starts[group] as number; at < end; at++) {
      call(items[at] as number, weights[group] as number, points?.[at]);
    }
  }
}

/** Adds whole numbers without loss: in floating point as long as that is exact. */
class ExactSums {
  readonly #small: Float64Array;
  readonly #large = new Map<number, bigint>();

  constructor(length: number) {
    this.#small = new Float64Array(length);
  }

  add(index: number, weight: number, amount: number): void {
    const sum = (this.#small[index] as number) + weight * amount;
    if (Number.isSafeInteger(sum)) this.#small[index] = sum;
    else {
      this.#large.set(index, this.#at(index) + BigInt(weight) * BigInt(amount));
      this.#small[index] = 0;
    }
  }

  all(): bigint[] {
    return Array.from(this.#small, (_, index) => this.#at(index));
  }

  #at(index: number): bigint {
    return (this.#large.get(index) ?? 0n) + BigInt(this.#small[index] as number);
  }
}

/**
 * @returns by how many ballots a project is scored: by those that name it, or by all where they give
 * something to what they do not name
 */
export function scoredBy({ unscored, ballots }: Profile, { named }: Support, item: number): number {
  return unscored === undefined ? (named[item] as number) : ballots;
}

/** The scores that a project was given: by ballots that score it. */
export interface Scores {
  /** In points; NaN where nobody scored it. */
  readonly mean: number;
  /** How far the scores lie from the mean: the standard deviation of all of them. */
  readonly spread: number;
}

/** @returns the mean and the spread of each project's scores, the mean as near as a number can be */
export function scoresOf(profile: Profile, support: Support): Scores[] {
  const { projects, groups, pointScale } = profile;
  const squares = Array.from(projects, () => 0n);
  eachMention(groups, (item, weight, points) => {
    const value = BigInt(points ?? pointScale);
    squares[item] = (squares[item] as bigint) + BigInt(weight) * value * value;
  });
  const { unscored = 0, ballots } = profile;
  return projects.map((_, item) => {
    const others = BigInt(ballots - (support.named[item] as number)) * BigInt(unscored) ** 2n;
    const votes = scoredBy(profile, support, item);
    const score = support.scores[item] as bigint;
    // Exact up to here: n · Σx² − (Σx)² would lose everything in floating point.
    const spread = BigInt(votes) * ((squares[item] as bigint) + others) - score * score;
    return {
      mean: votes === 0 ? NaN : nearest(score, BigInt(votes) * exactScale(profile)),
      spread: Math.sqrt(Number(spread)) / votes / pointScale,
    };
  });
}

/** More digits than floating point tells apart. */
const DIGITS = 40;

/** @returns a fraction as the number nearest to it: 6.2e-22, where dividing twice has 6.199999999999999e-22 */
function nearest(num: bigint, den: bigint): number {
  const places = DIGITS + den.toString().length;
  return Number(`${(num * 10n ** BigInt(places)) / den}e-${places}`);
}

/** Every pair of projects held against each other. */
export interface Pairs {
  /** How many ballots put the row's project before the column's. */
  readonly matrix: readonly Float64Array[];
  /** Copeland: pairs won, and half of those drawn, times two. */
  readonly doubled: readonly number[];
}

/**
 * Compares in pairs (Copeland 1951): on a ballot, the better place or more points go first, and what
 * is supported goes before what is not named, which goes before what has fewer points than none;
 * where ballots give something to what they do not name, it stands where that puts it.
 */
export function pairsOf(profile: Profile): Pairs {
  const { projects, groups } = profile;
  const unnamed = profile.unscored ?? noSupport(profile);
  const size = projects.length;
  const all = projects.map((_, index) => index);
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  const { count, weights, starts, items, points, ranks } = groups;
  const place = new Float64Array(size);
  for (let group = 0; group < count; group++) {
    place.fill(unnamed);
    const [start, end] = [starts[group] as number, starts[group + 1] as number];
    let anyBelow = false;
    for (let at = start; at < end; at++) {
      const value = ranks ? -(ranks.places[at] as number) : (points?.[at] ?? 0);
      place[items[at] as number] = value;
      if (value < unnamed) anyBelow = true;
    }
    for (const item of anyBelow ? all : items.subarray(start, end)) {
      const row = matrix[item] as Float64Array;
      for (let other = 0; other < size; other++) {
        if ((place[item] as number) > (place[other] as number)) {
          row[other] = (row[other] as number) + (weights[group] as number);
        }
      }
    }
  }
  const doubled = matrix.map((row, a) =>
    matrix.reduce((sum, other, b) => {
      if (a === b) return sum;
      return sum + 1 + Math.sign((row[b] as number) - (other[a] as number));
    }, 0),
  );
  return { matrix, doubled };
}
