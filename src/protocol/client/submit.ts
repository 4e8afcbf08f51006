import type { DeliveryKind } from '../definition.ts';
import { readReceipt, type Receipt } from '../read-receipt.ts';
import { RefusedError, UnreachableError } from './errors.ts';
import { receiptIn } from './receipt.ts';
import { readAnswer } from './read-answer.ts';
import { request, type RequestOptions } from './request.ts';

export interface SubmitOptions extends RequestOptions {
  /** What the definition says that its backend promises; `plain` where it says nothing. */
  readonly delivery: DeliveryKind;
  /** One key for one submission, however often it is sent. A plain service gets none. */
  readonly key: string;
  /** Sent along, beside the key. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds between tries: one try more than there are entries. A plain service gets one. */
  readonly pauses?: readonly number[];
}

const PAUSES = [500, 2000];
/** However long a server asks to wait, in milliseconds. */
const LONGEST_PAUSE = 60_000;

/**
 * Sends a submission.
 *
 * Where the backend stores it `once`, until it has said yes or no: a lost answer, a 5xx and an
 * `in-flight` are tried again under the same key. A `plain` service would store every try, so there
 * is one; any 2xx counts as arrived, whatever it says, and no header is sent that its CORS may refuse.
 * @param url an absolute URL
 * @returns the receipt; undefined where a plain service gave none
 * @throws UnreachableError (it may have arrived), RefusedError or UnreadableError; once it is
 * called off, the signal's reason
 */
export function submit(
  url: string,
  body: object,
  options: SubmitOptions & { readonly delivery: 'once' },
): Promise<Receipt>;
export function submit(
  url: string,
  body: object,
  options: SubmitOptions,
): Promise<Receipt | undefined>;
export async function submit(
  url: string,
  body: object,
  options: SubmitOptions,
): Promise<Receipt | undefined> {
  const once = options.delivery === 'once';
  const pauses = once ? (options.pauses ?? PAUSES) : [];
  const init = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(once && { 'idempotency-key': options.key }),
      ...options.headers,
    },
    body: JSON.stringify(body),
  };
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await request(url, init, options);
      const answer = readAnswer(response);
      // A plain service's 2xx has arrived, also where the rest is HTML, or lost on its way.
      return once || !response.ok
        ? receiptIn(await answer)
        : readReceipt(await answer.catch(() => undefined));
    } catch (error) {
      const pause = pauses[attempt];
      if (pause === undefined || !mayPass(error)) throw error;
      await wait((error as Partial<RefusedError>).retryAfter ?? pause, options);
    }
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof RefusedError
    ? error.status >= 500 || error.problem.code === 'in-flight'
    : error instanceof UnreachableError;
}

/** @throws the signal's reason, as soon as it is called off */
function wait(milliseconds: number, { signal }: RequestOptions): Promise<void> {
  return new Promise((done, calledOff) => {
    setTimeout(done, Math.min(milliseconds, LONGEST_PAUSE));
    signal?.addEventListener('abort', () => calledOff(signal.reason as Error));
  });
}
