/** Beyond this many, voters are no longer compared: their ids would fill the memory. */
export const MOST_VOTERS = 5_000_000;

const ZERO = 48;

/** Who has voted. In most files the ids ascend, and then it is enough to look at the last one. */
export class Voters {
  /** Ids that are numbers, as long as each is larger than the one before. */
  #ascending: number[] = [];
  #last = -1;
  /** All of them, once one was not. */
  #seen: Set<string | number> | undefined;

  /** How many are known. */
  get size(): number {
    return this.#seen?.size ?? this.#ascending.length;
  }

  /** @returns whether the voter was known before */
  add(voterId: string): boolean {
    const key = keyOf(voterId);
    if (!this.#seen && typeof key === 'number' && key > this.#last) {
      this.#last = key;
      if (this.#ascending.length < MOST_VOTERS) this.#ascending.push(key);
      return false;
    }
    const seen = (this.#seen ??= new Set<string | number>(this.#ascending));
    this.#ascending = [];
    const before = seen.size;
    if (before >= MOST_VOTERS) return seen.has(key);
    return seen.add(key).size === before;
  }
}

/**
 * @returns a number for an id that is nothing else, and text for any other (`007` is not `7`); a
 * set of numbers takes a fraction of the time and memory
 */
function keyOf(voterId: string): string | number {
  const { length } = voterId;
  if (length > 15 || voterId.charCodeAt(0) === ZERO) return voterId;
  let number = 0;
  for (let index = 0; index < length; index++) {
    const digit = voterId.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) return voterId;
    number = number * 10 + digit;
  }
  return number;
}
