import type { PabulibElection } from '../election.ts';
import { toMinorUnits } from '../numbers.ts';
import { PabulibError, quoted, type PabulibCode, type PabulibWarning } from '../warnings.ts';

/** Every key of META that says what a ballot must and may hold. */
const LIMIT = /^(?:min|max)_(?:length|points|sum_points|sum_cost)(?:_|$)/;

/** Reads META's limits, and keeps in mind which were asked for. */
export class Limits {
  readonly warnings: PabulibWarning[] = [];
  readonly #election: PabulibElection;
  readonly #asked = new Set<string>();

  constructor(election: PabulibElection) {
    this.#election = election;
  }

  /** @returns META's value without space around it, or undefined where it has none */
  text(key: string): string | undefined {
    return this.#election.meta.get(key)?.trim() || undefined;
  }

  /** @returns the line of a key; of one that is not there, the first */
  line(key: string): number {
    return this.#election.metaLines.get(key) ?? 1;
  }

  /** @returns whether a key became a limit of the definition */
  wasAsked(key: string): boolean {
    return this.#asked.has(key);
  }

  warn(code: PabulibCode, key: string, message: string): void {
    this.warnings.push({ line: this.line(key), code, message });
  }

  /** @returns a number of things or points, or undefined where META has none */
  count(key: string): number | undefined {
    return this.money(key, 0);
  }

  /** @returns a sum in minor units, or undefined where META has none */
  money(key: string, decimals: number): number | undefined {
    return this.#number(key, decimals, 0);
  }

  /** Like `count`; may be negative, as the least score can be. */
  points(key: string): number | undefined {
    return this.#number(key, 0, -Infinity);
  }

  /** @throws PabulibError where the least is more than the most */
  check(low: string, least: number | undefined, high: string, most: number | undefined): void {
    if (least === undefined || most === undefined || least <= most) return;
    const message = `The ${low} of ${least} is more than the ${high} of ${most}, so that no ballot is allowed.`;
    throw new PabulibError('contradictory-limits', this.line(low), message);
  }

  /** Warns of every limit that nobody asked for. One of 0 at least is none. */
  warnOfTheRest(): void {
    for (const key of this.#election.meta.keys()) {
      const text = this.text(key);
      if (!LIMIT.test(key) || this.#asked.has(key) || text === undefined) continue;
      if (!key.startsWith('max_') && toMinorUnits(text, 0) === 0) continue;
      const message = `META's ${key} of ${quoted(text)} was left out: the definition has no rule for it.`;
      this.warn('limit-without-rule', key, message);
    }
  }

  #number(key: string, decimals: number, least: number): number | undefined {
    this.#asked.add(key);
    const text = this.text(key);
    if (text === undefined) return undefined;
    const number = toMinorUnits(text, decimals);
    if (number !== undefined && number >= least) return number;
    const message = `META's ${key} of ${quoted(text)} was left out: it is not a number that a limit can be.`;
    this.warn('bad-number', key, message);
    return undefined;
  }
}
