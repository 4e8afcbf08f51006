import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/browsers.ts';
import { widgets } from '../tools/sizes.ts';

const root = resolve(import.meta.dirname, '../..');

/** The package as a server imports it, in a process of its own. @returns what it prints, a line each */
function onServer(code: string): string[] {
  const options = { cwd: root, encoding: 'utf8' } as const;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', code], options);
  return printed.split('\n').slice(0, -1);
}

test('importing registers classes that a server can make', () => {
  const tags = onServer(`
    for (const name of ${JSON.stringify(widgets)}) await import('samskab/define/' + name);
    const all = Object.values(await import('samskab'));
    for (const one of all) if ('elementProperties' in one) {
      new one();
      console.log(one.name);
    }
    for (const name of ${JSON.stringify(widgets)}) {
      if (!customElements.get('samskab-' + name)) throw new Error(name);
    }
  `);
  assert.equal(tags.length, widgets.length);
});

test('every file can be imported there, as some bundlers put all of them into one', () => {
  const files = globSync('dist/esm/**/*.js', { cwd: root }).map((file) => join(root, file));
  const refused = onServer(`
    for (const file of ${JSON.stringify(files)}) {
      await import(file).catch((error) => console.log(file, error.message));
    }
  `);
  assert.deepEqual(refused, []);
});

const SHIM = '@lit-labs/ssr/lib/install-global-dom-shim.js';
const PAGE = `
  const { html, LitElement } = await import('lit');
  const { render } = await import('@lit-labs/ssr');
  const { collectResult } = await import('@lit-labs/ssr/lib/render-result.js');
  for (const name of ${JSON.stringify(widgets)}) await import('samskab/define/' + name);
`;

for (const [shim, what] of [
  ['', 'without a browser'],
  [`await import('${SHIM}');`, 'with what it has of a browser'],
] as const) {
  test(`@lit-labs/ssr ${what} draws the fallback alone`, () => {
    const tag = '<samskab-voting-ballot endpoint="/x"><a href="/">Stem</a></samskab-voting-ballot>';
    const printed = onServer(`${shim} ${PAGE}
      console.log(await collectResult(render(html\`${tag}\`)));
    `).join('\n');
    const drawn = printed.replaceAll(/<!--.*?-->/g, '').replaceAll(/ +/g, ' ');
    const place = '<template shadowroot="open" shadowrootmode="open"><slot></slot></template>';
    assert.equal(drawn, tag.replace('<a ', `${place}<a `));
  });
}

/** A page of somebody who draws with Lit on the server: an element with a ballot in it. */
const AROUND = `
  class TownPage extends LitElement {
    static properties = { path: {} };
    render() {
      return html\`<samskab-voting-ballot endpoint=\${this.path}><a href="/">Stem</a></samskab-voting-ballot>\`;
    }
  }
  customElements.define('town-page', TownPage);
`;

const SUPPORT = "import '@lit-labs/ssr-client/lit-element-hydrate-support.js';";
const ALONE = '<samskab-voting-ballot endpoint="/ballot.json"></samskab-voting-ballot>';

for (const [what, ballot, support] of [
  ['and has never heard of servers', ALONE, ''],
  ["and hydrates what is the page's own", '<town-page path="/ballot.json"></town-page>', SUPPORT],
] as const) {
  test(`the browser takes up what was drawn there ${what}`, async () => {
    const tags = `${ballot}<samskab-results endpoint="/no"></samskab-results>`;
    const drawn = onServer(`${PAGE} ${AROUND}
      console.log(await collectResult(render(html\`${tags}\`)));
    `);
    const script = await bundled(`${support}
      import { html, LitElement } from 'lit';
      import 'samskab/define/voting-ballot';
      import 'samskab/define/results';
      ${AROUND}
    `);
    const answers: Readonly<Record<string, object>> = {
      '/': {
        contentType: 'text/html',
        body: `<!doctype html><meta charset="utf-8"><html lang="da">${drawn.join('\n')}<script type="module" src="/page.js"></script>`,
      },
      '/page.js': { contentType: 'text/javascript', body: script },
      '/ballot.json': { json: BALLOT },
    };
    const browser = await chromium.launch(chromiumLaunchOptions());
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.route('**/*', (route) =>
        route.fulfill(answers[new URL(route.request().url()).pathname] ?? { status: 404 }),
      );
      await page.goto('http://town.test/');
      await page.getByRole('checkbox', { name: 'Bænke' }).waitFor();
      assert.equal(await page.getByRole('heading', { name: 'Kvarterpuljen' }).count(), 1);
      await page.locator('samskab-results [part~="notice"]').waitFor();
      assert.equal(await page.locator('samskab-voting-ballot [part~="base"]').count(), 1);
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
    }
  });
}

async function bundled(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: root };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: 'esm' });
  return outputFiles[0]?.text ?? '';
}

const BALLOT = {
  type: 'ballot',
  method: 'approval',
  id: 'kvarterpuljen',
  title: 'Kvarterpuljen',
  language: 'da',
  items: [{ id: 'baenke', name: 'Bænke' }],
};
