/** How many wrong codes an address may send in a minute before it has to wait. */
const MOST = 20;
const WINDOW = 60_000;

/**
 * Counts wrong codes per address, in memory alone. Twenty a minute is more than the people behind
 * one library's address mistype, and far too few to find one of 2^60 codes.
 */
export class Guesses {
  readonly #failures = new Map<string, number[]>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns for how many seconds an address has to wait; 0 if it may try */
  secondsToWait(address: string): number {
    const recent = this.#recent(address);
    const first = recent.at(-MOST);
    return first === undefined ? 0 : Math.ceil((first + WINDOW - this.#now()) / 1000);
  }

  failed(address: string): void {
    this.#failures.set(address, [...this.#recent(address), this.#now()]);
  }

  /** Forgets addresses that have not failed for a while. */
  forgetOld(): void {
    for (const address of this.#failures.keys()) {
      if (this.#recent(address).length === 0) this.#failures.delete(address);
    }
  }

  #recent(address: string): number[] {
    const since = this.#now() - WINDOW;
    return (this.#failures.get(address) ?? []).filter((time) => time > since).slice(-MOST);
  }
}
