import type { Ranking } from '../../pabulib/weights.ts';
import type { ValueKind } from '../../rules/methods.ts';
import { given } from '../../rules/optional.ts';
import { CountingError } from '../counting-error.ts';
import type { Part } from './parts.ts';

/** A project as it is counted. */
export interface Project {
  readonly id: string;
  /** In the profile's smallest amount; not negative. */
  readonly cost: bigint;
}

/**
 * Ballots that are the same, merged: they hold the same money all the way. The lists of all of
 * them lie one behind the other, because a counting goes through them a thousand times.
 */
export interface Groups {
  readonly count: number;
  /** How many ballots a group stands for. */
  readonly weights: Float64Array;
  /** Where a group's list begins; one entry more than there are groups. */
  readonly starts: Int32Array;
  /** Indices of projects, ascending within a group. */
  readonly items: Int32Array;
  /**
   * Beside each item its points, whole numbers of 1/`pointScale`: what was given on cumulative and
   * scoring ballots. Absent where an item is named or not; on ballots that rank, `withWeights` makes
   * them of the places.
   */
  readonly points: Float64Array | undefined;
  /** Of ballots that rank. */
  readonly ranks?: Ranks | undefined;
}

/** In which order ballots name things. */
export interface Ranks {
  /** Beside each item its place, from 0. */
  readonly places: Int32Array;
  /** How many things a group's ballots name, those too that are not known. */
  readonly lengths: Int32Array;
}

/** Whether a ballot names items, ranks them, or gives them points. */
export type BallotType = 'named' | 'ranked' | 'pointed';

/** By what the value of a selection is. */
export const BALLOT_TYPES: Readonly<Record<ValueKind, BallotType>> = {
  none: 'named',
  rank: 'ranked',
  points: 'pointed',
  score: 'pointed',
  amount: 'pointed',
};

/** An election in the form that all rules count. */
export interface Profile {
  readonly ballotType: BallotType;
  readonly projects: readonly Project[];
  readonly budget: bigint;
  /** How many of the smallest amounts make a currency unit: 100 for øre, 1 where costs are whole. */
  readonly unit: bigint;
  /** How many ballots there are, empty ones too. */
  readonly ballots: number;
  /** How many of the smallest points make one; `exactScale` has it where that is a large number. */
  readonly pointScale: number;
  /** The lowest number of points that a ballot can give, in whole points; 0 unless given. */
  readonly lowest?: number | undefined;
  /** What a ballot gives to what it does not name, in the smallest points; nothing unless given. */
  readonly unscored?: number | undefined;
  /** Of ballots that rank: what places are worth, unless the count says otherwise. */
  readonly ranking?: Ranking | undefined;
  /** Parts that have a budget of their own. */
  readonly parts?: readonly Part[] | undefined;
  /** Groups of projects of which only one can be chosen. */
  readonly exclusive?: readonly (readonly number[])[] | undefined;
  readonly groups: Groups;
}

/** @returns the same exactly: a power of ten beyond 22 digits is none in floating point */
export function exactScale({ pointScale }: Pick<Profile, 'pointScale'>): bigint {
  if (Number.isSafeInteger(pointScale)) return BigInt(pointScale);
  return 10n ** BigInt(Math.round(Math.log10(pointScale)));
}

/** What is known of all ballots once they are read. */
interface Known extends Pick<
  Profile,
  'budget' | 'unit' | 'lowest' | 'ranking' | 'parts' | 'exclusive'
> {
  /** In points, as exact decimal text or as a whole number. */
  readonly unscored?: string | number | undefined;
}

/** Far beyond any budget, and small enough that decimals are read without loss. */
export const MOST_POINTS = 2 ** 43;

/** More than any ballot ranks: so a place and a length go into one number. */
const MOST_RANKED = 2 ** 21;

/** Gathers ballots, and merges those that are the same. */
export class ProfileBuilder {
  readonly #projects: readonly Project[];
  readonly #ballotType: BallotType;
  readonly #table: GroupTable;
  #ballots = 0;
  #decimals = 0;

  constructor(projects: readonly Project[], ballotType: BallotType) {
    this.#projects = projects;
    this.#ballotType = ballotType;
    this.#table = new GroupTable(ballotType !== 'named');
  }

  /**
   * @param items indices of projects; one named twice stands where it was named last
   * @param points one for each item, as exact decimal text or as a whole number
   * @throws CountingError where points are too large to be counted exactly
   */
  add(items: readonly number[], points?: readonly (string | number)[]): void {
    this.#ballots++;
    if (points) this.#admitDecimals(points);
    this.#table.add(
      items,
      points?.map((point) => this.#whole(point)),
    );
  }

  /**
   * The same for a ballot that ranks.
   * @param places one for each item, from 0
   * @param length how many things the ballot names, those too that are not known
   * @throws CountingError where it names too many
   */
  rank(items: readonly number[], places: readonly number[], length: number): void {
    this.#ballots++;
    if (length > MOST_RANKED) {
      throw new CountingError('too-large', `A ballot ranks more than ${MOST_RANKED} things.`);
    }
    this.#table.add(
      items,
      places.map((place) => length * MOST_RANKED + place),
    );
  }

  /** @returns the election; nothing can be added afterwards */
  build({ unscored, ...known }: Known): Profile {
    if (unscored !== undefined) this.#admitDecimals([unscored]);
    const groups = this.#table.groups();
    return {
      ballotType: this.#ballotType,
      projects: this.#projects,
      ballots: this.#ballots,
      pointScale: 10 ** this.#decimals,
      groups: this.#ballotType === 'ranked' ? ranked(groups) : groups,
      ...known,
      ...given('unscored', unscored === undefined ? undefined : this.#whole(unscored)),
    };
  }

  /** Points are kept as whole numbers; where one has more decimals, all before it grow. */
  #admitDecimals(points: readonly (string | number)[]): void {
    for (const point of points) {
      const decimals = typeof point === 'number' ? 0 : (point.split('.')[1]?.length ?? 0);
      if (decimals <= this.#decimals) continue;
      this.#table.scalePoints(10 ** (decimals - this.#decimals));
      this.#decimals = decimals;
    }
  }

  /** What was written with decimals is whole after rounding, and exactly what was written. */
  #whole(point: string | number): number {
    return checked(Math.round(Number(point) * 10 ** this.#decimals));
  }
}

/** Takes places and lengths apart again. */
function ranked({ points: codes = new Float64Array(0), ...groups }: Groups): Groups {
  const places = Int32Array.from(codes, (code) => code % MOST_RANKED);
  const lengths = Int32Array.from(groups.weights, (_, group) => {
    const start = groups.starts[group] as number;
    const isEmpty = start === groups.starts[group + 1];
    return isEmpty ? 0 : Math.floor((codes[start] as number) / MOST_RANKED);
  });
  return { ...groups, points: undefined, ranks: { places, lengths } };
}

function checked(points: number): number {
  if (Math.abs(points) <= MOST_POINTS) return points;
  throw new CountingError(
    'too-large',
    'The points of a ballot are too large, or have too many decimals, to be counted exactly.',
  );
}

/** A hash table whose keys are lists of numbers: a text for each ballot would take longest of all. */
class GroupTable {
  readonly #pointed: boolean;
  #slots = new Int32Array(1 << 12).fill(-1);
  #hashes = new Int32Array(1 << 11);
  #weights = new Float64Array(1 << 11);
  #starts = new Int32Array((1 << 11) + 1);
  #items = new Int32Array(1 << 13);
  #points = new Float64Array(0);
  #count = 0;

  constructor(pointed: boolean) {
    this.#pointed = pointed;
    if (pointed) this.#points = new Float64Array(1 << 13);
  }

  add(items: readonly number[], points: readonly number[] | undefined): void {
    const start = this.#starts[this.#count] as number;
    const end = this.#write(start, items, points);
    const hash = this.#hash(start, end);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const group = this.#slots[slot] as number;
      if (group < 0) return this.#found(slot, hash, end);
      if (this.#hashes[group] === hash && this.#same(group, start, end)) {
        this.#weights[group] = (this.#weights[group] as number) + 1;
        return;
      }
    }
  }

  scalePoints(factor: number): void {
    const written = this.#starts[this.#count] as number;
    for (let at = 0; at < written; at++) {
      this.#points[at] = checked((this.#points[at] as number) * factor);
    }
    // Every list is another now, so each has another place.
    for (let group = 0; group < this.#count; group++) {
      const [start, end] = [this.#starts[group] as number, this.#starts[group + 1] as number];
      this.#hashes[group] = this.#hash(start, end);
    }
    this.#rehash(this.#slots.length);
  }

  groups(): Groups {
    const count = this.#count;
    const length = this.#starts[count] as number;
    return {
      count,
      weights: this.#weights.slice(0, count),
      starts: this.#starts.slice(0, count + 1),
      items: this.#items.slice(0, length),
      points: this.#pointed ? this.#points.slice(0, length) : undefined,
    };
  }

  /** Writes a list behind all others, sorted and each item once. @returns where it ends */
  #write(start: number, items: readonly number[], points: readonly number[] | undefined): number {
    if (items.length > MANY) return this.#writeMany(start, items, points);
    this.#reserve(start + items.length);
    const [allItems, allPoints] = [this.#items, this.#points];
    let end = start;
    for (let index = 0; index < items.length; index++) {
      const item = items[index] as number;
      let at = end;
      while (at > start && (allItems[at - 1] as number) > item) at--;
      if (at === start || allItems[at - 1] !== item) {
        allItems.copyWithin(at + 1, at, end);
        if (points) allPoints.copyWithin(at + 1, at, end);
        allItems[at] = item;
        end++;
      } else at--;
      if (points) allPoints[at] = points[index] as number;
    }
    return end;
  }

  /** The same for long lists, of which one may name a million projects. */
  #writeMany(
    start: number,
    items: readonly number[],
    points: readonly number[] | undefined,
  ): number {
    const last = new Map(items.map((item, index) => [item, points?.[index] ?? 0]));
    this.#reserve(start + last.size);
    let end = start;
    for (const item of Int32Array.from(last.keys()).sort()) {
      this.#items[end] = item;
      if (points) this.#points[end] = last.get(item) as number;
      end++;
    }
    return end;
  }

  #hash(start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ (this.#items[at] as number), 0x9e3779b1);
      hash ^= hash >>> 15;
      if (this.#pointed) hash = Math.imul(hash ^ (this.#points[at] as number), 0x85ebca6b);
    }
    return hash ^ (hash >>> 13);
  }

  #same(group: number, start: number, end: number): boolean {
    const other = this.#starts[group] as number;
    if ((this.#starts[group + 1] as number) - other !== end - start) return false;
    for (let at = 0; at < end - start; at++) {
      if (this.#items[other + at] !== this.#items[start + at]) return false;
      if (this.#pointed && this.#points[other + at] !== this.#points[start + at]) return false;
    }
    return true;
  }

  #found(slot: number, hash: number, end: number): void {
    const group = this.#count++;
    if (this.#count >= this.#weights.length) this.#growGroups();
    this.#slots[slot] = group;
    this.#hashes[group] = hash;
    this.#weights[group] = 1;
    this.#starts[group + 1] = end;
    if (this.#count * 2 > this.#slots.length) this.#rehash(this.#slots.length * 2);
  }

  #rehash(size: number): void {
    this.#slots = new Int32Array(size).fill(-1);
    for (let group = 0; group < this.#count; group++) {
      let slot = (this.#hashes[group] as number) & (size - 1);
      while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = group;
    }
  }

  #growGroups(): void {
    this.#hashes = grown(this.#hashes, Int32Array);
    this.#weights = grown(this.#weights, Float64Array);
    this.#starts = grown(this.#starts, Int32Array);
  }

  #reserve(length: number): void {
    while (length > this.#items.length) {
      this.#items = grown(this.#items, Int32Array);
      if (this.#pointed) this.#points = grown(this.#points, Float64Array);
    }
  }
}

/** From here on a list is sorted by the machine, and not by inserting. */
const MANY = 64;

function grown<T extends Int32Array | Float64Array>(array: T, type: new (length: number) => T): T {
  const larger = new type(array.length * 2);
  larger.set(array);
  return larger;
}
