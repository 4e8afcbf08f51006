import type { Receipt } from '../protocol/receipt.ts';
import type { Definition, SubmissionTo } from '../protocol/resources.ts';
import type { Results } from '../protocol/results.ts';

/** What a widget shows. */
export type Shown = Definition | Results;

type KindOf<D> = D extends Shown ? D['type'] : undefined;

const wide = { bubbles: true, composed: true };

/** What tells of a widget: a page that listens to all of them asks which it is. */
class WidgetEvent<D extends Shown | undefined> extends Event {
  /** What the widget shows; undefined where it could not be loaded. */
  readonly definition: D;
  constructor(name: string, definition: D, how: EventInit = wide) {
    super(name, how);
    this.definition = definition;
  }

  /** Which widget it is, by what it shows: `ballot`, `budget`, `event`, `ideas` or `results`. */
  get kind(): KindOf<D> {
    return this.definition?.type as KindOf<D>;
  }
}

/**
 * There is something to fill in: the definition is here and open; or a result to see. Once for each
 * definition.
 */
export class SamskabReadyEvent<D extends Shown = Shown> extends WidgetEvent<D> {
  constructor(definition: D) {
    super('samskab-ready', definition);
  }
}

/** A person changed something. Not fired for what a script sets, nor for a draft that came back. */
export class SamskabChangeEvent<D extends Definition = Definition> extends WidgetEvent<D> {
  /** What would be sent now; it may still break rules. */
  readonly submission: SubmissionTo<D>;
  constructor(definition: D, submission: SubmissionTo<D>) {
    super('samskab-change', definition);
    this.submission = submission;
  }
}

/**
 * A person sends. A host that calls `preventDefault()` sends it itself, and hands over the
 * outcome with `respondWith()`; until that is settled, the widget says nothing but "sending".
 */
export class SamskabSubmitEvent<D extends Definition = Definition> extends WidgetEvent<D> {
  /** All that is sent, with the code of the person where one is asked for. */
  readonly submission: SubmissionTo<D>;
  /** The idempotency key: send it along, however often you try. */
  readonly key: string;
  #response: Promise<Receipt> | undefined;

  constructor(definition: D, submission: SubmissionTo<D>, key: string) {
    super('samskab-submit', definition, { ...wide, cancelable: true });
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
export class SamskabSentEvent<D extends Definition = Definition> extends WidgetEvent<D> {
  /** What was stored, without the code of the person; undefined where that was an earlier one. */
  readonly submission: SubmissionTo<D> | undefined;
  /** Undefined where a plain backend gave none. */
  readonly receipt: Receipt | undefined;
  constructor(
    definition: D,
    submission: SubmissionTo<D> | undefined,
    receipt: Receipt | undefined,
  ) {
    super('samskab-sent', definition);
    this.submission = submission;
    this.receipt = receipt;
  }
}

/** It could not be loaded, or was not sent. What the person typed is still there. */
export class SamskabFailedEvent<D extends Shown = Shown> extends WidgetEvent<D | undefined> {
  readonly error: unknown;
  constructor(definition: D | undefined, error: unknown) {
    super('samskab-failed', definition);
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

/** The events by name. Of all widgets, or of the one that shows a definition: `kind` tells them apart. */
export interface SamskabEventMap<D = Shown> {
  'samskab-ready': D extends Shown ? SamskabReadyEvent<D> : never;
  'samskab-change': D extends Definition ? SamskabChangeEvent<D> : never;
  'samskab-submit': D extends Definition ? SamskabSubmitEvent<D> : never;
  'samskab-sent': D extends Definition ? SamskabSentEvent<D> : never;
  'samskab-failed': D extends Shown ? SamskabFailedEvent<D> : never;
  'samskab-language': SamskabLanguageEvent;
}

declare global {
  // Elements, the document and the window have these; a shadow root has its own.
  interface GlobalEventHandlersEventMap extends SamskabEventMap {}
  interface ShadowRootEventMap extends SamskabEventMap {}
}
