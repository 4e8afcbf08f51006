import { networkOf } from './network.ts';

/** How much of something one address may do. */
export interface Limit {
  /** What is counted: each name by itself. */
  readonly name: string;
  readonly most: number;
  readonly seconds: number;
}

interface Window {
  count: number;
  readonly ends: number;
}

/** So many addresses are counted, some megabytes; a flood from more of them pushes the oldest out. */
const MOST_COUNTED = 50_000;

/**
 * Counts per address, in the memory of this process alone: nothing that lasts is decided here, and
 * no address is stored. From the first time on, an address may do something `most` times in
 * `seconds`; then it begins anew.
 */
export class AddressLimits {
  readonly #windows = new Map<string, Window>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Counts once more, unless the limit is reached.
   * @returns for how many seconds an address has to wait; 0 if it may go on
   */
  take(address: string, { name, most, seconds }: Limit): number {
    const key = `${name} ${networkOf(address)}`;
    const now = this.#now();
    let window = this.#windows.get(key);
    // A clock that was put back must not shut anybody out for longer than the limit says.
    if (!window || window.ends <= now || window.ends > now + seconds * 1000) {
      window = { count: 0, ends: now + seconds * 1000 };
      this.#windows.delete(key);
      this.#windows.set(key, window);
      this.#makeRoom();
    }
    if (window.count >= most) return Math.ceil((window.ends - now) / 1000);
    window.count += 1;
    return 0;
  }

  /** @returns for how many seconds an address has to wait; 0 if it may go on. Nothing is counted. */
  wait(address: string, { name, most, seconds }: Limit): number {
    const now = this.#now();
    const window = this.#windows.get(`${name} ${networkOf(address)}`);
    if (!window || window.count < most) return 0;
    if (window.ends <= now || window.ends > now + seconds * 1000) return 0;
    return Math.ceil((window.ends - now) / 1000);
  }

  /** How many addresses are counted now. */
  get size(): number {
    return this.#windows.size;
  }

  /** Forgets addresses that may begin anew anyway. */
  forgetOld(): void {
    const now = this.#now();
    for (const [key, { ends }] of this.#windows) if (ends <= now) this.#windows.delete(key);
  }

  #makeRoom(): void {
    if (this.#windows.size <= MOST_COUNTED) return;
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined) this.#windows.delete(oldest);
  }
}
