/** What a page feels while somebody counts a whole city's ballots again in it. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { table } from '../tools/sizes.ts';
import { ms, verdict } from './report.ts';
import { startServer, temporaryFolder } from './server.ts';

const FILE = 'Poland_Lodz_2022.pb';
/** The longest that the main thread may be held, in milliseconds. */
const MOST = 50;
const PATIENCE = 180_000;
const REST = 3000;

/** Where the count runs; a page can forbid workers. */
const WAYS = [
  { way: 'in a worker', worker: true, cpu: 1 },
  { way: 'on the page', worker: false, cpu: 1 },
  { way: 'in a worker, CPU ÷ 4', worker: true, cpu: 4 },
  { way: 'on the page, CPU ÷ 4', worker: false, cpu: 4 },
] as const;
type Way = (typeof WAYS)[number];

export async function benchRecount(browser: Browser, dist: string): Promise<void> {
  console.log('\nCounting Łódź 2022 again in the browser, add1u by cost\n');
  const file = join(process.env['PABULIB_DIR'] ?? '', FILE);
  if (!existsSync(file)) {
    return console.log('  Left out: PABULIB_DIR does not name a folder with this election.');
  }
  const data = temporaryFolder();
  const samskab = (...args: string[]) =>
    execFileSync(process.execPath, [join(dist, 'server/samskab.js'), ...args, '--data', data], {
      stdio: ['ignore', 'ignore', 'ignore'],
    });
  samskab('import', file, '--votes', '--id', 'lodz', '--as', 'ballot');
  samskab('publish', 'ballots/lodz', '--rule', 'equal-shares', '--state', 'provisional', '--while-open', '--because', 'a bench'); // prettier-ignore
  const server = await startServer(dist, ['--data', data]);
  try {
    const rows: string[][] = [];
    for (const way of WAYS) rows.push(await measure(browser, server.origin, way));
    console.log(
      table([['where', 'longest task', 'processor', 'at most', '', 'the whole count'], ...rows]),
    );
  } finally {
    await server.stop();
  }
}

async function measure(browser: Browser, origin: string, { way, worker, cpu }: Way) {
  const context = await browser.newContext({ locale: 'en' });
  try {
    const page = await context.newPage();
    if (!worker) await page.addInitScript('delete globalThis.Worker');
    await page.goto(`${origin}/ballots/lodz/results`);
    // In whatever language it is: that of the vote's own texts.
    await page.locator('[part="recount"] > summary').click({ timeout: PATIENCE });
    const button = page.locator('[part="recount"] #again');
    await button.waitFor({ timeout: PATIENCE });
    await button.scrollIntoViewIfNeeded();
    const box = await button.boundingBox();
    if (!box) throw new Error('The button is not to be seen');
    // The page is at rest: what it does once it is loaded has nothing to do with the count.
    await page.waitForTimeout(REST);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
    const start = performance.now();
    // Where it is was found before: to look for it takes the page longer than anything it does.
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.evaluate(sameResult);
    const took = performance.now() - start;
    const { longest, worked } = await longestTasks(browser, page);
    return [
      way,
      `${ms(longest)} ms`,
      `${ms(worked)} ms`,
      `${MOST} ms`,
      verdict(longest, MOST, ms),
      `${ms(took)} ms`,
    ];
  } finally {
    await context.close();
  }
}

/** Looks now and then by itself: who asks from outside keeps the page busy. */
function sameResult(): Promise<void> {
  const root = document.querySelector('samskab-results')?.shadowRoot;
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      const notice = root?.querySelector('[part="recount"] [part="notice"]');
      if (!notice) return;
      clearInterval(timer);
      if (notice.classList.contains('good')) resolve();
      else reject(new Error(notice.textContent ?? ''));
    }, 50);
  });
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly dur?: number;
  /** Of these, how long the thread had the processor: on a busy machine the clock tells of others. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** @returns milliseconds: of all main threads of pages, the longest task, and the one with most work */
async function longestTasks(browser: Browser, page: Page) {
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }; // prettier-ignore
  const events = trace.traceEvents;
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  const tasks = events.filter(
    ({ name, pid, tid }) => name.endsWith('RunTask') && main.has(`${pid}:${tid}`),
  );
  if (tasks.length === 0) throw new Error(`No task was traced on ${page.url()}`);
  const most = (times: number[]) => times.reduce((a, b) => Math.max(a, b), 0) / 1000;
  return {
    longest: most(tasks.map(({ dur = 0 }) => dur)),
    worked: most(tasks.map(({ tdur = 0 }) => tdur)),
  };
}
