import type { Definition } from '../src/protocol/resources.ts';
import type { Results } from '../src/protocol/results.ts';
import type { Phase } from '../src/protocol/definition.ts';
import type { EventDefinition, SignupSubmission } from '../src/protocol/events.ts';
import type { RefusalCode, RuleProblem } from '../src/protocol/problem.ts';
import type { Place, Receipt } from '../src/protocol/receipt.ts';
import type { SelectionsSubmission } from '../src/protocol/selections.ts';

/** How the line and the server are, as the toolbar sets it. */
export type Network = 'fine' | 'slow' | 'offline' | '503' | '429' | 'closed' | 'already-voted';

/** What a story's endpoint does; in the story's parameters, as `backend`. */
export interface Endpoint {
  /** What a GET brings. */
  readonly definition: Definition | Results;
  /** What the server's clock says. */
  readonly phase?: Phase;
  /** From when on the network is as the toolbar says; a story about sending must load first. */
  readonly networkFrom?: 'load' | 'send';
  /** What never gets an answer. */
  readonly waits?: 'load' | 'send';
  /** What a GET brings in place of the definition. */
  readonly loads?: 'a-web-page' | 'nothing';
  /** A service that takes what it is sent, and says no more than that. */
  readonly plain?: boolean;
  /** The rules that the server alone knows to be broken. */
  readonly refuses?: readonly RuleProblem[];
  /** A sign-up or an idea that is there already, under the token `TOKEN`. */
  readonly stands?: Receipt;
}

export const TOKEN = 'storybook';
/** The codes that may vote. */
export const CODES = { fresh: '7K3M-Q9TX-2FHD', used: '9WPC-4R6E-M8YA' };

/** Links lead out of the frame that a story stands in, so these lead to other stories. */
const MANAGE = {
  event: './?path=/story/event-sign-up--managing-a-sign-up',
  ideas: './?path=/story/idea-form--managing-an-idea',
};

interface Stored {
  readonly body: string;
  readonly receipt: Receipt;
}

/**
 * A backend in memory that speaks the wire format, as a `fetch`: nothing leaves the page.
 * @param network asked anew for each request, so that a page can go offline half-way
 */
export function fakeBackend(endpoint: Endpoint, network: () => Network): typeof fetch {
  const byKey = new Map<string, Stored>();
  const byToken = new Map<string, Receipt>();
  const usedCodes = new Set([CODES.used]);
  if (endpoint.stands) byToken.set(TOKEN, endpoint.stands);

  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = init?.method ?? 'GET';
    const headers = new Headers(init?.headers);
    const posts = method === 'POST';
    const isReceipt = url.pathname.endsWith('/receipt');
    if (endpoint.waits === (posts ? 'send' : 'load')) return waitForEver(init?.signal);
    const sends = posts || isReceipt;
    const now = endpoint.networkFrom === 'send' && !sends ? 'fine' : network();
    await pause(now === 'slow' ? 3000 : posts ? 400 : 0, init?.signal);
    if (now === 'offline') throw new TypeError('Failed to fetch');
    if (now === '503') return aWebPage(503);
    if (isReceipt) return manage(headers, method);
    return posts ? takePart(headers, String(init?.body), now) : definition();
  };

  function definition(): Response {
    if (endpoint.loads === 'a-web-page') return aWebPage(200);
    if (endpoint.loads === 'nothing') return refusal(404, 'not-found');
    const { definition, phase = 'open', plain } = endpoint;
    // Said by our server: however often something is sent, it is stored once.
    const promise = plain || definition.type === 'results' ? {} : { delivery: 'once' };
    return json(200, { ...definition, ...promise, phase });
  }

  function takePart(headers: Headers, body: string, now: Network): Response {
    if (endpoint.plain) return new Response('OK');
    const key = headers.get('idempotency-key');
    if (!key) return refusal(400, 'key-missing');
    const before = byKey.get(key);
    if (before && before.body !== body) {
      return refusal(422, 'key-reused', { receipt: before.receipt });
    }
    if (before) return json(201, before.receipt);
    if (now === '429') return refusal(429, 'too-many-requests');
    if (now === 'closed') return refusal(403, 'closed');
    if (now === 'already-voted') return refusal(409, 'already-voted');
    if (endpoint.refuses) return refusal(422, 'rule', { errors: endpoint.refuses });
    const submission = JSON.parse(body) as SelectionsSubmission & SignupSubmission;
    const refused = checkCode(submission);
    if (refused) return refused;
    const receipt = receiptFor(submission);
    byKey.set(key, { body, receipt });
    return json(201, receipt);
  }

  function checkCode({ credential }: SelectionsSubmission): Response | undefined {
    if (!('credential' in endpoint.definition)) return undefined;
    const code = credential?.code.toUpperCase() ?? '';
    if (!Object.values(CODES).includes(code)) return refusal(403, 'not-eligible');
    if (usedCodes.has(code)) return refusal(409, 'already-voted');
    usedCodes.add(code);
    return undefined;
  }

  function receiptFor(submission: SignupSubmission): Receipt {
    const code = '7K3M-Q9TX';
    if (endpoint.definition.type === 'ideas') return { code, links: { manage: MANAGE.ideas } };
    if (endpoint.definition.type !== 'event') return { code };
    const { adults, children } = submission;
    return {
      code,
      adults,
      children,
      places: places(endpoint.definition, submission),
      links: { manage: MANAGE.event, calendar: 'https://deltag.example/calendar.ics' },
    };
  }

  function manage(headers: Headers, method: string): Response {
    const token = headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    const receipt = byToken.get(token);
    if (!receipt) return refusal(404, 'not-found');
    const after = method === 'DELETE' ? cancelled(receipt) : receipt;
    byToken.set(token, after);
    return json(200, after);
  }
}

function places(definition: EventDefinition, submission: SignupSubmission): Place[] {
  const size = submission.adults + submission.children;
  return submission.dates.map((date) => {
    const left = definition.dates.find(({ id }) => id === date)?.placesLeft ?? Infinity;
    return left >= size ? { date, status: 'confirmed' } : { date, status: 'waiting', position: 3 };
  });
}

function cancelled({ code, places, ...rest }: Receipt): Receipt {
  if (!places) return { code, withdrawn: true };
  return { ...rest, code, places: places.map(({ date }) => ({ date, status: 'cancelled' })) };
}

function json(status: number, body: object): Response {
  return Response.json(body, { status });
}

function refusal(status: number, code: RefusalCode, details: object = {}): Response {
  const headers = { 'content-type': 'application/problem+json' };
  return Response.json({ status, code, ...details }, { status, headers });
}

/** What a proxy or a wrong address answers. */
function aWebPage(status: number): Response {
  const headers = { 'content-type': 'text/html' };
  return new Response('<!doctype html><title>nginx</title>', { status, headers });
}

function pause(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return Promise.race([
    new Promise<void>((done) => setTimeout(done, milliseconds)),
    waitForEver(signal),
  ]);
}

/** Ends when the widget gives up for good; its time limit is no such reason, or the story would end. */
function waitForEver(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      const reason: unknown = signal.reason;
      if (!(reason instanceof DOMException && reason.name === 'TimeoutError')) reject(reason);
    });
  });
}
