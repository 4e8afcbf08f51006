/**
 * Each story renders the state that it names. Storybook is built once; then every story runs in
 * Chromium as a person would open it. It must not throw, nor log an error, nor reach out to the
 * network, nor break a rule of axe, and what `parameters.shows` says must stand on the screen.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'samskab-stories-'));
const PAGES = 3;

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

await buildStorybook();
const entries = readIndex();
const stories = entries.filter(({ type }) => type === 'story');

describe('stories', { concurrency: PAGES }, () => {
  let server: Server;
  let browser: Browser;
  const idle: Stage[] = [];

  before(async () => {
    server = serveFolder();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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

  for (const { id, title, tags } of entries.filter(({ type }) => type === 'docs')) {
    const isWidget = tags.includes('autodocs');
    test(`${title}: docs`, { timeout: 60_000 }, () =>
      onStage((stage) => checkDocs(stage, id, isWidget)),
    );
  }

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

async function checkStory(stage: Stage, id: string): Promise<void> {
  const { status, violations, text, shows, mayLog } = await stage.showStory(id);
  const logged = stage.logged.filter((line) => !(mayLog && line.startsWith('samskab:')));
  assert.deepEqual(logged, []);
  assert.equal(status, 'success');
  assert.deepEqual(violations, []);
  assert.ok(shows.length > 0, 'It does not say what it shows.');
  for (const words of shows) {
    assert.ok(text.includes(words), `"${words}" does not stand on the screen:\n${text}`);
  }
}

/** The tables say what each thing is: the manifest alone would lose it (storybook issue 33038). */
async function checkDocs(stage: Stage, id: string, isWidget: boolean): Promise<void> {
  const form = [
    'The URL to GET the definition from and to POST to.',
    'The button that leads on.',
    'The server has stored it, with the receipt.',
    'SamskabSentEvent',
  ];
  const result = ['The URL to GET the result from.', 'Counting again.', 'SamskabReadyEvent'];
  const said = isWidget
    ? [
        ...(id.startsWith('results-') ? result : form),
        'In place of the title.',
        'Buttons, links, what is chosen.',
        'light-dark(#14548c, #8cc4ff)',
      ]
    : ['samskab'];
  await stage.showDocs(id, said);
  assert.deepEqual(stage.logged, []);
}

interface Shown {
  /** What Storybook says of the story: it was drawn and played, or not. */
  readonly status: string;
  /** What axe says. */
  readonly violations: readonly string[];
  /** What can be read, answers in fields included. */
  readonly text: string;
  readonly shows: readonly string[];
  readonly mayLog: boolean;
}

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
    const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
    const stage = new Stage(await context.newPage(), origin);
    await stage.#page.goto(`${origin}/iframe.html?viewMode=story&id=${stories[0]?.id}`);
    await stage.#page.waitForFunction(() => '__STORYBOOK_PREVIEW__' in globalThis);
    return stage;
  }

  /** Shows another story without loading the page anew, which would take most of the time. */
  async showStory(id: string): Promise<Shown> {
    this.#forget();
    return this.#page.evaluate(showStory, id);
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

  #forget(): void {
    this.logged.length = 0;
    this.requests.length = 0;
  }
}

/** Runs in the page: tells Storybook to show a story, and waits until it was played. */
async function showStory(id: string): Promise<Shown> {
  interface Finished {
    storyId: string;
    status: string;
    reporters: { result: { error?: unknown; violations?: Violation[] } }[];
  }
  interface Violation {
    id: string;
    nodes: { target: unknown; failureSummary: string }[];
  }
  type Listener = (finished: Finished) => void;
  const { __STORYBOOK_ADDONS_CHANNEL__: channel, __STORYBOOK_PREVIEW__: preview } =
    globalThis as unknown as {
      __STORYBOOK_ADDONS_CHANNEL__: {
        on(event: string, listener: Listener): void;
        off(event: string, listener: Listener): void;
        emit(event: string, data: object): void;
      };
      __STORYBOOK_PREVIEW__: {
        ready(): Promise<void>;
        storyStoreValue: {
          loadStory(id: { storyId: string }): Promise<{ parameters: Record<string, unknown> }>;
        };
      };
    };

  await preview.ready();
  const { status, reporters } = await new Promise<Finished>((done) => {
    const listener = (finished: Finished) => {
      if (finished.storyId !== id) return;
      channel.off('storyFinished', listener);
      done(finished);
    };
    channel.on('storyFinished', listener);
    channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
  });
  const violations = reporters.flatMap(({ result }) => [
    ...(result.error ? [String(result.error)] : []),
    ...(result.violations ?? []).flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${JSON.stringify(node.target)} ${node.failureSummary}`),
    ),
  ]);

  const { parameters } = await preview.storyStoreValue.loadStory({ storyId: id });
  const shows = [parameters['shows'] ?? []].flat() as string[];
  const mayLog = parameters['mayLog'] === true;

  const read = () => {
    const everything = [...document.querySelectorAll<HTMLElement>('#storybook-root *')];
    const inside = everything.find(({ shadowRoot }) => shadowRoot)?.shadowRoot;
    const blocks = [...(inside?.children ?? [])] as HTMLElement[];
    const inputs = [...(inside?.querySelectorAll<HTMLInputElement>('input, textarea') ?? [])];
    const parts = [
      ...blocks.map(({ innerText }) => innerText),
      ...inputs.map(({ value }) => value),
    ];
    return parts.join('\n');
  };
  // What a person did last may be drawn a moment later.
  const until = Date.now() + 3000;
  let text = read();
  while (Date.now() < until && !shows.every((words) => text.includes(words))) {
    await new Promise((done) => setTimeout(done, 50));
    text = read();
  }
  return { status, violations, text, shows, mayLog };
}

async function buildStorybook(): Promise<void> {
  const cli = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
  const child = spawn(process.execPath, [cli, 'build', '--quiet', '-o', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data;
    });
  }
  const code = await new Promise((done) => child.once('close', done));
  assert.equal(code, 0, output);
}

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: 'story' | 'docs';
  readonly tags: readonly string[];
}

function readIndex(): Entry[] {
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    entries: Record<string, Entry>;
  };
  return Object.values(index.entries);
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

function serveFolder(): Server {
  return createServer(({ url }, response) => {
    const { pathname } = new URL(url ?? '/', 'http://localhost');
    const file = join(folder, normalize(pathname));
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    createReadStream(file)
      .on('open', () => response.writeHead(200, { 'content-type': type }))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
}
