import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { measureFit } from '../suites/fits.ts';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { TownServer } from './town-server.ts';

const TAGS = {
  borgerbudget: 'samskab-budget-allocator',
  kulturpuljen: 'samskab-budget-allocator',
  afstemning: 'samskab-voting-ballot',
  beboerraad: 'samskab-voting-ballot',
  skolevejen: 'samskab-voting-ballot',
  torvet: 'samskab-voting-ballot',
  fremtidslab: 'samskab-idea-form',
  faellesspisning: 'samskab-event-signup',
  resultat: 'samskab-results',
} as const;
const SMALL = { width: 320, height: 640 };

/** Each as somebody sets it on their device. */
const ways: Record<string, { viewport: typeof SMALL; css?: string }> = {
  'a phone of 320 px': { viewport: SMALL },
  '400 %': { viewport: { width: 320, height: 256 } },
  'text of 200 % at 360 px': {
    viewport: { width: 360, height: 740 },
    css: 'html { font-size: 200% !important; }',
  },
  'text spaced as in WCAG 1.4.12': {
    viewport: SMALL,
    css: `* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
      line-height: 1.5 !important; } p { margin-block-end: 2em !important; }`,
  },
  'a root of 62.5 %': {
    viewport: { width: 360, height: 740 },
    css: 'html { font-size: 62.5% !important; }',
  },
};

describe('the town fits', () => {
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

  async function show(page: Page, path: string): Promise<void> {
    await page.goto(`${town.address}/${path}`);
    await page.waitForLoadState('networkidle');
  }

  for (const [path, tag] of Object.entries(TAGS)) {
    it(`${path}: nothing cut or to scroll sideways, and what is pressed is 44 px`, async () => {
      const context = await browser.newContext({ locale: 'da-DK', viewport: SMALL });
      const page = await context.newPage();
      for (const query of ['', '?sprog=ar']) {
        await show(page, path + query);
        for (const [way, { viewport, css = '' }] of Object.entries(ways)) {
          await page.setViewportSize(viewport);
          await page.evaluate(adopt, [css, tag]);
          const { sideways, cut, small } = await page.evaluate(measureFit, tag);
          assert.deepEqual({ sideways, cut, small }, { sideways: 0, cut: [], small: [] }, way + query); // prettier-ignore
        }
      }
      await context.close();
    });
  }

  it('wherever a page puts it', async () => {
    const context = await browser.newContext({ viewport: SMALL, bypassCSP: true });
    const page = await context.newPage();
    const tag = TAGS.borgerbudget;
    await show(page, 'borgerbudget');
    const section = page.locator(tag).locator('..');
    for (const css of [
      ...['display: flex', 'display: flex; flex-direction: column; align-items: center'],
      ...[
        'display: grid',
        'display: grid; grid-template-columns: auto auto',
        'float: inline-start',
      ],
      ...['display: inline-block', 'position: absolute', 'display: table-cell'],
      'inline-size: fit-content',
    ]) {
      await section.evaluate((one, text) => one.setAttribute('style', text), css);
      const { sideways } = await page.evaluate(measureFit, tag);
      const { width } = (await page.locator(tag).boundingBox()) ?? { width: 0 };
      assert.deepEqual({ css, sideways }, { css, sideways: 0 });
      assert.ok(width > 250, `${css}: ${width} px`);
    }
    await context.close();
  });

  it('keeps words on buttons and amounts whole where text is large', async () => {
    const context = await browser.newContext({ locale: 'da-DK', viewport: SMALL, bypassCSP: true });
    const page = await context.newPage();
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ['borgerbudget', 'beboerraad', 'skolevejen', 'resultat'] as const) {
      await show(page, path);
      await page.evaluate(adopt, ['html { font-size: 200% !important; }', TAGS[path]]);
      assert.deepEqual(await page.evaluate(findBroken, TAGS[path]), [], path);
    }
    await context.close();
  });

  it('breaks an address in an error where it is wider than the page', async () => {
    const viewport = { width: 360, height: 740 };
    const context = await browser.newContext({ locale: 'da-DK', viewport, bypassCSP: true });
    const page = await context.newPage();
    await show(page, 'faellesspisning');
    await page.evaluate(adopt, ['html { font-size: 200% !important; }', TAGS.faellesspisning]);
    await page.getByLabel('E-mail').fill('mona@');
    await page.getByRole('button', { name: 'Tjek og send' }).click();
    await page.getByRole('link', { name: /navn@example\.com/ }).waitFor();
    const { sideways, cut } = await page.evaluate(measureFit, TAGS.faellesspisning);
    assert.deepEqual({ sideways, cut }, { sideways: 0, cut: [] });
    await context.close();
  });

  it('leaves room on a small phone for what is chosen from, also where it is too much', async () => {
    const context = await browser.newContext({ locale: 'da-DK', viewport: SMALL, bypassCSP: true });
    const page = await context.newPage();
    await show(page, 'borgerbudget');
    for (const box of await page.getByRole('checkbox').all()) {
      await box.check();
      if ((await page.locator('.bar[data-over]').count()) > 0) break;
    }
    assert.ok((await page.getByRole('button', { name: /^Fjern: / }).count()) > 0);
    const { height = 640 } = (await page.locator('.bar').boundingBox()) ?? {};
    assert.ok(height <= 350, `${height} px of 640`);
    await page.evaluate(adopt, ['html { font-size: 200% !important; }', TAGS.borgerbudget]);
    const large = (await page.locator('.bar').boundingBox())?.height ?? 640;
    assert.ok(large <= 390, `${large} px of 640 with text of 200 %`);
    await context.close();
  });

  it('puts cards side by side where there is room, and their tops in line', async () => {
    const viewport = { width: 1280, height: 800 };
    const context = await browser.newContext({ locale: 'da-DK', viewport });
    const page = await context.newPage();
    const tops = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top))); // prettier-ignore
    await show(page, 'borgerbudget');
    const [first, second, third, fourth] = await tops('.card');
    assert.ok(first === second && second === third && third !== fourth, 'three in a row');
    await show(page, 'ballots/torvet?lang=da');
    assert.deepEqual(await tops('.in-row > .about'), await tops('.in-row > .picture'));
    await page.setViewportSize(SMALL);
    await show(page, 'resultat');
    const begins = await page.locator('.switch').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left)); // prettier-ignore
    assert.equal(begins[0], begins[1], 'one below the other');
    await context.close();
  });

  it('prints what came out on one sheet, as the browser does it and by the button', async () => {
    const context = await browser.newContext({ locale: 'da-DK', viewport: SMALL });
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.print = () => document.body.classList.add('has-printed');
    });
    for (const path of ['resultat', 'ballots/kvarterpuljen-2025/results?lang=da']) {
      await show(page, path);
      const results = page.locator('samskab-results');
      await results.locator('footer').waitFor();
      for (const margin of ['12mm', '15mm']) {
        assert.equal(await sheetsOf(page, margin), 1, `${path}, ${margin}`);
      }
      await page.emulateMedia({ media: 'print' });
      const sheet = results.locator('.sheet');
      for (const said of ['11 af 18 forslag', '203 stemmer', '300.000 kr.', 'Ny park ved møllen']) {
        assert.ok(await sheet.getByText(said).first().isVisible(), said);
      }
      const { host, pathname } = new URL(page.url());
      assert.ok(await sheet.getByText(host + pathname).isVisible());
      assert.equal(await results.getByRole('button').filter({ visible: true }).count(), 0);
      await page.emulateMedia({ media: null });
      await results.getByRole('button', { name: 'Print opslag' }).click();
      await page.locator('.has-printed').waitFor();
      assert.equal(await sheetsOf(page, '15mm'), 1, `${path}, alone`);
      await page.emulateMedia({ media: 'print' });
      const alone = page.locator('.samskab-print');
      assert.ok(await alone.locator('svg').isVisible());
      assert.ok(await alone.getByText('Ellevad Kommune').isVisible());
      assert.equal(await results.isVisible(), false);
      await page.emulateMedia({ media: null });
    }
    await context.close();
  });

  it('shows in forced colours what is chosen', async () => {
    const context = await browser.newContext({ locale: 'da-DK', viewport: SMALL, forcedColors: 'active' }); // prettier-ignore
    const page = await context.newPage();
    for (const [path, role, card] of [
      ['borgerbudget', 'checkbox', '.card'],
      ['afstemning', 'checkbox', '.card'],
      ['beboerraad', 'button', '.card'],
      ['faellesspisning', 'checkbox', '.date'],
    ] as const) {
      await show(page, path);
      const control = page
        .locator(card)
        .first()
        .getByRole(role, { name: role === 'button' ? /^Tilføj: / : /./ });
      const before = await page.locator(card).first().evaluate(edges);
      await control.focus();
      await page.keyboard.press('Space');
      await page.locator(`${card}[data-chosen]`).first().waitFor();
      assert.notDeepEqual(await page.locator(card).first().evaluate(edges), before, path);
    }
    await context.close();
  });
});

/** @returns how many sheets of A4 a page takes */
async function sheetsOf(page: Page, margin: string): Promise<number> {
  const margins = { top: margin, bottom: margin, left: margin, right: margin };
  const paper = await page.pdf({ format: 'A4', margin: margins });
  return paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** A style sheet of the user reaches everywhere. It takes the place of the one before. */
async function adopt([css, tag]: string[]): Promise<void> {
  const sheet = new CSSStyleSheet({ media: 'all' });
  sheet.replaceSync(css ?? '');
  for (const root of [document, document.querySelector(tag ?? '')?.shadowRoot]) {
    const others = root?.adoptedStyleSheets.filter((one) => one.media.mediaText !== 'all') ?? [];
    if (root) root.adoptedStyleSheets = [...others, sheet];
  }
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/** @returns words on buttons and of amounts that are broken in two, or wider than what they are in */
function findBroken(tag: string): string[] {
  const root = document.querySelector(tag)?.shadowRoot;
  const broken: string[] = [];
  for (const one of root?.querySelectorAll('button, .bar strong, .price') ?? []) {
    if (!one.checkVisibility()) continue;
    const bar = one.closest('.bar')?.getBoundingClientRect();
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
      for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const boxes = [...range.getClientRects()];
        const isOut = bar && boxes.some(({ right }) => right > bar.right);
        if (boxes.length > 1 || isOut) broken.push(word);
      }
    }
  }
  return broken;
}

/** What is left of how a card looks where the system gives the colours: its lines. */
function edges(card: Element): string[] {
  return [undefined, '::before', '::after'].flatMap((part) => {
    const { borderWidth, borderStyle, borderColor, outline, display } = getComputedStyle(
      card,
      part,
    );
    return [borderWidth, borderStyle, borderColor, outline, display];
  });
}
