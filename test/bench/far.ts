/** What the loader costs a page whose widget is far below, before anybody comes near. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { table } from '../tools/sizes.ts';
import { ms, verdict } from './report.ts';
import { startServer, temporaryFolder } from './server.ts';
import { PHONE, slowCpu } from './visit.ts';

/** Milliseconds of the main thread. */
const MOST = 20;
/** Milliseconds after the page has loaded: the loader takes it for at rest at 2000. */
const WATCHED = 1500;
/** A long page of a town. */
const PARAGRAPHS = 1500;

export async function benchFar(browser: Browser, dist: string, runs: number): Promise<void> {
  const site = join(temporaryFolder(), 'site');
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, 'without.html'), page(''));
  writeFileSync(join(site, 'with.html'), page('<script type="module" src="/samskab.js"></script>'));
  const server = await startServer(dist, ['--site', site]);
  try {
    const times: Record<'with' | 'without', number[]> = { with: [], without: [] };
    for (let run = 0; run < runs; run++) {
      for (const which of ['without', 'with'] as const) {
        times[which].push(await workOf(browser, `${server.origin}/${which}`));
      }
    }
    const cost = median(times.with) - median(times.without);
    const row = ['the loader, main thread', `${ms(cost)} ms`, `${MOST} ms`, verdict(cost, MOST, ms)]; // prettier-ignore
    console.log(`\nA widget far below, before anybody comes near\n\n${table([['', 'measured', 'at most', ''], row])}`); // prettier-ignore
  } finally {
    await server.stop();
  }
}

function page(script: string): string {
  const text = '<p>En lang side om en by, med <a href="#x">links</a> og <em>ord</em>.</p>';
  return `<!doctype html><html lang="da"><meta charset="utf-8"><title>En by</title>${script}
    <body>${text.repeat(PARAGRAPHS)}<div data-samskab="voting-ballot" data-endpoint="/api/ballots/x"><a href="/x">Stem</a></div>
    <samskab-idea-form endpoint="/api/ideas/x"><a href="/x">Idé</a></samskab-idea-form>`;
}

/** @returns milliseconds that the main thread compiled and ran scripts, and laid out what these ask for */
async function workOf(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE });
  try {
    const opened = await context.newPage();
    const session = await context.newCDPSession(opened);
    await session.send('Performance.enable');
    await slowCpu(session);
    await opened.goto(url, { waitUntil: 'load' });
    await opened.waitForTimeout(WATCHED);
    const { metrics } = await session.send('Performance.getMetrics');
    // What the page itself lays out and paints differs more from run to run than all of this.
    const own = metrics.filter(({ name }) => /^(Script|V8Compile)Duration$/.test(name));
    return own.reduce((sum, { value }) => sum + value * 1000, 0);
  } finally {
    await context.close();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
