/** How much one address may send, so that nobody has to wait for it. */
import assert from 'node:assert/strict';

import { ballot, ideas, vote } from './definitions.ts';
import { test } from './engines.ts';
import { codesFor, newKey, put, rows, start } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const few = { perAddress: { most: 3, seconds: 20 } };
const from = (address: string) => ({ 'x-forwarded-for': address });

test('beyond its limit an address has to wait, and others do not', async (t) => {
  let now = Date.parse('2026-12-01T12:00:00Z');
  const definitions = [ballot({ limits: few }), ideas()];
  const server = await start(t, { definitions, now: () => now, trustProxy: ['127.0.0.1'] });
  const cast = (address: string) => server.post(path, vote, newKey(), from(address));
  for (let votes = 0; votes < 3; votes++) assert.equal((await cast('2001:db8::1')).status, 201);
  now += 5500;
  const refused = await cast('2001:db8::2');
  assert.deepEqual([refused.status, refused.json['code']], [429, 'too-many-requests']);
  assert.equal(refused.headers.get('retry-after'), '15');
  assert.equal((await rows(server, 'votes')).length, 3);
  assert.equal((await cast('2001:db8:0:1::1')).status, 201);
  // Each thing to take part in is counted by itself.
  const idea = await server.post(
    '/api/ideas/fremtidslab',
    { answers: { idea: 'Flere træer' } },
    newKey(),
    from('2001:db8::1'),
  );
  assert.equal(idea.status, 201);
  now += 15_000;
  assert.equal((await cast('2001:db8::1')).status, 201);
});

test('who has an answer already gets it again, whatever else came from there', async (t) => {
  const server = await start(t, { definitions: [ballot({ limits: few })] });
  const key = newKey();
  const first = await server.post(path, vote, key);
  for (let votes = 0; votes < 5; votes++) await server.post(path, vote);
  assert.equal((await server.post(path, vote)).status, 429);
  const again = await server.post(path, vote, key);
  assert.deepEqual([again.status, again.text], [201, first.text]);
});

test('what was refused as too many is sent again under its key', async (t) => {
  let now = Date.parse('2026-12-01T12:00:00Z');
  const server = await start(t, { definitions: [ballot({ limits: few })], now: () => now });
  for (let votes = 0; votes < 3; votes++) await server.post(path, vote);
  const key = newKey();
  assert.equal((await server.post(path, vote, key)).status, 429);
  now += 20_000;
  assert.equal((await server.post(path, vote, key)).status, 201);
});

test('without a word of it, 120 a minute is the limit', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const statuses = await Promise.all(
    Array.from({ length: 130 }, async () => (await server.post(path, vote)).status),
  );
  assert.deepEqual(statuses.toSorted(), [
    ...Array<number>(120).fill(201),
    ...Array<number>(10).fill(429),
  ]);
});

test('a limit may change while people take part', async (t) => {
  const server = await start(t, { definitions: [ballot({ limits: few })] });
  for (let votes = 0; votes < 3; votes++) await server.post(path, vote);
  assert.equal((await server.post(path, vote)).status, 429);
  await put(server, ballot({ limits: { perAddress: { most: 5, seconds: 20 } } }));
  assert.equal((await server.post(path, vote)).status, 201);
});

test('where codes are asked for, good ones are not counted', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code', limits: few })] });
  for (const code of await codesFor(server, 'ballots', 'kvarterpuljen', 6)) {
    const body = { ...vote, credential: { kind: 'code', code } };
    assert.equal((await server.post(path, body)).status, 201);
  }
});
