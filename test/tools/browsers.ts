/**
 * Which browsers are on this machine, and how one that is missing gets there.
 *
 * Nothing is downloaded at `npm ci`: whoever runs only the unit tests needs no browser, and
 * a machine that has one already should not fetch another.
 */
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  aptInstall,
  firstProgram,
  isDebianLike,
  isRoot,
  runInstaller,
  UsageError,
} from './installing.ts';

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
  // One call a browser: a package that this release lacks must not take the others with it.
  aptInstall(...names.map((name) => aptPackages[name]));
}

function installWithPlaywright(): void {
  console.log("Installing Chromium with Playwright's installer.");
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  runInstaller(process.execPath, [cli, 'install', '--no-shell', 'chromium'], process.env);
}
