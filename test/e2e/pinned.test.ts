import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { TownServer } from './town-server.ts';

const program = join(resolve(import.meta.dirname, '../..'), 'dist/server/samskab.js');

/** Another origin, on this machine: no page from elsewhere may ask that. */
class OtherSite {
  #body = '';
  #policy = '';
  readonly #server = createServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'content-security-policy': this.#policy,
    });
    response.end(`<!doctype html><html lang="da"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">${this.#body}`); // prettier-ignore
  });

  async start(samskab: string): Promise<void> {
    this.#policy = `default-src 'none'; script-src ${samskab}; connect-src ${samskab}; img-src data: ${samskab}; require-trusted-types-for 'script'; trusted-types lit-html samskab`;
    this.#server.listen(0, 'localhost');
    await once(this.#server, 'listening');
  }

  /** @returns the address of a page with that in it */
  show(body: string): string {
    this.#body = body;
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** What `samskab snippet --pinned` prints, on a page of another site under a strict policy. */
describe('a pinned snippet', () => {
  const town = new TownServer();
  const site = new OtherSite();
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];

  before(async () => {
    await town.start();
    await site.start(town.address);
    browser = await chromium.launch(chromiumLaunchOptions());
  });

  after(async () => {
    await browser?.close();
    site.stop();
    await town.stop();
  });

  afterEach(async () => {
    await page.context().close();
  });

  function snippet(...more: string[]): string {
    const words = ['snippet', 'budgets/borgerbudget', '--url', town.address, '--pinned', ...more];
    return execFileSync(process.execPath, [program, ...words, '--data', town.data], { encoding: 'utf8' }); // prettier-ignore
  }

  /** @returns what the page loads from the server, by its path */
  async function open(body: string): Promise<string[]> {
    const asked: string[] = [];
    page = await (await browser.newContext()).newPage();
    troubles.length = 0;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
    });
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin === town.address) asked.push(pathname);
    });
    await page.goto(site.show(body));
    return asked;
  }

  async function send(): Promise<void> {
    await page.getByRole('checkbox', { name: 'Bænke ved åen' }).check();
    await page.getByRole('button', { name: 'Tjek og send' }).click();
    await page.getByRole('button', { name: /Send mit budget/ }).click();
    await page.locator('[part~="receipt"]').waitFor();
  }

  it('is one file, from the first control to the receipt', async () => {
    const asked = await open(snippet());
    await send();
    const scripts = new Set(asked.filter((path) => path.endsWith('.js')));
    assert.deepEqual([...scripts].map((path) => path.replace(/\d+\.\d+\.\d+/, 'V')), ['/samskab/V/budget-allocator.js']); // prettier-ignore
    assert.deepEqual(troubles, []);
  });

  it('with --preload loads nothing that has no integrity', async () => {
    const lines = snippet('--preload');
    const asked = await open(lines);
    await send();
    const checked = new Set(Array.from(lines.matchAll(/"[^"]+?:\d+(\/samskab\/[^"]+\.js)" integrity=/g), ([, path]) => path)); // prettier-ignore
    const scripts = asked.filter((path) => path.endsWith('.js'));
    assert.deepEqual(scripts.filter((path) => !checked.has(path)), []); // prettier-ignore
    assert.ok(scripts.some((path) => path.includes('/budget-allocator.da.sending-')));
    // Each once, and the definition too.
    assert.equal(new Set(scripts).size, scripts.length);
    assert.equal(asked.filter((path) => path === '/api/budgets/borgerbudget').length, 2);
    assert.deepEqual(troubles, []);
  });

  for (const [what, more, file] of [
    ['the one file', [], /budget-allocator\.js$/],
    ['the core', ['--preload'], /core-[\w-]+\.js$/],
    ['what comes later', ['--preload'], /\.sending-[\w-]+\.js$/],
  ] as const) {
    it(`runs nothing that was altered: ${what}`, async () => {
      const lines = snippet(...more);
      const context = await browser.newContext();
      await context.route(file, async (route) => {
        const response = await route.fetch();
        const body = `${await response.text()};globalThis.altered=true`;
        await route.fulfill({ response, body });
      });
      page = await context.newPage();
      const refused = page.waitForEvent('console', (message) => /integrity/i.test(message.text()));
      await page.goto(site.show(lines));
      await refused;
      await page.waitForTimeout(2000);
      if (what === 'what comes later') {
        await page.getByRole('checkbox', { name: 'Bænke ved åen' }).check();
        await page.getByRole('button', { name: 'Tjek og send' }).click();
        await page.waitForTimeout(2000);
      }
      assert.equal(await page.evaluate(() => 'altered' in globalThis), false);
    });
  }
});
