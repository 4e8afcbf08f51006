import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { TownServer } from '../e2e/town-server.ts';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { Apps, type Mistake } from './apps.ts';

/** Another widget's answer, and a setting that there is not. */
const both = (file: string): Mistake[] => [
  { file, right: '.selections', wrong: '.answers' },
  { file, right: 'endpoint="', wrong: 'history="' },
];

/** Each with the mistakes that its checker finds. */
const MISTAKES: Readonly<Record<string, readonly Mistake[]>> = {
  react: [...both('src/App.tsx'), ...both('src/Tag.tsx')],
  vue: both('src/App.vue'),
  svelte: both('src/App.svelte'),
  // With CUSTOM_ELEMENTS_SCHEMA it takes whatever is set.
  angular: [
    { file: 'src/page.ts', right: 'SentEvent<BallotDefinition>', wrong: 'SentEvent<BallotDefinition> & MouseEvent' }, // prettier-ignore
  ],
  jsx: [...both('preact/App.tsx'), ...both('solid/App.tsx')],
};

/** Answered by the test; a secure context, as sites are. */
const SITE = 'http://localhost:9';

describe('an app of', () => {
  const apps = new Apps();
  const town = new TownServer();
  let browser: Browser;

  before(async () => {
    await apps.install(Object.keys(MISTAKES));
    browser = await chromium.launch(chromiumLaunchOptions());
  });

  after(async () => {
    await browser?.close();
    await town.stop();
    apps.remove();
  });

  for (const [name, mistakes] of Object.entries(MISTAKES)) {
    test(`${name}: its checker finds mistakes, and none where there are none`, async () => {
      const { named, wrong } = await apps.check(name, mistakes);
      assert.deepEqual(named, wrong);
    });
  }

  const built = Object.keys(MISTAKES).filter((name) => name !== 'jsx');
  for (const name of built) test(`${name} is built`, () => apps.build(name));

  test('all of them: there is a server', () =>
    town.start('--seed', join(import.meta.dirname, 'seed')));

  for (const page of [
    'react/index.html',
    'react/index.html#tag',
    ...built.slice(1).map((name) => `${name}/index.html`),
  ]) {
    // prettier-ignore
    test(`${page} casts a vote, and hears of it`, async () => {
      const context = await browser.newContext();
      const tab = await context.newPage();
      const troubles: string[] = [];
      tab.on('pageerror', ({ message }) => troubles.push(message));
      // A site of its own, with the API behind its proxy: our pages allow no framework's Trusted Types.
      await context.route(`${SITE}/**`, async (route) => {
        const { pathname, search } = new URL(route.request().url());
        if (pathname === '/favicon.ico') return route.fulfill({ status: 404 });
        if (!pathname.startsWith('/api/')) return route.fulfill({ path: join(apps.site, pathname) });
        const response = await route.fetch({ url: `${town.address}${pathname}${search}` });
        return route.fulfill({ response });
      });
      await tab.goto(`${SITE}/${page}`);
      // What is no text has been set as a property.
      await tab.getByRole('heading', { name: 'Choose two' }).waitFor();
      await tab.getByRole('checkbox', { name: 'Light on the path' }).check();
      await tab.getByRole('button', { name: 'Check and send' }).click();
      await tab.getByRole('button', { name: 'Cast my vote' }).click();
      await tab.getByRole('heading', { name: 'Thank you' }).waitFor();
      const told = await tab.locator('output').last().textContent();
      assert.match(told ?? '', /^[0-9A-Z]{4}-[0-9A-Z]{4}: lys$/);
      const [code = ''] = told?.split(':') ?? [];
      assert.equal(await tab.locator('[part~="receipt"]').getByText(code, { exact: true }).count(), 1); // prettier-ignore
      assert.deepEqual(troubles, []);
      await context.close();
    });
  }

  test('all of them: the server has every vote', () => {
    const [row] = town.rows('select count(*) as votes from votes');
    assert.equal(row?.['votes'], built.length + 1);
  });
});
