/** One request, and how long it took. */
import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  /** Milliseconds, to the last byte. */
  readonly took: number;
}

/** @param from the address of the sender, as the server sees it; whichever unless given */
export function connections(most: number, from?: string): Agent {
  return new Agent({ keepAlive: true, maxSockets: most, ...(from && { localAddress: from }) });
}

/** A GET as a browser makes it. */
export function get(agent: Agent, url: string): Promise<Answer> {
  return ask(agent, url, 'GET', { 'accept-encoding': 'gzip' });
}

/** @param key against double sending; a new one unless given */
export function post(
  agent: Agent,
  url: string,
  body: string,
  key: string = randomUUID(),
): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': key,
  };
  return ask(agent, url, 'POST', headers, body);
}

function ask(
  agent: Agent,
  url: string,
  method: string,
  headers: Record<string, string | number>,
  body?: string,
): Promise<Answer> {
  const begun = performance.now();
  const send = (): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const answered = (answer: IncomingMessage) => {
        const end = () =>
          resolve({ status: answer.statusCode ?? 0, took: performance.now() - begun });
        answer.resume().once('end', end).once('error', reject);
      };
      const sent = request(url, { agent, method, headers }, answered);
      const failed = (error: Error) =>
        // The server had closed a connection that was at rest. Browsers ask again, too.
        sent.reusedSocket && method === 'GET' ? resolve(send()) : reject(error);
      sent.once('error', failed).end(body);
    });
  return send();
}

/** In milliseconds. */
const PAUSE = 100;
const PATIENCE = 30_000;

/**
 * Posts as a widget does: under one key, until there is an answer that will stay.
 * @param urls asked in turn, each as soon as the one before does not answer
 * @returns milliseconds until it was taken in; undefined where it was refused
 */
export async function persist(
  agent: Agent,
  urls: readonly string[],
  body: string,
): Promise<number | undefined> {
  const key = randomUUID();
  const begun = performance.now();
  while (performance.now() - begun < PATIENCE) {
    for (const url of urls) {
      const status = await post(agent, url, body, key).then((answer) => answer.status, () => 0); // prettier-ignore
      if (status === 201) return performance.now() - begun;
      if (!mayPass(status)) return undefined;
    }
    await wait(PAUSE);
  }
  return undefined;
}

/** No answer; one that is under way; too much at once; a server that cannot now. */
function mayPass(status: number): boolean {
  return [0, 409, 429].includes(status) || status >= 500;
}

/** @returns what is sent next: one body again and again, of several each once */
export function bodyAt(bodies: readonly string[], index: number): string | undefined {
  return bodies.length === 1 ? bodies[0] : bodies[index];
}
