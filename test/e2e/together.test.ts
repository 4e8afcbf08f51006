import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { TownServer } from './town-server.ts';

/** Several widgets on a page, from the build: what they have in common is fetched once. */
describe('the loader where several widgets stand on a page', () => {
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

  async function open(lang: string, body: string): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    troubles.length = 0;
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    await page.route(`${town.address}/`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="${lang}"><meta charset="utf-8">${body}<script type="module" src="/samskab.js"></script>`,
      }),
    );
    await page.goto(`${town.address}/`);
    return page;
  }

  const tag = (name: string, path: string) =>
    `<samskab-${name} endpoint="/api/${path}"></samskab-${name}>`;
  const first = async (page: Page) => {
    const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)); // prettier-ignore
    return names
      .map((path) => path.replace(/^\/samskab\//, '').replace(/-[\w-]{8}\.js$/, ''))
      .filter((name) => /^(core|common|[a-z-]+\.(da|ar)(\.together)?\.js$)/.test(name))
      .toSorted();
  };

  const four = [
    tag('voting-ballot', 'ballots/ellevad-2026'),
    tag('budget-allocator', 'budgets/borgerbudget'),
    tag('idea-form', 'ideas/fremtidslab'),
    tag('event-signup', 'events/faellesspisning'),
  ].join('');

  for (const [lang, check] of [
    ['da', 'Tjek og send'],
    ['ar', 'راجع'],
  ] as const) {
    it(`fetches that once, and of each what is its own, in ${lang}`, async () => {
      const page = await open(lang, four);
      for (const name of ['voting-ballot', 'budget-allocator', 'event-signup']) {
        await page.locator(`samskab-${name}`).getByRole('button', { name: check }).waitFor();
      }
      await page.locator('samskab-idea-form').getByRole('textbox').first().waitFor();
      assert.deepEqual(await first(page), [
        `budget-allocator.${lang}.together.js`,
        `common.${lang}`,
        'core',
        `event-signup.${lang}.together.js`,
        `idea-form.${lang}.together.js`,
        `voting-ballot.${lang}.together.js`,
      ]);
      assert.deepEqual(troubles, []);
      await page.context().close();
    });
  }

  it('fetches one file where all are of one kind', async () => {
    const page = await open('da', tag('voting-ballot', 'ballots/skolevejen').repeat(2));
    await page.getByRole('button', { name: 'Tjek og send' }).first().waitFor();
    assert.deepEqual(await first(page), ['core', 'voting-ballot.da.js']);
    await page.context().close();
  });

  it('sends as ever, and another widget that is added later comes alone', async () => {
    const page = await open('da', four.replace(/<samskab-event.*/, ''));
    const budget = page.locator('samskab-budget-allocator');
    await budget.getByRole('checkbox', { name: 'Bænke ved åen' }).check();
    await budget.getByRole('button', { name: 'Tjek og send' }).click();
    await budget.getByRole('button', { name: /Send mit budget/ }).click();
    await budget.locator('[part~="receipt"]').waitFor();
    await page.evaluate(() => {
      const late = document.createElement('samskab-event-signup');
      late.setAttribute('endpoint', '/api/events/faellesspisning');
      document.body.append(late);
    });
    await page
      .locator('samskab-event-signup')
      .getByRole('button', { name: 'Tjek og send' })
      .waitFor();
    assert.deepEqual(troubles, []);
    await page.context().close();
  });
});
