import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';
import type { CountedResults } from '../../src/protocol/results.ts';
import { PublishedBallots } from '../../src/server/http/published-ballots.ts';
import { deleteResults, saveResults } from '../../src/server/storage/queries/results.ts';
import { ballot, vote } from './definitions.ts';
import { start, type TestServer } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const MEGABYTE = 1024 * 1024;
const LINE = 'voter_id;vote\n';
/** As long as the ballots of a large city, and then some. */
const ballots = LINE.repeat(Math.ceil((64 * MEGABYTE) / LINE.length));

async function published(t: TestContext): Promise<TestServer> {
  const server = await start(t, { definitions: [ballot()] });
  const owner = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
  const results = { published: '2026-12-02T00:00:00Z' } as CountedResults;
  await server.storage.write((db) => saveResults(db, owner, results, gzipSync(ballots)));
  return server;
}

/** Asks for the ballots, and reads the beginning alone. */
async function askAndStop(t: TestContext, { port }: TestServer) {
  const socket = connect(port, '127.0.0.1');
  t.after(() => socket.destroy());
  socket.on('error', () => {});
  socket.write(`GET ${path}/results/ballots.pb HTTP/1.1\r\nhost: x\r\n\r\n`);
  await once(socket, 'data');
  socket.pause();
  return socket;
}

test('whoever reads ballots slowly holds neither the database nor the memory', async (t) => {
  const server = await published(t);
  const before = process.memoryUsage.rss();
  const readers = await Promise.all(Array.from({ length: 20 }, () => askAndStop(t, server)));
  await wait(500);
  const grown = (process.memoryUsage.rss() - before) / MEGABYTE;
  assert.ok(grown < 200, `${Math.round(grown)} MB`);
  assert.equal((await server.post(path, vote)).status, 201);
  assert.equal((await server.get(path)).status, 200);
  assert.equal((await server.get('/ready')).status, 200);
  for (const socket of readers) socket.destroy();
});

test('all who read ballots read the same bytes, until others are published or none', async (t) => {
  const server = await published(t);
  const owner = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
  const kept = new PublishedBallots();
  const first = await kept.find(server.storage, owner);
  assert.ok(first);
  assert.equal(await kept.find(server.storage, owner), first);
  const results = { published: '2026-12-03T00:00:00Z' } as CountedResults;
  await server.storage.write((db) => saveResults(db, owner, results, gzipSync('others')));
  assert.equal((await server.get(`${path}/results/ballots.pb`)).text, 'others');
  assert.notEqual(await kept.find(server.storage, owner), first);
  await server.storage.write((db) => deleteResults(db, owner));
  assert.equal(await kept.find(server.storage, owner), undefined);
  assert.equal((await server.get(`${path}/results/ballots.pb`)).status, 404);
});

test('ballots come as they were published, compressed or not', async (t) => {
  const server = await published(t);
  for (const encoding of ['gzip', 'identity']) {
    const answer = await server.get(`${path}/results/ballots.pb`, { 'accept-encoding': encoding });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-encoding'), encoding === 'gzip' ? 'gzip' : null);
    assert.match(answer.headers.get('vary') ?? '', /accept-encoding/i);
    assert.equal(answer.text.length, ballots.length);
  }
});
