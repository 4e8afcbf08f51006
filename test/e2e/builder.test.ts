/** The page that writes what is pasted, as an editor uses it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { TownServer } from './town-server.ts';

const DEFINITION = {
  type: 'ballot',
  method: 'approval',
  id: 'legeplads',
  title: { da: 'Legepladsen', en: 'The <b>playground</b>' },
  language: 'da',
  maxLength: 1,
  items: [{ id: 'p1', name: 'Gynger' }, { id: 'p2', name: 'Sandkasse' }], // prettier-ignore
};

/** What a server elsewhere answers at each path: status, type, body, and whether others may read it. */
const ANSWERS: Readonly<Record<string, readonly [number, string, string, boolean]>> = {
  '/ok': [200, 'application/json', JSON.stringify(DEFINITION), true],
  '/closed': [200, 'application/json', JSON.stringify(DEFINITION), false],
  '/page': [200, 'text/html', '<link rel="alternate" type="application/json" href="/ok">', true],
  '/other-page': [200, 'text/html', '<!doctype html><title>Avis</title>', true],
  '/text': [200, 'text/plain', 'Goddag', true],
  '/untyped': [200, 'application/json', '{"name":"x"}', true],
  '/shape': [
    200,
    'application/json',
    JSON.stringify({ ...DEFINITION, items: [{ id: 'p1' }] }),
    true,
  ],
  '/round': [302, 'text/plain', '', true],
  '/broken': [503, 'text/plain', '', true],
};

describe('the builder', () => {
  const town = new TownServer();
  let browser: Browser;
  let page: Page;
  let other: Server;
  let elsewhere: string;
  let troubles: string[];
  // A browser lets no page that came from nowhere into this machine.
  let pasted: { headers: Record<string, string>; html: string };

  before(async () => {
    await town.start();
    other = createServer((request, answer) => {
      if (request.url === '/by') {
        answer.writeHead(200, { 'content-type': 'text/html', ...pasted.headers }).end(pasted.html);
        return;
      }
      // To itself, for ever.
      if (request.url === '/round') answer.setHeader('location', '/round');
      const [status, type, body, isOpen] = ANSWERS[request.url ?? ''] ?? [404, 'text/plain', '', true]; // prettier-ignore
      if (isOpen) answer.setHeader('access-control-allow-origin', '*');
      answer.writeHead(status, { 'content-type': type }).end(body);
    });
    await once(other.listen(0, '127.0.0.1'), 'listening');
    elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    browser = await chromium.launch(chromiumLaunchOptions());
  });

  after(async () => {
    await browser?.close();
    other?.close();
    await town.stop();
  });

  afterEach(() => page.context().close());

  async function open(hash = '', options: object = {}): Promise<void> {
    const context = await browser.newContext({ locale: 'da-DK', ...options });
    page = await context.newPage();
    troubles = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => /Policy|Trusted/.test(message.text()) && troubles.push(message.text())); // prettier-ignore
    await page.goto(`${town.address}/embed?lang=da${hash}`);
  }

  const lines = (name: string) => page.getByRole('region', { name });
  const says = (within: Page) => within.locator('.says');

  async function type(address: string): Promise<void> {
    await page.getByLabel('Det skal vises').selectOption('');
    await page.getByRole('textbox', { name: 'Adresse' }).fill(address);
    await page.keyboard.press('Enter');
  }

  it('writes what survives, shows it, and copies it', async () => {
    await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByLabel('Det skal vises').selectOption({ label: 'Borgerbudget i Åkvarteret' });
    const text = lines('I teksten');
    await text.getByText('data-samskab="budget-allocator"').waitFor();
    await page.locator('.see').getByText('Ikke sendt endnu').waitFor();
    assert.equal(await lines('Én gang').innerText(), `<script type="module" src="${town.address}/samskab.js"></script>`); // prettier-ignore
    const all = await page.getByLabel('Det skal vises').locator('option').allInnerTexts();
    assert.ok(all.length > 4, all.join());
    await page.getByRole('button', { name: 'Kopiér: I teksten' }).click();
    await page.getByText('Kopieret').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await text.innerText());
    await page.getByLabel('Her sætter du det ind').selectOption('Drupal');
    await text.getByText(`<p><a href="${town.address}/budgets/borgerbudget#samskab">`).waitFor();
    await page.getByRole('combobox', { name: 'Sprog' }).selectOption({ label: 'English' });
    await text.getByText('data-lang="en"').waitFor();
    await page.locator('.see').getByText('Not sent yet').waitFor();
    assert.deepEqual(troubles, []);
  });

  it('asks for files early only where the lines are kept, and pins a file with its hash', async () => {
    await open();
    await page.getByText('Flere valg').click();
    await lines('I teksten').getByText('data-samskab').waitFor();
    const early = page.getByLabel('Hent det hurtigere');
    assert.equal(await early.isVisible(), false);
    await page.getByLabel('Her sætter du det ind').selectOption({ label: 'En HTML-fil eller en skabelon' }); // prettier-ignore
    await early.check();
    const once = lines('Én gang');
    await once.getByText('rel="modulepreload"').waitFor();
    for (const [, href = ''] of (await once.innerText()).matchAll(/<link [^>]*href="([^"]+)"/g)) {
      assert.equal((await fetch(href)).status, 200, href);
    }
    await page.getByLabel('Bliv på denne version').check();
    await once.getByText('integrity="sha384-').waitFor();
    const [, src = '', hash] = /src="([^"]+)" integrity="sha384-([^"]+)"/.exec(await once.innerText()) ?? []; // prettier-ignore
    const bytes = await (await fetch(src)).arrayBuffer();
    const digest = Buffer.from(await crypto.subtle.digest('SHA-384', bytes)).toString('base64');
    assert.equal(hash, digest);
  });

  it('shows what is elsewhere, whose words stay text, and names that server', async () => {
    await open(`#endpoint=${encodeURIComponent(`${elsewhere}/page`)}&lang=en&accent=%237a1f3d`);
    // Whoever follows a link to it does not take it for the town's own.
    await page
      .getByText(`kommer fra ${elsewhere.slice('http://'.length)} og ikke herfra`)
      .waitFor();
    assert.equal(await page.locator('.see [data-samskab]').count(), 0);
    await page.getByRole('button', { name: 'Vis det' }).click();
    await page.locator('.see').getByRole('heading', { name: 'The <b>playground</b>' }).waitFor();
    await page.locator('.see').getByText('Gynger').waitFor();
    assert.match(await lines('Én gang').innerText(), new RegExp(`data-servers="${elsewhere}"`));
    assert.match(await lines('I teksten').innerText(), /&lt;b&gt;playground/);
    assert.match(await lines('stylesheet').innerText(), /--samskab-accent/);
    await page.getByText('Til en hjemmeside med strenge regler').first().click();
    assert.match(await lines('strenge regler').innerText(), new RegExp(`connect-src ${town.address} ${elsewhere};`)); // prettier-ignore
    assert.match(page.url(), /accent=%237a1f3d/);
    assert.deepEqual(troubles, []);
  });

  it('says in plain words what is wrong, and gives no lines', async () => {
    await open();
    const gone = `http://127.0.0.1:1/x`;
    for (const [address, words] of [
      [`${elsewhere}/closed`, /svarer, men andre hjemmesider må ikke læse det/],
      [gone, /svarer ikke/],
      [`${elsewhere}/nothing`, /ikke noget på adressen \(404\)/],
      [`${elsewhere}/broken`, /svarer med fejlen 503/],
      [`${elsewhere}/round`, /sender videre til en anden adresse/],
      [`${elsewhere}/other-page`, /ikke siger, hvor dens definition er/],
      [`${elsewhere}/text`, /er ikke en definition/],
      [`${elsewhere}/untyped`, /ikke en hel definition.*type/],
      [`${elsewhere}/shape`, /ikke en hel definition.*items\.0\.name/],
      ['deltag.example.dk/api/ballots/x', /skal begynde med https/],
      ['kvarterpuljen', /skal begynde med https/],
      ['https://a.dk/api/ ballots', /mellemrum/],
      ['', /Skriv adressen/],
    ] as const) {
      await type(address);
      await says(page).filter({ hasText: words }).waitFor({ timeout: 10_000 });
      assert.equal(await page.getByRole('region').count(), 0, address);
    }
    await type(`${elsewhere}/ok`);
    await lines('I teksten').waitFor();
    await page.getByLabel('Slags').selectOption('idea-form');
    await says(page)
      .filter({ hasText: /Den er til „/ })
      .waitFor();
    await page.getByLabel('Slags').selectOption('');
    await lines('I teksten').waitFor();
  });

  /** A page of a town that has what was copied, with the policy that was copied. */
  async function paste(policy: string, head: string, body: string): Promise<Page> {
    const [name = '', value = ''] = policy.split(/: (.*)/s);
    pasted = { headers: { [name]: value }, html: `<!doctype html><html lang="da"><title>By</title>${head}<main>${body}</main></html>` }; // prettier-ignore
    const there = await page.context().newPage();
    there.on('console', (message) => /Policy|Trusted/.test(message.text()) && troubles.push(message.text())); // prettier-ignore
    await there.goto(`${elsewhere}/by`);
    return there;
  }

  const where = () => page.getByLabel('Her sætter du det ind');

  it('gives a frame to who can put in no script, and what else works there', async () => {
    await open(`#endpoint=${encodeURIComponent(`${town.address}/api/ballots/torvet`)}&cms=frame&height=1200&lang=en`); // prettier-ignore
    const src = `${town.address}/ballots/torvet?lang=en`;
    const frame = `<iframe data-samskab src="${src}" width="100%" height="1200" frameborder="0" title="Five proposals for the square"></iframe>`; // prettier-ignore
    await lines('I teksten').getByText('<iframe').waitFor();
    assert.equal(await lines('I teksten').innerText(), frame);
    assert.equal(await lines('Kun adressen').innerText(), src);
    assert.match(await lines('Hvis rammen ikke kan ses').innerText(), /^<p><a href="[^"]+lang=en"/);
    // There is no template, and nothing to be set that the server sets.
    for (const gone of ['Én gang', 'stylesheet']) assert.equal(await lines(gone).count(), 0, gone);
    for (const gone of ['Farver og tekst', 'Flere valg']) assert.equal(await page.getByText(gone).isVisible(), false, gone); // prettier-ignore
    assert.match(await where().evaluate((one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent ?? ''), /Squarespace/); // prettier-ignore
    // What is seen is what it will be: as high as was chosen, though this page has a loader.
    const seen = page.locator('.see iframe');
    await page.frameLocator('.see iframe').getByText('Not sent yet').waitFor();
    assert.equal((await seen.boundingBox())?.height, 1200);
    await page.getByText('Til en hjemmeside med strenge regler').first().click();
    const policy = await lines('strenge regler').innerText();
    const there = await paste(policy, '', frame);
    const inside = there.frameLocator('iframe');
    await inside.getByRole('heading', { name: 'Five proposals for the square' }).waitFor();
    await inside.getByText('Not sent yet').waitFor();
    await page.getByLabel('Rammens højde').selectOption('600');
    await lines('I teksten').getByText('height="600"').waitFor();
    assert.match(page.url(), /height=600/);
    assert.deepEqual(troubles, []);
  });

  it('gives a frame that grows to who has the script and wants one', async () => {
    await open(`#endpoint=${encodeURIComponent(`${town.address}/api/ballots/torvet`)}`);
    await page.getByText('Flere valg').click();
    await page.getByLabel('I en ramme for sig').check();
    await lines('I teksten').getByText('<iframe').waitFor();
    const [head, body] = [await lines('Én gang').innerText(), await lines('I teksten').innerText()];
    await page.getByText('Til en hjemmeside med strenge regler').first().click();
    const there = await paste(await lines('strenge regler').innerText(), head, body);
    await there.waitForFunction(() => (document.querySelector('iframe')?.clientHeight ?? 0) > 900);
    // Where every frame is taken out, or shown as source, none is offered.
    for (const cms of ['TYPO3', 'Umbraco', 'Drupal']) {
      await where().selectOption(cms);
      assert.equal(await page.getByLabel('I en ramme for sig').isVisible(), false, cms);
      assert.doesNotMatch(await lines('I teksten').innerText(), /iframe/);
    }
    assert.deepEqual(troubles, []);
  });

  it('gives a plain link where nothing else survives, and the address of a marked one', async () => {
    await open(`#endpoint=${encodeURIComponent(`${town.address}/api/ballots/torvet`)}&cms=only-link`); // prettier-ignore
    const address = `${town.address}/ballots/torvet`;
    await lines('Kun adressen').waitFor();
    assert.equal(await lines('Kun adressen').innerText(), address);
    assert.equal(await lines('I teksten').innerText(), `<p><a href="${address}">Fem forslag til torvet</a></p>`); // prettier-ignore
    assert.equal(await page.locator('.see a').getAttribute('href'), address);
    // A page needs to allow no link.
    assert.equal(await page.getByText('strenge regler').first().isVisible(), false);
    await where().selectOption('Drupal');
    assert.equal(await lines('Kun adressen').innerText(), `${address}#samskab`);
    // An address says no language: then the whole link is to be pasted.
    await page.getByRole('combobox', { name: 'Sprog' }).selectOption('en');
    await lines('I teksten').getByText('data-lang="en"').waitFor();
    assert.equal(await lines('Kun adressen').count(), 0);
  });

  it('says where there is no page for a frame, and takes the page that was given', async () => {
    await open(`#endpoint=${encodeURIComponent(`${elsewhere}/ok`)}&cms=frame`);
    await page.getByText('ingen side at vise').waitFor();
    assert.equal(await page.getByRole('region').count(), 0);
    await type(`${elsewhere}/page`);
    await lines('I teksten').getByText(`src="${elsewhere}/page"`).waitFor();
    assert.equal(await page.getByText('ingen side at vise').isVisible(), false);
  });

  it('takes what came out in place of the vote', async () => {
    await open(`#endpoint=${encodeURIComponent(`${town.address}/api/ballots/kvarterpuljen-2025`)}&kind=results`); // prettier-ignore
    await lines('I teksten').getByText('data-samskab="results"').waitFor();
    assert.match(await lines('I teksten').innerText(), /kvarterpuljen-2025\/results"/);
  });

  it('without a script says what to paste', async () => {
    await open();
    const answer = await fetch(`${town.address}/embed?lang=da`);
    const [, said = ''] = /<noscript>([\s\S]*?)<\/noscript>/.exec(await answer.text()) ?? [];
    assert.match(said, /Siden skal bruge JavaScript/);
    assert.match(said, /&lt;div data-samskab=&quot;voting-ballot&quot;/);
  });

  it('fits a small phone', async () => {
    await open('', { viewport: { width: 320, height: 640 } });
    await lines('I teksten').waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  });
});
