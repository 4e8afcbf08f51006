/**
 * `npm test`: everything that must hold, one part after another.
 *
 *     npm test                                  all parts
 *     npm test -- types unit                    the named parts (see `partNames`)
 *     npm test -- component test/widgets/       only test files whose path contains this
 *     npm test -- test/rules/budget.test.ts     the same, in whichever part such files are
 *     SAMSKAB_BROWSERS=chromium,webkit npm test exactly these browsers; those missing are installed
 *     SAMSKAB_SERVERS=postgres,nginx,php,wordpress npm test   with these, which are installed where they are
 *                                               missing; unless named, tests of each run where
 *                                               it is
 *
 * The last line is `N passed, N failed`, with `, N skipped` where tests were. Types, lint, build
 * and sizes count as one each. A file without tests counts as failed, as does one that does not
 * load, and a browser that does not start.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import {
  browserNames,
  findBrowser,
  howToInstall,
  installBrowsers,
  requiredBrowsers,
  type BrowserName,
} from './tools/browsers.ts';
import { runComponentTests } from './tools/component-tests.ts';
import { duration, none, oneFailed, onePassed, sum, summary, type Counts } from './tools/counts.ts';
import { runNodeTests } from './tools/node-tests.ts';
import { UsageError } from './tools/installing.ts';
import {
  findPostgres,
  howToInstallPostgres,
  installPostgres,
  startPostgres,
  TEST_POSTGRES,
} from './tools/postgres.ts';
import { findNginx, howToInstallNginx, installNginx } from './tools/nginx.ts';
import { findPhp, howToInstallPhp, installPhp } from './tools/php.ts';
import { findWordPress, howToInstallWordPress, installWordPress } from './tools/wordpress.ts';
import { requiredServers } from './tools/servers.ts';
import { findTestFiles, type TestFiles } from './tools/test-files.ts';

const root = resolve(import.meta.dirname, '..');
const minute = 60_000;

// Some three hundred processes load the same files: what the first one stripped of its types and
// compiled, the others need not. Node goes by what stands in a file.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/samskab');

const partNames = ['types', 'lint', 'build', 'sizes', 'unit', 'component', 'e2e'] as const;
type PartName = (typeof partNames)[number];

const titles: Record<PartName, string> = {
  types: 'Types',
  lint: 'Lint',
  build: 'Build',
  sizes: 'Sizes',
  unit: 'Unit and server tests',
  component: 'Component tests',
  e2e: 'End-to-end tests',
};

/** What the parts ask of one another, and of the command line. */
interface Run {
  parts: PartName[];
  files: TestFiles;
  browsers: BrowserName[] | undefined;
  servers: string[];
  results: Map<PartName, Counts>;
}

const runners: Record<PartName, (run: Run) => Counts | Promise<Counts>> = {
  types: () => check('tsc', '--noEmit', '-p', 'tsconfig.json'),
  lint: () => check('npm', 'run', 'lint'),
  build: () => check('npm', 'run', 'build'),
  sizes: checkSizes,
  unit: ({ files, servers }) =>
    withServer('php', servers, () =>
      withServer('nginx', servers, () =>
        withPostgres(servers.includes('postgres'), () =>
          runNodeTests(files.unit, { concurrency: availableParallelism(), timeout: minute }),
        ),
      ),
    ),
  component: runInBrowsers,
  e2e: runEndToEnd,
};

async function checkSizes({ results }: Run): Promise<Counts> {
  const script = join(root, 'test/tools/sizes.ts');
  if (!existsSync(script)) return skip('there are no size limits yet');
  return hasFailed('build', results)
    ? notRun('there is no build')
    : check(process.execPath, script);
}

/** Tests make databases of their own in one PostgreSQL, and leave out what needs it where there is none. */
async function withPostgres(isRequired: boolean, work: () => Promise<Counts>): Promise<Counts> {
  if (isRequired && !findPostgres()) installPostgres();
  const programs = findPostgres();
  if (!programs) {
    const left = `PostgreSQL is not here. ${howToInstallPostgres}`;
    if (isRequired) return sum([notRun(left), await work()]);
    console.log(`${left} What needs it is left out.`);
    return work();
  }
  const postgres = await startPostgres(programs, ['fsync=off']);
  process.env[TEST_POSTGRES] = postgres.url;
  try {
    return await work();
  } finally {
    delete process.env[TEST_POSTGRES];
    await postgres.stop();
  }
}

/** A server, or what runs one, that some tests need. */
interface Needed {
  readonly title: string;
  readonly find: () => unknown;
  readonly install: () => unknown;
  readonly howToInstall: string;
}

const needed = {
  nginx: {
    title: 'nginx',
    find: findNginx,
    install: installNginx,
    howToInstall: howToInstallNginx,
  },
  php: { title: 'PHP', find: findPhp, install: installPhp, howToInstall: howToInstallPhp },
  wordpress: { title: 'WordPress', find: findWordPress, install: installWordPress, howToInstall: howToInstallWordPress }, // prettier-ignore
} satisfies Record<string, Needed>;

/** Tests find it by themselves, and leave out what needs it where there is none. */
async function withServer(
  name: keyof typeof needed,
  servers: readonly string[],
  work: () => Promise<Counts>,
): Promise<Counts> {
  const { title, find, install, howToInstall: how }: Needed = needed[name];
  const isRequired = servers.includes(name);
  if (isRequired && !find()) install();
  if (find()) return work();
  const left = `${title} is not here. ${how}`;
  if (isRequired) return sum([notRun(left), await work()]);
  console.log(`${left} What needs it is left out.`);
  return work();
}

async function runInBrowsers({ files, browsers }: Run): Promise<Counts> {
  if (files.component.length === 0) return skip('there are no such test files');
  // Side by side: each waits most of its time for keys, timers and its driver. Each has a display
  // of its own, so none takes the focus from another.
  const counts = provideBrowsers(browsers ?? browsersHere()).map((browser) =>
    findBrowser(browser) ? runComponentTests(browser, files.component) : missing(browser),
  );
  return sum(await Promise.all(counts));
}

/** Those on this machine; Chromium where there is none. */
function browsersHere(): BrowserName[] {
  const here = browserNames.filter((name) => findBrowser(name));
  return here.length > 0 ? here : ['chromium'];
}

function provideBrowsers(names: BrowserName[]): BrowserName[] {
  const absent = names.filter((name) => !findBrowser(name));
  if (absent.length > 0) installBrowsers(absent);
  return names;
}

function missing(browser: BrowserName): Counts {
  return notRun(`${browser} is not here. ${howToInstall(browser)}`);
}

async function runEndToEnd({ files, results, servers }: Run): Promise<Counts> {
  if (files.e2e.length === 0) return skip('there are no such test files');
  if (hasFailed('build', results)) return notRun('there is no build');
  provideBrowsers(['chromium']);
  if (!findBrowser('chromium')) return missing('chromium');
  return withServer('wordpress', servers, () =>
    // Each has a browser and a server of its own.
    runNodeTests(files.e2e, { concurrency: 2, timeout: 2 * minute }),
  );
}

function hasFailed(part: PartName, results: Map<PartName, Counts>): boolean {
  return (results.get(part)?.failed ?? 0) > 0;
}

/** Nothing to do, and nothing wrong with that. */
function skip(reason: string): Counts {
  console.log(`Nothing to run: ${reason}.`);
  return none;
}

/** Something to do that cannot be done. */
function notRun(reason: string): Counts {
  console.log(`✖ Not run: ${reason}${reason.endsWith('.') ? '' : '.'}`);
  return oneFailed;
}

/** One command, passed or failed by its exit code. */
async function check(command: string, ...args: string[]): Promise<Counts> {
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 15 * minute,
  });
  return new Promise((done) => {
    child.once('error', (error) => done(notRun(error.message)));
    child.once('close', (code) => done(code === 0 ? onePassed : oneFailed));
  });
}

async function runPart(part: PartName, run: Run): Promise<Counts> {
  console.log(`\n━━ ${titles[part]} ━━`);
  const started = performance.now();
  const counts = await countErrors(() => runners[part](run));
  console.log(`${titles[part]}: ${summary(counts)} (${duration(performance.now() - started)})`);
  return counts;
}

/** A part that breaks is a failure like any other; the rest still runs. */
async function countErrors(run: () => Counts | Promise<Counts>): Promise<Counts> {
  try {
    return await run();
  } catch (error) {
    console.error(error);
    return oneFailed;
  }
}

/** Parts by name, then what the paths of test files must contain. */
function readArguments(args: string[]): Run {
  const named = partNames.filter((part) => args.includes(part));
  const filters = args.filter((arg) => !(partNames as readonly string[]).includes(arg));
  const files = findTestFiles(root, filters);
  const matching = (['unit', 'component', 'e2e'] as const).filter((part) => files[part].length > 0);
  if (filters.length > 0 && !matching.some((part) => named.length === 0 || named.includes(part))) {
    throw new UsageError(
      `Neither a part (${partNames.join(', ')}) nor in the path of a test file: ${filters.join(' ')}`,
    );
  }
  const chosen = named.length > 0 ? named : filters.length > 0 ? matching : partNames;
  // What is measured, and what end-to-end tests open, must not be yesterday's.
  const embeds =
    chosen.includes('component') && files.component.some((file) => file.includes('test/embed/'));
  const needsBuild = chosen.includes('sizes') || chosen.includes('e2e') || embeds;
  return {
    parts: partNames.filter((part) => chosen.includes(part) || (part === 'build' && needsBuild)),
    files,
    browsers: requiredBrowsers(),
    servers: requiredServers(),
    results: new Map(),
  };
}

function printOverview(results: Map<PartName, Counts>): void {
  console.log('');
  for (const [part, counts] of results) {
    console.log(`${counts.failed > 0 ? '✖' : '✔'} ${titles[part]}: ${summary(counts)}`);
  }
  console.log('');
}

async function main(): Promise<void> {
  const run = readArguments(process.argv.slice(2));
  for (const part of run.parts) run.results.set(part, await runPart(part, run));
  const total = sum(run.results.values());
  process.exitCode = total.failed > 0 ? 1 : 0;
  printOverview(run.results);
  console.log(summary(total));
  // Something left open must not keep a finished run alive.
  setTimeout(() => process.exit(), 3000).unref();
}

process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143));

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
