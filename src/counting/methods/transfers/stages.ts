import type { Rational } from '../../rational.ts';
import type { Tie } from '../ties.ts';

/** What happened at one stage of a count, and how things stand at its end. */
export interface Stage {
  /** Whose ballots moved on, and why; at the first stage nobody's. */
  readonly moved: Moved | undefined;
  /** How many votes are enough. */
  readonly quota: bigint;
  /** By index of the item. */
  readonly votes: readonly Rational[];
  /**
   * Votes that nobody has any more: of ballots that name nobody else, and what was cut off behind
   * the last decimal.
   */
  readonly exhausted: Rational;
  /** Indices of those who were elected at its end, most votes first. */
  readonly elected: readonly number[];
}

export interface Moved {
  readonly item: number;
  /** It had more votes than it needed, or the fewest of all. */
  readonly why: 'surplus' | 'excluded';
  /** Who had as many votes, it among them; in the order that breaks ties. Absent where nobody had. */
  readonly equals?: readonly number[];
  /**
   * The stage, from 0, at which the votes told them apart; absent where the order that breaks ties
   * had to.
   */
  readonly apart?: number;
  /** The last between whom only the order that breaks ties could choose, in that order. */
  readonly lot?: readonly number[];
}

/** What came out of a count in stages. */
export interface Transferred {
  /** Indices of items, in the order in which they were elected. */
  readonly selected: readonly number[];
  readonly stages: readonly Stage[];
  readonly seats: number;
  /** Ballots that name something, and those that do not. */
  readonly valid: number;
  readonly blank: number;
}

/** @returns every choice that only the order that breaks ties could make */
export function lotsIn({ stages }: Transferred): Tie[] {
  let before = 0;
  return stages.flatMap(({ moved, elected }) => {
    const lot = moved?.lot ? [{ before, items: moved.lot }] : [];
    before += elected.length;
    return lot;
  });
}
