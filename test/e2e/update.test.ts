import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { makeNextRelease } from './next-release.ts';
import { TownServer } from './town-server.ts';

const root = resolve(import.meta.dirname, '../..');
/** One Lit on a page, and no more: two of them would want a policy of the same name. */
const STRICT = `default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types lit-html samskab`; // prettier-ignore

/** A server is updated, or has a neighbour that is, while people have its pages open. */
describe('an update while pages are open', () => {
  let browser: Browser;
  let next: string;
  let town: TownServer;
  let page: Page;
  const troubles: string[] = [];

  before(async () => {
    next = makeNextRelease();
    browser = await chromium.launch(chromiumLaunchOptions());
  });

  after(async () => {
    await browser?.close();
    rmSync(next, { recursive: true, force: true });
  });

  beforeEach(async () => {
    town = new TownServer();
    await town.start();
    page = await (await browser.newContext()).newPage();
    troubles.length = 0;
    page.on('console', (message) => {
      // While no server is there, what comes at rest cannot; it is asked for again.
      const isDown = message.text().includes('net::ERR_CONNECTION_');
      if (message.type() === 'error' && !isDown) troubles.push(message.text());
    });
    page.on('pageerror', ({ message }) => troubles.push(message));
  });

  afterEach(async () => {
    await page.context().close();
    await town.stop();
  });

  /** Puts the next release in the place of what runs, at the same address. */
  async function update(): Promise<void> {
    const { port } = new URL(town.address);
    await town.stop();
    town = new TownServer(town.data, next);
    await town.start('--port', port);
  }

  /** @param script from the cache of a browser, where it is not that of the server */
  async function open(body: string, script?: string): Promise<void> {
    if (script !== undefined) {
      await page.route(`${town.address}/samskab.js`, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: script }),
      );
    }
    await page.route(`${town.address}/strict`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'content-security-policy': STRICT },
        body: `<!doctype html><html lang="da"><meta charset="utf-8"><title>x</title>${body}<script type="module" src="/samskab.js"></script>`,
      }),
    );
    await page.goto(`${town.address}/strict`);
  }

  const budget = '<samskab-budget-allocator endpoint="/api/budgets/borgerbudget"></samskab-budget-allocator>'; // prettier-ignore
  const signup = '<samskab-event-signup endpoint="/api/events/faellesspisning"></samskab-event-signup>'; // prettier-ignore
  const check = (tag: string) => page.locator(tag).getByRole('button', { name: 'Tjek og send' });
  /** The files of the next release that run on the page. */
  const run = () => page.evaluate(() => (globalThis as { next?: string[] }).next ?? []);

  async function send(): Promise<void> {
    const form = page.locator('samskab-budget-allocator');
    await form.getByRole('checkbox', { name: 'Bænke ved åen' }).check();
    await check('samskab-budget-allocator').click();
    await form.getByRole('button', { name: /Send mit budget/ }).click();
    await form.locator('[part~="receipt"]').waitFor();
  }

  it('lets who has begun send, with the second act of what they began with', async () => {
    // What comes at rest has not come yet when the server is updated.
    const held: (() => void)[] = [];
    await page.route(/\.sending-|\/rest-/, async (route) => {
      await new Promise<void>((go) => held.push(go));
      await route.continue();
    });
    await open(budget);
    await check('samskab-budget-allocator').waitFor();
    while (held.length === 0) await page.waitForTimeout(20);
    await update();
    for (const go of held) go();
    await page.unroute(/\.sending-|\/rest-/);
    await send();
    assert.deepEqual(await run(), []);
    assert.deepEqual(troubles, []);
    assert.equal(town.rows('SELECT code FROM receipts').length, 1);
    // Who comes now has the next release, the whole way.
    await page.goto(`${town.address}/budgets/borgerbudget`);
    while ((await run()).length < 3) await page.waitForTimeout(20);
  });

  it('gives a page what is added to it later from the release that it has', async () => {
    await open(budget);
    await check('samskab-budget-allocator').waitFor();
    await update();
    await page.evaluate((html) => {
      const late = document.createElement('samskab-event-signup');
      late.setAttribute('endpoint', /endpoint="(\S+)"/.exec(html)?.[1] ?? '');
      document.body.append(late);
    }, signup);
    await check('samskab-event-signup').waitFor();
    assert.deepEqual(await run(), []);
    assert.deepEqual(troubles, []);
  });

  it('goes with a script that a cache has kept', async () => {
    const old = readFileSync(join(root, 'dist/loader/samskab.js'), 'utf8');
    await update();
    await open(budget + signup, old);
    await check('samskab-event-signup').waitFor();
    await send();
    assert.deepEqual(await run(), []);
    assert.deepEqual(troubles, []);
  });

  it('goes with the next script, where a server that is behind answers for the rest', async () => {
    const script = readFileSync(join(next, 'dist/loader/samskab.js'), 'utf8');
    const { port } = new URL(town.address);
    await update();
    await town.stop();
    town = new TownServer(town.data);
    await town.start('--port', port);
    await open(budget + signup, script);
    await check('samskab-event-signup').waitFor();
    await send();
    const files = await run();
    assert.ok(files.some((file) => file.includes('/budget-allocator.da.sending-')));
    assert.deepEqual(troubles, []);
  });
});
