/** A page hosted here in WordPress: its own code finds, filters and sizes the frame. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { findWordPress, howToInstallWordPress } from '../tools/wordpress.ts';
import { TownServer } from './town-server.ts';

const wordpress = findWordPress();

describe('in WordPress', { skip: wordpress === undefined && howToInstallWordPress }, () => {
  const town = new TownServer();
  let browser: Browser;
  let page: Page;
  let troubles: string[];
  let html = '';
  const blog = createServer((_, answer) =>
    answer.setHeader('content-type', 'text/html; charset=utf-8').end(html),
  );

  before(async () => {
    await once(blog.listen(0, '127.0.0.1'), 'listening');
    await town.start();
    browser = await chromium.launch(chromiumLaunchOptions());
  });

  after(async () => {
    await browser?.close();
    blog.close();
    await town.stop();
  });

  afterEach(() => page?.context().close());

  /** Opens an article with an address of ours on a line of its own. */
  async function article(path: string, viewport = { width: 900, height: 700 }): Promise<Frame> {
    page = await (await browser.newContext({ locale: 'da-DK', viewport })).newPage();
    troubles = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    const embedded = wordpress?.embed(town.address + path) ?? '';
    assert.match(embedded, /^<iframe class="wp-embedded-content" sandbox="allow-scripts" /);
    const script = readFileSync(wordpress?.embedScript ?? '', 'utf8');
    // Scripts of a theme stand at the end.
    html = `<!doctype html><html lang="da"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>En blog</title>
      <style>iframe { max-inline-size: 100%; border: 0 }</style><h1>Stem</h1>${'<p>Tekst</p>'.repeat(9)}${embedded}<p>${'Tekst<br>'.repeat(40)}</p><script>${script}</script>`;
    await page.goto(`http://127.0.0.1:${(blog.address() as AddressInfo).port}/`);
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    assert.ok(frame);
    await frame.getByText('Ikke sendt endnu').waitFor();
    return frame;
  }

  const height = () => page.locator('iframe').evaluate(({ clientHeight }) => clientHeight);

  it('is as high as what is in it', async () => {
    const frame = await article('/ideas/fremtidslab');
    const content = () => frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height)); // prettier-ignore
    const deadline = Date.now() + 10_000;
    for (;;) {
      const [own, given] = [await content(), await height()];
      if (given === Math.min(own, 1000)) break;
      assert.ok(Date.now() < deadline, `${given} px high, ${own} px in it`);
      await page.waitForTimeout(50);
    }
  });

  for (const viewport of [
    { width: 900, height: 700 },
    { width: 360, height: 640 },
  ]) {
    it(`scrolls in itself above 1,000 px with its bar on screen, ${viewport.width} px`, async () => {
      const frame = await article('/budgets/borgerbudget', viewport);
      await page.waitForFunction(() => document.querySelector('iframe')?.clientHeight === 1000);
      const over = await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      assert.ok(over > 300, String(over));
      const bar = frame.locator('[part~=bar], .bar').first();
      for (const [outer, inner] of [
        [300, 200],
        [700, 0],
        [500, 600],
      ] as const) {
        await page.evaluate((top) => scrollTo(0, top), outer);
        await frame.evaluate((top) => scrollTo(0, top), inner);
        const isSeen = async () => {
          const box = await bar.boundingBox();
          // A step of a hundredth of the frame may be out of sight.
          return box && box.y >= -13 && box.y + box.height <= viewport.height + 13;
        };
        const deadline = Date.now() + 10_000;
        while (!(await isSeen())) {
          assert.ok(Date.now() < deadline, `${outer}, ${inner}: ${JSON.stringify(await bar.boundingBox())}`); // prettier-ignore
          await page.waitForTimeout(50);
        }
      }
    });
  }

  it('takes what is chosen to its receipt, with nothing kept', async () => {
    const frame = await article('/budgets/borgerbudget');
    await frame.getByRole('checkbox', { name: 'Bænke ved åen' }).check();
    await frame.getByRole('button', { name: 'Tjek og send' }).click();
    await frame.getByRole('heading', { name: 'Tjek, før du sender' }).waitFor();
    await frame.getByRole('button', { name: /Send mit budget/ }).click();
    await frame.getByText('Skriv koden ned nu.').waitFor();
    const code = await frame.locator('[part=receipt] .code').innerText();
    const rows = town.rows('SELECT code FROM receipts WHERE definition_id = ?', 'borgerbudget');
    assert.ok(rows.some((row) => row['code'] === code));
    assert.deepEqual(troubles, []);
  });

  it('of what is no page of ours WordPress makes nothing', () => {
    assert.equal(wordpress?.embed(`${town.address}/samskab.js`), 'nothing');
  });
});
