import { recount as recountSteps } from '../../counting/recounting/recount.ts';
import type {
  Recount,
  RecountFunction,
  RecountProgress,
  RecountRequest,
} from './recount-contract.ts';

/*
 * This file is the page's side of a count and, loaded once more in a worker, the worker's side too:
 * so it is one file in every build. Where a page's policy allows no worker, or a bundler has put
 * other things into the same file, the count runs on the page, in pieces too short to be felt.
 */

/** What a worker says. */
type Message =
  | { readonly progress: RecountProgress }
  | { readonly recount: Recount }
  | { readonly failure: string };

/** Milliseconds: how often progress is told, and how long a piece of work on the page may take. */
const TOLD_EVERY = 100;
const PIECE = 12;

export const recount: RecountFunction = async (request, onProgress, signal) => {
  signal.throwIfAborted();
  const worker = startWorker();
  const counted = worker && (await countIn(worker, request, onProgress, signal));
  return counted ?? countHere(request, onProgress, signal);
};

/** @returns undefined where the page's policy does not let one begin */
function startWorker(): Worker | undefined {
  const { href, origin } = new URL(import.meta.url);
  try {
    if (origin === location.origin) return new Worker(trusted(href), { type: 'module' });
    // A worker must come from the page's own origin, so one that only fetches ours is made there.
    const script = new Blob([`import ${JSON.stringify(href)};`], { type: 'text/javascript' });
    const url = URL.createObjectURL(script);
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return new Worker(trusted(url), { type: 'module' });
  } catch {
    return undefined;
  }
}

/** What a page with Trusted Types asks for; the policy is called `samskab`, and knows this one use. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** @throws TypeError where the page allows no such policy */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('samskab', { createScriptURL: (own) => own });
  return policy.createScriptURL(url);
}

/** @returns undefined where the worker cannot count at all */
function countIn(
  worker: Worker,
  request: RecountRequest,
  onProgress: (progress: RecountProgress) => void,
  signal: AbortSignal,
): Promise<Recount | undefined> {
  return new Promise<Recount | undefined>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(undefined);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if ('progress' in data) onProgress(data.progress);
      else if ('recount' in data) resolve(data.recount);
      else reject(new Error(data.failure));
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

async function countHere(
  request: RecountRequest,
  onProgress: (progress: RecountProgress) => void,
  signal: AbortSignal,
): Promise<Recount> {
  const pause = () => new Promise((done) => setTimeout(done));
  return run(request, onProgress, { signal, pause });
}

/** How a count is run: on the page it stops now and then, to let the page breathe. */
interface Manner {
  readonly signal?: AbortSignal;
  readonly pause?: () => Promise<unknown>;
}

async function run(
  { ballots, results }: RecountRequest,
  onProgress: (progress: RecountProgress) => void,
  { signal, pause }: Manner,
): Promise<Recount> {
  const response = await fetch(ballots, { credentials: 'omit', ...(signal && { signal }) });
  if (!response.ok || !response.body) throw new Error(`${ballots} answers with ${response.status}`);
  const steps = recountSteps(piecesOf(response.body), results);
  let [told, paused] = [0, performance.now()];
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    signal?.throwIfAborted();
    const now = performance.now();
    if (now - told > TOLD_EVERY) {
      told = now;
      onProgress(step.value);
    }
    if (pause && now - paused > PIECE) {
      await pause();
      paused = performance.now();
    }
  }
}

/** Safari cannot iterate over a stream. */
async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** A worker has no page; what comes to it is a request. */
if (typeof document === 'undefined' && typeof self !== 'undefined') {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- nor has who started it
  const say = (message: Message) => self.postMessage(message);
  self.addEventListener('message', ({ data }: MessageEvent<RecountRequest>) => {
    run(data, (progress) => say({ progress }), {})
      .then((counted) => say({ recount: counted }))
      .catch((error: unknown) => say({ failure: String(error) }));
  });
}
