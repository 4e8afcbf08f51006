import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { TownServer } from './town-server.ts';

/** A site adds a language with its snippet alone, from the build; its words lie on another server. */
describe('the snippet with words of the site', () => {
  const town = new TownServer();
  let browser: Browser;
  const troubles: string[] = [];

  before(async () => {
    await town.start();
    browser = await chromium.launch(chromiumLaunchOptions());
  });

  after(async () => {
    await browser?.close();
    await town.stop();
  });

  /** @param body what stands in the page; `{town}` is the server's address */
  async function open(lang: string, body: string): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    troubles.length = 0;
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    await page.route(`${town.address}/`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="${lang}"><meta charset="utf-8">${body.replaceAll('{town}', town.address)}`,
      }),
    );
    // Words may lie on a third server, which lets others read them.
    await page.route('http://ord.example/**', (route) =>
      route.request().url().endsWith('so.json')
        ? route.fulfill({
            headers: { 'access-control-allow-origin': '*' },
            json: { common: { check: 'Hubi oo dir' } },
          })
        : route.fulfill({ status: 404, body: '' }),
    );
    await page.goto(`${town.address}/`);
    return page;
  }

  const widget = `<samskab-voting-ballot endpoint="{town}/api/ballots/skolevejen"></samskab-voting-ballot>`;
  const script = (more: string) => `<script type="module" src="{town}/samskab.js"${more}></script>`;
  const so = ' data-words="so=http://ord.example/so.json"';

  it('speaks them, and the definition’s language where they say nothing', async () => {
    const page = await open('so', script(so) + widget);
    await page.getByRole('button', { name: 'Hubi oo dir' }).waitFor();
    await page.getByText('Ikke sendt endnu').waitFor();
    assert.equal(await page.locator('.frame').getAttribute('lang'), 'so');
    assert.deepEqual(troubles, []);
    await page.context().close();
  });

  it('speaks them at a widget that is there already when they come', async () => {
    const page = await open('so', script('') + widget);
    await page.getByRole('button', { name: 'Tjek og send' }).waitFor();
    await page.evaluate(() => {
      const late = document.createElement('script');
      late.dataset['words'] = 'so=http://ord.example/so.json';
      document.head.append(late);
    });
    await page.getByRole('button', { name: 'Hubi oo dir' }).waitFor();
    await page.context().close();
  });

  it('fetches no words that nobody asked for, and is as before where a file is not there', async () => {
    const plain = await open('da', script('') + widget);
    await plain.getByRole('button', { name: 'Tjek og send' }).waitFor();
    const files = await plain.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)); // prettier-ignore
    assert.deepEqual(files.filter((name) => /\/words-/.test(name)), []); // prettier-ignore
    await plain.context().close();
    const page = await open('ti', script(' data-words="ti=http://ord.example/ti.json"') + widget);
    await page.getByRole('button', { name: 'Tjek og send' }).waitFor();
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('ti.json'))); // prettier-ignore
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(troubles.filter((text) => text.includes('samskab:')).length, 1, troubles.join('\n')); // prettier-ignore
    await page.context().close();
  });

  it('begins with the words that were chosen on a page before', async () => {
    const page = await open('da', '');
    await page.evaluate(() => localStorage.setItem('samskab:language', 'ar'));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.unroute(`${town.address}/`);
    await page.route(`${town.address}/`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="da">${(script('') + widget).replaceAll('{town}', town.address)}`,
      }),
    );
    await page.goto(`${town.address}/`);
    await page.locator('.frame[dir=rtl]').waitFor();
    assert.deepEqual(asked.filter((url) => /voting-ballot\.da\.js/.test(url)), []); // prettier-ignore
    assert.ok(
      asked.some((url) => /\/voting-ballot\.ar\.js\?/.test(url)),
      String(asked),
    );
    await page.context().close();
  });
});
