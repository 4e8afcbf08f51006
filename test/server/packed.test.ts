import assert from 'node:assert/strict';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { packedOf } from '../../src/server/http/definitions.ts';
import { encodingFor, Packed } from '../../src/server/http/packed.ts';
import { createApp } from '../../src/server/server.ts';
import { findDefinition, type Stored } from '../../src/server/storage/queries/definitions.ts';
import { ballot } from './definitions.ts';
import { put, start, type TestServer } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const closes = '2026-12-02T00:00:00Z';
const many = (name = 'Et navn') =>
  Array.from({ length: 1000 }, (_, index) => ({ id: `p${index}`, name: `${name} ${index}` }));

interface Raw {
  readonly status: number | undefined;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly bytes: Buffer;
}

/** Asks as it says, and takes nothing apart: `fetch` would. */
function ask({ url }: TestServer, headers: Record<string, string>, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { headers, method, agent: false }, (response) => {
      const { statusCode: status } = response;
      buffer(response).then((bytes) => resolve({ status, headers: response.headers, bytes }), reject); // prettier-ignore
    });
    sent.on('error', reject).end();
  });
}

const accepted: [string | undefined, 'br' | 'gzip' | undefined][] = [
  [undefined, undefined],
  ['', undefined],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['deflate', undefined],
  ['*', 'br'],
  ['br;q=0, *', 'gzip'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br ; q=1.0, gzip', 'br'],
  ['gzip;q=0', undefined],
  ['identity', undefined],
];
for (const [header, encoding] of accepted) {
  test(`whoever accepts ${header ?? 'nothing said'} gets ${encoding ?? 'it as it is'}`, () => {
    assert.equal(encodingFor(header), encoding);
  });
}

test('each way in which a definition is sent has a tag of its own, and is the same text', async (t) => {
  const server = await start(t, { definitions: [ballot({ items: many() })] });
  const plain = await ask(server, {});
  const zipped = await ask(server, { 'accept-encoding': 'gzip' });
  const small = await ask(server, { 'accept-encoding': 'gzip, br' });
  assert.deepEqual([plain, zipped, small].map(({ headers }) => headers['content-encoding']), [undefined, 'gzip', 'br']); // prettier-ignore
  assert.deepEqual(gunzipSync(zipped.bytes), plain.bytes);
  assert.deepEqual(brotliDecompressSync(small.bytes), plain.bytes);
  assert.ok(small.bytes.length < zipped.bytes.length && zipped.bytes.length < plain.bytes.length);
  const tags = [plain, zipped, small].map(({ headers }) => String(headers['etag']));
  assert.equal(new Set(tags).size, 3);
  for (const { headers, bytes } of [plain, zipped, small]) {
    assert.match(String(headers['vary']), /accept-encoding/i);
    assert.equal(headers['content-length'], String(bytes.length));
    assert.equal(headers['content-type'], 'application/json');
    assert.match(String(headers['cache-control']), /^public, max-age=5,/);
  }
  const [tag = '', zippedTag = ''] = tags;
  for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
    const again = await ask(server, { 'if-none-match': known });
    assert.deepEqual([again.status, again.headers['etag'], again.bytes.length], [304, tag, 0]);
    assert.match(String(again.headers['vary']), /accept-encoding/i);
  }
  const zip = { 'accept-encoding': 'gzip' };
  assert.equal((await ask(server, { ...zip, 'if-none-match': zippedTag })).status, 304);
  assert.equal((await ask(server, { ...zip, 'if-none-match': tag })).status, 200);
  const head = await ask(server, zip, 'HEAD');
  assert.deepEqual([head.headers['etag'], head.bytes.length], [zippedTag, 0]);
});

test('what is short is sent as it is', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const { headers } = await ask(server, { 'accept-encoding': 'gzip, br' });
  assert.equal(headers['content-encoding'], undefined);
  assert.match(String(headers['vary']), /accept-encoding/i);
});

test('a definition is compressed once, until it or its phase changes', async (t) => {
  let now = Date.parse(closes) - 1;
  const server = await start(t, { definitions: [ballot({ items: many(), closes })], now: () => now }); // prettier-ignore
  const read = async () => {
    const find = server.storage.read((db) => findDefinition(db, 'ballots', 'kvarterpuljen'));
    return packedOf((await find) as Stored, now);
  };
  const first = await read();
  assert.equal(await read(), first);
  assert.equal(first.as('gzip'), first.as('gzip'));
  now++;
  const closed = await read();
  assert.notEqual(closed, first);
  assert.equal(await read(), closed);
  assert.equal((JSON.parse(gunzipSync(await closed.as('gzip')).toString()) as { phase: string }).phase, 'closed'); // prettier-ignore
  await put(server, ballot({ items: many('Et andet'), closes }));
  const changed = await read();
  assert.notEqual(changed.tag('gzip'), closed.tag('gzip'));
  assert.match((await ask(server, {})).bytes.toString(), /Et andet 999/);
  assert.ok(changed instanceof Packed);
});

test('what is kept is sent as it is, and not copied for each who asks', async (t) => {
  const server = await start(t, { definitions: [ballot({ items: many() })] });
  const { headers, body } = await createApp(server.storage).request(path, {
    headers: { 'accept-encoding': 'gzip' },
  });
  const find = server.storage.read((db) => findDefinition(db, 'ballots', 'kvarterpuljen'));
  const kept = await packedOf((await find) as Stored, 0).as('gzip');
  const sent = await body?.getReader().read();
  assert.equal(sent?.value, kept);
  assert.equal(headers.get('content-length'), String(kept.byteLength));
});
