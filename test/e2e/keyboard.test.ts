import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { Keyboard } from './keyboard.ts';
import { TownServer } from './town-server.ts';

/** A small phone on its side is lower still: there the bar stays where it is written. */
const PHONE = { width: 320, height: 480 };
const LAPTOP = { width: 1000, height: 640 };

/**
 * From the address to the receipt with Tab, Space, Enter, arrows and Escape. At every stop the focus is
 * in the window, under nothing that sticks, and ringed: {@link Keyboard.tab}.
 */
describe('the town by keyboard alone', () => {
  const town = new TownServer();
  let browser: Browser;
  let page: Page;
  let keys: Keyboard;

  before(async () => {
    await town.start();
    browser = await chromium.launch(chromiumLaunchOptions());
  });

  after(async () => {
    await browser?.close();
    await town.stop();
  });

  beforeEach(async () => {
    const context = await browser.newContext({ locale: 'da-DK', viewport: PHONE, bypassCSP: true });
    page = await context.newPage();
    keys = await Keyboard.of(page);
  });

  afterEach(() => page.context().close());

  const go = async (path: string) => {
    await page.goto(town.address + path);
    await page.getByText(/^Ikke sendt endnu/).waitFor();
    // What is needed to send and the drawings come at rest.
    await page.waitForLoadState('networkidle');
  };

  /** A header of the page that stays, and of which the widgets are told. */
  const stickHeader = () =>
    page.addStyleTag({
      content: `.head { position: sticky; inset-block-start: 0; z-index: 9; block-size: 60px;
        overflow: clip; background: Canvas; }
        :root { --samskab-sticky-top: 60px; scroll-padding-block-start: 64px; }`,
    });

  /** Opens what more there is to say, goes through it, and leaves it as told. */
  async function readMore(name: RegExp, leave: 'Escape' | 'Luk'): Promise<void> {
    await keys.to('link', name);
    await keys.press('Enter');
    await page.locator('dialog[open]').waitFor();
    await keys.look();
    if (leave === 'Escape') {
      await keys.tab();
      await keys.tab();
      await keys.press('Escape');
    } else {
      if (!/Luk/.test((await keys.here()).name)) await keys.to('button', /Luk/);
      await keys.press('Enter');
    }
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    assert.match((await keys.here()).name, name, 'the focus is where it was');
    await keys.look();
  }

  /** Goes on to the review and sends. */
  async function send(name: RegExp, code?: string): Promise<void> {
    await keys.to('button', /^Tjek og send$/);
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Tjek, før du sender' }).waitFor();
    await keys.look();
    if (code !== undefined) {
      await keys.to('textbox', /Din stemmekode/);
      await keys.type(code);
    }
    await keys.to('button', name);
    await keys.press('Enter');
    await page.locator('[part=receipt]').waitFor();
    await keys.look();
    await keys.to('button', /^Kopi/);
  }

  for (const [where, size] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
    it(`a budget on a ${where} below a header that stays, with too much and back`, async () => {
      await page.setViewportSize(size);
      await go('/borgerbudget');
      await stickHeader();
      await readMore(/^Læs mere: /, 'Escape');
      const over = page.locator('.bar[data-over]');
      for (let chosen = 0; chosen < 9 && (await over.count()) === 0; chosen++) {
        await keys.to('checkbox', /./);
        await keys.press('Space');
      }
      assert.equal(await over.count(), 1, 'all of it together is too much');
      await keys.to('link', /^Læs mere: /);
      await keys.to('button', /^Fjern: /);
      await keys.press('Enter');
      await keys.look();
      const { role } = await keys.here();
      assert.equal(role, 'checkbox', 'what was taken out has the focus');
      assert.equal(await over.count(), 0);
      await send(/^Send mit budget$/);
    });
  }

  it('meets the bar after all that it sums up, wherever it stands, and sees it all the way', async () => {
    for (const size of [PHONE, LAPTOP]) {
      await page.setViewportSize(size);
      await go('/borgerbudget');
      const bar = page.locator('.bar');
      for (let choices = 0; choices < 9; choices++) {
        await keys.to('checkbox', /./);
        const { y = -1, height = 0 } = (await bar.boundingBox()) ?? {};
        assert.ok(y >= 0 && y + height <= size.height, `the bar is at ${y} of ${size.height}`);
      }
      const { name } = await keys.tab();
      assert.equal(name, 'Tjek og send', 'the next stop after the last choice');
      keys.stops.length = 0;
    }
  });

  it('an approval vote, with the search on the way', async () => {
    await go('/afstemning');
    await stickHeader();
    await keys.to('searchbox', /Søg/);
    await keys.type('ren');
    await keys.to('checkbox', /^Ren å$/);
    await keys.press('Space');
    await keys.to('searchbox', /Søg/, 'Shift+Tab');
    await keys.press('Control+a', 'Delete');
    await keys.to('checkbox', /^Vand til alle$/);
    await keys.press('Space');
    assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 2);
    await send(/^Afgiv min stemme$/);
  });

  it('a ranking, in order and out of it', async () => {
    await go('/beboerraad');
    await stickHeader();
    await readMore(/^Læs mere: /, 'Luk');
    for (let ranked = 0; ranked < 3; ranked++) {
      await keys.to('button', /^Tilføj: /);
      await keys.press('Enter');
      await keys.look();
    }
    await keys.to('button', /^Se rækkefølgen$/);
    await keys.press('Enter');
    await keys.look();
    assert.match((await keys.here()).name, /Din rækkefølge/);
    await keys.to('button', /^Ned: /);
    const { name } = await keys.here();
    await keys.press('Enter');
    await keys.look();
    assert.equal((await keys.here()).name, name, 'and can be pressed again');
    await keys.to('button', /^Fjern: /);
    await keys.press('Enter');
    await keys.look();
    assert.equal(await page.locator('[part=order] > li').count(), 2);
    await send(/^Afgiv min stemme$/, town.codes()[0]);
  });

  it('points', async () => {
    await go('/skolevejen');
    await stickHeader();
    await keys.to('button', /^Læg til: /);
    await keys.press('Space', 'Space');
    await keys.to('textbox', /./);
    await keys.press('ArrowUp');
    await keys.type('3');
    await keys.to('button', /^Træk fra: /, 'Shift+Tab');
    await send(/^Afgiv min stemme$/);
  });

  it('scores, with arrows', async () => {
    await go('/torvet');
    await stickHeader();
    await readMore(/^Læs mere: /, 'Escape');
    await keys.to('radio', /./);
    await keys.press('ArrowLeft', 'ArrowLeft');
    await keys.look();
    assert.equal((await keys.here()).name, '4');
    await send(/^Afgiv min stemme$/);
  });

  it('an idea', async () => {
    await go('/fremtidslab');
    await stickHeader();
    const step = page.locator('samskab-idea-form').getByText(/^Trin \d+ af/);
    for (let words = await step.innerText(); ; words = await step.innerText()) {
      await fillAll();
      const { name } = await keys.to('button', /^(Videre|Tjek og send)$/);
      await keys.press('Enter');
      await step.filter({ hasNotText: words }).waitFor();
      await keys.look();
      if (name === 'Tjek og send') break;
    }
    await keys.to('button', /^Send min idé$/);
    await keys.press('Enter');
    await page.locator('[part=receipt]').waitFor();
    await keys.look();
  });

  /** Answers the question of this step, unless it may be left out, as far as the way on. */
  async function fillAll(): Promise<void> {
    const form = page.locator('samskab-idea-form');
    if ((await form.getByText('(valgfrit)').count()) > 0) return;
    if ((await form.getByRole('textbox').count()) > 0) {
      await keys.to('textbox', /./);
      await keys.type('Bussen kører ikke om aftenen.');
    }
    if ((await form.getByRole('radio').count()) > 0) {
      await keys.to('radio', /./);
      await keys.press('Space');
    }
  }

  it('a sign-up', async () => {
    await go('/faellesspisning');
    await stickHeader();
    await keys.to('checkbox', /./);
    await keys.press('Space');
    await keys.to('button', /^Læg til: Børn$/);
    await keys.press('Enter');
    await keys.look();
    await keys.to('textbox', /^Navn/);
    await keys.type('Mona Hansen');
    await send(/^Tilmeld dig$/);
  });

  it('without a trap: Tab leads through all and out', async () => {
    await go('/kulturpuljen');
    for (let stops = 0; stops < 120; stops++) {
      if ((await keys.tab()).role === 'none') return;
    }
    assert.fail('120 stops and no end');
  });
});
