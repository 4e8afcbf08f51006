/**
 * The server's half of `in-browser.ts`: keys, viewport and media, the same in all three browsers.
 *
 * The commands that come with the test runner stop short of that: over WebDriver (WebKit) they
 * hold all letters of a text down at once, so that double letters are lost, and know neither
 * `down` nor `up`, nor viewports; over BiDi (Firefox) the key `Space` has no name.
 */
import type { TestRunnerPlugin } from '@web/test-runner';

export interface KeysPayload {
  action: 'press' | 'down' | 'up' | 'type';
  /** A key, a chord such as `Shift+Tab`, or for `type` a text. */
  text: string;
}

export interface ViewportPayload {
  width: number;
  height: number;
}

/** What every page starts with. */
export const usualViewport: ViewportPayload = { width: 800, height: 600 };

export type MediaPayload = { name: string; value: string }[];

/** What we use of a Puppeteer page (Chromium and Firefox). */
interface PuppeteerPage {
  keyboard: {
    type(text: string): Promise<void>;
    down(key: string): Promise<void>;
    up(key: string): Promise<void>;
  };
  setViewport(size: ViewportPayload): Promise<void>;
  createCDPSession(): Promise<DevTools>;
}

interface DevTools {
  send(method: string, params: object): Promise<unknown>;
}

/** What we use of a WebDriver session (WebKit). */
export interface WebDriver {
  performActions(actions: object[]): Promise<void>;
  setWindowSize(width: number, height: number): Promise<unknown>;
  execute(script: string): Promise<unknown>;
}

interface Session {
  id: string;
  browser: { type: string; name: string; getPage?(id: string): PuppeteerPage; driver?: WebDriver };
}

export function inputPlugin(): TestRunnerPlugin {
  return {
    name: 'samskab-input',
    async executeCommand({ command, payload, session }) {
      const { id, browser } = session as unknown as Session;
      const page = browser.type === 'puppeteer' ? browser.getPage?.(id) : undefined;
      const driver = browser.type === 'webdriver' ? browser.driver : undefined;
      switch (command) {
        case 'samskab:keys':
          if (page) await sendKeysToPage(page, browser.name, payload as KeysPayload);
          if (driver) await sendKeysToDriver(driver, payload as KeysPayload);
          return true;
        case 'samskab:viewport':
          if (page) await page.setViewport(payload as ViewportPayload);
          if (driver) await setDriverViewport(driver, payload as ViewportPayload);
          return true;
        case 'samskab:media':
          // Neither BiDi nor WebDriver can do this; only Chromium's own protocol.
          if (!page || browser.name !== 'Chrome') return false;
          await emulateMediaFeatures(page, payload as MediaPayload);
          return true;
        default:
          return undefined;
      }
    },
  };
}

async function sendKeysToPage(
  { keyboard }: PuppeteerPage,
  browser: string,
  keys: KeysPayload,
): Promise<void> {
  if (keys.action === 'type') {
    await keyboard.type(keys.text);
    return;
  }
  const chord = keysOf(keys.text).map((key) =>
    // Puppeteer would press the one on the number pad.
    key === 'Enter' && browser === 'Firefox' ? webDriverKeys.Enter : key,
  );
  if (keys.action !== 'up') for (const key of chord) await keyboard.down(key);
  if (keys.action !== 'down') for (const key of chord.toReversed()) await keyboard.up(key);
}

async function sendKeysToDriver(driver: WebDriver, keys: KeysPayload): Promise<void> {
  const strokes = keys.action === 'type' ? [...keys.text].map((key) => [key]) : [keysOf(keys.text)];
  const actions = strokes.flatMap((chord) => [
    ...(keys.action === 'up' ? [] : chord.map((key) => keyAction('keyDown', key))),
    ...(keys.action === 'down' ? [] : chord.toReversed().map((key) => keyAction('keyUp', key))),
  ]);
  await driver.performActions([{ type: 'key', id: 'keyboard', actions }]);
}

function keyAction(type: 'keyDown' | 'keyUp', key: string): { type: string; value: string } {
  return { type, value: (webDriverKeys as Record<string, string>)[key] ?? key };
}

/** `Shift+Tab` is two keys, `+` is one. */
function keysOf(chord: string): string[] {
  const keys = chord === '+' ? ['+'] : chord.split('+');
  return keys.map((key) => (key === 'Space' ? ' ' : key));
}

/** The code points by which WebDriver knows keys that write nothing. */
const webDriverKeys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

/** WebDriver sizes the window; what the page gets is less by the browser's own bars. */
export async function setDriverViewport(driver: WebDriver, size: ViewportPayload): Promise<void> {
  const [barWidth, barHeight] = (await driver.execute(
    'return [outerWidth - innerWidth, outerHeight - innerHeight]',
  )) as [number, number];
  await driver.setWindowSize(size.width + barWidth, size.height + barHeight);
}

/** An emulation belongs to the session that asked for it, and only that one can end it. */
const devTools = new WeakMap<PuppeteerPage, Promise<DevTools>>();

async function emulateMediaFeatures(page: PuppeteerPage, features: MediaPayload): Promise<void> {
  const session = devTools.get(page) ?? page.createCDPSession();
  devTools.set(page, session);
  await (await session).send('Emulation.setEmulatedMedia', { features });
}
