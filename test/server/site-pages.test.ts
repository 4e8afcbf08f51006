/** Every page hosted here says whose it is. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test as sqliteTest, type TestContext } from 'node:test';
import type { Site } from '../../src/protocol/site.ts';
import { putSite } from '../../src/server/defining/put-site.ts';
import { readLogo } from '../../src/server/defining/read-logo.ts';
import { drawnPicture } from '../../src/server/http/drawn-picture.ts';
import { ballot, budget, event, ideas } from './definitions.ts';
import { test } from './engines.ts';
import { folder, start, type TestServer, type TestServerOptions } from './tools.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(1)</script></svg>';
const site: Site = {
  type: 'site',
  name: { da: 'Ellevad & Omegn', en: 'Ellevad', ar: 'إليفاد' },
  language: 'da',
  accent: '#0f5a5f',
  links: {
    home: { da: 'https://ellevad.example/', en: 'https://ellevad.example/en' },
    privacy: { da: 'https://ellevad.example/privatliv', en: 'https://ellevad.example/privacy' },
    accessibility: '/was',
    contact: 'mailto:deltag@ellevad.example',
  },
};

async function town(
  t: TestContext,
  options: TestServerOptions = {},
  more: Partial<Site> = {},
  logo = svg,
): Promise<TestServer> {
  // prettier-ignore
  const server = await start(t, options);
  await dress(server, { ...site, ...more }, logo);
  return server;
}

function dress({ storage }: Pick<TestServer, 'storage'>, as: Site, logo = svg) {
  const picture = logo === '' ? undefined : readLogo(Buffer.from(logo));
  return storage.write((db) => putSite(db, as, picture));
}

const hosted = ['/ideas/fremtidslab', '/budgets/borgerbudget', '/ballots/kvarterpuljen', '/events/faellesspisning', '/ballots/kvarterpuljen/results', '/nix']; // prettier-ignore

test('every hosted page has the name, the logo and the links of its town', async (t) => {
  const server = await town(t, { definitions: [ideas(), budget(), ballot(), event()] });
  for (const path of hosted) {
    const { text, headers } = await server.get(path, { 'accept-language': 'da' });
    assert.match(text, /<title>[^<]+ – Ellevad &amp; Omegn<\/title>/, path);
    assert.match(text, /<a class="whose" href="https:\/\/ellevad.example\/"><img src="[./]+samskab\/logo\?v=\w{16}" alt="" \/><bdi lang="da">Ellevad &amp; Omegn<\/bdi><\/a>/, path); // prettier-ignore
    assert.match(text, /<link rel="icon" href="[./]+samskab\/logo\?v=\w{16}"/);
    assert.match(text, /<a href="https:\/\/ellevad.example\/privatliv">Privatliv<\/a>/);
    assert.match(text, /<a href="[./]+was">Tilgængelighed<\/a>/);
    assert.match(text, /<a href="mailto:deltag@ellevad.example">Kontakt<\/a>/);
    assert.match(text, /<meta name="theme-color" content="#0f5a5f"/);
    assert.doesNotMatch(text, / style=|<script>/);
    assert.match(
      headers.get('content-security-policy') ?? '',
      /style-src 'self'(?: http:[^ ;]+)?(?: 'sha256-[^']+')?; img-src 'self'/,
    );
  }
});

sqliteTest(
  'a page is in its definition’s language, and so are the name and the links',
  async (t) => {
    const server = await town(t, { definitions: [ballot({ language: 'ar' }), ballot({ id: 'fi', language: 'fi' }), ballot({ id: 'en', language: 'en' })] }); // prettier-ignore
    const ar = (await server.get('/ballots/kvarterpuljen', { 'accept-language': 'da' })).text;
    assert.match(
      ar,
      /<html lang="ar" dir="rtl">[^]*<bdi lang="ar">إليفاد<\/bdi>[^]*>الخصوصية<\/a>/,
    );
    const en = (await server.get('/ballots/en')).text;
    assert.match(en, /href="https:\/\/ellevad.example\/en"[^]*ellevad.example\/privacy">Privacy/);
    const fi = (await server.get('/ballots/fi')).text;
    assert.match(fi, /<html lang="fi"[^]*<bdi lang="da">Ellevad[^]*<footer lang="en">/);
  },
);

sqliteTest(
  'a logo that has the name stands for it; without a logo there is the name alone',
  async (t) => {
    const server = await town(t, { definitions: [ballot()] }, { logoHasName: true });
    const alone = (await server.get('/ballots/kvarterpuljen')).text;
    assert.match(alone, /<a class="whose" lang="da" href="[^"]+"><img src="[^"]+" alt="Ellevad &amp; Omegn" \/><\/a>/); // prettier-ignore
    const { links: _, ...bare } = { ...site, logoHasName: true };
    await dress(server, bare, '');
    const { text } = await server.get('/ballots/kvarterpuljen');
    assert.match(
      text,
      /<a class="whose" href="..\/"><bdi lang="da">Ellevad &amp; Omegn<\/bdi><\/a>/,
    );
    assert.match(text, /<link rel="icon" href="data:,"/);
    assert.doesNotMatch(text, /<img|<footer><ul/);
    assert.equal((await server.get('/samskab/logo')).status, 404);
  },
);

test('a logo is shown and runs nothing, and one that changes is seen at once', async (t) => {
  const server = await town(t, { definitions: [ballot()] });
  const of = async () => /<img src="\.\.([^"]+)"/.exec((await server.get('/nix/nix')).text)?.[1] ?? ''; // prettier-ignore
  const first = await of();
  const logo = await server.get(first);
  assert.equal(logo.text, svg);
  assert.equal(logo.headers.get('content-type'), 'image/svg+xml');
  assert.equal(logo.headers.get('content-security-policy'), "default-src 'none'; style-src 'unsafe-inline'; sandbox"); // prettier-ignore
  assert.equal(logo.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(logo.headers.get('cache-control'), 'public, max-age=300');
  const same = await server.get(first, { 'if-none-match': logo.headers.get('etag') ?? '' });
  assert.equal(same.status, 304);
  await dress(server, site, svg.replace('0 0 1 1', '0 0 2 2'));
  assert.notEqual(await of(), first);
});

sqliteTest('the accent is in the style sheet, whose address changes with it', async (t) => {
  const server = await town(t, { definitions: [ballot()] });
  const sheet = async () => /href="\.\.(\/samskab\/page.css\?v=[^"]+)"/.exec((await server.get('/nix/nix')).text)?.[1] ?? ''; // prettier-ignore
  const first = await sheet();
  const { text, headers } = await server.get(first);
  assert.match(text, /--brand: #0f5a5f;\n {2}--accent: #0f5a5f;/);
  assert.match(text, /@media screen and \(prefers-color-scheme: dark\) \{\n {2}:root \{\n {4}--accent: #(?!0f5a5f)/); // prettier-ignore
  assert.match(text, /--samskab-accent: var\(--accent\)/);
  assert.equal((await server.get(first, { 'if-none-match': headers.get('etag') ?? '' })).status, 304); // prettier-ignore
  await dress(server, { ...site, accent: '#a5401f' });
  assert.notEqual(await sheet(), first);
});

sqliteTest('on paper stand the name, whom to ask, the address and the day', async (t) => {
  const now = () => Date.parse('2026-11-26T12:00:00Z');
  const server = await town(t, { definitions: [ballot()], origin: 'https://deltag.ellevad.example', now }); // prettier-ignore
  const { text } = await server.get('/ballots/kvarterpuljen?remember=no');
  assert.match(text, /<p class="paper"><bdi lang="da">Ellevad &amp; Omegn<\/bdi><br \/>Kontakt: <bdi>deltag@ellevad.example<\/bdi><br \/>Fra deltag.ellevad.example\/ballots\/kvarterpuljen, 26. november 2026<\/p>/); // prettier-ignore
  const { text: css } = await server.get('/samskab/page.css');
  assert.match(css, /samskab-voting-ballot::part\(button\),/);
});

sqliteTest('without a site a page names the server, and nobody else', async (t) => {
  const server = await start(t, { definitions: [ballot()], origin: 'https://deltag.example.dk' });
  const { text } = await server.get('/ballots/kvarterpuljen');
  assert.match(text, /<title>[^<]+ – deltag.example.dk<\/title>/);
  assert.match(text, /<a class="whose" href="..\/"><bdi lang="en">deltag.example.dk<\/bdi><\/a>/);
  assert.doesNotMatch(text, /theme-color|Kontakt/);
});

describe('what has no definition is in the reader’s language, else in the town’s', () => {
  const cases: [string, string, RegExp][] = [
    ['nothing asked', '', /<html lang="da"[^]*Siden findes ikke/],
    ['what there is not', 'fi,fr;q=0.9', /Siden findes ikke/],
    [
      'the second of two',
      'fr-FR, en-GB;q=0.8, ar;q=0.3',
      /<html lang="en"[^]*This page is not here/,
    ],
    ['not the first', 'en;q=0.2,ar;q=0.7', /<html lang="ar" dir="rtl"[^]*هذه الصفحة غير موجودة/],
    ['Norwegian of either kind', 'no', /<html lang="nb"[^]*Siden finnes ikke/],
    ['Norwegian of its own kind', 'nn-NO', /<html lang="nn"[^]*Sida finst ikkje/],
    ['that of elsewhere', 'de-AT', /<html lang="de"[^]*Diese Seite gibt es nicht/],
    ['none of it', 'en;q=0', /Siden findes ikke/],
    ['nonsense', ';;,=,*;q=x,"<script>', /Siden findes ikke/],
  ];
  for (const [name, header, expected] of cases) {
    sqliteTest(name, async (t) => {
      const server = await town(t);
      const page = await server.get('/nix', { 'accept-language': header });
      assert.equal(page.status, 404);
      assert.match(page.text, expected);
      assert.match(page.headers.get('vary') ?? '', /Accept-Language/);
    });
  }
});

sqliteTest(
  'what breaks is told in words where a page was asked for, and as a problem elsewhere',
  async (t) => {
    const server = await town(t, { definitions: [ballot()] });
    await server.get('/');
    await server.storage.close();
    const page = await server.get('/ballots/kvarterpuljen', { accept: 'text/html', 'accept-language': 'en' }); // prettier-ignore
    assert.equal(page.status, 500);
    assert.match(page.text, /<h1>This page cannot be shown right now<\/h1>/);
    assert.match(page.text, /<bdi lang="en">Ellevad<\/bdi>/);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    for (const path of ['/ballots/kvarterpuljen', '/api/ballots/kvarterpuljen']) {
      const accept = path.startsWith('/api') ? 'text/html' : '*/*';
      assert.equal((await server.get(path, { accept })).json['code'], 'internal', path);
    }
  },
);

test('a seed may say whose the pages are, and takes nothing back that was said', async (t) => {
  const { seed } = await import('../../src/server/cli/seed.ts');
  const path = folder(t);
  mkdirSync(join(path, 'pictures'));
  writeFileSync(join(path, 'pictures/logo.svg'), svg);
  writeFileSync(join(path, 'site.json'), JSON.stringify({ ...site, logo: 'pictures/logo.svg' }));
  writeFileSync(join(path, 'vote.json'), JSON.stringify(ballot()));
  const server = await start(t);
  await seed(server.storage, path);
  const { text } = await server.get('/ballots/kvarterpuljen');
  assert.match(text, /Ellevad &amp; Omegn[^]*samskab\/logo|samskab\/logo[^]*Ellevad &amp; Omegn/);
  const other = await start(t);
  await dress(other, { ...site, name: 'Andenby' });
  await seed(other.storage, path);
  assert.match((await other.get('/ballots/kvarterpuljen')).text, /Andenby/);
  writeFileSync(join(path, 'sites.json'), JSON.stringify(site));
  const third = await start(t);
  await assert.rejects(seed(third.storage, path), /sites.json: there is another site/);
});

sqliteTest('a page of ours says of itself what it says without a folder of pages', async (t) => {
  const path = folder(t);
  writeFileSync(join(path, 'om.html'), '<!doctype html><title>Om</title>');
  const [alone, beside] = [await town(t), await town(t, { site: path })];
  const names = ['cache-control', 'content-security-policy', 'referrer-policy', 'vary'];
  const said = async (server: TestServer, at: string) => {
    const { headers } = await server.get(at);
    return names.map((name) => headers.get(name));
  };
  for (const at of ['/', '/nix', '/ballots/nix']) {
    assert.deepEqual(await said(beside, at), await said(alone, at), at);
  }
  const [kept, policy, referrer] = await said(beside, '/om');
  assert.deepEqual([kept, referrer], ['no-cache', 'strict-origin-when-cross-origin']);
  assert.match(policy ?? '', /^default-src 'none'/);
});

sqliteTest('who shares a page shows the logo of its town where that is no drawing', async (t) => {
  const server = await town(t, { definitions: [ballot()] });
  const shown = async () => {
    const { text } = await server.get('/ballots/kvarterpuljen');
    return /<meta property="og:image" content="[^"]+(\/samskab\/[\w.]+)\?v=\w{16}"/.exec(text)?.[1];
  };
  assert.equal(await shown(), '/samskab/share.png');
  const png = readLogo(Buffer.from(drawnPicture('#0f5a5f')));
  await server.storage.write((db) => putSite(db, site, png));
  assert.equal(await shown(), '/samskab/logo');
  await server.storage.write((db) => putSite(db, site));
  assert.equal(await shown(), '/samskab/share.png');
});
