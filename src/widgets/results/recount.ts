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
const PIECE = 8;

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

/**
 * What a page with Trusted Types asks for. The policy is called `samskab`, as that of our templates, and
 * knows this one use: a page that allows the name allows it more than once.
 */
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
  const read: BlobPart[] = [];
  const steps = recountSteps(kept(piecesOf(response.body), read), results);
  let [told, paused] = [0, performance.now()];
  for (;;) {
    const step = await steps.next();
    if (step.done) return withFile(step.value, results, await sha256(new Blob(read)));
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

/** Hands on what comes, and keeps it: the browser makes a hash only of all at once. */
async function* kept(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  read: BlobPart[],
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    read.push(piece);
    yield piece;
  }
}

/** @returns in hexadecimal; undefined on a page without encryption, where the browser makes none */
async function sha256(file: Blob): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return undefined;
  const bytes = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @returns the same, and that the file is another than was published where it is */
function withFile(
  counted: Recount,
  { sha256: published }: RecountRequest['results'],
  hash: string | undefined,
): Recount {
  if (published === undefined || hash === undefined || hash === published) return counted;
  const difference = { path: ['sha256'], published, counted: hash };
  return { ...counted, same: false, differences: [...counted.differences, difference] };
}

/** Safari cannot iterate over a stream. */
async function* piecesOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
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
