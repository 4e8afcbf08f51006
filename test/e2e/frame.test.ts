import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { TownServer } from './town-server.ts';

/** A page hosted by the server in a frame on the page of a town, which is on another server. */
describe('a frame', () => {
  const town = new TownServer();
  let browser: Browser;
  let page: Page;
  let troubles: string[];

  // A server of its own: a browser lets no page that came from nowhere into this machine.
  let html = '';
  const host = createServer((_, answer) =>
    answer.setHeader('content-type', 'text/html; charset=utf-8').end(html),
  );

  before(async () => {
    await once(host.listen(0, '127.0.0.1'), 'listening');
    await town.start();
    browser = await chromium.launch(chromiumLaunchOptions());
  });

  after(async () => {
    await browser?.close();
    host.close();
    await town.stop();
  });

  afterEach(() => page.context().close());

  const loader = () => `<script type="module" src="${town.address}/samskab.js"></script>`;
  const frameOf = (path: string, more = '') =>
    `<iframe data-samskab src="${town.address}${path}" width="100%" height="500" title="Afstemning"${more}></iframe>`;

  async function open(body: string, viewport = { width: 900, height: 700 }): Promise<void> {
    page = await (await browser.newContext({ locale: 'da-DK', viewport })).newPage();
    troubles = [];
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(error.message));
    html = `<!doctype html><html lang="da"><meta charset="utf-8"><title>En by</title><h1>Stem</h1>${body}<p>Slut</p>`;
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
  }

  async function inside(): Promise<Frame> {
    const frame = await (await page.waitForSelector('iframe[data-samskab]')).contentFrame();
    assert.ok(frame);
    await frame.getByText('Ikke sendt endnu').waitFor();
    return frame;
  }

  const heightOf = () =>
    page.locator('iframe[data-samskab]').evaluate(({ clientHeight }) => clientHeight);
  const scrolls = (frame: Frame) =>
    frame.evaluate(() => document.documentElement.scrollHeight - innerHeight);

  async function isFit(frame: Frame): Promise<void> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const [height, over] = [await heightOf(), await scrolls(frame)];
      const content = await frame.evaluate(() => document.body.getBoundingClientRect().height);
      if (over <= 0 && Math.abs(height - content) < 3) return;
      assert.ok(Date.now() < deadline, `${height} px high, ${content} px in it, ${over} px scroll`);
      await page.waitForTimeout(50);
    }
  }

  it('finds its height, grows and shrinks, and asks no leave for anything but numbers', async () => {
    await open(loader() + frameOf('/budgets/borgerbudget'));
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      addEventListener('message', ({ data }) => heard.push(data));
    });
    const frame = await inside();
    await isFit(frame);
    const tall = await heightOf();
    assert.ok(tall > 1500, String(tall));
    await frame.getByRole('checkbox', { name: 'Bænke ved åen' }).check();
    await frame.getByRole('button', { name: 'Tjek og send' }).click();
    await frame.getByRole('heading', { name: 'Tjek, før du sender' }).waitFor();
    await isFit(frame);
    assert.ok((await heightOf()) < tall);
    const heard = await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
    assert.ok(heard.length > 0 && heard.every((one) => typeof one === 'number'), String(heard));
    assert.deepEqual(troubles, []);
  });

  it('keeps bar and dialog on screen, wherever the page around it is scrolled to', async () => {
    for (const viewport of [
      { width: 900, height: 700 },
      { width: 360, height: 640 },
    ]) {
      await open(loader() + frameOf('/budgets/borgerbudget'), viewport);
      const frame = await inside();
      await isFit(frame);
      const bar = frame.locator('[part~=bar], .bar').first();
      for (const y of [900, 1700]) {
        await page.evaluate((top) => scrollTo(0, top), y);
        await page.waitForTimeout(300);
        const box = await bar.boundingBox();
        assert.ok(box && box.y >= -1 && box.y + box.height <= viewport.height + 1, `${viewport.width}, ${y}: ${JSON.stringify(box)}`); // prettier-ignore
      }
      await frame.getByText('Læs mere', { exact: true }).nth(3).click();
      await page.waitForTimeout(400);
      const dialog = await frame.getByRole('dialog').boundingBox();
      assert.ok(dialog && dialog.y >= -1 && dialog.y + dialog.height <= viewport.height + 1, JSON.stringify(dialog)); // prettier-ignore
      if (viewport.width === 900) await page.context().close();
    }
  });

  it('leads to other sites beside the page, and stays what it is', async () => {
    await open(frameOf('/budgets/borgerbudget'));
    const frame = await inside();
    for (const link of [frame.locator('a.whose'), frame.locator('footer a').first()]) {
      const opened = page.context().waitForEvent('page');
      await link.click();
      await (await opened).close();
    }
    assert.match(frame.url(), /\/budgets\/borgerbudget$/);
    assert.equal(await frame.locator('header a[hreflang]').first().getAttribute('target'), null);
  });

  it('is tried again where what fits it was lost on the way, and fits where it is moved to', async () => {
    await open('');
    const lost = page.waitForEvent('requestfailed');
    await page.route(/\/framing-/, (route) => route.abort(), { times: 1 });
    html += loader() + frameOf('/budgets/borgerbudget');
    await page.reload();
    await lost;
    const frame = await inside();
    assert.equal(await heightOf(), 500);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await isFit(frame);
    // Browsers say it of a file that was lost; of ours, one line.
    assert.equal(
      troubles.filter((one) => one.startsWith('samskab:')).length,
      1,
      troubles.join('\n'),
    );
    await page.evaluate(() => {
      const moved = document.querySelector('iframe');
      moved?.remove();
      dispatchEvent(new Event('resize'));
      requestAnimationFrame(() => moved && document.body.append(moved));
      moved?.style.removeProperty('height');
    });
    await isFit(await inside());
  });

  it('keeps its height and scrolls in itself without the loader', async () => {
    await open(frameOf('/budgets/borgerbudget'));
    const frame = await inside();
    assert.equal(await heightOf(), 500);
    assert.ok((await scrolls(frame)) > 500);
  });

  it('is believed in a height alone, and only itself', async () => {
    const liar = `<iframe id="liar" srcdoc="<script>for (const said of [4000, '5000', { height: 6000 }, NaN, Infinity, -5, 1e9]) parent.postMessage(said, '*')</script>"></iframe>`;
    await open(loader() + frameOf('/events/faellesspisning', ' sandbox="allow-scripts"') + liar);
    const frame = await inside();
    await isFit(frame);
    await frame.evaluate(() => {
      for (const said of ['5000', { height: 6000 }, NaN, Infinity, -5, 1e9, [7000]]) parent.postMessage(said, '*'); // prettier-ignore
    });
    await page.waitForTimeout(300);
    // As high as what is in it, which may still grow by a line.
    await isFit(frame);
    assert.ok((await heightOf()) < 4000);
    assert.equal(await page.locator('#liar').evaluate(({ clientHeight }) => clientHeight), 150);
  });

  it('of another server is left as it is, and told', async () => {
    await open(loader() + frameOf('/budgets/borgerbudget').replace('localhost', '127.0.0.1'));
    await page.waitForTimeout(2500);
    assert.equal(await heightOf(), 500);
    assert.match(troubles.join('\n'), /^samskab: <iframe [^>]+>: http:\/\/127\.0\.0\.1:\d+ is not the server/m); // prettier-ignore
  });

  it('that is walled off offers nothing that is refused, and says to write the code down', async () => {
    await open(loader() + frameOf('/budgets/borgerbudget', ' sandbox="allow-scripts"'));
    const frame = await inside();
    await isFit(frame);
    await frame.getByRole('checkbox', { name: 'Bænke ved åen' }).check();
    await frame.getByText('Din browser kan ikke gemme det').first().waitFor();
    await frame.getByRole('button', { name: 'Tjek og send' }).click();
    await frame.getByRole('heading', { name: 'Tjek, før du sender' }).waitFor();
    await frame.getByRole('button', { name: /Send mit budget/ }).click();
    await frame.getByText('Skriv koden ned nu.').waitFor();
    const code = await frame.locator('[part=receipt] .code').innerText();
    const rows = town.rows('SELECT code FROM receipts WHERE definition_id = ?', 'borgerbudget');
    assert.ok(rows.some((row) => row['code'] === code));
    assert.equal(await frame.getByRole('button', { name: /Udskriv|Del/ }).count(), 0);
    assert.equal(await frame.getByRole('link', { name: /kalender/i }).count(), 0);
    assert.deepEqual(troubles, []);
  });
});
