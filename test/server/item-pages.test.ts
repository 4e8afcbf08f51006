/** The page of one thing to choose, the list of all, and the languages that both are read in. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { BallotDefinition } from '../../src/protocol/ballots.ts';
import { putDefinition } from '../../src/server/index.ts';
import { ballot, event, vote } from './definitions.ts';
import { test } from './engines.ts';
import { svg } from './pictures.ts';
import { folder, mainHere, put, start, type TestServer } from './tools.ts';

const page = '/ballots/kvarterpuljen';
const skov = {
  id: 'skov/sti 1',
  name: { da: 'Skovsti', en: 'Forest <path>', ar: 'مسار' },
  description: 'En sti af træflis.',
  category: 'Natur',
  district: 'Søbækken',
  cost: 18_000_000,
  picture: { url: 'sti.svg', alt: { da: 'En sti', en: 'A path' }, credit: 'Ane' },
  text: 'Stien bliver 1,8 km.\nHele vejen.\n\n \r\nDen kan bruges med barnevogn.',
  place: { latitude: 55.43, longitude: 9.12, label: 'Ved broen' },
  link: 'https://ellevad.example/sti',
  documents: [{ url: '/papirer/sti.pdf', name: 'Tegning (PDF)' }],
  proposedBy: 'Ane fra Nørrebakken',
};
const long = (extra: object = {}) =>
  ballot({
    title: { da: 'Kvarterpuljen', en: 'The local fund', ar: 'صندوق الحي' },
    intro: 'Vælg to.',
    currency: 'DKK',
    closes: '2027-05-01T20:00:00+02:00',
    items: [skov, { id: 'p2', name: 'Skatepark' }],
    ...extra,
  });

async function town(t: TestContext, extra: object = {}, more: object = {}): Promise<TestServer> {
  const where = folder(t);
  writeFileSync(join(where, 'sti.svg'), svg);
  const server = await start(t, more);
  await putDefinition(server.storage, long(extra), { folder: where, now: 0 });
  return server;
}

const of = encodeURIComponent(skov.id);
const mainOf = ({ text }: { text: string }) => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';

test('the page of an item says all of it without a script, and opens the widget with it', async (t) => {
  const server = await town(t);
  const found = await server.get(`${page}/items/${of}`);
  assert.equal(found.status, 200);
  const main = mainOf(found);
  const expected = [
    '<h1>Skovsti</h1>',
    '<bdi>Natur</bdi> · <bdi>Søbækken</bdi> · <bdi>180.000\u00a0kr.</bdi>',
    'alt="En sti" width="600" height="400"',
    '<p>En sti af træflis.</p>',
    '<p>Stien bliver 1,8 km.<br />Hele vejen.</p>',
    '<p>Den kan bruges med barnevogn.</p>',
    '<dt>Sted</dt><dd>Ved broen</dd><dd><a href="https://www.openstreetmap.org/?mlat=55.43&amp;mlon=9.12#map=17/55.43/9.12">',
    '<dt>Foreslået af</dt><dd>Ane fra Nørrebakken</dd>',
    '<a href="../../../papirer/sti.pdf">Tegning (PDF)</a>',
    '<a href="https://ellevad.example/sti">Læs mere om det</a>',
    'Billede: Ane',
    '<a href="../../../ballots/kvarterpuljen">Se alt i »Kvarterpuljen«</a>',
    '<samskab-voting-ballot endpoint="../../../api/ballots/kvarterpuljen" item="skov/sti 1">',
    '<h2 slot="heading">Kvarterpuljen</h2>',
  ];
  for (const html of expected) assert.ok(main.includes(html), `${html}\n${main}`);
  const [, image = ''] = /<img src="([^"]+)"/.exec(main) ?? [];
  const at = new URL(image, `https://x.dk${page}/items/${of}`).pathname;
  assert.equal((await server.get(at)).text, svg);
  assert.match(found.text, /<title>Skovsti – Kvarterpuljen – /);
  const ogOf = (name: string) =>
    new RegExp(`<meta property="og:${name}" content="([^"]*)" />`).exec(found.text)?.[1];
  assert.equal(ogOf('title'), 'Skovsti');
  assert.equal(ogOf('description'), 'En sti af træflis.');
  // Those who show links to others take no drawing: they are given one that is none.
  assert.equal(ogOf('image'), `${server.url}/samskab/share.png`);
  assert.equal(ogOf('url'), `${server.url}${page}/items/${of}`);
});

test('the page of an item holds under a path, and with a hostile name', async (t) => {
  const origin = 'https://by.example.dk/deltag';
  const name = `"><script>alert(1)</script>`;
  const items = [{ id: `"'><&x/..`, name, text: name, proposedBy: name, category: name }];
  const server = await town(t, { items }, { origin });
  const { text, status } = await server.get(`${page}/items/${encodeURIComponent(`"'><&x/..`)}`);
  assert.equal(status, 200);
  assert.doesNotMatch(text, /<script(?! type="module" src="[^"]+"><\/script>)/);
  assert.match(text, /item="&quot;&#39;&gt;&lt;&amp;x\/\.\."/);
  assert.match(text, /og:url" content="https:\/\/by\.example\.dk\/deltag\/ballots\//);
  assert.doesNotMatch(mainOf({ text }), /(href|src|endpoint)="\//);
});

test('what is not there to choose is a page with the way back; of a draft there is none', async (t) => {
  const server = await town(t);
  const missing = await server.get(`${page}/items/nix`);
  assert.equal(missing.status, 404);
  assert.match(
    missing.text,
    /<a href="\.\.\/\.\.\/\.\.\/ballots\/kvarterpuljen">Se alt i »Kvarterpuljen«<\/a>/,
  );
  await put(server, event());
  assert.equal((await server.get('/events/faellesspisning/items/d1')).status, 404);
  await put(server, ballot({ id: 'gemt00', visibility: 'draft' }));
  const draft = await server.get('/ballots/gemt00/items/p1');
  assert.equal(draft.status, 404);
  assert.doesNotMatch(draft.text, /gemt00/);
  const preview = await server.get('/preview/ballots/gemt00/items/p1');
  assert.match(
    preview.text,
    /data-endpoint="\.\.\/\.\.\/\.\.\/\.\.\/api\/ballots\/~gemt00" data-item="p1"/,
  );
  const unknown = await server.get('/preview/ballots/nix00/items/p1');
  assert.equal(unknown.text, preview.text.replaceAll('gemt00', 'nix00'));
});

test('all that there is to choose is listed before, during and afterwards', async (t) => {
  let now = Date.parse('2027-04-01T12:00:00Z');
  const server = await town(t, { opens: '2027-04-02T08:00:00+02:00' }, { now: () => now });
  const said = async () => mainOf(await server.get(page));
  const list = [
    `<a href="../ballots/kvarterpuljen/items/${of}">Skovsti</a>`,
    '<a href="../ballots/kvarterpuljen/items/p2">Skatepark</a>',
    'En sti af træflis.',
    '180.000\u00a0kr.',
    'Vælg to.',
    '<noscript><img src="../pictures/',
  ];
  const before = await said();
  assert.match(before, /Åb[a-z]+ 2\. april 2027 kl\. 8\.00/);
  assert.doesNotMatch(before, /JavaScript/);
  for (const html of list) assert.ok(before.includes(html), before);
  now = Date.parse('2027-04-03T12:00:00Z');
  const during = await said();
  assert.match(during, /Åbent? til 1\. maj 2027 kl\. 20\.00/);
  assert.match(during, /<form method="post"/);
  assert.doesNotMatch(before, /<form/);
  now = Date.parse('2027-05-02T12:00:00Z');
  const after = await said();
  assert.match(after, /Lukke\w+ 1\. maj 2027/);
  for (const html of list) assert.ok(after.includes(html), after);
  assert.doesNotMatch(after, /Se resultatet|<form/);
});

test('once a result is published, pages and the definition lead to it, and results say what the definition says', async (t) => {
  const server = await town(t, { closes: undefined, opens: undefined });
  const path = `/api${page}`;
  const selections = [{ item: skov.id }];
  assert.equal((await server.post(path, { ...vote, selections })).status, 201);
  const first = await server.get(path);
  const tag = first.headers.get('etag') ?? '';
  assert.deepEqual(first.json.links, {
    submit: 'kvarterpuljen',
    item: '../../ballots/kvarterpuljen/items/{item}',
  });
  const run = await mainHere(t, [
    'publish',
    'ballots/kvarterpuljen',
    '--state',
    'provisional',
    '--while-open',
    '--data',
    server.data,
  ]);
  assert.equal(run.code, 0, run.stderr);
  const second = await server.get(path, { 'if-none-match': tag });
  assert.equal(second.status, 200);
  const { results } = second.json.links as unknown as { results: string };
  const at = new URL(results, `https://x.dk${path}`).pathname;
  assert.equal(at, `${page}/results`);
  assert.equal((await server.get(at)).status, 200);
  assert.match(
    (await server.get(page)).text,
    /<a href="\.\.\/ballots\/kvarterpuljen\/results">Se resultatet<\/a>/,
  );
  const shown = (await server.get(`${path}/results`)).json as unknown as {
    items: Record<string, unknown>[];
  };
  const { picture, text, where, link, documents, proposedBy } = shown.items[0] ?? {};
  assert.deepEqual(
    { text, where, link, documents, proposedBy },
    {
      text: skov.text,
      where: skov.place,
      link: skov.link,
      documents: skov.documents,
      proposedBy: skov.proposedBy,
    },
  );
  const { url } = picture as { url: string };
  assert.equal((await server.get(new URL(url, `https://x.dk${path}/results`).pathname)).text, svg);
  // What came back can be put again: links are the server's own.
  const file = join(folder(t), 'a.json');
  writeFileSync(file, JSON.stringify(second.json));
  assert.equal(
    (await mainHere(t, ['put', file, '--data', server.data])).stdout,
    'ballots/kvarterpuljen: same\n',
  );
});

test('?lang= chooses the language of a page, and its links keep it', async (t) => {
  const server = await town(t);
  const english = await server.get(`${page}?lang=en&remember=no`);
  assert.match(english.text, /<html lang="en" dir="ltr">/);
  assert.match(english.text, /<h1 slot="heading">The local fund<\/h1>/);
  assert.match(english.text, /<bdi lang="da">Vælg to\.<\/bdi>/);
  assert.ok(
    english.text.includes(
      `href="../ballots/kvarterpuljen/items/${of}?lang=en">Forest &lt;path&gt;</a>`,
    ),
  );
  assert.match(english.text, /class="whose" href="\.\.\/\?lang=en"/);
  assert.match(english.text, /endpoint="\.\.\/api\/ballots\/kvarterpuljen" remember="no"/);
  assert.equal(english.headers.get('cache-control'), 'no-cache');
  assert.doesNotMatch(english.headers.get('vary') ?? '', /language/i);
  const row = [
    ...english.text.matchAll(
      /<a href="(\?[^"]*)" lang="(\w+)" hreflang="\w+" dir="(\w+)"( aria-current="true")?>([^<]+)</g,
    ),
  ];
  assert.deepEqual(
    row.map(([, ...rest]) => rest),
    [
      ['?lang=da&amp;remember=no', 'da', 'ltr', undefined, 'Dansk'],
      ['?lang=en&amp;remember=no', 'en', 'ltr', ' aria-current="true"', 'English'],
      ['?lang=ar&amp;remember=no', 'ar', 'rtl', undefined, 'العربية'],
    ],
  );
  const arabic = await server.get(`${page}/items/${of}?lang=ar`);
  assert.match(arabic.text, /<html lang="ar" dir="rtl">/);
  assert.match(arabic.text, /href="\.\.\/\.\.\/\.\.\/ballots\/kvarterpuljen\?lang=ar"/);
  assert.match(
    (await server.get(`${page}/results?lang=en`)).text,
    /<html lang="en"[\s\S]*The local fund/,
  );
  // In words of ours alone, where the definition has none.
  for (const language of ['nb', 'nn', 'sv', 'de']) {
    assert.match((await server.get(`${page}?lang=${language}`)).text, new RegExp(`<html lang="${language}"`)); // prettier-ignore
  }
  assert.match((await server.get(`${page}?lang=de-AT`)).text, /<html lang="de"/);
});

test('nynorsk has words of its own, around texts in bokmål where there are none in it', async (t) => {
  const title = { da: 'Penge til kvarteret', nb: 'Penger til strøket' };
  const server = await start(t, { definitions: [ballot({ title })] });
  const asked = await server.get(`${page}?lang=nn`);
  assert.match(asked.text, /<html lang="nn"[\s\S]*<h1 slot="heading" lang="nb">Penger til strøket/); // prettier-ignore
  // Unasked, a page is whole in one of the languages that it is offered in.
  const followed = await server.get(page, { 'accept-language': 'nn-NO,nn;q=0.9' });
  assert.match(followed.text, /<html lang="nb"[\s\S]*<h1 slot="heading">Penger til strøket/);
});

test('without ?lang= a page follows its reader among what is offered, and is kept by nobody else', async (t) => {
  const server = await town(t);
  const langOf = async (wanted: string, path = page) => {
    const { text, headers } = await server.get(path, { 'accept-language': wanted });
    assert.equal(headers.get('cache-control'), 'private, no-cache');
    assert.match(headers.get('vary') ?? '', /accept-language/i);
    return /<html lang="([^"]*)"/.exec(text)?.[1];
  };
  assert.equal(await langOf('en-GB,da;q=0.5'), 'en');
  assert.equal(await langOf('fr,ar;q=0.5,en;q=0.9'), 'en');
  assert.equal(await langOf('fr'), 'da');
  assert.equal(await langOf('nb'), 'da');
  assert.equal(await langOf('en;q=0,*'), 'da');
  for (const bad of ['xx-nope', '"><script>', 'a'.repeat(100), 'so', '']) {
    assert.equal(await langOf('en', `${page}?lang=${encodeURIComponent(bad)}`), 'en', bad);
  }
  assert.equal(await langOf('en', '/'), 'en');
  await put(server, ballot({ id: 'kun-dansk' }));
  assert.equal(await langOf('en', '/ballots/kun-dansk'), 'da');
  const several: BallotDefinition = ballot({ id: 'flere', languages: ['da', 'so', 'en'] });
  await put(server, several);
  assert.equal(await langOf('en', '/ballots/flere'), 'en');
  const { text } = await server.get('/ballots/flere?lang=so');
  assert.match(text, /<html lang="so" dir="ltr">/);
  assert.match(text, /lang="so"[^>]*>Soomaali</);
});
