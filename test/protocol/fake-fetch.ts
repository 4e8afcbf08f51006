/** Answers that a client may get, and a `fetch` that gives them. */
import type { Fetch } from '../../src/protocol/client/request.ts';

export type Answer = Response | Error | ((init: RequestInit) => Response | Promise<Response>);

/** A `fetch` that gives one answer after the other, the last one for ever, and keeps what it was sent. */
export function fake(...answers: Answer[]) {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    const answer = answers[Math.min(calls.length, answers.length - 1)];
    calls.push({ url, init });
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(init) : answer?.clone();
  }) as unknown as Fetch;
  return { fetch, calls };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

export function problem(
  status: number,
  code: string,
  headers: Record<string, string> = {},
): Response {
  return json({ code, status }, status, headers);
}

export function html(status: number): Response {
  return new Response('<!doctype html><title>Oops</title>', { status });
}

/** An answer whose body ends in the middle, because the connection did. */
export function brokenOff(): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"code":'));
      controller.error(new TypeError('terminated'));
    },
  });
  return new Response(body, { status: 201 });
}

/** Never answers; ends when the request is given up. */
export function silence({ signal }: RequestInit): Promise<Response> {
  return new Promise((_, reject) => {
    // A timeout's own timer does not keep a process alive.
    const alive = setInterval(() => undefined, 1000);
    const end = () => {
      clearInterval(alive);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}

export const lost = new TypeError('fetch failed');
