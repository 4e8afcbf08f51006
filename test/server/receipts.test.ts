/** A receipt tells that a ballot was recorded, and not which; the list of them tells how many. */
import assert from 'node:assert/strict';

import { makeCodes } from '../../src/server/defining/make-codes.ts';
import { castAll } from '../../src/server/defining/store-election.ts';
import { publish } from '../../src/server/publishing/publish.ts';
import { submissionKey } from '../../src/server/secrets/submission-key.ts';
import { findDefinition, type Voted } from '../../src/server/storage/queries/definitions.ts';
import { ballot, vote } from './definitions.ts';
import { test } from './engines.ts';
import { codesFor, newKey, rows, start, type TestServer } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';

/** @returns the codes that come from a key, in their order */
function codesOf(key: string): string[] {
  const { receiptCode } = submissionKey(key, 'ballots', 'kvarterpuljen');
  return [0, 1, 2].map((derivation) => receiptCode(derivation));
}

/** Takes codes, so that whoever has them from their key is given others. */
async function take({ storage }: TestServer, codes: readonly string[]): Promise<void> {
  const owner = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
  const values = codes.map((code) => ({ ...owner, code }));
  await storage.write((db) => db.insertInto('receipts').values(values).execute());
}

test('where a code is taken the next of the same key is given, and given again', async (t) => {
  const server = await start(t, { definitions: [ballot(), ballot({ id: 'anden' })] });
  const key = newKey();
  const [first = '', second = '', third = ''] = codesOf(key);
  assert.equal(new Set([first, second, third]).size, 3);
  await take(server, [first, second]);
  const answer = await server.post(path, vote, key);
  assert.deepEqual([answer.status, answer.json], [201, { code: third }]);
  // Also where the first has become free, and where other bodies come.
  await server.storage.write((db) => db.deleteFrom('receipts').where('code', '=', first).execute());
  const again = await server.post(path, vote, key);
  assert.deepEqual([again.status, again.text], [201, answer.text]);
  const other = await server.post(path, { selections: [{ item: 'p2' }] }, key);
  assert.deepEqual([other.status, other.json['receipt']], [422, { code: third }]);
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('a code is taken in its own definition alone', async (t) => {
  const server = await start(t, { definitions: [ballot(), ballot({ id: 'anden' })] });
  const key = newKey();
  const code = submissionKey(key, 'ballots', 'anden').receiptCode();
  await take(server, [code]);
  assert.equal((await server.post('/api/ballots/anden', vote, key)).json.code, code);
});

const CLOSES = '2099-12-01T12:00:00Z';
const soon = Date.parse(CLOSES) - 1000;
const after = Date.parse(CLOSES);

function check(server: TestServer, code: unknown, headers = {}) {
  return server.send('POST', `${path}/receipts/check`, {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ code }),
  });
}

test('whoever holds a receipt hears that it is recorded, however it is typed, open and closed', async (t) => {
  let now = soon;
  const server = await start(t, {
    definitions: [ballot({ closes: CLOSES }), ballot({ id: 'anden' })],
    now: () => now,
  });
  await take(server, ['7K30-Q1TX']);
  const typed = ['7K30-Q1TX', '7k3oqltx', ' 7 k 3 0 – q i t x '];
  for (now of [soon, after]) {
    for (const code of typed) {
      const { status, text, headers } = await check(server, code);
      assert.deepEqual([status, text], [200, '{"status":"recorded"}'], code);
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('access-control-allow-origin'), '*');
    }
    for (const code of ['7K30-Q1TZ', '7K30', '', '?', '%', '7K30-Q1TX-0000']) {
      assert.equal((await check(server, code)).text, '{"status":"unknown"}', code);
    }
  }
  const elsewhere = await server.send('POST', '/api/ballots/anden/receipts/check', {
    headers: { 'content-type': 'application/json' },
    body: '{"code":"7K30-Q1TX"}',
  });
  assert.equal(elsewhere.text, '{"status":"unknown"}');
});

test('what is no question is refused', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const malformed = await check(server, 12);
  assert.deepEqual([malformed.status, malformed.json['code']], [422, 'rule']);
  const got = await server.get(`${path}/receipts/check`);
  assert.deepEqual([got.status, got.json['code']], [403, 'not-closed-yet']);
  const post = (url: string, body: string) =>
    server.send('POST', url, { headers: { 'content-type': 'application/json' }, body });
  assert.equal((await post(`${path}/receipts/check`, '{')).status, 400);
  assert.equal((await post('/api/ballots/nix/receipts/check', '{"code":"x"}')).status, 404);
  assert.equal((await post('/api/ideas/x/receipts/check', '{"code":"x"}')).status, 404);
});

test('an address may ask thirty times a minute, and its votes do not wait', async (t) => {
  let now = soon;
  const server = await start(t, {
    definitions: [ballot()],
    now: () => now,
    trustProxy: ['127.0.0.1'],
  });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  for (let time = 0; time < 30; time++) {
    assert.equal((await check(server, 'x', from('10.0.0.1'))).status, 200);
  }
  const refused = await check(server, 'x', from('10.0.0.1'));
  assert.deepEqual([refused.status, refused.json['code']], [429, 'too-many-requests']);
  assert.equal(refused.headers.get('retry-after'), '60');
  assert.equal((await check(server, 'x', from('10.0.0.2'))).status, 200);
  assert.equal((await server.post(path, vote, newKey(), from('10.0.0.1'))).status, 201);
  now += 60_000;
  assert.equal((await check(server, 'x', from('10.0.0.1'))).status, 200);
});

test('no log has the code of a receipt', async (t) => {
  const lines: string[] = [];
  const server = await start(t, { definitions: [ballot()], log: (line) => lines.push(line) });
  await check(server, '7K30-Q1TX');
  await server.get(`${path}/receipts/7K`);
  const routes = lines.map((line) => (JSON.parse(line) as { route: string }).route);
  assert.deepEqual(routes, ['/api/ballots/:id/receipts/check', '/api/ballots/:id/receipts/:part']);
  assert.ok(!lines.some((line) => line.includes('7K')));
});

test('after closing the list has the receipt of each ballot that was cast on-line, in order', async (t) => {
  let now = soon;
  const definition = ballot({ closes: CLOSES, credential: 'code' });
  const server = await start(t, { definitions: [definition], now: () => now });
  const owner = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
  const codes = await codesFor(server, 'ballots', 'kvarterpuljen', 4);
  for await (const [code = ''] of makeCodes(server.storage, owner, 1, { channel: 'paper' })) {
    codes.push(code);
  }
  await server.storage.write((db) =>
    castAll(
      db,
      owner,
      { votes: [[{ item: 'p2' }]], turnout: [{ area: '', channel: 'online', ballots: 1 }] },
      soon,
    ),
  );
  const given: string[] = [];
  for (const code of codes) {
    const body = { ...vote, credential: { kind: 'code', code } };
    const answer = await server.post(path, body);
    assert.equal(answer.status, 201, answer.text);
    given.push(answer.json.code ?? '');
  }
  const open = await server.get(`${path}/receipts`);
  assert.deepEqual([open.status, open.json['code']], [403, 'not-closed-yet']);
  assert.equal(open.headers.get('cache-control'), 'no-store');
  now = after;
  const list = await server.get(`${path}/receipts`);
  // The last is of a ballot on paper; and nobody has one of an imported ballot.
  const online = given.slice(0, -1);
  assert.equal(list.text, online.toSorted().map((code) => `${code}\n`).join('')); // prettier-ignore
  assert.equal((await rows(server, 'votes')).length, online.length + 2);
  assert.match(list.headers.get('content-type') ?? '', /^text\/plain/);
  assert.equal(list.headers.get('cache-control'), 'public, max-age=300');
  assert.equal(list.headers.get('access-control-allow-origin'), '*');
  const again = await server.get(`${path}/receipts`, {
    'if-none-match': list.headers.get('etag') ?? '',
  });
  assert.equal(again.status, 304);
  assert.equal((await check(server, given.at(-1))).text, '{"status":"unknown"}');
  // What is published says of all ballots whether they have one.
  const stored = await server.storage.read((db) => findDefinition(db, 'ballots', 'kvarterpuljen'));
  const options = { state: 'final', ballots: true, whileOpen: false, because: 'slut' } as const;
  await publish(server.storage, stored as Voted, options, now);
  const { json } = await server.get(`${path}/results`);
  assert.deepEqual([json['ballots'], json['receipts']], [6, { listed: 4, without: 2 }]);
});

test('a part of the list has the receipts that begin alike, and no others', async (t) => {
  let now = soon;
  const server = await start(t, { definitions: [ballot({ closes: CLOSES })], now: () => now });
  const codes = ['7J00-0000', '7K00-0000', '7K0Z-0000', '7KZZ-ZZZZ', '7M00-0000', 'ZZZZ-ZZZZ'];
  await take(server, codes.toReversed());
  assert.equal((await server.get(`${path}/receipts/7K`)).status, 403);
  now = after;
  const part = async (start: string) => (await server.get(`${path}/receipts/${start}`)).text;
  const expected = codes.slice(1, 4).map((code) => `${code}\n`).join(''); // prettier-ignore
  assert.equal(await part('7K'), expected);
  assert.equal(await part('7k'), expected);
  assert.equal(await part('ZZ'), 'ZZZZ-ZZZZ\n');
  assert.equal(await part('oo'), '');
  for (const wrong of ['7', '7KZ', '7U', '%25%25', '__', 'check']) {
    assert.equal((await server.get(`${path}/receipts/${wrong}`)).status, 404, wrong);
  }
});

test('a long list is whole', async (t) => {
  const server = await start(t, { definitions: [ballot({ closes: CLOSES })], now: () => after });
  const codes = Array.from({ length: 12_000 }, (_, index) => {
    const digits = String(index * 7919).padStart(8, '0');
    return `${digits.slice(0, 4)}-${digits.slice(4)}`;
  });
  for (let from = 0; from < codes.length; from += 3000) {
    await take(server, codes.slice(from, from + 3000));
  }
  const { text } = await server.get(`${path}/receipts`);
  assert.deepEqual(text.trimEnd().split('\n'), codes.toSorted());
});
