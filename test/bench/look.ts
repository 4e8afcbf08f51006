/** What pictures cost, and how long results are before anything is opened. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { table } from '../tools/sizes.ts';
import { ballotOf } from './projects.ts';
import { milliseconds, ratio, spread, usableOf, verdict } from './report.ts';
import { startServer, temporaryFolder } from './server.ts';
import { listSite } from './site.ts';
import { PHONE, visit } from './visit.ts';

const TAG = 'samskab-voting-ballot';
const SOME = 30;
const MANY = 1000;
/** How much longer it may take with pictures than without. */
const MOST_TIMES = 1.1;
/** Bytes that the page may have more than without the widget, once what is not needed is gone. */
const MOST_HEAP = 8e6;
/** Pixels of a phone before anything is opened. */
const MOST_HEIGHT = 3000;

const demo = resolve(import.meta.dirname, '../../demo');
/** One drawing of the town's; each project has it with a number of its own, so that each is another. */
const drawing = readFileSync(join(demo, 'seed/billeder/badebro.svg'), 'utf8');

export async function benchLook(browser: Browser, dist: string, runs: number): Promise<void> {
  const [site, seed] = [join(temporaryFolder(), 'site'), temporaryFolder()];
  const plain = `projects-${SOME}`;
  const [pictured, many] = [pictures(SOME, seed), pictures(MANY, seed)];
  write(join(seed, `${plain}.json`), JSON.stringify(ballotOf(SOME)));
  listSite(site, [plain, pictured, many]);
  const server = await startServer(dist, ['--site', site, '--seed', seed]);
  try {
    const url = (path: string) => `${server.origin}/${path}`;
    const rows = [['', 'measured', 'at most', '']];
    const [without, withThem] = await timed(browser, [url(plain), url(pictured)], runs);
    const times = (withThem?.median ?? NaN) / (without?.median ?? NaN);
    rows.push([
      `${SOME} projects with pictures, to the first usable control`,
      `${ratio(times)} ×`,
      `${MOST_TIMES} ×`,
      verdict(times, MOST_TIMES, ratio),
    ]);
    const heap =
      (await heapOf(browser, url(many), true)) - (await heapOf(browser, url(many), false));
    rows.push([
      `${MANY} projects with pictures, heap beyond that of the page`,
      megabytes(heap),
      megabytes(MOST_HEAP),
      verdict(heap, MOST_HEAP, megabytes),
    ]);
    const height = await heightOfResults(browser, dist);
    rows.push([
      `Results of 18 projects at ${PHONE.width} px`,
      `${height} px`,
      `${MOST_HEIGHT} px`,
      verdict(height, MOST_HEIGHT, String),
    ]);
    console.log(`\nHow it looks, and what that costs\n\n${table(rows)}`);
    if (without && withThem) {
      console.log(
        `  without ${milliseconds(without)}, with ${milliseconds(withThem)}, median of ${runs} runs in turn`,
      );
    }
  } finally {
    await server.stop();
  }
}

/** Writes a ballot whose projects have a picture each. @returns its id */
function pictures(count: number, seed: string): string {
  const id = `pictured-${count}`;
  const { items, ...ballot } = ballotOf(count);
  mkdirSync(join(seed, id));
  const pictured = items.map((item, at) => {
    const file = `${id}/${item.id}.svg`;
    write(join(seed, file), drawing.replace('</svg>', `<desc>${at}</desc></svg>`));
    return { ...item, picture: { url: file, alt: `Tegning ${at}`, width: 480, height: 320 } };
  });
  write(join(seed, `${id}.json`), JSON.stringify({ ...ballot, id, items: pictured }));
  return id;
}

function write(file: string, text: string): void {
  writeFileSync(file, text);
}

async function timed(browser: Browser, urls: readonly string[], runs: number) {
  const taken: number[][] = urls.map(() => []);
  for (let run = 0; run <= runs; run++) {
    for (const [at, url] of urls.entries()) {
      const result = await visit(browser, { url, tag: TAG });
      // The first run is for the machine to get warm.
      if (run > 0) taken[at]?.push(usableOf(result));
    }
  }
  return taken.map(spread);
}

/** @returns the bytes of the page's heap, once all is drawn and what nobody needs is gone */
async function heapOf(browser: Browser, url: string, withWidget: boolean): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: true });
  try {
    const page = await context.newPage();
    if (!withWidget) await page.route(/\/samskab[./]/, (route) => route.abort());
    await page.goto(url, { waitUntil: 'networkidle' });
    if (withWidget) {
      await page.waitForFunction(
        ([tag, count]) => {
          const root = document.querySelector(String(tag))?.shadowRoot;
          return root?.querySelectorAll('[part=item]').length === count;
        },
        [TAG, MANY],
      );
    }
    const session = await context.newCDPSession(page);
    await session.send('HeapProfiler.enable');
    // What a finalizer lets go is gone with the second.
    for (let times = 0; times < 2; times++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize;
  } finally {
    await context.close();
  }
}

/** @returns how high the town's results are on a phone, before anything is opened */
async function heightOfResults(browser: Browser, dist: string): Promise<number> {
  const town = ['--site', join(demo, 'site'), '--seed', join(demo, 'seed')];
  const server = await startServer(dist, town);
  const context = await browser.newContext({ viewport: PHONE, locale: 'da-DK' });
  try {
    const page = await context.newPage();
    await page.goto(`${server.origin}/resultat`, { waitUntil: 'networkidle' });
    const { height } = (await page.locator('samskab-results').boundingBox()) ?? { height: NaN };
    return Math.round(height);
  } finally {
    await context.close();
    await server.stop();
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
