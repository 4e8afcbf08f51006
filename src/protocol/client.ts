import type { DeliveryKind } from './definition.ts';
import { readProblem, type ProblemDetails } from './read-problem.ts';
import { readReceipt, type Receipt } from './read-receipt.ts';

/** Nothing came back: offline, a lost connection, a wait without end. Whether it arrived is unknown. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** Something came back that is not what was asked for: HTML, half a JSON, another resource. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** The server said no, and why. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;
  readonly problem: ProblemDetails;
  /** How long the server asks to wait before another try, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem: ProblemDetails, retryAfter?: number) {
    super(`${status} ${problem.code}`);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

export type Fetch = typeof globalThis.fetch;

export interface RequestOptions {
  /** Sends the request; the page's own `fetch` unless given. */
  readonly fetch?: Fetch | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds before a request counts as lost. */
  readonly timeout?: number;
}

export interface SubmitOptions extends RequestOptions {
  /** What the definition says that its backend promises; `plain` where it says nothing. */
  readonly delivery: DeliveryKind;
  /** One key for one submission, however often it is sent. A plain service gets none. */
  readonly key: string;
  /** Milliseconds between tries: one try more than there are entries. A plain service gets one. */
  readonly pauses?: readonly number[];
}

const TIMEOUT = 20_000;
const PAUSES = [500, 2000];

/** The loader asks for definitions while the widget's code is still on its way; see embed/loader. */
const preloaded = ((globalThis as Record<symbol, unknown>)[Symbol.for('samskab.preload')] ??=
  new Map()) as Map<string, Promise<readonly [Response, string]>>;

/**
 * Asks an endpoint what to show.
 * @param endpoint an absolute URL
 * @returns what it answered, not checked yet
 * @throws UnreachableError, RefusedError or UnreadableError
 */
export async function loadDefinition(
  endpoint: string,
  options: RequestOptions = {},
): Promise<unknown> {
  const early = options.fetch ? undefined : preloaded.get(endpoint);
  preloaded.delete(endpoint);
  const answer = await early?.catch(() => undefined);
  return answer ? readText(...answer) : readBody(await request(endpoint, {}, options), options);
}

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
  const headers = {
    'content-type': 'application/json',
    ...(once && { 'idempotency-key': options.key }),
  };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await request(url, init, options);
      return await (once ? readReceiptOf(response, options) : receiptIfAny(response, options));
    } catch (error) {
      const pause = pauses[attempt];
      if (pause === undefined || !mayPass(error)) throw error;
      await wait(error instanceof RefusedError ? (error.retryAfter ?? pause) : pause, options);
    }
  }
}

/**
 * Reads (`GET`) or cancels (`DELETE`) what a receipt stands for.
 * @param token the secret from the receipt's `manage` link; sent in a header, never in a URL
 * @throws UnreachableError, RefusedError or UnreadableError
 */
export async function receipt(
  url: string,
  token: string,
  method: 'GET' | 'DELETE',
  options: RequestOptions = {},
): Promise<Receipt> {
  const headers = { authorization: `Bearer ${token}` };
  return readReceiptOf(await request(url, { method, headers }, options), options);
}

async function request(url: string, init: RequestInit, options: RequestOptions): Promise<Response> {
  const send = options.fetch ?? globalThis.fetch;
  options.signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(options.timeout ?? TIMEOUT);
  try {
    return await send(url, {
      ...init,
      credentials: 'omit',
      headers: { accept: 'application/json', ...init.headers },
      // Telephones that stopped at iOS 16 have no `any`; there, what comes too late is not looked at.
      signal: AbortSignal.any?.([timeout, options.signal ?? timeout]) ?? timeout,
    });
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw new UnreachableError(`No answer from ${url}`, { cause });
  }
}

async function readBody(response: Response, { signal }: RequestOptions): Promise<unknown> {
  const text = await response.text().catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new UnreachableError('The answer broke off', { cause });
  });
  return readText(response, text);
}

function readText(response: Response, text: string): unknown {
  const body = parse(response, text);
  if (!response.ok) throw refusal(response, body);
  return body;
}

async function readReceiptOf(response: Response, options: RequestOptions): Promise<Receipt> {
  const found = readReceipt(await readBody(response, options));
  if (!found) throw new UnreadableError('The answer is not a receipt');
  return found;
}

/** A 2xx has arrived, also where the rest of the answer is HTML, or lost on its way. */
async function receiptIfAny(
  response: Response,
  options: RequestOptions,
): Promise<Receipt | undefined> {
  const body = readBody(response, options);
  return readReceipt(await (response.ok ? body.catch(() => undefined) : body));
}

/** By way of the text: what `json()` throws at bad JSON differs from browser to browser. */
function parse(response: Response, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // A proxy's error page is HTML; its status still says what happened.
    if (!response.ok) return undefined;
    throw new UnreadableError('The answer is not JSON', { cause });
  }
}

function refusal(response: Response, body: unknown): RefusedError {
  const problem = readProblem(body) ?? { code: codeFor(response.status) };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new RefusedError(
    response.status,
    problem,
    Number.isFinite(seconds) ? Math.min(seconds, 60) * 1000 : undefined,
  );
}

function codeFor(status: number): string {
  if (status === 404 || status === 410) return 'not-found';
  if (status === 413) return 'too-large';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'internal' : 'rule';
}

function mayPass(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  return (
    error instanceof RefusedError && (error.status >= 500 || error.problem.code === 'in-flight')
  );
}

/** @throws the signal's reason, as soon as it is called off */
function wait(milliseconds: number, { signal }: RequestOptions): Promise<void> {
  return new Promise((done, calledOff) => {
    const end = () => {
      clearTimeout(timer);
      calledOff(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      done();
    }, milliseconds);
    signal?.addEventListener('abort', end, { once: true });
  });
}
