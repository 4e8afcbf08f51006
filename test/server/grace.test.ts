import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { TestContext } from 'node:test';
import { DefinitionError, readDefinition } from '../../src/server/defining/read-definition.ts';
import { publish } from '../../src/server/publishing/publish.ts';
import type { Voted } from '../../src/server/storage/queries/definitions.ts';
import type { Storage } from '../../src/server/storage/storage.ts';
import { ballot, event, ideas, signup, vote } from './definitions.ts';
import { test } from './engines.ts';
import { newKey, put, rows, start, type Answer, type TestServer } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const closes = '2026-12-02T00:00:00Z';
const closing = Date.parse(closes);
const final = { state: 'final', ballots: true, whileOpen: false } as const;

/** A server whose clock the test turns. */
async function startAt(t: TestContext, time: number, extra: object = {}) {
  const clock = { now: time };
  const definitions = [ballot({ closes, ...extra }), ideas({ closes }), event({ closes })];
  const server = await start(t, { definitions, now: () => clock.now });
  return { server, clock, stored: storedOf(extra) };
}

function storedOf(extra: object = {}): Voted {
  return { resource: 'ballots', definition: ballot({ closes, ...extra }) };
}

function isClosed({ status, json }: Answer): void {
  assert.deepEqual([status, json['code']], [403, 'closed']);
}

/** Sends the head of a vote, and waits until it has come in; what is returned sends the rest. */
async function begin(server: TestServer): Promise<() => Promise<string>> {
  const socket = connect(server.port, '127.0.0.1');
  let reply = '';
  socket.on('data', (part) => (reply += part.toString()));
  const body = JSON.stringify(vote);
  const head = [
    `POST ${path} HTTP/1.1`,
    ...['host: x', 'connection: close', 'content-type: application/json'],
    ...[`idempotency-key: ${newKey()}`, `content-length: ${body.length}`, '', ''],
  ];
  socket.write(head.join('\r\n'));
  // The head has arrived once the server has answered somebody who came later.
  await server.get('/api');
  await server.get(path);
  return async () => {
    socket.write(body);
    await once(socket, 'close');
    return reply.split('\r\n', 1)[0] ?? '';
  };
}

const graces: [string, object, number][] = [
  ['a minute', {}, 60],
  ['what the definition says', { grace: 600 }, 600],
  ['no time', { grace: 0 }, 0],
];
for (const [how, extra, seconds] of graces) {
  test(`after closing, ${how} is left for what was on its way`, async (t) => {
    const { server, clock } = await startAt(t, closing - 1, extra);
    assert.equal((await server.post(path, vote)).status, 201);
    clock.now = closing + seconds * 1000 - 1;
    assert.equal((await server.post(path, vote)).status, 201);
    assert.equal((await server.get(path)).json['phase'], seconds === 0 ? 'open' : 'closed');
    clock.now++;
    isClosed(await server.post(path, vote));
  });
}

test('whatever is taken part in has the same grace', async (t) => {
  const { server, clock } = await startAt(t, closing + 59_999);
  const idea = { answers: { idea: 'Flere træer' } };
  const sent = [['/api/ideas/fremtidslab', idea], ['/api/events/faellesspisning', signup(['d1'], 1)]] as const; // prettier-ignore
  for (const [to, body] of sent) assert.equal((await server.post(to, body)).status, 201);
  clock.now++;
  for (const [to, body] of sent) isClosed(await server.post(to, body));
});

test('the time at which the head of a request comes in decides', async (t) => {
  const { server, clock } = await startAt(t, closing + 59_999);
  const finish = await begin(server);
  clock.now += 30_000;
  isClosed(await server.post(path, vote));
  assert.equal(await finish(), 'HTTP/1.1 201 Created');
});

test('a closing that is moved counts for what arrives afterwards', async (t) => {
  const { server } = await startAt(t, closing - 3_600_000);
  const finish = await begin(server);
  await put(server, ballot({ closes: new Date(closing - 7_200_000).toISOString() }));
  isClosed(await server.post(path, vote));
  assert.equal(await finish(), 'HTTP/1.1 201 Created');
  await put(server, ballot({ closes }));
  assert.equal((await server.post(path, vote)).status, 201);
});

test('once a result is final nobody is let in, however early they came', async (t) => {
  const { server, clock, stored } = await startAt(t, closing - 1);
  assert.equal((await server.post(path, vote)).status, 201);
  const finish = await begin(server);
  clock.now = closing + 1;
  await publish(server.storage, stored, { ...final, state: 'provisional' }, clock.now);
  assert.equal((await server.post(path, vote)).status, 201);
  await publish(server.storage, stored, final, clock.now);
  isClosed(await server.post(path, vote));
  assert.equal(await finish(), 'HTTP/1.1 403 Forbidden');
  assert.equal((await rows(server, 'votes')).length, 2);
});

test('a vote that is let in while a final result is counted is in it', async (t) => {
  const { server, clock, stored } = await startAt(t, closing + 1);
  assert.equal((await server.post(path, vote)).status, 201);
  let late: Answer | undefined;
  const slow: Storage = {
    ...server.storage,
    async write(work) {
      late ??= await server.post(path, vote);
      return server.storage.write(work);
    },
  };
  const results = await publish(slow, stored, final, clock.now);
  assert.equal(late?.status, 201);
  assert.equal(results.ballots, 2);
  assert.equal((await server.get(`${path}/results`)).json['ballots'], 2);
});

test('a grace is a whole number of seconds, an hour at most, and may change at any time', async (t) => {
  for (const grace of [-1, 1.5, 3601, '60']) {
    assert.throws(() => readDefinition({ ...ballot({ closes }), grace }), DefinitionError);
  }
  const { server, clock } = await startAt(t, closing - 1);
  assert.equal((await server.post(path, vote)).status, 201);
  clock.now = closing + 3_599_999;
  isClosed(await server.post(path, vote));
  await put(server, ballot({ closes, grace: 3600 }));
  assert.equal((await server.post(path, vote)).status, 201);
});
