import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { TownServer } from './town-server.ts';
import { hear, type Heard } from './tree.ts';

const PAGES = [
  ...['borgerbudget', 'kulturpuljen', 'afstemning', 'beboerraad', 'skolevejen', 'torvet'],
  ...['fremtidslab', 'faellesspisning', 'resultat'],
];
const CONTROLS = /^(checkbox|radio|button|link|textbox|searchbox|combobox|slider|spinbutton)$/;

/** What somebody hears who sees nothing of it: names, roles, states, and what is announced. */
describe('the town by ear', () => {
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
    await page.addInitScript(record);
  });

  afterEach(() => page.context().close());

  const go = async (path: string) => {
    await page.goto(`${town.address}/${path}`);
    await page.waitForLoadState('networkidle');
  };
  const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);

  it('has a name for every control, and no heading is left out on the way down', async () => {
    const listen = async (path: string) => {
      const tab = await page.context().newPage();
      await tab.goto(`${town.address}/${path}`);
      await tab.waitForLoadState('networkidle');
      const heard = await hear(tab);
      await tab.close();
      const nameless = heard.filter(({ role, name }) => CONTROLS.test(role) && name.trim() === '');
      assert.deepEqual(nameless, [], path);
      const levels = heard.filter(isHeading).map(({ states }) => Number(states['level']));
      assert.equal(levels[0], 1, path);
      levels.forEach((level, at) => assert.ok(level - (levels[at - 1] ?? 0) <= 1, `${path}: ${levels}`)); // prettier-ignore
    };
    await Promise.all(PAGES.map(listen));
  });

  it('tells of a project: its picture, its name, more of it, and what it is chosen with', async () => {
    await go('borgerbudget');
    const heard = await hear(page);
    const begin = heard.findIndex(({ name }) => name === 'Fordel pengene');
    const end = heard.findIndex(({ name }) => name === 'Tjek og send');
    const cards = heard.slice(begin + 1, end).filter(({ role }) => role !== 'list');
    assert.equal(cards.length, 9 * 4);
    for (let at = 0; at < cards.length; at += 4) {
      const [picture, heading, more, choice] = cards.slice(at, at + 4) as [Heard, Heard, Heard, Heard]; // prettier-ignore
      assert.deepEqual(
        [picture, heading, more, choice].map(({ role }) => role),
        ['image', 'heading', 'link', 'checkbox'],
      );
      assert.ok(picture.name.length > 10, 'what is drawn, in words');
      assert.equal(more.name, `Læs mere: ${heading.name}`);
      assert.equal(choice.name, heading.name);
      assert.match(choice.description, /^\d{3}\.000\skr\. /, 'the price is heard first');
      assert.equal(choice.states['checked'], 'false');
    }
  });

  it('says once what changed and what is left', async () => {
    await go('borgerbudget');
    const choose = async (name: string) => {
      await page.getByRole('checkbox', { name }).focus();
      await page.keyboard.press('Space');
      // Longer than it waits for the next key.
      await page.waitForTimeout(800);
    };
    await choose('Bænke ved åen');
    await choose('Fælles køkkenhave');
    await choose('Bænke ved åen');
    const plain = (await said()).map((words) => words.replace(/\s/g, ' '));
    assert.deepEqual(plain, [
      '1.320.000 kr. tilbage af 1.500.000 kr.',
      '1.170.000 kr. tilbage af 1.500.000 kr.',
      '1.350.000 kr. tilbage af 1.500.000 kr.',
    ]);
    const heard = await hear(page);
    const choice = heard.find(({ role, name }) => role === 'checkbox' && /køkkenhave/.test(name));
    assert.equal(choice?.states['checked'], 'true');
  });

  it('says the place in a ranking, once', async () => {
    await go('beboerraad');
    await page.getByRole('button', { name: 'Tilføj: Minh Tran' }).press('Enter');
    await page.waitForTimeout(800);
    const [first, ...more] = await said();
    assert.match(first ?? '', /Minh Tran/);
    assert.match(first ?? '', /1/);
    assert.deepEqual(more, []);
    const heard = await hear(page);
    assert.ok(heard.some(({ role, name }) => role === 'button' && name === 'Fjern: Minh Tran'));
    assert.ok(heard.some(({ role, name }) => role === 'region' && name === 'Din rækkefølge'));
  });

  it('has in the dialog its name, what there is to say, and the same choice', async () => {
    await go('borgerbudget');
    await page.getByRole('link', { name: 'Læs mere: Bænke ved åen' }).press('Enter');
    await page.locator('dialog[open]').waitFor();
    const heard = await hear(page);
    const at = heard.findIndex(({ role }) => role === 'dialog');
    assert.equal(heard[at]?.name, 'Bænke ved åen');
    const inside = heard.slice(at + 1);
    assert.ok(
      !heard.slice(0, at).some(({ role }) => role === 'checkbox'),
      'the list is out of reach',
    );
    assert.equal(inside.find(isHeading)?.name, 'Bænke ved åen');
    const choice = inside.filter(({ role }) => role === 'checkbox');
    assert.deepEqual(
      choice.map(({ name }) => name),
      ['Bænke ved åen'],
    );
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(await said(), [], 'opening and closing speak for themselves');
  });
});

function isHeading({ role }: Heard): boolean {
  return role === 'heading';
}

/** Keeps what is said to who listens: by a live region, or by the call that is made for it. */
function record(): void {
  const said: string[] = [];
  Object.assign(globalThis, { said });
  const tell = { value: (words: string) => void said.push(words), configurable: true };
  for (const one of [Document.prototype, Element.prototype]) {
    if ('ariaNotify' in one) Object.defineProperty(one, 'ariaNotify', tell);
  }
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const place = target instanceof Element ? target : target.parentElement;
      const region = place?.closest('[data-samskab-announcer]');
      if (region?.textContent) said.push(region.textContent);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
