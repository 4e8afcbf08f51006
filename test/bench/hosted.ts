/** How soon a hosted page is painted, against a static page with the same text. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { table } from '../tools/sizes.ts';
import { milliseconds, ratio, spread, verdict } from './report.ts';
import { startServer, temporaryFolder } from './server.ts';
import { PHONE, slowDown } from './visit.ts';

const MOST_TIMES = 1.2;
/** The most that a hosted page of the town has on it. */
const PATH = '/budgets/borgerbudget';

const seed = resolve(import.meta.dirname, '../../demo/seed');

export async function benchHosted(browser: Browser, dist: string, runs: number): Promise<void> {
  const site = join(temporaryFolder(), 'site');
  mkdirSync(site, { recursive: true });
  const server = await startServer(dist, ['--site', site, '--seed', seed]);
  try {
    const hosted = server.origin + PATH;
    const page = await fetch(hosted, { headers: { 'accept-language': 'da' } });
    writeFileSync(join(site, 'static.html'), withoutMore(await page.text()));
    const urls = { hosted, static: `${server.origin}/static` };
    const painted: Record<keyof typeof urls, number[]> = { hosted: [], static: [] };
    for (let run = 0; run <= runs; run++) {
      for (const which of ['static', 'hosted'] as const) {
        const at = await paintedAt(browser, urls[which]);
        // The first run is for the machine to get warm.
        if (run > 0) painted[which].push(at);
      }
    }
    const [ours, theirs] = [spread(painted.hosted), spread(painted.static)];
    const times = ours.median / theirs.median;
    const rows = [
      ['', 'static', 'hosted', 'ratio', 'at most', ''],
      [`title and first project of ${PATH}`, milliseconds(theirs), milliseconds(ours), `${ratio(times)} ×`, `${MOST_TIMES} ×`, verdict(times, MOST_TIMES, ratio)], // prettier-ignore
    ];
    console.log(`\nFirst paint of a hosted page, against a static page with the same text, median of ${runs} runs in turn, least and most in brackets\n\n${table(rows)}`); // prettier-ignore
  } finally {
    await server.stop();
  }
}

/** @returns a page with all its text and headings, and nothing that is fetched, drawn or run */
function withoutMore(html: string): string {
  return html
    .replace(/<(style|script|noscript)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<(link|img|input)\b[^>]*>|<meta (property|name="(description|theme))[^>]*>/g, '')
    .replace(/<\/?(form|fieldset|button|samskab-[\w-]+)\b[^>]*>/g, '');
}

/** @returns milliseconds from the navigation until the title and the first project stand on the screen */
async function paintedAt(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'da-DK' });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchPaint);
    await slowDown(await context.newCDPSession(page));
    await page.goto(url, { waitUntil: 'commit' });
    const both = await page.waitForFunction(() => {
      const { title, item } = window.painted;
      return title && item ? Math.max(title, item) : undefined;
    });
    return (await both.jsonValue()) as number;
  } finally {
    await context.close();
  }
}

declare global {
  interface Window {
    painted: Record<string, number>;
  }
}

/** Marks what is waited for as it comes. It is sent to the page as text. */
function watchPaint(): void {
  const painted: Record<string, number> = (window.painted = {});
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { identifier: string; renderTime: number })[]) painted[entry.identifier] ??= entry.renderTime; // prettier-ignore
  }).observe({ type: 'element', buffered: true });
  const mark = (selector: string, name: string) =>
    document.querySelector(selector)?.setAttribute('elementtiming', name);
  new MutationObserver(() => {
    mark('h1', 'title');
    // Text is told of by its block, which the link is only where it is styled as one.
    mark('main li h2', 'item');
    mark('main li h2 a', 'item');
  }).observe(document, { childList: true, subtree: true });
}
