import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { TownServer } from './town-server.ts';

const town = new TownServer();
let browser: Browser;

before(async () => {
  await town.start();
  browser = await chromium.launch(chromiumLaunchOptions());
});

after(async () => {
  await browser?.close();
  await town.stop();
});

/** @returns what a command of the built server prints, on the town's database */
function samskab(...words: string[]): string {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [resolve('dist/server/samskab.js'), ...words, '--data', town.data],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

const DRAFT = JSON.stringify({
  type: 'ballot',
  method: 'approval',
  id: 'legeplads',
  title: 'Legepladsen',
  language: 'da',
  maxLength: 2,
  opens: '2999-01-01T08:00:00+01:00',
  items: [
    { id: 'p1', name: 'Gynger' },
    { id: 'p2', name: 'Sandkasse' },
  ],
});

it('a draft is tried by who has the link, and what was sent is gone when it is shown', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'samskab-preview-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(`${folder}/draft.json`, DRAFT);
  const put = samskab('put', `${folder}/draft.json`, '--draft');
  assert.equal(put, 'ballots/legeplads: new (draft)');
  const link = samskab('preview', 'ballots/legeplads', '--url', town.address);

  const page = await (await browser.newContext({ locale: 'da-DK' })).newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    // That a draft is no longer there is what this is about.
    const said = message.text();
    if (message.type() === 'error' && !said.includes('404')) troubles.push(said);
  });
  const draft = page.getByText('Kladde', { exact: true });
  await page.goto(`${link}.`);
  await draft.waitFor();
  assert.equal(page.url(), link.split('#')[0], 'what opens it stands in no history');
  assert.match(await page.title(), /^Kladde – Legepladsen – ./);
  await page.getByRole('checkbox', { name: 'Gynger' }).check();
  await page.getByRole('button', { name: 'Tjek og send' }).click();
  await page.getByRole('button', { name: 'Afgiv min stemme' }).click();
  await page.getByText('Din kvittering').waitFor();
  assert.match(await page.locator('[part=receipt] .code').innerText(), /^TEST-[0-9A-Z]{5}$/);
  assert.ok(await draft.isVisible());
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'nothing stays on the device');
  const votes = () => town.rows('SELECT definition_id AS id FROM votes').map(({ id }) => id);
  assert.deepEqual(votes().filter((id) => String(id).includes('legeplads')), ['~legeplads']); // prettier-ignore

  // The tab knows what opens it, and the form is as new.
  await page.reload();
  await page.getByRole('checkbox', { name: 'Gynger' }).waitFor();
  const shown = samskab('visibility', 'ballots/legeplads', 'public');
  assert.match(shown, /public, was draft, 1 trial submission\(s\) deleted$/);
  assert.deepEqual(
    votes().filter((id) => String(id).includes('legeplads')),
    [],
  );
  await page.reload();
  await page.getByText('Her er ingen kladde at se.').waitFor();
  assert.ok(!(await draft.isVisible()));

  // Another link in the same tab changes the fragment alone.
  samskab('visibility', 'ballots/legeplads', 'draft');
  await page.goto(samskab('preview', 'ballots/legeplads', '--url', town.address));
  await draft.waitFor();
  assert.deepEqual(troubles, []);
});
