/**
 * What the loader costs a page whose widget is far below, before anybody comes near. It is counted in
 * the processor's time, as a busy machine takes more of the clock's, and multiplied instead of slowed
 * down: slowing down wastes that time too.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { table } from '../tools/sizes.ts';
import { ms, spread, verdict } from './report.ts';
import { startServer, temporaryFolder } from './server.ts';
import { PHONE, slow } from './visit.ts';

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
  const works: Record<'without' | 'with', Work[]> = { without: [], with: [] };
  try {
    for (let run = 0; run <= runs; run++) {
      for (const which of ['without', 'with'] as const) {
        const work = await workOf(browser, `${server.origin}/${which}`);
        // The first run is for the machine to get warm.
        if (run > 0) works[which].push(work);
      }
    }
    const cost = (what: keyof Work) => {
      const [more, less] = [works.with, works.without].map((list) => spread(list.map((work) => work[what])).median); // prettier-ignore
      return ((more ?? NaN) - (less ?? NaN)) * slow.cpu;
    };
    const script = cost('script');
    const rows = [
      ['the loader, main thread', `${ms(script)} ms`, `${MOST} ms`, verdict(script, MOST, ms)],
      ['  layout and styles, which the page needs anyway', `${ms(cost('layout'))} ms`],
      ['  all the thread does, which differs more from run to run', `${ms(cost('all'))} ms`],
    ];
    console.log(`\nA widget far below, before anybody comes near: processor time × ${slow.cpu}, against the same page without the loader, median of ${runs} runs in turn\n\n${table([['', 'measured', 'at most', ''], ...rows])}`); // prettier-ignore
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

/** Milliseconds of the processor, on the main thread. */
interface Work {
  /** Compiling and running scripts, without the layout that these ask for. */
  readonly script: number;
  readonly layout: number;
  readonly all: number;
}

async function workOf(browser: Browser, url: string): Promise<Work> {
  const context = await browser.newContext({ viewport: PHONE });
  try {
    const opened = await context.newPage();
    const session = await context.newCDPSession(opened);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await opened.goto(url, { waitUntil: 'load' });
    await opened.waitForTimeout(WATCHED);
    const { metrics } = await session.send('Performance.getMetrics');
    const sum = (names: RegExp) =>
      metrics
        .filter(({ name }) => names.test(name))
        .reduce((total, { value }) => total + value * 1000, 0);
    return {
      script: sum(/^(Script|V8Compile)Duration$/),
      layout: sum(/^(Layout|RecalcStyle)Duration$/),
      all: sum(/^TaskDuration$/),
    };
  } finally {
    await context.close();
  }
}
