import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { TownServer } from './town-server.ts';

/** A page hosted here and its widget are in one language, whichever of them was asked. */
describe('the language of a hosted page', () => {
  const town = new TownServer();
  let browser: Browser;
  let page: Page;

  before(async () => {
    await town.start();
    browser = await chromium.launch(chromiumLaunchOptions());
  });

  after(async () => {
    await browser?.close();
    await town.stop();
  });

  beforeEach(async () => {
    page = await (await browser.newContext({ locale: 'da-DK' })).newPage();
  });

  const go = (query = '') => page.goto(`${town.address}/ballots/skolevejen${query}`);
  const direction = (dir: string) => page.locator(`.frame[dir=${dir}]`).waitFor();
  /** Of the page. */
  const language = () => page.evaluate(() => document.documentElement.lang);
  const kept = () => page.evaluate(() => localStorage.getItem('samskab:language'));

  it('is chosen by its links, for the pages that follow', async () => {
    await go();
    await direction('ltr');
    await page.getByRole('link', { name: 'العربية' }).click();
    await direction('rtl');
    assert.match(page.url(), /\?lang=ar$/);
    assert.equal(await language(), 'ar');
    assert.equal(await kept(), 'ar');
    await go();
    await page.waitForURL(/\?lang=ar$/);
    await direction('rtl');
    await page.getByRole('link', { name: 'Dansk' }).click();
    await direction('ltr');
    await page.context().close();
  });

  it('is the one of its address, whatever was chosen before', async () => {
    await go();
    await page.evaluate(() => localStorage.setItem('samskab:language', 'ar'));
    await go('?lang=da');
    await direction('ltr');
    assert.equal(await kept(), 'da');
    await page.context().close();
  });

  it('changes with the choice in a widget, and the rest of the address stays', async () => {
    await go('?remember=tab#here');
    await direction('ltr');
    await page.locator('samskab-voting-ballot').evaluate((widget) =>
      widget.dispatchEvent(
        Object.assign(new Event('samskab-language', { bubbles: true, composed: true }), {
          language: 'ar',
        }),
      ),
    );
    await page.waitForURL(/\?remember=tab&lang=ar#here$/);
    await direction('rtl');
    await page.context().close();
  });

  it('takes along what stands behind the address, as the link of a receipt does', async () => {
    await go();
    await page.evaluate(() => localStorage.setItem('samskab:language', 'ar'));
    await page.goto('about:blank');
    await go('#here');
    await page.waitForURL(/\?lang=ar#here$/);
    await page.getByRole('link', { name: 'Dansk' }).click();
    await page.waitForURL(/\?lang=da#here$/);
    await page.context().close();
  });

  it('is kept nowhere on a screen that many share', async () => {
    await go('?remember=no');
    await direction('ltr');
    await page.getByRole('link', { name: 'العربية' }).click();
    await direction('rtl');
    assert.equal(await kept(), null);
    await page.context().close();
  });

  it('is chosen in one place: the widget shows no row beside that of the page', async () => {
    await go();
    await direction('ltr');
    const row = page.locator('[part~=languages]');
    // It comes in a moment, and is not shown.
    await row.waitFor({ state: 'attached' });
    assert.equal(await row.count(), 1);
    assert.equal(await row.isVisible(), false);
    await page.context().close();
  });
});
