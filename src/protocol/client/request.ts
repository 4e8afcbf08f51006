import { UnreachableError, UnreadableError } from './errors.ts';

export type Fetch = typeof globalThis.fetch;

export interface RequestOptions {
  /** Sends the request; the page's own `fetch` unless given. */
  readonly fetch?: Fetch | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds before a request counts as lost. */
  readonly timeout?: number;
}

const TIMEOUT = 20_000;

/**
 * Asks a server.
 * @throws UnreachableError; once it is called off, the signal's reason
 */
export async function request(
  url: string,
  init: RequestInit,
  options: RequestOptions,
): Promise<Response> {
  const send = options.fetch ?? globalThis.fetch;
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
    if (options.signal?.aborted) throw cause;
    throw new UnreachableError('No answer', { cause });
  }
}

/** @throws UnreachableError where it breaks off */
export async function readText(response: Response): Promise<string> {
  return response.text().catch((cause: unknown) => {
    throw new UnreachableError('The answer broke off', { cause });
  });
}

/**
 * By way of the text: what `json()` throws at bad JSON differs from browser to browser.
 * @throws UnreadableError
 */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnreadableError('The answer is not JSON', { cause });
  }
}
