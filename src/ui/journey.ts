import type { Receipt } from '../protocol/receipt.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import type { Typing } from '../rules/typing.ts';
import { newKey, type Device, type Draft, type Failure, type ReceiptNote } from './device.ts';

/** It is stored. */
export interface Arrival {
  /** A plain backend may say nothing but that it arrived. */
  readonly receipt: Receipt | undefined;
  /** What was sent first is stored; what was changed afterwards is not. */
  readonly changedSince?: boolean;
}

/** What became of what a person sends. `sent` stands only after the server has said so. */
export type Delivery =
  | { readonly status: 'unsent' | 'sending' }
  | {
      readonly status: 'sent';
      readonly arrival: Arrival;
      /** Milliseconds since 1970. */
      readonly at: number;
      /** Another tab has sent it. */
      readonly elsewhere: boolean;
    }
  | {
      readonly status: 'failed';
      readonly error: unknown;
      /** Whether it may be stored all the same: a lost answer is not a no. */
      readonly mayHaveArrived: boolean;
      /** In how many milliseconds it is sent again by itself, as the server asks. */
      readonly again: number | undefined;
    };

/** Where a person stands. */
export interface Stand<S> {
  readonly filled: S;
  /** Which page is shown; the review comes after the last one. */
  readonly page: number;
  /** Whether the person tried to go on: nobody is told of errors before. */
  readonly tried: boolean;
  readonly delivery: Delivery;
  /** What the server found wrong. */
  readonly refused: readonly RuleProblem[];
  /** Whether what is on screen is also on the device. */
  readonly kept: 'nothing' | 'here' | 'not-kept';
  /** Whether it was sent and no answer came: "not sent" would be a guess. */
  readonly unsure: boolean;
  /** Why it was not sent the last time. */
  readonly failure: Failure | undefined;
  /** Why this is here, where it was begun before: until something is done about it. */
  readonly cameBack:
    'begun' | 'unsure' | { readonly code: string; readonly at: number } | undefined;
  /** Receipts of those who took part on this device before; shown in place of the form. */
  readonly took: readonly ReceiptNote[];
  /** What was deleted a moment ago, and can still be had back. */
  readonly deleted: Draft | undefined;
}

/** What a journey is through. */
export interface Route<S> {
  readonly initial: () => S;
  /** For each page the pointers whose problems are put right there. */
  readonly pages: readonly (readonly string[])[];
  readonly device: Device;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * From the first page to the receipt: one state and its verbs. Those of the first act are here; what
 * goes on, comes back, is sent and settled is the second's (`sending/outbox.ts`). It belongs to one definition, so
 * an answer that comes when another form is on the page still belongs to what was sent.
 */
export class Journey<S extends Typing> {
  readonly route: Route<S>;
  /** The same for every try of one submission. */
  key = newKey();
  #stand: Stand<S>;
  #listener: (() => void) | undefined;
  /** Whether nobody looks any more. */
  left = false;
  /** Whether something lies on the device that the second act is to take up first. */
  waits = false;

  constructor(route: Route<S>) {
    this.route = route;
    this.#stand = this.fresh();
  }

  get stand(): Stand<S> {
    return this.#stand;
  }

  /** @param listener is told of every change from then on */
  begin(listener: () => void): void {
    this.#listener = listener;
    this.waits = this.route.device.isUsed;
  }

  /** Nobody looks any more; what is on its way still ends as it should. */
  leave(): void {
    this.left = true;
    this.#listener = undefined;
  }

  /** A person filled something in. */
  change(filled: S): void {
    const { delivery: before } = this.#stand;
    const delivery = before.status === 'sending' ? before : UNSENT;
    this.set({ filled, refused: [], cameBack: undefined, delivery, deleted: undefined });
    this.keep();
  }

  /** @returns what is kept on the device */
  draft(): Draft {
    const { filled, page, unsure, failure } = this.#stand;
    return { key: this.key, page, filled, unsure, failure };
  }

  /** Keeps what is filled in on the device. */
  keep(): void {
    const kept = this.route.device.writeDraft(this.draft()) ? 'here' : 'not-kept';
    if (kept !== this.#stand.kept) this.set({ kept });
  }

  set(change: Partial<Stand<S>>): void {
    this.#stand = { ...this.#stand, ...change };
    this.#listener?.();
  }

  /** @returns where a person stands who has done nothing yet */
  fresh(): Stand<S> {
    return {
      filled: this.route.initial(),
      page: 0,
      tried: false,
      delivery: UNSENT,
      refused: [],
      kept: 'nothing',
      unsure: false,
      failure: undefined,
      cameBack: undefined,
      took: [],
      deleted: undefined,
    };
  }
}

const UNSENT = { status: 'unsent' } as const;
