/** What moves on the town's own pages while they load. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { table } from '../tools/sizes.ts';
import { shiftLines, totalShift, verdict } from './report.ts';
import { startServer } from './server.ts';
import { visit } from './visit.ts';

const demo = resolve(import.meta.dirname, '../../demo');
const site = join(demo, 'site');
const seed = join(demo, 'seed');

const STAY = 3000;
const VIEWPORTS = [
  { width: 320, height: 640 },
  { width: 1280, height: 800 },
];

interface TownPage {
  readonly path: string;
  readonly tag: string;
}

export async function benchTown(browser: Browser, dist: string, verbose: boolean): Promise<void> {
  console.log("\nWhat moves on the town's pages\n");
  const pages = existsSync(site) ? pagesWithWidgets() : [];
  if (pages.length === 0) return console.log('  Left out: demo/site has no page with a widget.');
  const server = await startServer(dist, [
    '--site',
    site,
    ...(existsSync(seed) ? ['--seed', seed] : []),
  ]);
  try {
    await printShifts(browser, server.origin, pages, verbose);
  } finally {
    await server.stop();
  }
}

/** Pages that hold a widget as they are; one that is put in by a script is not found here. */
function pagesWithWidgets(): TownPage[] {
  return globSync('**/*.html', { cwd: site })
    .toSorted()
    .flatMap((file) => {
      const tag = /<(samskab-[a-z-]+)/.exec(readFileSync(join(site, file), 'utf8'))?.[1];
      return tag ? [{ path: `/${file.replace(/(^|\/)index\.html$|\.html$/, '$1')}`, tag }] : [];
    });
}

async function printShifts(
  browser: Browser,
  origin: string,
  pages: readonly TownPage[],
  verbose: boolean,
): Promise<void> {
  const rows = [['page', ...VIEWPORTS.map(({ width }) => `${width} px`), 'at most', '']];
  const details: string[] = [];
  for (const { path, tag } of pages) {
    const totals: number[] = [];
    for (const viewport of VIEWPORTS) {
      const result = await visit(browser, { url: origin + path, tag, viewport, stay: STAY });
      totals.push(totalShift(result));
      const place = `  ${path} at ${viewport.width} px`;
      details.push(...shiftLines(result).map((line) => `${place}: ${line}`));
    }
    const isStill = totals.every((total) => total === 0);
    rows.push([path, ...totals.map((total) => total.toFixed(4)), '0', verdict(isStill)]);
  }
  console.log(table(rows));
  if (verbose && details.length > 0) console.log(`\n${details.join('\n')}`);
}
