/**
 * Every widget, from the build, on a page elsewhere that allows nothing but what the documentation
 * says: to the receipt, with a project opened and a result counted again, and nothing is reported.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { requiredBrowsers } from '../tools/browsers.ts';
import { openAny } from '../tools/story-pages.ts';
import { TownServer } from './town-server.ts';

/** As in the documentation: `{server}` is ours. */
const documented = (() => {
  const text = readFileSync('docs/strict-pages.md', 'utf8');
  const [, policy = ''] = /```http\nContent-Security-Policy: (.*)\n```/.exec(text) ?? [];
  return policy;
})();

const recorder = `
const reports = (window.reports = []);
addEventListener('securitypolicyviolation', (event) =>
  reports.push([event.violatedDirective, event.blockedURI, event.sample].join(' ')));
addEventListener('error', (event) =>
  reports.push(event.message ?? 'not loaded: ' + (event.target.src || event.target.href)), true);
addEventListener('unhandledrejection', (event) => reports.push(String(event.reason)));
`;

/** A Lit of the page's own, which has a policy under its own name. */
const ownLit = `import { html, render } from '/lit.js';
render(html\`<p id="own">Lit of the page</p>\`, document.querySelector('main'));`;

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const tag = (name: string, path: string) =>
  `<samskab-${name} endpoint="{server}/api/${path}" remember="no"></samskab-${name}>`;
const all = [
  tag('budget-allocator', 'budgets/borgerbudget'),
  tag('voting-ballot', 'ballots/beboerraad'),
  tag('idea-form', 'ideas/fremtidslab'),
  tag('event-signup', 'events/faellesspisning'),
  tag('results', 'ballots/kvarterpuljen-2025/results'),
].join('');
const script = (src: string) => `<script type="module" src="${src}"></script>`;
const loader = script('{server}/samskab.js');

const pages: Record<string, { body: string; policy?: (documented: string) => string }> = {
  '/all': { body: all + loader },
  '/own-lit': {
    body: all + loader + script('/own-lit.js'),
    policy: (allowed) => allowed.replace('trusted-types samskab', 'trusted-types samskab lit-html'),
  },
  '/two-versions': {
    body: all + loader + script('/other/samskab.js'),
    // The other one lies on the page's own server, and so does its worker.
    policy: (allowed) => allowed.replace('worker-src', "worker-src 'self'"),
  },
  '/three-singles': {
    body:
      all +
      ['voting-ballot', 'budget-allocator', 'results']
        .map((name) => script(`{server}/samskab/${version}/${name}.js`))
        .join(''),
  },
};

describe('a page that allows only what the documentation says', () => {
  const town = new TownServer();
  let host: Server;
  let origin = '';

  before(async () => {
    await town.start();
    host = createServer((request, response) => {
      const path = request.url ?? '/';
      const page = pages[path];
      if (page) {
        const policy = (page.policy ?? String)(documented);
        response.setHeader('content-type', 'text/html; charset=utf-8');
        // What runs here beside the widgets is the page's own.
        const allowed = policy.replace(/script-src|img-src/g, "$& 'self'");
        response.setHeader(
          'content-security-policy',
          allowed.replaceAll('https://deltag.example.dk', town.address),
        );
        response.end(
          `<!doctype html><html lang="da"><title>Streng</title><script src="/recorder.js"></script><main></main>${page.body.replaceAll('{server}', town.address)}`,
        );
        return;
      }
      const file = fileFor(path);
      response.setHeader('content-type', 'text/javascript');
      response.statusCode = file === undefined ? 404 : 200;
      response.end(file);
    });
    await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
    // Another origin than the server's.
    origin = `http://localhost:${(host.address() as AddressInfo).port}`;
  });

  after(async () => {
    host?.close();
    await town.stop();
  });

  for (const browser of requiredBrowsers() ?? (['chromium'] as const)) {
    describe(`in ${browser}`, { concurrency: 1 }, () => {
      // What differs between the pages, differs for Trusted Types, and those are Chromium's.
      for (const path of browser === 'chromium' ? Object.keys(pages) : ['/all']) {
        it(
          `runs every widget on ${path}, and nothing is reported`,
          { timeout: 120_000 },
          async () => {
            const page = await openAny(browser, origin + path);
            try {
              const { reports, receipts, kept, own } = await page.evaluate(takePart, path);
              assert.deepEqual(reports, []);
              assert.equal(receipts, 1);
              // `remember="no"` on all of them.
              assert.deepEqual(kept, []);
              assert.equal(own, path === '/own-lit');
            } finally {
              await page.close();
            }
          },
        );
      }
    });
  }
});

/** Runs in the page: opens a project, sends a budget, counts a result again. */
async function takePart(path: string): Promise<{
  reports: string[];
  receipts: number;
  kept: string[];
  own: boolean;
}> {
  const until = async <T>(find: () => T | null | undefined, what: string): Promise<T> => {
    for (let tries = 0; tries < 400; tries++) {
      const found = find();
      if (found) return found;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`${what} did not come; ${JSON.stringify((window as never)['reports'])}`);
  };
  const root = (name: string) => document.querySelector(`samskab-${name}`)?.shadowRoot;
  const find = <E extends HTMLElement>(name: string, selector: string) =>
    until(() => root(name)?.querySelector<E>(selector), `${selector} in ${name}`);
  const press = async (name: string, words: RegExp) => {
    const button = await until(
      () =>
        [...(root(name)?.querySelectorAll('button') ?? [])].find((one) =>
          words.test(one.textContent),
        ),
      `${words} in ${name}`,
    );
    button.click();
  };
  await find('voting-ballot', '.items > li');
  if (path !== '/three-singles') {
    await find('idea-form', 'textarea, input');
    await find('event-signup', '.date');
  }
  (await find('budget-allocator', '.more')).click();
  await find('budget-allocator', 'dialog[open]');
  (await find('budget-allocator', 'dialog .close')).click();
  (await find<HTMLInputElement>('budget-allocator', '.items input')).click();
  await press('budget-allocator', /^\s*Tjek og send/);
  await press('budget-allocator', /Send mit budget/);
  await find('budget-allocator', '[part~="receipt"]');
  await find('results', 'h2, h3, h4');
  // Folded, and drawn all the same.
  (await find('results', '#again')).click();
  await find('results', '#outcome');
  // Reports are told a moment after what they tell of.
  await new Promise((done) => setTimeout(done, 500));
  const stored = (storage: Storage) => Object.keys(storage);
  return {
    reports: (window as never)['reports'],
    receipts: root('budget-allocator')?.querySelectorAll('[part~="receipt"]').length ?? 0,
    kept: [...stored(localStorage), ...stored(sessionStorage), document.cookie].filter(Boolean),
    own: document.querySelector('#own') !== null,
  };
}

function fileFor(path: string): string | Buffer | undefined {
  if (path === '/recorder.js') return recorder;
  if (path === '/own-lit.js') return ownLit;
  if (path === '/lit.js') return readFileSync('node_modules/lit-html/lit-html.js');
  // Another version: the same files at another address, which a browser runs anew.
  const [, file] = /^\/other\/((?:samskab\/)?[\w.-]+\.js)(?:\?|$)/.exec(path) ?? [];
  return file === undefined ? undefined : readFileSync(`dist/loader/${file}`);
}
