/** `/` says what there is, or how to begin. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as sqliteTest } from 'node:test';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { putSite } from '../../src/server/defining/put-site.ts';
import { ballot, budget, event, ideas } from './definitions.ts';
import { test } from './engines.ts';
import { folder, mainHere, start } from './tools.ts';

const YEAR = 31_557_600_000;
const ago = (years: number) => new Date(Date.now() - years * YEAR).toISOString();

test('the front page lists what is open and what is over, and nothing that is still to come', async (t) => {
  const server = await start(t, {
    definitions: [
      ballot({ id: 'late', title: 'Sent', closes: ago(-2) }),
      ballot({ id: 'soon', title: 'Snart <b>', closes: '2126-05-01T23:59:00+02:00' }),
      ballot({ id: 'secret', title: 'Hemmelig', opens: ago(-1) }),
      budget({ id: 'old', title: 'Gammel', closes: ago(2) }),
      event({ id: 'mad', title: { da: 'Mad', en: 'Food' }, page: '/spis' }),
      ideas({ id: 'gone', title: 'Forbi', closes: ago(1) }),
    ],
  });
  const { text, status } = await server.get('/', { 'accept-language': 'en' });
  assert.equal(status, 200);
  const found = [...text.matchAll(/<h3><a href="([^"]+)">(?:<bdi lang="da">)?([^]*?)(?:<\/bdi>)?<\/a>/g)]; // prettier-ignore
  assert.deepEqual(
    found.map(([, link, title]) => [link, title]),
    [
      ['./ballots/late', 'Sent'],
      ['./ballots/soon', 'Snart &lt;b&gt;'],
      ['./spis', 'Food'],
      ['./ideas/gone', 'Forbi'],
      ['./budgets/old/results', 'Gammel'],
    ],
  );
  assert.doesNotMatch(text, /Hemmelig|secret|noindex/);
  assert.match(text, /Open until May 1, 2126 at 11:59\sPM/);
  assert.match(text, /<bdi>Results<\/bdi> · <bdi>Closed /);
  const head = await server.send('HEAD', '/');
  assert.deepEqual([head.status, head.text], [200, '']);
});

test('where nothing is listed to everybody, it is as if there were nothing', async (t) => {
  const page = async (...definitions: Definition[]) => {
    const server = await start(t, { definitions, origin: 'https://deltag.example.dk' });
    return (await server.get('/', { 'accept-language': 'da' })).text;
  };
  const empty = await page();
  assert.match(empty, /put site\.json[^]*put test\.json/);
  const unlisted = { visibility: 'unlisted' } as const;
  assert.equal(await page(ballot({ opens: ago(-1) })), empty);
  assert.equal(await page(ballot({ visibility: 'draft' })), empty);
  assert.equal(await page(ballot(unlisted), ideas({ ...unlisted, closes: ago(1) })), empty);
});

test('where all that is listed is over, it says that nothing is open', async (t) => {
  const server = await start(t, { definitions: [ballot({ closes: ago(1) })] });
  const { text } = await server.get('/', { 'accept-language': 'da' });
  assert.match(text, /Lige nu er der ikke noget at være med i\./);
  assert.doesNotMatch(text, /npx|noindex/);
});

test('once it is said whose the pages are, that is no step any more', async (t) => {
  const server = await start(t);
  const site = { type: 'site', name: 'Ellevad', language: 'da' } as const;
  await server.storage.write((db) => putSite(db, site));
  const { text } = await server.get('/');
  assert.doesNotMatch(text, /site\.json/);
  assert.match(
    text,
    /<ol class="steps">\s*<li>[^<]*test\.json[^]*put test\.json[^]*snippet ballots\/test/,
  );
});

sqliteTest(
  'an empty server says how to begin, in steps that work as they stand there',
  async (t) => {
    const server = await start(t, { origin: 'https://deltag.example.dk' });
    for (const language of Object.keys(LANGUAGES)) {
      const { text } = await server.get('/', { 'accept-language': language });
      assert.match(text, /<meta name="robots" content="noindex" \/>/);
      const code = [...text.matchAll(/<code>([^]*?)<\/code>/g)].map(([, one = '']) =>
        one.replaceAll('&quot;', '"').replaceAll('&#39;', "'"),
      );
      const [site = '', putSite = '', vote = '', putVote = '', snippet = ''] = code;
      const path = folder(t);
      const data = join(path, 'data');
      writeFileSync(join(path, 'site.json'), site);
      writeFileSync(join(path, 'test.json'), vote);
      for (const [line, said, told] of [
        [putSite, /^site: new/, /^$/],
        // What it lacks for the file of its ballots is a line that comes early enough.
        [
          putVote,
          /^ballots\/test: new/,
          /^\S+test\.json: the file of its ballots, .+ it lacks a place .+\n$/,
        ],
        [snippet, /src="https:\/\/deltag.example.dk\/samskab.js"/, /^$/],
      ] as const) {
        // prettier-ignore
        const args = line.replace(/^npx samskab /, '').split(' ');
        const run = await mainHere(t, [...args.map((one) => (one.endsWith('.json') ? join(path, one) : one)), '--data', data]); // prettier-ignore
        assert.equal(run.code, 0, line);
        assert.match(run.stderr, told);
        assert.match(run.stdout, said);
      }
    }
  },
);

sqliteTest(
  'an index of a folder of pages is the front page, else the server has one',
  async (t) => {
    const path = folder(t);
    const server = await start(t, { definitions: [ballot()], site: path });
    const site = { type: 'site', name: 'Ellevad', language: 'da' } as const;
    await server.storage.write((db) => putSite(db, site));
    const { text, headers } = await server.get('/');
    assert.match(text, /<title>Vær med – Ellevad<\/title>/);
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    writeFileSync(join(path, 'index.html'), 'Forside');
    assert.equal((await server.get('/')).text, 'Forside');
  },
);
