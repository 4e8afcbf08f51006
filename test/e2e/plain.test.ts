/**
 * The town's hosted pages in a browser without JavaScript, with a keyboard alone: each form to its
 * receipt. What is drawn on the way breaks no rule of axe, and nothing is wider than a small screen.
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { axeSource } from '../tools/story-pages.ts';
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

/** So many presses lead nowhere. */
const PATIENCE = 120;

/** Somebody on a small phone whose browser runs no scripts, with nothing but keys. */
class Reader {
  readonly page: Page;
  readonly #looks: Page;

  private constructor(page: Page, looks: Page) {
    this.page = page;
    this.#looks = looks;
  }

  static async open(path: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Reader> {
    const viewport = { width: 320, height: 700 };
    const shared = { viewport, locale: 'da-DK', colorScheme };
    const plain = await browser.newContext({ ...shared, javaScriptEnabled: false });
    const looking = await browser.newContext({ ...shared, bypassCSP: true });
    const reader = new Reader(await plain.newPage(), await looking.newPage());
    await reader.page.goto(town.address + path);
    await reader.look();
    return reader;
  }

  /** Goes on with Tab until what a selector names has the focus. */
  async to(selector: string): Promise<void> {
    for (let presses = 0; presses < PATIENCE; presses++) {
      await this.page.keyboard.press('Tab');
      if (await this.page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector)) return; // prettier-ignore
    }
    assert.fail(`No Tab leads to ${selector} on ${await this.page.title()}`);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.to(selector);
    await this.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  /** Presses a button, and looks at the page that answers. */
  async on(step: string): Promise<void> {
    await this.to(`button[value=${step}]`);
    const answered = this.page.waitForEvent('load');
    await this.press('Enter');
    await answered;
    await this.look();
  }

  /** axe needs scripts: it looks at the same page in a browser that runs them, without ours. */
  async look(): Promise<void> {
    const html = (await this.page.content()).replace(/<script.*?<\/script>/g, '').replaceAll(/<\/?noscript>/g, ''); // prettier-ignore
    const url = this.page.url();
    await this.#looks.route(url, (route) =>
      route.fulfill({ contentType: 'text/html', body: html }),
    );
    await this.#looks.goto(url);
    await this.#looks.unroute(url);
    await this.#looks.evaluate(axeSource());
    const found = await this.#looks.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }; // prettier-ignore
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    assert.deepEqual(found, [], await this.page.title());
    for (const size of ['100%', '200%']) {
      await this.#looks.addStyleTag({ content: `html { font-size: ${size} }` });
      const wide = await this.#looks.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${await this.page.title()}: ${wide} px wide at ${size}`);
    }
  }

  /** @returns the code on the slip */
  async receipt(): Promise<string> {
    assert.equal(new URL(this.page.url()).search, '', 'nothing of it stands in the address');
    return this.page.locator('.slip .code').innerText();
  }

  async close(): Promise<void> {
    await this.page.context().close();
    await this.#looks.context().close();
  }
}

it('a budget that costs too much is put right, sent, and counted once however often it is loaded', async () => {
  const reader = await Reader.open('/budgets/borgerbudget');
  const { page } = reader;
  for (const id of ['legeplads', 'tag', 'toilet']) {
    await reader.to(`input[value=${id}]`);
    await reader.press('Space');
  }
  await reader.on('review');
  assert.match(await page.title(), /^Fejl: /);
  // The first thing that is read is what is wrong, and it leads to where it is put right.
  assert.match(await page.evaluate(() => document.activeElement?.className ?? ''), /summary/);
  await reader.press('Tab');
  await reader.press('Enter');
  await reader.to('input[value=toilet]');
  await reader.press('Space');
  await reader.on('review');
  await reader.on('change');
  assert.equal(await page.locator('input:checked').count(), 2);
  await reader.on('review');
  await reader.on('send');
  const code = await reader.receipt();
  await page.reload();
  assert.equal(await reader.receipt(), code);
  const votes = town.rows(`SELECT selections FROM votes WHERE definition_id = 'borgerbudget'`);
  assert.deepEqual(votes.map(({ selections }) => JSON.parse(String(selections)) as unknown), [[{ item: 'legeplads' }, { item: 'tag' }]]); // prettier-ignore
  await reader.close();
});

it('a ranking is sent with its code, in the dark', async () => {
  const reader = await Reader.open('/ballots/beboerraad', 'dark');
  const [code = ''] = town.codes();
  await reader.type('input[name^="at."]', '2');
  await reader.type('input[name^="at."]', '1');
  await reader.on('review');
  await reader.type('#code', 'AAAA-AAAA-AAAA');
  await reader.on('send');
  assert.match(await reader.page.title(), /^Fejl: /);
  await reader.type('#code', code.toLowerCase());
  await reader.press('Enter');
  await reader.page.locator('.slip').waitFor();
  await reader.look();
  assert.match(await reader.receipt(), /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const used = town.rows(`SELECT used FROM voter_codes WHERE used <> 0`);
  assert.equal(used.length, 1);
  await reader.close();
});

it('a household signs up, changes that and cancels by typing its code', async () => {
  const reader = await Reader.open('/events/faellesspisning');
  await reader.to('input[name=date]');
  await reader.press('Space');
  await reader.type('#adults', '2');
  await reader.type('[name="contact.name"]', 'Mai Hansen');
  await reader.on('review');
  // Of the second nothing was asked yet.
  await reader.to('[name="people.1.spiser-ikke"]');
  await reader.press('Space');
  await reader.on('review');
  await reader.on('send');
  const code = await reader.receipt();
  await reader.page.goto(`${town.address}/events/faellesspisning`);
  // Above all dates a link leads to the field.
  await reader.to('a[href="#receipt"]');
  await reader.press('Enter');
  await reader.type('#receipt', 'AAAA-BBBB');
  await reader.on('find');
  assert.match(await reader.page.title(), /^Fejl: /);
  await reader.type('#receipt', code);
  await reader.on('find');
  await reader.on('edit');
  assert.doesNotMatch(await reader.page.content(), /Mai Hansen/);
  await reader.to('input[name=date]:not(:checked)');
  await reader.press('Space');
  await reader.type('#adults', '1');
  await reader.on('review');
  await reader.on('send');
  assert.match(await reader.page.locator('.slip').innerText(), /Din tilmelding er rettet/);
  assert.equal(await reader.page.locator('.places li').count(), 2);
  assert.equal(await reader.receipt(), code);
  await reader.on('cancel');
  assert.match(await reader.page.locator('.slip').innerText(), /Du har meldt fra/);
  await reader.close();
});

/** What is written in each field that must be answered; nothing where one is pressed. */
const IDEA = [
  ['persona.navn', 'Ida'],
  ['persona.svaert', 'Der går ingen bus om aftenen.'],
  ['answers.titel', 'En bus'],
  ['answers.ide', 'En lille bus, der kører hver time om aftenen.'],
  ['answers.sted', ''],
  ['answers.pris', '1.500'],
] as const;

it('an idea is written, what is missing is told beside it, and it is taken back by its code', async () => {
  const reader = await Reader.open('/ideas/fremtidslab');
  const { page } = reader;
  await reader.on('review');
  assert.match(await page.title(), /^Fejl: /);
  for (const [name, text] of IDEA) {
    await reader.to(`[name="${name}"]`);
    if (text === '') await reader.press('Space');
    else await page.keyboard.type(text);
  }
  await reader.on('review');
  await reader.on('send');
  assert.match(await reader.receipt(), /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const code = await reader.receipt();
  assert.equal(town.rows('SELECT id FROM ideas').length, 1);
  await page.goto(`${town.address}/ideas/fremtidslab`);
  await reader.type('#receipt', code);
  await reader.on('find');
  assert.match(await page.locator('.slip').innerText(), /En lille bus/);
  await reader.on('cancel');
  assert.match(await page.locator('.slip').innerText(), /Vi har slettet den/);
  assert.equal(town.rows('SELECT id FROM ideas').length, 0);
  await reader.close();
});

it('who has begun before the script came goes on with the form, and nobody else sees it', async () => {
  const context = await browser.newContext({ locale: 'da-DK' });
  const page = await context.newPage();
  // Our scripts come late.
  let come = () => {};
  const late = new Promise<void>((done) => (come = done));
  await page.route('**/*.js', async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(`${town.address}/budgets/borgerbudget`, { waitUntil: 'commit' });
  const box = page.locator('input[value=baenke]');
  await box.waitFor({ state: 'attached' });
  assert.equal(await box.isVisible(), false);
  assert.ok(await page.getByText('Bænke ved åen').first().isVisible());
  // After a while it is what there is.
  await box.waitFor({ state: 'visible' });
  await box.check();
  come();
  await page.waitForLoadState('load');
  await page.waitForTimeout(1000);
  assert.ok(await box.isChecked());
  assert.equal(await page.locator('samskab-budget-allocator').count(), 0);
  await page.getByRole('button', { name: 'Tjek og send' }).click();
  await page.getByRole('button', { name: 'Send mit budget' }).click();
  await page.locator('.slip .code').waitFor();
  await context.close();
  const usual = await (await browser.newContext({ locale: 'da-DK' })).newPage();
  await usual.goto(`${town.address}/budgets/borgerbudget`);
  await usual.locator('samskab-budget-allocator').getByRole('checkbox').first().waitFor();
  assert.equal(await usual.locator('input[value=baenke]').isVisible(), false);
  await usual.context().close();
});
