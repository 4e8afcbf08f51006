/**
 * Each story renders the state that it names. Storybook is built once; then every story runs in
 * Chromium as a person would open it. It must not throw, nor log an error, nor reach out to the
 * network, nor break a rule of axe, and what `parameters.shows` says must stand on the screen.
 *
 * With `SAMSKAB_STORIES=all`, as in `.ci/run`, axe looks at each in the dark too, and at one story a
 * state in the other browsers that `SAMSKAB_BROWSERS` names (`stories-elsewhere.test.ts`).
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import {
  buildStorybook,
  readIndex,
  serveFolder,
  showStory,
  violationsInTheDark,
  type Entry,
  type Shown,
} from '../tools/storybook.ts';
import { sitePages } from '../../.storybook/pages.ts';
import { axeSource } from '../tools/story-pages.ts';

const inTheDark = process.env['SAMSKAB_STORIES'] === 'all';
const folder = mkdtempSync(join(tmpdir(), 'samskab-stories-'));
const PAGES = 3;

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

await buildStorybook(folder);
const entries = readIndex(folder);
const stories = entries.filter(({ type }) => type === 'story');

describe('stories', { concurrency: PAGES }, () => {
  let server: Server;
  let browser: Browser;
  const idle: Stage[] = [];

  before(async () => {
    const served = await serveFolder(folder);
    server = served.server;
    const { origin } = served;
    browser = await chromium.launch(chromiumLaunchOptions());
    for (let page = 0; page < PAGES; page++) idle.push(await Stage.open(browser, origin));
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  for (const { id, title, name } of stories) {
    test(`${title}: ${name}`, { timeout: 60_000 }, () => onStage((stage) => checkStory(stage, id)));
  }

  for (const entry of entries.filter(({ type }) => type === 'docs')) {
    test(`${entry.title}: docs`, { timeout: 60_000 }, () =>
      onStage((stage) => checkDocs(stage, entry)),
    );
  }

  test('every page of the docs is in the site', () => {
    const shown = new Set(entries.map(({ id }) => id));
    assert.deepEqual(
      sitePages().filter(({ id }) => !shown.has(id)),
      [],
    );
  });

  async function onStage(check: (stage: Stage) => Promise<void>): Promise<void> {
    const stage = idle.pop();
    assert.ok(stage, 'more tests at a time than pages');
    try {
      await check(stage);
      assert.deepEqual(stage.requests, [], 'something was asked of the network');
    } finally {
      idle.push(stage);
    }
  }
});

/** What the panel shows of a submission: each event with its fields, and none of a browser's own. */
const SENT = [
  'samskab-ready: definition',
  'samskab-change: submission',
  'samskab-submit: submission, key',
  'samskab-sent: receipt, submission',
];

/** Each thing that is done is a change. */
function noRepeats(lines: readonly string[]): string[] {
  return lines.filter((line, index) => line !== lines[index - 1]);
}

async function checkStory(stage: Stage, id: string): Promise<void> {
  const { status, violations, text, shows, mayLog, actions } = await stage.showStory(id);
  const logged = stage.logged.filter((line) => !(mayLog && line.startsWith('samskab:')));
  assert.deepEqual(logged, []);
  assert.deepEqual(violations, []);
  assert.equal(status, 'success');
  if (inTheDark) assert.deepEqual(await stage.violationsInTheDark(), []);
  if (id.endsWith('--sent')) assert.deepEqual(noRepeats(actions), SENT);
  if (id.endsWith('--failed-server')) assert.equal(actions.at(-1), 'samskab-failed: error');
  assert.ok(shows.length > 0, 'It does not say what it shows.');
  for (const words of shows) {
    assert.ok(text.includes(words), `"${words}" does not stand on the screen:\n${text}`);
  }
}

/** The tables say what each thing is: the manifest alone would lose it (storybook issue 33038). */
async function checkDocs(stage: Stage, { id, title, tags }: Entry): Promise<void> {
  const form = [
    'The URL to GET the definition from and to POST to.',
    'The button that leads on.',
    'The server has stored it, with the receipt.',
    'SamskabSentEvent',
  ];
  const result = ['The URL to GET the result from.', 'Counting again.', 'SamskabReadyEvent'];
  const said = tags.includes('autodocs')
    ? [
        ...(id.startsWith('results-') ? result : form),
        'In place of the title.',
        'Buttons, links, what is chosen.',
        'light-dark(#14548c, #8cc4ff)',
      ]
    : [title.split('/').at(-1) ?? ''];
  await stage.showDocs(id, said);
  if (!tags.includes('autodocs')) assert.ok(await stage.fitsPhone(), 'It is wider than a phone.');
  assert.deepEqual(stage.logged, []);
}

const WINDOW = { width: 800, height: 900 };

/** One page, with a device of its own, in which one story after another is shown. */
class Stage {
  /** Errors in the console, and those that nobody caught. */
  readonly logged: string[] = [];
  /** Requests to somewhere else. */
  readonly requests: string[] = [];
  readonly #page: Page;

  private constructor(page: Page, origin: string) {
    this.#page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.logged.push(message.text());
    });
    page.on('pageerror', (error) => this.logged.push(String(error)));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && /^(https?|wss?):/.test(url)) this.requests.push(url);
    });
  }

  static async open(browser: Browser, origin: string): Promise<Stage> {
    const context = await browser.newContext({ viewport: WINDOW });
    const stage = new Stage(await context.newPage(), origin);
    // None at first: a story that stands there already would not be played anew.
    await stage.#page.goto(`${origin}/iframe.html`);
    await stage.#page.waitForFunction(() => '__STORYBOOK_PREVIEW__' in globalThis);
    if (inTheDark) await stage.#page.evaluate(axeSource());
    return stage;
  }

  /** Shows another story without loading the page anew, which would take most of the time. */
  async showStory(id: string): Promise<Shown> {
    this.#forget();
    return this.#page.evaluate(showStory, id);
  }

  /** The story that stands there, looked at by axe in the dark. */
  violationsInTheDark(): Promise<string[]> {
    return this.#page.evaluate(violationsInTheDark);
  }

  /** Shows a page of the documentation, and waits until all of the words stand on it. */
  async showDocs(id: string, words: readonly string[]): Promise<void> {
    this.#forget();
    await this.#page.evaluate((storyId) => {
      const { __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis as unknown as {
        __STORYBOOK_ADDONS_CHANNEL__: { emit(event: string, data: object): void };
      };
      channel.emit('setCurrentStory', { storyId, viewMode: 'docs' });
    }, id);
    for (const text of words) {
      await this.#page.locator('#storybook-docs').getByText(text).first().waitFor();
    }
  }

  /** Whether one reads it at 320 px without going sideways. */
  async fitsPhone(): Promise<boolean> {
    await this.#page.setViewportSize({ width: 320, height: 640 });
    const fits = await this.#page.evaluate(
      () => document.documentElement.scrollWidth <= innerWidth,
    );
    await this.#page.setViewportSize(WINDOW);
    return fits;
  }

  #forget(): void {
    this.logged.length = 0;
    this.requests.length = 0;
  }
}
