import type { Receipt } from '../../protocol/receipt.ts';
import type { Definition, SubmissionTo } from '../../protocol/resources.ts';
import { WidgetEvent, wide } from '../widget-event.ts';

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
