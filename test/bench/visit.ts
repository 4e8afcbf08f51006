/** One visit to one page by a slow phone, with nothing in its cache. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { watchPage, type Moment, type Watched } from './in-page.ts';

/** The phone and the network of every figure. */
export const slow = {
  cpu: 4,
  /** Milliseconds there and back. */
  latency: 150,
  /** Bits a second. */
  down: 1_600_000,
  up: 750_000,
} as const;

/** How long what moves is watched once a page is there: what comes late moves things too. */
export const STAY = 3000;
/** Where it is watched: a small phone, a laptop. */
export const VIEWPORTS = [
  { width: 320, height: 640 },
  { width: 1280, height: 800 },
] as const;

export const PHONE = { width: 360, height: 740 };
const PATIENCE = 60_000;

export interface VisitOptions {
  readonly url: string;
  /** The element that holds the controls. */
  readonly tag: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What to wait for; the first usable control unless given. */
  readonly until?: Moment;
  /** Milliseconds to stay after that. */
  readonly stay?: number;
  /** Makes sure that something listens to the control that was found. */
  readonly check?: boolean;
}

export interface Request {
  readonly path: string;
  /** Milliseconds since the navigation began. */
  readonly start: number;
  /** When the answer began. */
  headers?: number;
  end?: number;
  status?: number;
  /** What came over the network, headers included. */
  bytes?: number;
  gzip?: boolean;
}

export interface Visit extends Omit<Watched, 'control'> {
  readonly requests: readonly Request[];
  /** When the first words stood on the screen. */
  readonly firstPaint: number | undefined;
  /** Seconds that the main thread worked, by what it did, until the last thing asked for was there. */
  readonly work: Readonly<Record<string, number>>;
}

/** @throws Error when what is waited for does not come */
export async function visit(browser: Browser, options: VisitOptions): Promise<Visit> {
  const { viewport = PHONE } = options;
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  try {
    return await visitIn(context, options);
  } finally {
    await context.close();
  }
}

/** @returns a visit at each width, all at once: what moves does not go by how fast it is */
export function atEachWidth(browser: Browser, options: VisitOptions): Promise<Visit[]> {
  return Promise.all(VIEWPORTS.map((viewport) => visit(browser, { ...options, viewport })));
}

async function visitIn(context: BrowserContext, options: VisitOptions): Promise<Visit> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const faults = faultsOf(page);
  const told = await listen(page, options.tag);
  const requests = await record(session);
  await slowDown(session);
  await page.goto(options.url, { waitUntil: 'commit' });
  const { until = 'usable', stay = 0, url } = options;
  await within(told(until), () => `${url} did not become ${until}. ${faults()}`);
  await page.waitForTimeout(stay);
  const work = await workOf(session);
  if (options.check) await checkListeners(session, options.url);
  const watched = await page.evaluate(() => {
    const { control: _control, ...rest } = window.watched;
    return rest;
  });
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  return { ...watched, requests, firstPaint, work };
}

/** @returns what resolves once the page has told of a moment */
async function listen(page: Page, tag: string): Promise<(moment: Moment) => Promise<void>> {
  const moments = {
    usable: Promise.withResolvers<void>(),
    ready: Promise.withResolvers<void>(),
    shown: Promise.withResolvers<void>(),
  };
  await page.exposeFunction('tellBench', (moment: Moment) => moments[moment].resolve());
  await page.addInitScript(watchPage, tag);
  return (moment) => moments[moment].promise;
}

export async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slow.latency,
    downloadThroughput: slow.down / 8,
    uploadThroughput: slow.up / 8,
  });
  await slowCpu(session);
  await session.send('Performance.enable');
}

export async function slowCpu(session: CDPSession): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
}

/** @returns a list that fills as the page asks for things; the first is the page itself */
async function record(session: CDPSession): Promise<Request[]> {
  const requests: Request[] = [];
  const byId = new Map<string, Request>();
  let began: number | undefined;
  const since = (seconds: number) => (seconds - (began ?? seconds)) * 1000;
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    if (request.url.startsWith('data:')) return;
    began ??= timestamp;
    const { pathname, search } = new URL(request.url);
    const entry: Request = { path: pathname + search, start: since(timestamp) };
    requests.push(entry);
    byId.set(requestId, entry);
  });
  session.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
    const entry = byId.get(requestId);
    if (!entry) return;
    const { timing } = response;
    entry.headers = timing
      ? since(timing.requestTime) + timing.receiveHeadersEnd
      : since(timestamp);
    entry.status = response.status;
    entry.gzip = /gzip/i.test(headerOf(response.headers, 'content-encoding'));
  });
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    const entry = byId.get(requestId);
    if (!entry) return;
    entry.end = since(timestamp);
    entry.bytes = encodedDataLength;
  });
  await session.send('Network.enable');
  return requests;
}

function headerOf(headers: Readonly<Record<string, string>>, name: string): string {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return found?.[1] ?? '';
}

async function workOf(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  const wanted = /^(Script|Layout|RecalcStyle|V8Compile|Task)Duration$/;
  const durations = metrics.filter(({ name }) => wanted.test(name));
  return Object.fromEntries(
    durations.map(({ name, value }) => [name.replace('Duration', ''), value]),
  );
}

/** A control that nothing listens to, itself or around it, is a picture of one. */
async function checkListeners(session: CDPSession, url: string): Promise<void> {
  const chain = `(() => {
    const path = [];
    for (let node = watched.control; node; node = node.parentNode) path.push(node);
    return path;
  })()`;
  const { result } = await session.send('Runtime.evaluate', { expression: chain });
  const { result: nodes } = await session.send('Runtime.getProperties', {
    objectId: result.objectId ?? '',
    ownProperties: true,
  });
  for (const { value } of nodes) {
    if (value?.subtype !== 'node' || !value.objectId) continue;
    const { listeners } = await session.send('DOMDebugger.getEventListeners', {
      objectId: value.objectId,
    });
    if (listeners.some(({ type }) => /^(click|input|change|submit)$/.test(type))) return;
  }
  throw new Error(`Nothing listens to the first control on ${url}.`);
}

function faultsOf(page: Page): () => string {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return () => (faults.length > 0 ? `The page said: ${faults.join('; ')}` : 'It gave no error.');
}

async function within<T>(promise: Promise<T>, describe: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(describe())), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
