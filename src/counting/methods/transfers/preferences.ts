import type { Profile } from '../../profile/profile.ts';

/** A place and an item go into one number. */
const MOST_ITEMS = 2 ** 31;

/** Ballots in their order of preference, each looked at from its best place on. */
export class Preferences {
  readonly #weights: Float64Array;
  readonly #starts: Int32Array;
  /** The groups' lists, best first. */
  readonly #items: Int32Array;
  /** How far each group's list has been read: what is passed over never comes back. */
  readonly #read: Int32Array;

  constructor({ groups }: Profile) {
    const { count, weights, starts, items, ranks } = groups;
    this.#weights = weights;
    this.#starts = starts;
    this.#read = starts.slice(0, count);
    const keys = Float64Array.from(items, (item, at) => (ranks?.places[at] ?? 0) * MOST_ITEMS + item); // prettier-ignore
    for (let group = 0; group < count; group++) {
      keys.subarray(starts[group], starts[group + 1]).sort();
    }
    this.#items = Int32Array.from(keys, (key) => key % MOST_ITEMS);
  }

  /** The groups whose ballots name anything. */
  get named(): number[] {
    const all = Array.from(this.#read, (_, group) => group);
    return all.filter((group) => this.#starts[group] !== this.#starts[group + 1]);
  }

  /**
   * Sorts ballots by the best that each still names.
   * @returns the groups by item; those that name nothing more are left out
   */
  split(groups: readonly number[], isIn: (item: number) => boolean): Map<number, number[]> {
    const split = new Map<number, number[]>();
    for (const group of groups) {
      const item = this.#next(group, isIn);
      if (item === undefined) continue;
      const others = split.get(item);
      if (others) others.push(group);
      else split.set(item, [group]);
    }
    return split;
  }

  /** @returns how many ballots there are in the groups */
  ballotsIn(groups: readonly number[]): number {
    return groups.reduce((sum, group) => sum + (this.#weights[group] as number), 0);
  }

  #next(group: number, isIn: (item: number) => boolean): number | undefined {
    const end = this.#starts[group + 1] as number;
    let at = this.#read[group] as number;
    while (at < end && !isIn(this.#items[at] as number)) at++;
    this.#read[group] = at;
    return at < end ? this.#items[at] : undefined;
  }
}
