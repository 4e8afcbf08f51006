/**
 * Which browsers are on this machine, and how one that is missing gets there.
 *
 * Nothing is downloaded at `npm ci`: whoever runs only the unit tests needs no browser, and
 * a machine that has one already should not fetch another.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

export const browserNames = ['chromium', 'firefox', 'webkit'] as const;
export type BrowserName = (typeof browserNames)[number];

export interface Browser {
  name: BrowserName;
  /** The program itself; for WebKit the MiniBrowser that the driver starts. */
  executablePath: string;
}

export interface WebKit extends Browser {
  name: 'webkit';
  driverPath: string;
  /** WebKitGTK has no headless mode, so it needs a display of its own. */
  displayServerPath: string;
}

/** Something the person at the keyboard got wrong; told in one line, without a stack. */
export class UsageError extends Error {}

/**
 * The browsers that `SAMSKAB_BROWSERS` names (all of them required), or undefined where it is
 * not set and whatever is there will do.
 */
export function requiredBrowsers(
  list: string | undefined = process.env['SAMSKAB_BROWSERS'],
): BrowserName[] | undefined {
  const names = new Set((list ?? '').split(',').map((name) => name.trim()).filter(Boolean)); // prettier-ignore
  for (const name of names) {
    if (!isBrowserName(name)) {
      throw new UsageError(
        `SAMSKAB_BROWSERS: unknown browser "${name}" (known: ${browserNames.join(', ')})`,
      );
    }
  }
  return names.size > 0 ? browserNames.filter((name) => names.has(name)) : undefined;
}

function isBrowserName(name: string): name is BrowserName {
  return (browserNames as readonly string[]).includes(name);
}

export function findBrowser(name: 'webkit'): WebKit | undefined;
export function findBrowser(name: BrowserName): Browser | undefined;
export function findBrowser(name: BrowserName): Browser | undefined {
  if (name === 'webkit') return findWebKit();
  const executablePath = name === 'chromium' ? findChromium() : findFirefox();
  return executablePath === undefined ? undefined : { name, executablePath };
}

function findChromium(): string | undefined {
  const installed = firstProgram(
    process.env['CHROME_PATH'],
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  );
  return installed ?? firstProgram(playwrightChromium());
}

/** Where Playwright's installer puts the Chromium that belongs to our playwright-core. */
function playwrightChromium(): string | undefined {
  try {
    const require = createRequire(import.meta.url);
    return (
      require('playwright-core') as typeof import('playwright-core')
    ).chromium.executablePath();
  } catch {
    // Playwright knows no Chromium for this kind of machine.
    return undefined;
  }
}

function findFirefox(): string | undefined {
  return firstProgram(
    process.env['FIREFOX_PATH'],
    'firefox-esr',
    'firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  );
}

function findWebKit(): WebKit | undefined {
  const driverPath = firstProgram('WebKitWebDriver');
  const executablePath = firstProgram(
    ...globSync('/usr/{lib,lib/*,libexec}/webkit*gtk-*/MiniBrowser').toSorted().toReversed(),
  );
  const displayServerPath = firstProgram('Xvfb');
  if (!driverPath || !executablePath || !displayServerPath) return undefined;
  return { name: 'webkit', executablePath, driverPath, displayServerPath };
}

function firstProgram(...candidates: (string | undefined)[]): string | undefined {
  for (const candidate of candidates) {
    const path = candidate && resolveProgram(candidate);
    if (path) return path;
  }
  return undefined;
}

/** The full path of a program given by path, or by a name to look up in PATH. */
function resolveProgram(program: string): string | undefined {
  const folders = program.includes('/') ? [''] : (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => (folder ? join(folder, program) : program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Arguments for any Chromium that tests start: no GPU and no QUIC, which test machines lack, and
 * no talking to its maker. The sandbox stays on unless we are root: there Chromium refuses to
 * start with it.
 */
function chromiumArguments(): string[] {
  return [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(isRoot() ? ['--no-sandbox'] : []),
  ];
}

/** For end-to-end tests: `await chromium.launch(chromiumLaunchOptions())` with playwright-core. */
export function chromiumLaunchOptions(): { executablePath: string; args: string[] } {
  const chromium = findBrowser('chromium');
  if (!chromium) throw new Error(`No Chromium here. ${howToInstall('chromium')}`);
  return { executablePath: chromium.executablePath, args: chromiumArguments() };
}

const aptPackages: Record<BrowserName, string[]> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

export function howToInstall(name: BrowserName): string {
  const byApt = `On Debian or Ubuntu: apt-get install ${aptPackages[name].join(' ')}.`;
  return name === 'chromium'
    ? `${byApt} Elsewhere: npx playwright-core install chromium, or set CHROME_PATH.`
    : byApt;
}

/**
 * Tries to install browsers by the machine's own means. Whether they are there afterwards is for
 * `findBrowser` to say.
 */
export function installBrowsers(names: BrowserName[]): void {
  if (isRoot() && isDebianLike()) installWithApt(names);
  if (names.includes('chromium') && !findBrowser('chromium')) installWithPlaywright();
}

function installWithApt(names: BrowserName[]): void {
  console.log(`Installing ${names.join(', ')} with apt-get.`);
  aptGet('update');
  // One call a browser: a package that this release lacks must not take the others with it.
  for (const name of names) {
    aptGet('install', '-y', '--no-install-recommends', ...aptPackages[name]);
  }
}

/** apt-get that waits for another one to finish, and that tries a flaky mirror again. */
function aptGet(...args: string[]): void {
  run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', ...args], {
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
  });
}

function installWithPlaywright(): void {
  console.log("Installing Chromium with Playwright's installer.");
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  run(process.execPath, [cli, 'install', '--no-shell', 'chromium'], process.env);
}

/** Installers say much, and nothing that matters unless they fail. */
function run(program: string, args: string[], env: NodeJS.ProcessEnv): void {
  const result = spawnSync(program, args, { encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 });
  if (result.status === 0) return;
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`.trimEnd().split('\n').slice(-20);
  console.log([`${program} ${args.join(' ')} failed:`, ...output].join('\n  '));
  if (result.error) console.log(`  ${result.error.message}`);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function isDebianLike(): boolean {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
