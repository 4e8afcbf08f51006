/** What moves on the town's own pages while they load. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { table } from '../tools/sizes.ts';
import { shift, shiftLines, totalShift, verdict } from './report.ts';
import { startServer } from './server.ts';
import type { Page } from './site.ts';
import { STAY, VIEWPORTS, atEachWidth } from './visit.ts';

const demo = resolve(import.meta.dirname, '../../demo');
const site = join(demo, 'site');

const TAGS = { ballots: 'samskab-voting-ballot', budgets: 'samskab-budget-allocator' } as const;

export async function benchTown(browser: Browser, dist: string, verbose: boolean): Promise<void> {
  console.log("\nWhat moves on the town's pages\n");
  const pages = existsSync(site) ? pagesWithWidgets() : [];
  if (pages.length === 0) return console.log('  Left out: demo/site has no page with a widget.');
  const server = await startServer(dist, serverOptions());
  try {
    pages.push(...(await electionPages(server.origin)));
    await printShifts(browser, server.origin, pages, verbose);
  } finally {
    await server.stop();
  }
}

function serverOptions(): string[] {
  const folders = { site, seed: join(demo, 'seed'), elections: process.env['PABULIB_DIR'] };
  return Object.entries(folders).flatMap(([name, folder]) =>
    folder && existsSync(folder) ? [`--${name}`, folder] : [],
  );
}

/** Pages that hold a widget as they are. */
function pagesWithWidgets(): Page[] {
  return globSync('**/*.html', { cwd: site })
    .toSorted()
    .flatMap((file) => {
      const tag = /<(samskab-[a-z-]+)/.exec(readFileSync(join(site, file), 'utf8'))?.[1];
      return tag ? [{ path: `/${file.replace(/(^|\/)index\.html$|\.html$/, '$1')}`, tag }] : [];
    });
}

/** The page that a script puts an imported election on: one election of each kind. */
async function electionPages(origin: string): Promise<Page[]> {
  if (!existsSync(join(site, 'by.html'))) return [];
  const pages: Page[] = [];
  for (const [resource, tag] of Object.entries(TAGS)) {
    const response = await fetch(`${origin}/api/${resource}`);
    const { items } = (await response.json()) as { items: { id: string; origin?: object }[] };
    const imported = items.find((item) => item.origin);
    if (imported) pages.push({ path: `/by?valg=${resource}/${imported.id}`, tag });
  }
  return pages;
}

async function printShifts(
  browser: Browser,
  origin: string,
  pages: readonly Page[],
  verbose: boolean,
): Promise<void> {
  const rows = [['page', ...VIEWPORTS.map(({ width }) => `${width} px`), 'at most', '']];
  const details: string[] = [];
  for (const { path, tag } of pages) {
    const url = origin + path;
    const visits = await atEachWidth(browser, { url, tag, until: 'shown', stay: STAY });
    const totals = visits.map(totalShift);
    for (const [index, { width }] of VIEWPORTS.entries()) {
      const lines = shiftLines(visits[index] ?? { shifts: [] });
      details.push(...lines.map((line) => `  ${path} at ${width} px: ${line}`));
    }
    rows.push([path, ...totals.map(shift), '0', verdict(Math.max(...totals), 0, shift)]);
  }
  console.log(table(rows));
  if (verbose && details.length > 0) console.log(`\n${details.join('\n')}`);
}
