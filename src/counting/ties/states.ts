/** Thrown where finding out would take more than is allowed. */
export class TooMany extends Error {}

/** Counts different states that are visited. */
export class States {
  #left: number;
  readonly #seen = new Set<string>();

  constructor(most: number) {
    this.#left = most;
  }

  /** @throws TooMany */
  visit(states: number): void {
    this.#left -= states;
    if (this.#left < 0) throw new TooMany();
  }

  /** The same for one that has a name: it is counted once. */
  visitOnce(name: string): void {
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    this.visit(1);
  }
}
