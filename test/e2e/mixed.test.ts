/** An address by http on a page by https, which browsers refuse. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';

const TOWN = 'https://by.example';

describe('an address by http on a page by https', () => {
  let browser: Browser;

  before(async () => {
    browser = await chromium.launch(chromiumLaunchOptions());
  });

  after(() => browser?.close());

  /** Opens the page with what somebody pasted into it. @returns what was said, and asked of others */
  async function open(pasted: string): Promise<{ page: Page; said: string[]; asked: string[] }> {
    const context = await browser.newContext();
    const [said, asked] = [[], []] as [string[], string[]];
    await context.route('**/*', (route) => {
      const { origin, pathname } = new URL(route.request().url());
      if (origin !== TOWN) asked.push(origin + pathname);
      const file = /^\/samskab(\.js|\/[\w.-]+\.js)$/.test(pathname);
      if (file) return route.fulfill({ contentType: 'text/javascript', body: readFileSync(`dist/loader${pathname}`) }); // prettier-ignore
      if (pathname !== '/') return route.fulfill({ status: 404 });
      const script = `<script type="module" src="/samskab.js" data-servers="http://deltag.example"></script>`;
      const body = `<!doctype html><html lang="da"><title>En by</title><link rel="icon" href="data:,">${script}${pasted}`;
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`${TOWN}/`);
    return { page, said, asked };
  }

  const endpoint = 'http://deltag.example/api/ballots/x';
  for (const [what, pasted] of [
    ['a box', `<div data-samskab="voting-ballot" data-endpoint="${endpoint}"><a href="/stem">Stem</a></div>`], // prettier-ignore
    ['a link', `<p><a class="samskab" href="${endpoint}">Stem</a></p>`],
    ['a tag', `<samskab-voting-ballot endpoint="${endpoint}"><a href="/stem">Stem</a></samskab-voting-ballot>`], // prettier-ignore
  ] as const) {
    it(`leaves the fallback of ${what}, and says one clear thing`, async () => {
      const { page, said, asked } = await open(pasted);
      const ours = () => said.filter((one) => one.startsWith('samskab:'));
      for (let tries = 0; tries < 100 && ours().length === 0; tries++) await page.waitForTimeout(100); // prettier-ignore
      await page.waitForTimeout(300);
      assert.equal(ours().length, 1, said.join('\n'));
      assert.match(ours()[0] ?? '', /^samskab: <(div|a|samskab-voting-ballot) [^>]+>: this page is read by https, and "http:\/\/deltag\.example\/api\/ballots\/x" would be by http, which browsers refuse\. Write https:\/\//); // prettier-ignore
      assert.equal(await page.getByRole('link', { name: 'Stem' }).isVisible(), true);
      // Where it is no tag of ours, nothing is asked for that would be refused.
      if (what !== 'a tag') assert.deepEqual([asked, said.length], [[], 1]);
      await page.context().close();
    });
  }
});
