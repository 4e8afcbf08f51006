/**
 * `npm run bench`: the figures that Samskab holds itself to, on this machine.
 *
 *     npm run bench                         everything
 *     npm run bench -- --sizes --times      only these sections: --sizes, --requests, --shifts,
 *                                           --times, --many, --input, --town, --look, --far,
 *                                           --hosted, --counting, --server; --sizes and --server need no
 *                                           browser
 *     npm run bench -- --widget idea-form   one widget
 *     npm run bench -- --runs 15            more runs than the usual 5
 *     npm run bench -- --verbose            with a timeline of each page, and what moved
 *     npm run bench -- --dist DIR           a build elsewhere
 *
 * Beside each figure stands what is aimed at, and by how much it is over. It judges nothing by the
 * clock: it ends with 0 unless something could not be measured.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { builtFolder, measureSizes, sizesReport, widgets } from '../tools/sizes.ts';
import { benchCounting } from './counting.ts';
import { benchFar } from './far.ts';
import { benchHosted } from './hosted.ts';
import { benchInput } from './input.ts';
import { benchLook } from './look.ts';
import { benchRecount } from './recount.ts';
import { machineLine } from './report.ts';
import { copyBuild, startServer, temporaryFolder } from './server.ts';
import { benchServing } from './serving/serving.ts';
import { writeSeed, writeSite } from './site.ts';
import { benchTown } from './town.ts';
import { slow } from './visit.ts';
import { benchMany, benchRequests, benchShifts, benchTimes, type Bench } from './widgets.ts';

/** Those that load the pages of `site.ts`, one after the other on one server. */
const onPages = {
  requests: benchRequests,
  shifts: benchShifts,
  times: benchTimes,
  many: benchMany,
  input: benchInput,
} as const;
const sections = [
  'sizes',
  ...keysOf(onPages),
  'town',
  'look',
  'far',
  'hosted',
  'counting',
  'server',
] as const;
const withoutBrowser: ReadonlySet<Section> = new Set(['sizes', 'server']);
type Section = (typeof sections)[number];

interface Options {
  readonly sections: ReadonlySet<Section>;
  readonly verbose: boolean;
  readonly runs: number;
  readonly widgets: readonly string[];
  readonly dist: string;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'boolean' },
      requests: { type: 'boolean' },
      shifts: { type: 'boolean' },
      times: { type: 'boolean' },
      many: { type: 'boolean' },
      input: { type: 'boolean' },
      town: { type: 'boolean' },
      look: { type: 'boolean' },
      far: { type: 'boolean' },
      hosted: { type: 'boolean' },
      counting: { type: 'boolean' },
      server: { type: 'boolean' },
      verbose: { type: 'boolean', default: false },
      runs: { type: 'string', default: '5' },
      widget: { type: 'string', multiple: true, default: widgets },
      dist: { type: 'string', default: builtFolder },
    },
  });
  const named = sections.filter((section) => values[section]);
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1');
  const unknown = values.widget.find((name) => !widgets.includes(name));
  if (unknown) throw new Error(`--widget: there is no ${unknown}, only ${widgets.join(', ')}`);
  return {
    sections: new Set(named.length > 0 ? named : sections),
    verbose: values.verbose,
    runs,
    widgets: values.widget,
    dist: resolve(values.dist),
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  const dist = copyBuild(options.dist);
  if (options.sections.has('sizes')) console.log(`${sizesReport(measureSizes(dist))}\n`);
  const needBrowser = [...options.sections].filter((section) => !withoutBrowser.has(section));
  if (needBrowser.length > 0) await benchInBrowser(dist, options);
  else console.log(machineLine());
  if (options.sections.has('server')) await benchServing(dist, options.runs);
}

async function benchInBrowser(dist: string, options: Options): Promise<void> {
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    console.log(machineLine(browser.version()));
    console.log(conditions());
    await benchPages(browser, dist, options);
    if (options.sections.has('town')) await benchTown(browser, dist, options.verbose);
    if (options.sections.has('look')) await benchLook(browser, dist, options.runs);
    if (options.sections.has('far')) await benchFar(browser, dist, options.runs);
    if (options.sections.has('hosted')) await benchHosted(browser, dist, options.runs);
    if (options.sections.has('counting')) {
      benchCounting(options.runs);
      await benchRecount(browser, dist);
    }
  } finally {
    await browser.close();
  }
}

function keysOf<K extends string>(object: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(object) as K[];
}

function conditions(): string {
  const { cpu, latency, down, up } = slow;
  return `Conditions: CPU ÷ ${cpu}, ${latency} ms round trip, ${down / 1e6} Mbit/s down, ${up / 1e3} kbit/s up, empty cache`;
}

async function benchPages(browser: Browser, dist: string, options: Options): Promise<void> {
  const { sections, widgets, runs, verbose } = options;
  const wanted = keysOf(onPages).filter((section) => sections.has(section));
  if (wanted.length === 0) return;
  const [site, seed] = [join(temporaryFolder(), 'site'), temporaryFolder()];
  writeSite(site, dist, widgets);
  writeSeed(seed);
  const server = await startServer(dist, ['--site', site, '--seed', seed]);
  const bench: Bench = { browser, origin: server.origin, widgets, runs, verbose };
  try {
    for (const section of wanted) await onPages[section](bench);
  } finally {
    await server.stop();
  }
}

try {
  await main();
} catch (error) {
  console.error(`✖ Not measured: ${(error as Error).message}`);
  // What still runs goes with it.
  process.exit(1);
}
