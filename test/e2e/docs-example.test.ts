/** The test that `docs/developers/testing.md` shows runs, as it stands there, against the build. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { chromium, type Locator, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';

const root = resolve(import.meta.dirname, '../..');
const ORIGIN = 'http://by.example';
const PAGE = `<!doctype html><html lang="en"><title>Vote</title>
<script type="module" src="/voting-ballot.js"></script>
<samskab-voting-ballot endpoint="/api/ballots/quarter"><a href="/">Vote</a></samskab-voting-ballot>`;

type Example = (given: { page: Page }) => Promise<void>;

/** As much of Playwright's own as the example uses, which is not installed here. */
const expect = (found: unknown) => ({
  toEqual: (wanted: unknown) => assert.deepEqual(found, wanted),
  toBeVisible: () => (found as Locator).waitFor(),
});

test('the example casts a vote', { timeout: 60_000 }, async () => {
  const [, code = ''] = /^```js\n(.*?)^```/ms.exec(readFileSync(join(root, 'docs/developers/testing.md'), 'utf8')) ?? []; // prettier-ignore
  const [, imported = ''] = /^import (\{.*\}) from '@playwright\/test';\n/.exec(code) ?? [];
  assert.equal(imported, '{ expect, test }');
  const body = code.slice(code.indexOf('\n') + 1);
  const examples: Example[] = [];
  new Function('expect', 'test', body)(expect, (_: string, run: Example) => examples.push(run));
  assert.equal(examples.length, 1);

  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    const page = await browser.newPage({ baseURL: ORIGIN });
    await page.route(`${ORIGIN}/vote`, (route) => route.fulfill({ contentType: 'text/html', body: PAGE })); // prettier-ignore
    await page.route('**/voting-ballot.js', (route) => route.fulfill({ path: join(root, 'dist/single/voting-ballot.js') })); // prettier-ignore
    await examples[0]?.({ page });
  } finally {
    await browser.close();
  }
});
