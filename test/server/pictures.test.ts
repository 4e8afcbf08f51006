/** Pictures that lie beside a definition's file: taken in, served, kept and let go. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { sha256 } from '../../src/server/secrets/sha256.ts';
import { createServer, openStorage, putDefinition } from '../../src/server/index.ts';
import { databaseBefore } from './old-database.ts';
import { ballot, event, ideas, vote } from './definitions.ts';
import { newDatabase, test } from './engines.ts';
import { jpeg, jpegExif, jpegWith, png, svg, webp } from './pictures.ts';
import { folder, mainHere, rows, start, type Run, type TestServer } from './tools.ts';

type Files = Record<string, string | Uint8Array>;

function write(t: TestContext, files: Files): string {
  const path = folder(t);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** @returns what puts a definition that lies in a folder */
function putter(t: TestContext, { data }: Pick<TestServer, 'data'>, path: string) {
  const file = join(path, 'definition.json');
  return (definition: object, ...more: string[]): Promise<Run> => {
    writeFileSync(file, JSON.stringify(definition));
    return mainHere(t, ['put', file, '--data', data, ...more]);
  };
}

const pictured = (...urls: string[]) =>
  ballot({
    items: urls.map((url, index) => ({
      id: `p${index}`,
      name: `Projekt ${index}`,
      picture: { url, alt: 'En skovsti' },
    })),
  });

interface Shown {
  items: { picture?: { url: string; width: number; height: number; alt: string } }[];
}
const path = '/api/ballots/kvarterpuljen';
const pictureOf = ({ json }: { json: unknown }, index = 0) => (json as Shown).items[index]?.picture;

/** @returns where a link of an endpoint leads, under whichever path the server is */
const from = (endpoint: string, url = '') =>
  new URL(url, `https://by.example.dk${endpoint}`).pathname;
const hash = sha256(svg);

test('pictures beside the file are stored, named by their hash, and served for ever', async (t) => {
  const server = await start(t);
  const where = write(t, {
    'billeder/skov sti.svg': svg,
    'a.jpg': jpegWith(jpegExif(6)),
    'b.webp': webp,
    'c.png': png,
  });
  const put = putter(t, server, where);
  const definition = pictured('billeder/skov sti.svg', './a.jpg', 'b.webp', 'c.png', 'c.png');
  const first = await put(definition);
  assert.equal(first.code, 0, first.stderr);
  const shown = await server.get(path);
  const expected = {
    url: `../../pictures/${hash}.svg`,
    alt: 'En skovsti',
    width: 600,
    height: 400,
  };
  assert.deepEqual(pictureOf(shown), expected);
  assert.deepEqual([pictureOf(shown, 1)?.width, pictureOf(shown, 1)?.height], [20, 30]);
  assert.equal(from(path, pictureOf(shown)?.url), `/pictures/${hash}.svg`);
  const picture = await server.get(`/pictures/${hash}.svg`);
  assert.equal(picture.text, svg);
  const headers = {
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  };
  for (const [name, value] of Object.entries(headers))
    assert.equal(picture.headers.get(name), value, name);
  const again = await server.get(`/pictures/${hash}.svg`, {
    'if-none-match': picture.headers.get('etag') ?? '',
  });
  assert.equal(again.status, 304);
  const turned = await fetch(server.url + from(path, pictureOf(shown, 1)?.url));
  assert.equal(turned.headers.get('content-type'), 'image/jpeg');
  assert.doesNotMatch(Buffer.from(await turned.arrayBuffer()).toString('latin1'), /GPS/);
  assert.equal((await rows(server, 'pictures')).length, 4);
  assert.equal((await put(definition)).stdout, 'ballots/kvarterpuljen: same\n');
  // What a GET brought can be put back, wherever it lies.
  assert.equal((await put(shown.json)).stdout, 'ballots/kvarterpuljen: same\n');
});

test('what is no name of a picture is not there', async (t) => {
  const server = await start(t);
  await putter(t, server, write(t, { 'a.svg': svg }))(pictured('a.svg'));
  for (const name of [
    `${hash}.png`,
    `${hash.toUpperCase()}.svg`,
    hash,
    `${hash}.svg.svg`,
    '',
    `${'0'.repeat(64)}.svg`,
    '%00.svg',
    `..%2f${hash}.svg`,
  ]) {
    assert.equal((await server.get(`/pictures/${name}`)).status, 404, name);
  }
  assert.equal((await server.send('POST', `/pictures/${hash}.svg`)).status, 405);
});

test('pictures of dates and of a persona are taken too', async (t) => {
  const server = await start(t);
  const put = putter(t, server, write(t, { 'a.svg': svg, 'b.png': png }));
  const evening = event();
  const dates = evening.dates.map((date) => ({ ...date, picture: { url: 'a.svg', alt: '' } }));
  assert.equal((await put({ ...evening, dates })).code, 0);
  const call = ideas();
  const persona = { fields: call.fields, picture: { url: 'b.png', alt: 'Ane' } };
  const { code, stderr } = await put({
    ...call,
    persona: {
      ...persona,
      fields: persona.fields.map((field) => ({ ...field, id: `p-${field.id}` })),
    },
  });
  assert.deepEqual([code, stderr], [0, '']);
  const { json } = await server.get('/api/events/faellesspisning');
  const shown = json as unknown as { dates: { picture: { url: string } }[] };
  assert.equal(shown.dates[0]?.picture.url, `../../pictures/${hash}.svg`);
  assert.equal((await rows(server, 'pictures')).length, 2);
});

test('each picture that cannot be taken is named, with what to do; nothing is stored', async (t) => {
  const server = await start(t);
  const where = write(t, { 'ind/a.svg': svg, 'fil.txt': 'hej', 'ind/mappe/b.png': png });
  symlinkSync('/etc', join(where, 'ind/ud'));
  const put = putter(t, server, join(where, 'ind'));
  const refused: [string, RegExp][] = [
    ['nix.svg', /: items, 1st, picture: `url` is "nix.svg", which is not there \(.*\/ind\/nix\.svg\): put it there, or mind capitals in its name$/],
    ['../fil.txt', /which does not lie beside the file: copy it into its folder, or one below$/],
    ['%2e%2e/fil.txt', /which does not lie beside the file/],
    ['/etc/passwd', /which does not lie beside the file/],
    ['ud/passwd', /which does not lie beside the file/],
    ['mappe', /which is a folder$/],
    ['definition.json', /which is no picture that every browser shows: save it as PNG/],
    ['https://x.dk/a.png', /which lies on another server, .* or say --allow-remote-pictures$/],
    [`../../pictures/${hash}.svg`, /names a picture that is not stored here: name a file beside this one$/],
  ]; // prettier-ignore
  for (const [url, words] of refused) {
    const { code, stderr } = await put(pictured(url));
    assert.equal(code, 2, url);
    assert.match(stderr.trim(), words);
  }
  const many = await put(pictured('a.svg', 'nix.svg', '1', '2', '3', '4', '5', '6'));
  assert.match(
    many.stderr,
    /items, 2nd, .*items, 7th, picture: `url` is "5", which .* \(and 1 more\)\n$/,
  );
  const papers = [{ url: 'plan.pdf', name: 'Plan' }];
  const paper = await put({
    ...pictured('a.svg'),
    items: [{ id: 'a', name: 'A', documents: papers }],
  });
  assert.match(
    paper.stderr,
    /documents, 1st: `url` is "plan.pdf": only pictures are taken from beside the file/,
  );
  assert.deepEqual(await rows(server, 'definitions'), []);
  assert.deepEqual(await rows(server, 'pictures'), []);
});

test('addresses elsewhere stay where that is asked for, and pages let in those alone', async (t) => {
  const site = write(t, { 'index.html': '<p>By</p>', 'by.html': '<p>By</p>' });
  let now = 0;
  const server = await start(t, { site, now: () => now });
  const strict = await server.get('/by');
  assert.match(strict.headers.get('content-security-policy') ?? '', /; img-src 'self' data:;/);
  now += 6000;
  const put = putter(t, server, folder(t));
  const remote = pictured('https://billeder.example.dk/skov/a.png');
  const http = await put(pictured('http://x.dk/a.png'), '--allow-remote-pictures');
  assert.match(http.stderr, /which must begin with https:\/\//);
  // In a policy this would begin another part of it, or another policy.
  for (const name of ['a;script-src', 'a,b']) {
    const odd = await put(pictured(`https://${name}.example.dk/a.png`), '--allow-remote-pictures');
    assert.match(odd.stderr, /and the name of a server/, name);
  }
  assert.equal((await put(remote, '--allow-remote-pictures')).code, 0);
  assert.equal(pictureOf(await server.get(path))?.url, 'https://billeder.example.dk/skov/a.png');
  const page = await server.get('/ballots/kvarterpuljen');
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /; img-src 'self' http:\/\/\S+ data: https:\/\/billeder\.example\.dk;/);
  // A page of the town's own may hold that widget too; what is hosted beside it has none of it.
  const own = await server.get('/by');
  assert.match(
    own.headers.get('content-security-policy') ?? '',
    /data: https:\/\/billeder\.example\.dk;/,
  );
  const missing = await server.get('/ballots/nix');
  assert.match(missing.headers.get('content-security-policy') ?? '', /; img-src 'self' data:;/);
});

test('a picture goes with the last that shows it', async (t) => {
  const server = await start(t);
  const put = putter(t, server, write(t, { 'a.svg': svg, 'b.png': png }));
  const kinds = async () => (await rows(server, 'pictures')).map(({ kind }) => kind).sort();
  await put(pictured('a.svg', 'b.png'));
  await put({ ...pictured('a.svg'), id: 'anden' });
  assert.deepEqual(await kinds(), ['png', 'svg']);
  await put(pictured('a.svg'));
  assert.deepEqual(await kinds(), ['svg']);
  for (const [id, left] of [
    ['anden', ['svg']],
    ['kvarterpuljen', []],
  ] as const) {
    const { code, stderr } = await mainHere(t, ['remove', `ballots/${id}`, '--data', server.data]);
    assert.equal(code, 0, stderr);
    assert.deepEqual(await kinds(), left);
  }
  assert.deepEqual(await rows(server, 'picture_uses'), []);
});

test('once people have voted, another picture and other words for it take a reason', async (t) => {
  const server = await start(t);
  const put = putter(t, server, write(t, { 'a.svg': svg, 'b.png': png }));
  const whole = pictured('a.svg', 'b.png');
  await put(whole);
  const selections = [{ item: 'p0' }];
  assert.equal((await server.post(path, { ...vote, selections })).status, 201);
  const changed = (extra: object) => ({
    ...whole,
    items: whole.items.map((item, index) => (index === 0 ? { ...item, ...extra } : item)),
  });
  const other = { url: 'a.svg', alt: 'En sti i skoven' };
  const refused = await put(changed({ picture: other }));
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /--because/);
  for (const extra of [
    { picture: other },
    { picture: { url: 'b.png', alt: '' } },
    { text: 'Mere' },
    { proposedBy: 'Ane' },
    { place: { latitude: 55, longitude: 9 } },
    { documents: [{ url: 'https://x.dk/a.pdf', name: 'A' }] },
  ]) {
    const { code, stderr } = await put(changed(extra), '--because', 'a slip');
    assert.equal(code, 0, stderr);
  }
  const { stderr, code } = await put({
    ...changed({ documents: [{ url: 'https://x.dk/a.pdf', name: 'A' }] }),
    help: 'Spørg',
    next: [{ on: '2027-01-02', text: 'Vi tæller' }],
  });
  assert.equal(code, 0, stderr);
});

test('pictures come with a copy of the database', async (t) => {
  const server = await start(t);
  await putter(t, server, write(t, { 'a.svg': svg, 'b.jpg': jpeg }))(pictured('a.svg', 'b.jpg'));
  const copy = join(folder(t), 'copy.sqlite');
  const target = await newDatabase(t);
  assert.equal((await mainHere(t, ['backup', copy, '--data', server.data])).code, 0);
  const { code, stderr } = await mainHere(t, ['restore', copy, '--data', target]);
  assert.equal(code, 0, stderr);
  const restored = await start(t, { data: target });
  assert.equal((await restored.get(`/pictures/${hash}.svg`)).text, svg);
  assert.equal((await rows(restored, 'picture_uses')).length, 2);
});

test('a folder of seeds brings its pictures, and a server of one’s own takes them too', async (t) => {
  const where = write(t, {
    'a.json': JSON.stringify(pictured('billeder/a.svg')),
    'billeder/a.svg': svg,
  });
  const data = await newDatabase(t);
  const storage = await openStorage(data);
  const more = { ...pictured('a.svg'), id: 'egen' };
  await assert.rejects(putDefinition(storage, more), /lies beside no file: say in which folder/);
  assert.equal(await putDefinition(storage, more, { folder: join(where, 'billeder') }), 'new');
  await storage.close();
  const { seed } = await import('../../src/server/cli/seed.ts');
  const server = await createServer({
    data: await newDatabase(t),
    port: 0,
    prepare: (opened) => seed(opened as never, where),
  });
  t.after(() => server.close());
  const picture = await fetch(`http://127.0.0.1:${server.port}/pictures/${hash}.svg`);
  assert.equal(picture.status, 200);
  await picture.body?.cancel();
});

test('a database of before there were pictures takes some', async (t) => {
  const { data, db } = await databaseBefore(t, '050-pictures');
  await db.destroy();
  const put = putter(t, { data }, write(t, { 'a.svg': svg }));
  assert.equal((await put(pictured('a.svg'))).code, 0);
  const server = await start(t, { data });
  assert.equal((await server.get(`/pictures/${hash}.svg`)).status, 200);
});
