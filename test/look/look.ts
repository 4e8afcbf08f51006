/**
 * `npm run look`: pictures of every story, at three widths, light and dark, in forced colours, with
 * text at 200 % and in Arabic, on one page to look through. Nothing is compared: on another machine
 * letters are drawn otherwise, and a person sees more.
 *
 *     npm run look                            all of them, some minutes
 *     npm run look -- event-sign-up sent      stories whose names contain all of these words
 *     npm run look -- --views dark-320,ar-320 in these views alone (`test/look/views.ts`)
 *     npm run look -- --to DIR                into another folder than look/
 *     npm run look -- --readme                the pictures of the README, from the town
 *
 * It ends with 1 where a story could not be shown.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import {
  buildStorybook,
  readIndex,
  serveFolder,
  showStory,
  type Entry,
} from '../tools/storybook.ts';
import { takeReadmePictures } from './readme.ts';
import { fileName, sheet, type Taken } from './sheet.ts';
import { VIEWS, type View } from './views.ts';

/** Pages at a time: each waits for its story half of the time. */
const PAGES = 2;
/** Of what is longer the rest is cut off. */
const MOST_HEIGHT = 9000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    views: { type: 'string' },
    to: { type: 'string', default: 'look' },
    readme: { type: 'boolean', default: false },
  },
});

await (values.readme ? takeReadmePictures() : takeStories());

async function takeStories(): Promise<void> {
  const names = values.views?.split(',');
  const views = VIEWS.filter(({ name }) => !names || names.includes(name));
  if (views.length === 0) {
    fail(`There is no such view. There are: ${VIEWS.map(({ name }) => name).join(', ')}`);
  }
  const built = mkdtempSync(join(tmpdir(), 'samskab-look-'));
  try {
    await buildStorybook(built);
    const entries = readIndex(built).filter(isWanted);
    if (entries.length === 0) fail(`There is no story called ${positionals.join(' ')}.`);
    const to = resolve(values.to);
    // What an older run left would be taken for what is.
    rmSync(to, { recursive: true, force: true });
    mkdirSync(to, { recursive: true });
    const taken = await takeAll(built, entries, views, to);
    writeFileSync(join(to, 'index.html'), sheet(taken, views));
    const broken = taken.filter(({ problem }) => problem !== undefined);
    for (const { entry, problem } of broken) console.error(`✖ ${entry.id}: ${problem}`);
    console.log(`${taken.length} stories: ${join(to, 'index.html')}`);
    process.exitCode = broken.length > 0 ? 1 : 0;
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
}

function isWanted({ type, id }: Entry): boolean {
  return type === 'story' && positionals.every((word) => id.includes(word.toLowerCase()));
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

async function takeAll(
  built: string,
  entries: readonly Entry[],
  views: readonly View[],
  to: string,
): Promise<Taken[]> {
  const { server, origin } = await serveFolder(built);
  const browser = await chromium.launch(chromiumLaunchOptions());
  const taken = new Map<string, Taken>();
  try {
    const queue = entries.values();
    const work = async () => {
      const stages = new Map<string, Page>();
      for (const entry of queue) {
        const problem = await take(entry);
        taken.set(entry.id, { entry, ...(problem !== undefined && { problem }) });
        if (process.stdout.isTTY) console.log(`${taken.size} of ${entries.length}: ${entry.id}`);
      }

      async function take({ id }: Entry): Promise<string | undefined> {
        let problem: string | undefined;
        for (const language of ['da', 'ar'] as const) {
          const wanted = views.filter((view) => view.language === language);
          if (wanted.length === 0) continue;
          const page = stages.get(language) ?? (await openStage(browser, origin, language));
          stages.set(language, page);
          await page.setViewportSize({ width: wanted[0]?.width ?? 1280, height: 900 });
          const { status, violations } = await page.evaluate(showStory, id);
          // Rules of axe are for the tests; here a picture tells.
          if (status !== 'success' && violations.length === 0) problem ??= `it is "${status}"`;
          for (const view of wanted) await takeView(page, view, join(to, fileName(id, view)));
        }
        return problem;
      }
    };
    await Promise.all(Array.from({ length: PAGES }, work));
  } finally {
    await browser.close();
    server.close();
  }
  return entries.flatMap(({ id }) => taken.get(id) ?? []);
}

/** A page with a device of its own, in a language, in which one story after another is shown. */
async function openStage(browser: Browser, origin: string, language: string): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${origin}/iframe.html?globals=language:${language}`);
  await page.waitForFunction(() => '__STORYBOOK_PREVIEW__' in globalThis);
  return page;
}

/** The story that stands there is not played again: the page around it changes. */
async function takeView(page: Page, view: View, path: string): Promise<void> {
  const { width, theme, text = 100, forcedColours = false } = view;
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ forcedColors: forcedColours ? 'active' : 'none' });
  const height = await page.evaluate(
    async ({ theme, text }) => {
      const around = document.querySelector<HTMLElement>('.surroundings');
      if (around) {
        around.dataset['theme'] = theme;
        around.style.fontSize = `${text}%`;
      }
      // Pictures come when somebody is near them: here all are.
      const pictures = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => [
        ...(shadowRoot?.querySelectorAll('img') ?? []),
      ]);
      for (const picture of pictures) picture.loading = 'eager';
      await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
      await new Promise((done) => setTimeout(done, 50));
      return document.documentElement.scrollHeight;
    },
    { theme, text },
  );
  const clip = { x: 0, y: 0, width, height: Math.min(height, MOST_HEIGHT) };
  await page.screenshot({ path, type: 'jpeg', quality: 70, fullPage: true, clip });
}
