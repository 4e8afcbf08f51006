import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { TownServer } from './town-server.ts';

/** A person takes part in each of the four, reloads half-way, and finishes. */
describe('the town', () => {
  const town = new TownServer();
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];

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
    troubles.length = 0;
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(error.message));
    // The page asks who leaves with something unsent; this person does so on purpose.
    page.on('dialog', (dialog) => void dialog.accept());
  });

  afterEach(async () => {
    await page.context().close();
    assert.deepEqual(troubles, [], 'nothing is reported on the console: no policy is broken');
  });

  const go = (path: string) => page.goto(town.address + path);
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  /** Goes through the review and returns what the receipt says. */
  async function checkAndSend(send: RegExp): Promise<string> {
    await button('Tjek og send').click();
    await page.getByRole('heading', { name: 'Tjek, før du sender' }).waitFor();
    await button(send).click();
    await page.getByText('Din kvittering', { exact: true }).waitFor();
    return page.locator('[part=receipt] .code').innerText();
  }

  /** What each vote names; nothing tells whose it is. */
  function votes(id: string): string[][] {
    const rows = town.rows('SELECT selections FROM votes WHERE definition_id = ?', id);
    return rows.map(({ selections }) =>
      JSON.parse(String(selections)).map(({ item }: { item: string }) => item),
    );
  }

  function receipts(id: string): unknown[] {
    const rows = town.rows('SELECT code FROM receipts WHERE definition_id = ?', id);
    return rows.map(({ code }) => code);
  }

  it('needs five requests from the page to a working widget with a search, whatever the language', async () => {
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/^\/(samskab|api)/.test(pathname)) asked.push(pathname.replace(/-[\w-]{8}\.js$/, ''));
    });
    await go('/afstemning');
    await page.getByText('Ikke sendt endnu.').waitFor();
    // What is needed to send, and the check, come at rest.
    const needed = asked.filter((path) => !/\/(rest|history|code)|\.sending/.test(path));
    assert.deepEqual(needed.sort(), [
      '/api/ballots/ellevad-2026',
      '/samskab.js',
      '/samskab/core',
      // Fourteen projects: so many are searched in.
      '/samskab/search.da',
      '/samskab/voting-ballot.da.js',
    ]);
  });

  it('takes a budget', async () => {
    await go('/borgerbudget');
    await page.getByRole('checkbox', { name: 'Lys på stien til skolen' }).check();
    await page.reload();
    assert.ok(await page.getByRole('checkbox', { name: 'Lys på stien til skolen' }).isChecked());
    await page.getByRole('checkbox', { name: 'Bænke ved åen' }).check();
    const code = await checkAndSend(/Send mit budget/);
    assert.deepEqual(
      votes('borgerbudget').map((items) => items.length),
      [2],
    );
    assert.deepEqual(receipts('borgerbudget'), [code]);
  });

  it('prints a receipt alone, under the strict policy, and gives the page back', async () => {
    await go('/borgerbudget');
    for (const name of ['Bænke ved åen', 'Fælles køkkenhave', 'Regnbed på torvet']) {
      await page.getByRole('checkbox', { name }).check();
    }
    await checkAndSend(/Send mit budget/);
    await page.evaluate(() =>
      Object.assign(window, { print: () => dispatchEvent(new Event('printed')) }),
    );
    const printed = page.evaluate(
      () => new Promise<void>((done) => addEventListener('printed', () => done(), { once: true })),
    );
    await button('Udskriv').click();
    await printed;
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('.samskab-print');
    assert.ok(await paper.locator('.slip').isVisible());
    assert.ok(!(await paper.getByRole('button').first().isVisible()), 'nothing to press on paper');
    assert.ok(!(await page.locator('main').first().isVisible()), 'nothing else of the page');
    const sheets = (
      await page.pdf({
        format: 'A4',
        margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' },
      })
    )
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g);
    assert.equal(sheets?.length, 1, 'sheets of paper');
    await page.keyboard.press('Shift');
    assert.ok(await page.locator('main').first().isVisible());
    assert.equal(await paper.count(), 0);
  });

  it('knows who comes back, and lets somebody else begin', async () => {
    await go('/borgerbudget');
    await page.getByRole('checkbox', { name: 'Bænke ved åen' }).check();
    const code = await checkAndSend(/Send mit budget/);
    await page.reload();
    await page.getByRole('heading', { name: /^Du sendte dit budget \d+\. \w+ kl\. / }).waitFor();
    assert.equal(await page.locator('[part=receipt] .code').innerText(), code);
    await button('Lav et budget for en anden på denne enhed').click();
    await page.getByText('Ikke sendt endnu').waitFor();
    assert.equal(await page.getByText(code).count(), 0);
    assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 0);
    await page.goBack();
    // Back leads over what was sent, out of the page.
    await page.waitForTimeout(500);
    await page.goForward();
    await page.getByText('Ikke sendt endnu').waitFor();
    assert.equal(await page.getByText(code).count(), 0);
  });

  it('leads back out of a page that was loaded anew with a project open', async () => {
    await go('/');
    await go('/borgerbudget');
    await page
      .getByRole('link', { name: /^Læs mere: / })
      .first()
      .click();
    await page.locator('dialog[open]').waitFor();
    await Promise.all([page.waitForResponse(/\.sending-/), page.reload()]);
    await page.getByRole('checkbox').first().waitFor();
    // What follows the history comes with what is needed to send.
    await page.waitForTimeout(500);
    await page.goBack();
    await page.waitForURL(`${town.address}/`);
  });

  it('takes a vote', async () => {
    await go('/afstemning');
    await page.getByRole('checkbox', { name: 'Ren å' }).check();
    await page.reload();
    assert.ok(await page.getByRole('checkbox', { name: 'Ren å' }).isChecked());
    await page.getByRole('checkbox', { name: 'Vand til alle' }).check();
    const code = await checkAndSend(/Afgiv min stemme/);
    // Those of the town's seed lie under the name of their batch.
    assert.deepEqual(votes('ellevad-2026'), [['p12', 'p06']]);
    assert.deepEqual(receipts('ellevad-2026'), [code]);
  });

  it('takes a vote with a code, once', async () => {
    const [voterCode] = town.codes();
    assert.ok(voterCode, 'codes are written down at the first start');
    const vote = async () => {
      await go('/beboerraad');
      await page
        .getByRole('button', { name: /^Tilføj: / })
        .first()
        .click();
      await page
        .getByRole('button', { name: /^Tilføj: / })
        .first()
        .click();
      await page
        .getByRole('button', { name: /^Tilføj: / })
        .first()
        .click();
      await button('Tjek og send').click();
      await page.getByLabel('Din stemmekode').fill(voterCode.toLowerCase());
      await button(/Afgiv min stemme/).click();
    };
    await vote();
    await page.getByText('Din kvittering', { exact: true }).waitFor();
    assert.equal(votes('beboerraad').length, 1);
    await go('/beboerraad');
    await page.getByText(/^Du stemte \d/).waitFor();
    await button('Stem for en anden på denne enhed').click();
    await vote();
    await page.getByText('allerede stemt med denne kode').first().waitFor();
    assert.equal(votes('beboerraad').length, 1);
    // A refusal is a 409, which the browser itself puts on the console.
    assert.ok(
      troubles.every((trouble) => trouble.includes('409')),
      troubles.join(),
    );
    troubles.length = 0;
  });

  it('takes an idea through a made-up person', async () => {
    await go('/fremtidslab');
    await page.getByLabel('Hvad hedder personen?').fill('Mona');
    await page.reload();
    assert.equal(await page.getByLabel('Hvad hedder personen?').inputValue(), 'Mona');
    // A question a page.
    const on = async (label: string) => {
      for (let pages = 0; pages < 5 && !(await page.getByLabel(label).isVisible()); pages++) {
        await button('Videre').click();
        await page.waitForTimeout(50);
      }
      return page.getByLabel(label);
    };
    await (await on('Hvad er svært i hverdagen?')).fill('Bussen kører ikke om aftenen.');
    await (await on('Hvad hedder idéen?')).fill('En bænk til to');
    await (await on('Hvad går den ud på?')).fill('Ved åen, hvor solen står ned.');
    await button('Videre').click();
    await page.getByRole('radio').first().check();
    while (!(await button('Tjek og send').isVisible())) {
      await button('Videre').click();
      await page.waitForTimeout(50);
    }
    const code = await checkAndSend(/Send min idé/);
    const rows = town.rows('SELECT * FROM ideas WHERE code = ?', code);
    assert.equal(rows.length, 1);
    const stored = JSON.stringify(rows[0]);
    for (const words of ['Mona', 'En bænk til to', 'solen'])
      assert.ok(stored.includes(words), words);
  });

  it('keeps its steps from a router of the page that began before the form', async () => {
    await page.addInitScript(() => {
      // Right after the loader, as a page's own script that stands below the snippet.
      document.addEventListener('DOMContentLoaded', () => {
        (globalThis as { heard?: number }).heard = 0;
        addEventListener('popstate', () => (globalThis as { heard?: number }).heard!++);
      });
    });
    await go('/fremtidslab');
    await page.getByLabel('Hvad hedder personen?').fill('Mona');
    await button('Videre').click();
    await page.getByRole('heading', { name: 'Hvor gammel?' }).waitFor();
    await page.goBack();
    await page.getByLabel('Hvad hedder personen?').waitFor();
    const heard = () => page.evaluate(() => (globalThis as { heard?: number }).heard);
    assert.equal(await heard(), 0, 'it is a step within the form');
    await page.evaluate(() => history.pushState({}, '', '?own'));
    await page.goBack();
    assert.equal(await heard(), 1, 'this one was its own');
  });

  it('takes a sign-up, and cancels it by the receipt’s link', async () => {
    await go('/faellesspisning');
    await page.getByRole('checkbox').first().check();
    await button(/^Læg til: Børn/).click();
    await page.reload();
    assert.ok(await page.getByRole('checkbox').first().isChecked());
    await page.getByLabel('Navn').fill('Mona Hansen');
    const code = await checkAndSend(/Tilmeld dig/);
    const signup = () => JSON.stringify(town.rows('SELECT * FROM signups WHERE code = ?', code));
    assert.ok(signup().includes('Mona Hansen'));
    const calendar = await page.getByRole('link', { name: /kalender/ }).getAttribute('href');
    const file = await page.request.get(new URL(calendar ?? '', town.address).href);
    assert.match(await file.text(), /^BEGIN:VCALENDAR[\s\S]*BEGIN:VEVENT/);
    const manage = await page.getByRole('link', { name: /Se din tilmelding/ }).getAttribute('href');
    await page.goto('about:blank');
    await page.goto(new URL(manage ?? '', town.address).href);
    await button('Meld fra').click();
    await button('Ja, meld fra').click();
    await page.getByRole('heading', { name: 'Du har meldt fra' }).waitFor();
    assert.ok(!signup().includes('Mona'), 'who cancels is forgotten');
  });

  it('shows what came out and why, and asks nobody else', async () => {
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await go('/resultat');
    const results = page.locator('samskab-results');
    await results.getByRole('heading', { name: 'Kvarterpuljen 2025' }).waitFor();
    await results.getByText('Badebro ved åen').first().waitFor();
    await results.getByText('Ny park ved møllen').first().waitFor();
    await results.getByRole('button', { name: 'English' }).click();
    await results.getByText('A bathing jetty on the river').first().waitFor();
    const file = await page.request.get(
      `${town.address}/api/ballots/kvarterpuljen-2025/results/ballots.pb`,
    );
    assert.match(await file.text(), /^num_votes;640$/m);
    assert.deepEqual([...asked], [town.address]);
  });

  it('says so where what stands below the winners was lost on the way, and asks again', async () => {
    await page.route(/\/results\.da\.below/, (route) => route.abort(), { times: 1 });
    await go('/resultat');
    const results = page.locator('samskab-results');
    await results.getByText('Vi kan ikke hente det lige nu.').waitFor();
    await results.getByText('11 af 18 forslag bliver til noget').waitFor();
    // Browsers say it of a file that was lost.
    assert.equal(troubles.splice(0).length, 1);
    await results.getByRole('button', { name: 'Prøv igen' }).click();
    await results.getByRole('heading', { name: 'Stemmer på hvert forslag' }).waitFor();
    assert.equal(await results.getByText('Vi kan ikke hente det lige nu.').count(), 0);
  });

  it('counts again in a worker, under the strict policy, and gets the same', async () => {
    const workers: string[] = [];
    page.once('worker', (worker) => workers.push(worker.url()));
    await go('/resultat');
    const results = page.locator('samskab-results');
    await results.getByRole('heading', { name: 'Tæl selv efter' }).click();
    await results.getByRole('button', { name: 'Tæl op igen her' }).click();
    await results.getByRole('heading', { name: 'Samme resultat' }).waitFor();
    await results.getByText('Din enhed talte 640 stemmesedler.').waitFor();
    assert.equal(workers.length, 1);
    assert.ok(workers[0]?.startsWith(`${town.address}/samskab/recount-`), workers[0]);
  });

  it('names as other towns’ only what was imported', async () => {
    await go('/afstemninger-fra-andre-byer');
    await page.getByRole('heading', { name: 'Her er ingen endnu' }).waitFor();
  });

  it('leads who has no script to where one takes part without', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'da' });
    const still = await context.newPage();
    for (const path of ['borgerbudget', 'beboerraad', 'fremtidslab', 'faellesspisning']) {
      await still.goto(`${town.address}/${path}`);
      const note = await still.locator('noscript .note').innerText();
      assert.match(note, /^JavaScript er slået fra her\. Følg linket, så kan du svare alligevel\./);
      await still.getByRole('link', { name: /på en side for sig$/ }).click();
      await still.getByRole('button', { name: 'Tjek og send' }).waitFor();
    }
    await context.close();
  });

  it('shows what came out without a script too', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'da' });
    const still = await context.newPage();
    await still.goto(`${town.address}/resultat`);
    await still.getByRole('link', { name: 'Se resultatet på en side for sig' }).click();
    const row = still.getByRole('row', { name: /Badebro ved åen/ });
    assert.match(await row.innerText(), /Valgt\s+300\.000\skr\.\s+203/);
    const size = await still.evaluate(() => [document.body.scrollWidth, window.innerWidth]);
    assert.ok(Number(size[0]) <= Number(size[1]));
    await context.close();
  });

  it('still has everything after a restart', async () => {
    const count = () =>
      town.rows(
        'SELECT (SELECT count(*) FROM votes) + (SELECT count(*) FROM ideas) + (SELECT count(*) FROM signups) AS n',
      )[0]?.['n'];
    const before = count();
    await town.stop();
    await town.start();
    assert.ok(Number(before) >= 5, 'what the tests before this one handed in');
    assert.equal(count(), before);
    await go('/afstemning');
    await page.getByRole('checkbox').first().waitFor();
  });
});
