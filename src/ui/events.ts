import type { Receipt } from '../protocol/receipt.ts';

const wide = { bubbles: true, composed: true };

/**
 * There is something to fill in: the definition is here and open; or a result to see. Once for each
 * definition.
 */
export class SamskabReadyEvent extends Event {
  readonly definition: object;
  constructor(definition: object) {
    super('samskab-ready', wide);
    this.definition = definition;
  }
}

/** A person changed something. Not fired for what a script sets, nor for a draft that came back. */
export class SamskabChangeEvent extends Event {
  /** What would be sent now; it may still break rules. */
  readonly submission: object;
  constructor(submission: object) {
    super('samskab-change', wide);
    this.submission = submission;
  }
}

/**
 * A person sends. A host that calls `preventDefault()` sends it itself, and hands over the
 * outcome with `respondWith()`; until that is settled, the widget says nothing but "sending".
 */
export class SamskabSubmitEvent extends Event {
  readonly submission: object;
  /** The idempotency key: send it along, however often you try. */
  readonly key: string;
  #response: Promise<Receipt> | undefined;

  constructor(submission: object, key: string) {
    super('samskab-submit', { ...wide, cancelable: true });
    this.submission = submission;
    this.key = key;
  }

  /** @param response resolves with the receipt once it is stored, or rejects */
  respondWith(response: Promise<Receipt>): void {
    this.preventDefault();
    this.#response = response;
  }

  get response(): Promise<Receipt> | undefined {
    return this.#response;
  }
}

/** The server has stored it. Never fired before. */
export class SamskabSentEvent extends Event {
  /** Undefined where a plain backend gave none. */
  readonly receipt: Receipt | undefined;
  constructor(receipt: Receipt | undefined) {
    super('samskab-sent', wide);
    this.receipt = receipt;
  }
}

/** It could not be loaded, or was not sent. What the person typed is still there. */
export class SamskabFailedEvent extends Event {
  readonly error: unknown;
  constructor(error: unknown) {
    super('samskab-failed', wide);
    this.error = error;
  }
}

/** A person chose a language for the page: once for each choice. Not fired for what is kept of before. */
export class SamskabLanguageEvent extends Event {
  /** BCP 47, as the definition names it. */
  readonly language: string;
  constructor(language: string) {
    super('samskab-language', wide);
    this.language = language;
  }
}

declare global {
  interface HTMLElementEventMap {
    'samskab-ready': SamskabReadyEvent;
    'samskab-change': SamskabChangeEvent;
    'samskab-submit': SamskabSubmitEvent;
    'samskab-sent': SamskabSentEvent;
    'samskab-failed': SamskabFailedEvent;
    'samskab-language': SamskabLanguageEvent;
  }
}
