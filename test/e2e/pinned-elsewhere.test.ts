/**
 * A snippet whose files are named with their `integrity`, in each browser that `SAMSKAB_BROWSERS` names:
 * what runs of it, and what does not where somebody altered a file on the way.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { requiredBrowsers } from '../tools/browsers.ts';
import { openAny } from '../tools/story-pages.ts';
import { TownServer } from './town-server.ts';

const program = join(resolve(import.meta.dirname, '../..'), 'dist/server/samskab.js');
const browsers = requiredBrowsers() ?? ['chromium'];

describe('a snippet with the integrity of its files', { concurrency: 1 }, () => {
  const town = new TownServer();
  let [site, between] = [] as unknown as [Server, Server];
  let body = '';
  let altered: RegExp | undefined;

  const addressOf = (server: Server) =>
    `http://localhost:${(server.address() as AddressInfo).port}`;

  before(async () => {
    await town.start();
    // Whoever stands between the server and its readers.
    between = createServer(async ({ url = '/' }, response) => {
      const answer = await fetch(town.address + url);
      const text = await answer.text();
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? '',
        'access-control-allow-origin': '*',
      });
      response.end(altered?.test(url) ? `${text};globalThis.altered=true` : text);
    });
    site = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<!doctype html><html lang="da"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">${body}`); // prettier-ignore
    });
    for (const server of [between, site]) await once(server.listen(0, 'localhost'), 'listening');
    body = execFileSync(process.execPath, [program, 'snippet', 'budgets/borgerbudget', '--url', addressOf(between), '--pinned', '--preload', '--data', town.data], { encoding: 'utf8' }); // prettier-ignore
  });

  after(async () => {
    for (const server of [between, site]) {
      server?.closeAllConnections();
      server?.close();
    }
    await town.stop();
  });

  for (const browser of browsers) {
    it(`runs as it is in ${browser}`, { timeout: 90_000 }, async () => {
      altered = undefined;
      const page = await openAny(browser, addressOf(site));
      try {
        assert.deepEqual(await page.evaluate(outcome, 20_000), { isThere: true, altered: false });
      } finally {
        await page.close();
      }
    });

    // See docs/versions.md: WebKit holds no import to what its preload said.
    const skip = browser === 'webkit';
    it(`runs nothing that was altered in ${browser}`, { timeout: 90_000, skip }, async () => {
      for (const file of [/core-[\w-]+\.js/, /budget-allocator\.da\.js/]) {
        altered = file;
        const page = await openAny(browser, addressOf(site));
        try {
          assert.deepEqual(await page.evaluate(outcome, 4000), { isThere: false, altered: false });
        } finally {
          await page.close();
        }
      }
    });
  }
});

/** Runs in the page: whether there is something to choose within some milliseconds. */
async function outcome(patience: number): Promise<{ isThere: boolean; altered: boolean }> {
  const isThere = () =>
    !!document.querySelector('samskab-budget-allocator')?.shadowRoot?.querySelector('.items input');
  for (let waited = 0; waited < patience && !isThere(); waited += 100) {
    await new Promise((done) => setTimeout(done, 100));
  }
  return { isThere: isThere(), altered: 'altered' in globalThis };
}
