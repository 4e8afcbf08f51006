/** How a server is asked. */
export interface Asking {
  /** In milliseconds, until all of an answer is there. */
  readonly timeout: number;
  /** The page that is said to ask. */
  readonly origin: string;
  /** What named the address, where that is another: nothing there leads into a network of one's own. */
  readonly from?: string;
}

export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** No answer that could be read, and why, as the end of a sentence. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** Whether the time was up. */
  readonly isLate: boolean;

  constructor(message: string, isLate = false) {
    super(message);
    this.isLate = isLate;
  }
}

/** What nobody needs for a definition, in bytes; a server that never stops is not read for ever. */
const MOST_READ = 16 * 1024 * 1024;

/** This machine, and addresses that only a network of one's own has. */
const INNER =
  /^(localhost|.*\.localhost|0\.0\.0\.0|(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\..*|\[(::1?|::ffff:.*|f[cd]..:.*|fe[89ab].:.*)\])$/;

/**
 * Asks as a page elsewhere would; redirects are not followed.
 * @throws NoAnswer
 */
export async function ask(
  url: string,
  { timeout, origin, from = url }: Asking,
  init: RequestInit = {},
): Promise<Answer> {
  if (INNER.test(new URL(url).hostname) && !INNER.test(new URL(from).hostname)) {
    // It may answer here, and answers nobody else; and what is asked of it may be what somebody wants asked.
    throw new NoAnswer('is on this machine, or in its network, and nobody else gets there: write the address that all have'); // prettier-ignore
  }
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'application/json', origin, ...(init.headers as object) },
      signal: AbortSignal.timeout(timeout),
    });
    const { status, headers } = response;
    return { url, status, headers, bytes: await readAll(response) };
  } catch (error) {
    throw noAnswer(error, timeout);
  }
}

async function readAll({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > MOST_READ) throw new NoAnswer(`answers with more than ${MOST_READ >> 20} MB`);
  }
  return Buffer.concat(chunks);
}

/** What Node calls what went wrong, in words; what is not here is told as Node tells it. */
const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'cannot be found: no server has this name',
  EAI_AGAIN: 'cannot be found now: the names of servers cannot be looked up',
  ECONNREFUSED: 'does not answer: nothing listens there',
  ECONNRESET: 'hangs up without an answer',
  EPIPE: 'hangs up without an answer',
  EHOSTUNREACH: 'cannot be reached from here',
  ENETUNREACH: 'cannot be reached from here',
  UND_ERR_SOCKET: 'hangs up before its answer is whole',
  UND_ERR_CONNECT_TIMEOUT: 'does not answer: no connection came about in time',
  UND_ERR_HEADERS_OVERFLOW: 'sends more headers than anybody reads',
  CERT_HAS_EXPIRED: 'has a certificate that has expired: no browser goes there',
  CERT_NOT_YET_VALID: 'has a certificate that is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate of its own making: no browser goes there',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that browsers do not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'has a certificate whose issuer is not known: is the one between missing (serve the full chain)?',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'has a certificate whose issuer is not known',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'speaks no TLS there: is it http, or another port?',
  EPROTO: 'speaks no TLS that is understood: is it http, or another port?',
};

function noAnswer(error: unknown, timeout: number): NoAnswer {
  if (error instanceof NoAnswer) return error;
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') {
    return new NoAnswer(`does not answer within ${timeout / 1000} seconds`, true);
  }
  const { code = '', message: why = message } = (cause ?? {}) as {
    code?: string;
    message?: string;
  };
  if (code.startsWith('HPE_') || why.includes('does not match the HTTP'))
    return new NoAnswer(`does not speak HTTP there (${why})`);
  if (why === 'bad port') return new NoAnswer('is at a port that no browser asks');
  return new NoAnswer(WORDS[code] ?? `gives no answer (${why})`);
}
