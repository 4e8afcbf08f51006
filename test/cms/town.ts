/**
 * The town at the address that the documentation has, and a page of a CMS, which is another site: what is
 * pasted need not be rewritten, however a CMS encodes it.
 */
import assert from 'node:assert/strict';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { TownServer } from '../e2e/town-server.ts';
import { OUTCOMES, readOutcome, type Outcome } from './outcome.ts';

export const SERVER = 'https://deltag.example.dk';
const PAGE = 'https://www.ellevad.example/deltag';
/** Milliseconds: how long what was expected is waited for. */
const LONGEST = 12_000;

export interface Shown {
  readonly outcome: Outcome;
  /** Errors that nobody caught on the page. */
  readonly errors: readonly string[];
}

export class Town {
  readonly #server = new TownServer();
  #browser: Browser | undefined;
  #context: BrowserContext | undefined;
  #html = '';

  async start(): Promise<void> {
    process.env['SAMSKAB_URL'] = SERVER;
    await this.#server.start();
    this.#browser = await chromium.launch(chromiumLaunchOptions());
    this.#context = await this.#browser.newContext({
      locale: 'da-DK',
      viewport: { width: 900, height: 800 },
    });
    await this.#context.route(`${SERVER}/**`, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      // A page that was closed meanwhile asks for nothing any more.
      await route
        .fetch({ url: `${this.#server.address}${pathname}${search}` })
        .then((response) => route.fulfill({ response }))
        .catch(() => route.abort().catch(() => undefined));
    });
    await this.#context.route(PAGE, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: this.#html }),
    );
  }

  /** The folder of its data. */
  get data(): string {
    return this.#server.data;
  }

  get browser(): Browser {
    assert.ok(this.#browser, 'start() comes first');
    return this.#browser;
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#server.stop();
  }

  /** @returns what the server has at a path. @throws where that is not there */
  async text(path: string): Promise<string> {
    const answer = await fetch(this.#server.address + path);
    assert.equal(answer.status, 200, path);
    return answer.text();
  }

  /**
   * Shows what a CMS made of a snippet on a page of its own.
   * @param head what the site's template has, such as the script
   * @param title of the definition, which a working widget shows
   * @param expected what is waited for
   */
  async show(head: string, body: string, title: string, expected: Outcome): Promise<Shown> {
    const page = await this.#newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    this.#html = `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>En by</title>${head}</head><body><main><h1>Deltag</h1>${body}</main></body></html>`;
    await page.goto(PAGE);
    await page.waitForLoadState('networkidle');
    const outcome = await settled(page, title, expected);
    await page.close();
    return { outcome, errors };
  }

  async #newPage(): Promise<Page> {
    assert.ok(this.#context, 'start() comes first');
    return this.#context.newPage();
  }
}

/** What is there once nothing changes; a better one that is expected is waited for longer. */
async function settled(page: Page, title: string, expected: Outcome): Promise<Outcome> {
  const began = Date.now();
  let last: Outcome | undefined;
  for (;;) {
    const now = await readOutcome(page, SERVER, title);
    const isWorse = OUTCOMES.indexOf(now) < OUTCOMES.indexOf(expected);
    if (now === last && (!isWorse || Date.now() - began > LONGEST)) return now;
    last = now;
    await page.waitForTimeout(400);
  }
}
