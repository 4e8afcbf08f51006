import { RefusedError, submit } from '../protocol/client.ts';
import { readReceipt, type Receipt } from '../protocol/read-receipt.ts';
import { SamskabFailedEvent, SamskabSentEvent, SamskabSubmitEvent } from './events.ts';
import { LoadingController, type AnyDefinition, type LoadingHost } from './loading.ts';

interface SubmittableDefinition extends AnyDefinition {
  readonly links?: { readonly submit?: string };
}

/** What became of what a person sends. `sent` stands only after the server has said so. */
export type Delivery =
  | { readonly status: 'unsent' | 'sending' }
  | { readonly status: 'sent'; readonly receipt: Receipt; readonly changedSince: boolean }
  | {
      readonly status: 'failed';
      readonly error: unknown;
      /** Whether it may be stored all the same: a lost answer is not a no. */
      readonly mayHaveArrived: boolean;
    };

export type ExchangeHost<D> = LoadingHost<D>;

/** The one owner of everything that goes to and comes from the endpoint. */
export class ExchangeController<D extends SubmittableDefinition> extends LoadingController<D> {
  delivery: Delivery = { status: 'unsent' };

  /**
   * Sends. The page may take it over (`samskab-submit`).
   * @param key the same for every try of one submission
   */
  async send(submission: object, key: string): Promise<void> {
    if (this.delivery.status === 'sending' || this.loading.status !== 'ready') return;
    const event = new SamskabSubmitEvent(submission, key);
    const ours = this.host.dispatchEvent(event);
    if (!ours && !event.response) return;
    this.#set({ status: 'sending' });
    try {
      const url = this.resolve(this.loading.definition.links?.submit ?? this.url);
      const receipt = await (event.response ??
        submit(url, submission, { delivery: 'once', key, fetch: this.host.fetch }));
      this.sent(receipt);
    } catch (error) {
      const earlier = receiptOfReusedKey(error);
      if (earlier) this.sent(earlier, true);
      else this.#failSending(error);
    }
  }

  sent(receipt: Receipt, changedSince = false): void {
    this.#set({ status: 'sent', receipt, changedSince });
    this.host.dispatchEvent(new SamskabSentEvent(receipt));
  }

  /** Forgets how the last sending ended: for another one. */
  reset(): void {
    if (this.delivery.status !== 'sending') this.#set({ status: 'unsent' });
  }

  #failSending(error: unknown): void {
    const mayHaveArrived = !isRefusal(error);
    this.#set({ status: 'failed', error, mayHaveArrived });
    this.host.dispatchEvent(new SamskabFailedEvent(error));
  }

  #set(delivery: Delivery): void {
    this.delivery = delivery;
    this.host.requestUpdate();
  }
}

/** A clear no: nothing was stored. */
function isRefusal(error: unknown): boolean {
  return error instanceof RefusedError && error.status < 500 && error.problem.code !== 'in-flight';
}

/** Another body under a used key: the first one is in, and the server sends its receipt along. */
function receiptOfReusedKey(error: unknown): Receipt | undefined {
  if (!(error instanceof RefusedError) || error.problem.code !== 'key-reused') return undefined;
  return readReceipt(error.problem['receipt']);
}
