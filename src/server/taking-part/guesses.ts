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
    const recent = this.#recent(networkOf(address));
    const first = recent.at(-MOST);
    return first === undefined ? 0 : Math.ceil((first + WINDOW - this.#now()) / 1000);
  }

  failed(address: string): void {
    const network = networkOf(address);
    this.#failures.set(network, [...this.#recent(network), this.#now()]);
  }

  /** Forgets addresses that have not failed for a while. */
  forgetOld(): void {
    for (const network of this.#failures.keys()) {
      if (this.#recent(network).length === 0) this.#failures.delete(network);
    }
  }

  #recent(network: string): number[] {
    const since = this.#now() - WINDOW;
    return (this.#failures.get(network) ?? []).filter((time) => time > since).slice(-MOST);
  }
}

/** @returns an IPv4 address as it is; of an IPv6 one the first half, as a household has the rest */
function networkOf(address: string): string {
  const [, v4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (v4 !== undefined || !address.includes(':')) return v4 ?? address;
  const [head = '', tail] = address.split('::');
  const [before, after] = [head, tail ?? ''].map((half) => half.split(':').filter(Boolean));
  const zeros = tail === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [
    ...(before ?? []),
    ...Array<string>(Math.max(0, zeros)).fill('0'),
    ...(after ?? []),
  ];
  return groups.slice(0, 4).join(':');
}
