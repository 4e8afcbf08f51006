/**
 * One story a state, in the browsers that are not Chromium: it must render what it names and break
 * no rule of axe there either. With `SAMSKAB_STORIES=all`, as in `.ci/run`, in those of
 * `SAMSKAB_BROWSERS`; else it takes too long.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { requiredBrowsers, type BrowserName } from '../tools/browsers.ts';
import { openPage, type StoryPage } from '../tools/story-pages.ts';
import { buildStorybook, readIndex, serveFolder, showStory } from '../tools/storybook.ts';

const isElsewhere = (name: BrowserName) => name !== 'chromium';
const browsers =
  process.env['SAMSKAB_STORIES'] === 'all' ? (requiredBrowsers() ?? []).filter(isElsewhere) : [];

if (browsers.length === 0) {
  test('stories in other browsers', { skip: 'only where SAMSKAB_STORIES is "all"' }, () => {});
} else {
  const folder = mkdtempSync(join(tmpdir(), 'samskab-stories-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await buildStorybook(folder);
  // A state has the same name in every widget.
  const byState = new Map(
    readIndex(folder)
      .filter(({ type }) => type === 'story')
      .map((entry) => [entry.name, entry] as const)
      .toReversed(),
  );
  const stories = [...byState.values()].toReversed();
  let server: Server;
  let origin = '';
  before(async () => {
    ({ server, origin } = await serveFolder(folder));
  });
  after(() => server?.close());

  // Side by side: each waits most of its time for its driver.
  describe('stories', { concurrency: browsers.length }, () => {
    for (const browser of browsers) {
      describe(`in ${browser}`, { concurrency: 1 }, () => {
        let page: StoryPage | undefined;
        before(async () => {
          // None at first: a story that stands there already would not be played anew.
          const url = `${origin}/iframe.html`;
          page = await openPage(browser as Exclude<BrowserName, 'chromium'>, url);
          await page.evaluate(untilReady, null);
        });
        after(() => page?.close());

        for (const { id, title, name } of stories) {
          test(`${title}: ${name}`, { timeout: 60_000 }, async () => {
            assert.ok(page);
            const { status, violations, text, shows } = await page.evaluate(showStory, id);
            assert.equal(status, 'success');
            assert.deepEqual(violations, []);
            for (const words of shows) assert.ok(text.includes(words), `${words}\n${text}`);
          });
        }
      });
    }
  });
}

/** Runs in the page: until Storybook has begun, and has found that no story is asked for. */
async function untilReady(): Promise<void> {
  const begun = () =>
    '__STORYBOOK_PREVIEW__' in globalThis && document.body.matches('.sb-show-nopreview');
  const until = Date.now() + 20_000;
  while (!begun() && Date.now() < until) await new Promise((done) => setTimeout(done, 50));
}
