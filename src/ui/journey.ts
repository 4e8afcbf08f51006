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
  /** @returns undefined where a draft no longer fits */
  readonly restore: (draft: unknown) => S | undefined;
  /** For each page the pointers whose problems are put right there. */
  readonly pages: readonly (readonly string[])[];
  readonly device: Device;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * From the first page to the receipt: one state and its verbs. Those of the first act are here; what
 * is checked, sent and settled is the second's (`sending/outbox.ts`). It belongs to one definition, so
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

  constructor(route: Route<S>) {
    this.route = route;
    this.#stand = this.#fresh();
  }

  get stand(): Stand<S> {
    return this.#stand;
  }

  /** Takes up what lies on the device. @param listener is told of every change from then on */
  begin(listener: () => void): void {
    const { device, now } = this.route;
    this.#listener = listener;
    const draft = device.readDraft();
    if (draft && this.takeUp(draft)) return;
    if (this.#stand.kept === 'nothing' && this.#stand.delivery.status === 'unsent') {
      this.set({ took: device.ownReceipts(now()) });
    }
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

  back(): void {
    this.goTo(this.#stand.page - 1);
  }

  goTo(page: number): void {
    const bounded = Math.min(Math.max(page, 0), this.route.pages.length);
    this.set({ page: bounded, tried: false, cameBack: undefined });
    if (this.#stand.kept === 'here') this.keep();
  }

  /** Begins anew, for another submission; with `another` for somebody else on this device. */
  restart(another = false): void {
    const { device, now } = this.route;
    if (another) device.handOver(now());
    // What was sent from here is wiped already: what lies there now was begun in another tab.
    if (this.#stand.kept !== 'nothing') device.wipeDraft();
    this.key = newKey();
    this.set(this.#fresh());
  }

  /** Deletes what was begun; it can be had back until something else is done. */
  remove(): void {
    const deleted = this.draft();
    this.restart();
    this.set({ deleted });
  }

  /** Brings back what was deleted a moment ago. */
  bringBack(): void {
    const { deleted } = this.#stand;
    if (!deleted || !this.takeUp(deleted)) return;
    this.set({ cameBack: undefined });
    this.keep();
  }

  /** @returns whether a draft still fits, and is taken up */
  takeUp(draft: Draft): boolean {
    const { restore, pages } = this.route;
    const filled = restore(draft.filled);
    if (filled === undefined) return false;
    this.key = draft.key;
    this.set({
      ...this.#fresh(),
      filled,
      page: Math.min(Math.max(draft.page, 0), pages.length),
      kept: 'here',
      unsure: draft.unsure,
      failure: draft.failure,
      cameBack: draft.failure ?? (draft.unsure ? 'unsure' : 'begun'),
    });
    return true;
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

  #fresh(): Stand<S> {
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
