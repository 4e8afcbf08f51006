import type { Definition } from '../../protocol/resources.ts';
import type { Gone } from '../storage/queries/log.ts';
import type { Standing } from '../storage/queries/signups.ts';
import type { Db } from '../storage/tables.ts';
import type { ByCode } from './people/by-code.ts';

/**
 * What a resource knows of people: it is found, put right and deleted, and goes when it is time.
 * `now` is in milliseconds since 1970.
 */
export interface People<D extends Definition = Definition> {
  /** @returns the definition with how long things are kept, where it does not say so itself */
  withRetention(definition: D): D;
  /** @returns what goes by itself, and when; nothing where the definition does not say */
  terms(definition: D): readonly Term[];
  /** @returns when the first of what there is goes, of each kind; nothing where nothing does */
  due(db: Db, definition: D): Promise<readonly (Due & { readonly what: keyof Gone })[]>;
  /**
   * Deletes what has been kept for as long as the definition says.
   * @param time how late it is, in milliseconds since 1970: see `believedTime`
   */
  expire(db: Db, definition: D, time: number): Promise<Gone>;
  /** @returns everything that was handed in, or what has a receipt's code */
  read(db: Db, definition: D, code?: string): Promise<readonly HandedIn[]>;
  /**
   * Puts right what stands behind a receipt's code, by the rules that go for whoever hands it in.
   * @param typed what is to be, as in `contact.email=mai@example.dk`; nothing behind `=` clears it
   * @returns the names of what is other than before; undefined where nothing has the code
   * @throws Mistake where it does not fit, in words
   */
  correct(
    db: Db,
    definition: D,
    code: string,
    typed: readonly string[],
    now: number,
  ): Promise<readonly string[] | undefined>;
  /**
   * Deletes what stands behind a receipt's code.
   * @returns how much that was; undefined where nothing has the code
   */
  remove(db: Db, definition: D, code: string, now: number): Promise<Gone | undefined>;
  /**
   * Cancels on behalf of somebody, as the receipt's link does; where that can be cancelled.
   * @returns whether it was not before; undefined where nothing has the code
   */
  cancel?(db: Db, definition: D, code: string, now: number): Promise<boolean | undefined>;
  /** For whoever has a receipt's code, and no link. */
  readonly byCode: ByCode<D>;
  /** @returns who has a place and who waits for one; where there are places */
  standings?(db: Db, definition: D): Promise<Standings>;
}

/** How everybody stands. */
export interface Standings {
  /** The ids of the dates that are called off. */
  readonly calledOff: readonly string[];
  /** In the order of the queue. */
  readonly places: readonly Standing[];
}

export type { Standing };

/** One thing that goes by itself. */
export interface Term {
  readonly what: keyof Gone;
  readonly days: number;
  /** After what: the last date, closing, or the day on which each came. */
  readonly after: 'dates' | 'closing' | 'arrival';
  /** The day, YYYY-MM-DD; undefined where each has its own. */
  readonly on?: string;
}

/** What somebody handed in. */
export interface HandedIn {
  readonly code: string;
  /** The day, YYYY-MM-DD; null where an earlier version did not note it. */
  readonly received: string | null;
  /** Everything of it, as JSON. */
  readonly record: object;
  /** The answers by their names, such as `contact.email`: what can be looked through. */
  readonly answers: readonly (readonly [name: string, answer: unknown])[];
  /** What tells who they are: how to reach them, and what is written of each in a short text. */
  readonly names: readonly string[];
  /** Where it stands, such as `jan: has a place, feb: waits (2)`; where there is a waiting list. */
  readonly stands?: string;
}

const DAY = 86_400_000;

/** @returns the day that is so many behind another, both YYYY-MM-DD */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** A day, and when it begins. */
export interface Due {
  readonly day: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/**
 * @param over when something was over, RFC 3339
 * @returns so many days behind the one that is written there, by the clock that it was written by
 */
export function dueAfter(over: string, days: number): Due {
  const day = dayAfter(over.slice(0, 10), days);
  const [offset] = /(Z|[+-]\d\d:\d\d)$/.exec(over) ?? ['Z'];
  return { day, time: Date.parse(`${day}T00:00:00${offset}`) };
}
