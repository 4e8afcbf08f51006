/** A page of a browser that shows stories; each of the three is driven by what drives it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions, findBrowser, howToInstall, type BrowserName } from './browsers.ts';
import { startWebKitDriver } from './webkit-driver.ts';

export interface StoryPage {
  /** Runs a function in the page, and waits for what it promises. */
  evaluate<A, T>(run: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  close(): Promise<void>;
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The text of axe, for a page that must run it where Storybook's own does not. */
export const axeSource = (): string => readFileSync(axe, 'utf8');

/** @throws Error where the browser is not on this machine */
export async function openPage(name: Exclude<BrowserName, 'chromium'>, url: string) {
  return name === 'firefox' ? openFirefox(url) : openWebKit(url);
}

/** Chromium too, by what end-to-end tests drive it with. */
export async function openAny(name: BrowserName, url: string): Promise<StoryPage> {
  if (name !== 'chromium') return openPage(name, url);
  const browser = await chromium.launch(chromiumLaunchOptions());
  const page = await browser.newPage();
  await page.goto(url);
  return {
    evaluate: (run, argument) => page.evaluate(run as never, argument),
    close: () => browser.close(),
  };
}

async function openFirefox(url: string): Promise<StoryPage> {
  const firefox = findBrowser('firefox');
  if (!firefox) throw new Error(`No Firefox here. ${howToInstall('firefox')}`);
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox.executablePath,
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height: 900 });
  await page.goto(url);
  return {
    evaluate: (run, argument) => page.evaluate(run as never, argument),
    close: () => browser.close(),
  };
}

/** By the protocol itself, of which little is needed. */
async function openWebKit(url: string): Promise<StoryPage> {
  const webKit = findBrowser('webkit');
  if (!webKit) throw new Error(`No WebKit here. ${howToInstall('webkit')}`);
  const { port } = await startWebKitDriver(webKit);
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}/session${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  const binary = { binary: webKit.executablePath, args: ['--automation'] };
  const capabilities = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': binary };
  const started = await ask('POST', '', { capabilities: { alwaysMatch: capabilities } });
  const session = `/${(started as { sessionId: string }).sessionId}`;
  await ask('POST', `${session}/timeouts`, { script: 60_000 });
  await ask('POST', `${session}/url`, { url });
  return {
    evaluate: async (run, argument) => {
      const script = `const done = arguments[1];
        Promise.resolve((${run.toString()})(arguments[0])).then(
          (value) => done({ value }),
          (error) => done({ error: String(error) }),
        );`;
      const told = await ask('POST', `${session}/execute/async`, { script, args: [argument] });
      const { value, error } = told as { value: never; error?: string };
      if (error) throw new Error(error);
      return value;
    },
    close: async () => {
      await ask('DELETE', session);
    },
  };
}
