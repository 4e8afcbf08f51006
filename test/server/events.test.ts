import assert from 'node:assert/strict';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { event, signup } from './definitions.ts';
import { test } from './engines.ts';
import { newKey, rows, start, type Answer, type TestServer } from './tools.ts';

const path = '/api/events/faellesspisning';

function tokenOf({ json }: Answer): string {
  const { manage = '' } = (json as Receipt).links ?? {};
  return /[#&?]samskab-receipt=([\w-]+)$/.exec(manage)?.[1] ?? '';
}

function manage(server: TestServer, method: 'GET' | 'DELETE', token: string): Promise<Answer> {
  return server.send(method, `${path}/receipt`, { headers: { authorization: `Bearer ${token}` } });
}

async function placesLeft(server: TestServer): Promise<unknown[]> {
  const { json, headers } = await server.get(`${path}/places`);
  assert.equal(headers.get('cache-control'), 'no-store');
  return Object.values(json);
}

test('a definition says where the places are, and can be kept by a cache without them', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const { json, headers } = await server.get(path);
  const before = headers.get('etag');
  assert.deepEqual(
    (json['dates'] as object[]).map((date) => 'placesLeft' in date),
    [false, false],
  );
  const places = new URL((json.links as { places: string }).places, server.url + path);
  assert.deepEqual((await server.get(places.pathname)).json, { d1: 4, d2: 2 });
  await server.post(path, signup(['d1'], 1));
  assert.deepEqual((await server.get(places.pathname)).json, { d1: 3, d2: 2 });
  assert.equal((await server.get(path)).headers.get('etag'), before);
});

test('a household gets its places, and the next one waits', async (t) => {
  const server = await start(t, { definitions: [event()] });
  assert.deepEqual(await placesLeft(server), [4, 2]);
  const first = await server.post(path, { ...signup(['d1', 'd2'], 1), children: 1 });
  assert.deepEqual(first.json.places, [
    { date: 'd1', status: 'confirmed' },
    { date: 'd2', status: 'confirmed' },
  ]);
  assert.deepEqual([first.json.adults, first.json.children], [1, 1]);
  assert.deepEqual(await placesLeft(server), [2, 0]);
  const second = await server.post(path, signup(['d2', 'd1'], 2));
  assert.deepEqual(second.json.places, [
    { date: 'd2', status: 'waiting', position: 1 },
    { date: 'd1', status: 'confirmed' },
  ]);
  const third = await server.post(path, signup(['d2'], 1));
  assert.deepEqual(third.json.places, [{ date: 'd2', status: 'waiting', position: 2 }]);
  assert.deepEqual(await placesLeft(server), [0, -3], 'three people wait');
});

test('parallel sign-ups on two servers never take more places than there are', async (t) => {
  const one = await start(t, { definitions: [event()] });
  const two = await start(t, { data: one.data });
  const key = newKey();
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      // Half of them are the same household, which clicks and clicks.
      (index % 2 ? one : two).post(path, signup(['d1'], 1), index < 12 ? key : newKey()),
    ),
  );
  const places = answers.flatMap(({ status, json }) => (status === 201 ? [json] : []));
  const byCode = new Map(places.map(({ code, places: [place] = [] }) => [code, place?.status]));
  assert.equal([...byCode.values()].filter((status) => status === 'confirmed').length, 4);
  assert.equal((await rows(one, 'signups')).length, 13);
  assert.equal(byCode.size, 13);
});

test('a sign-up that is cancelled on two servers at once gives its places away once', async (t) => {
  const one = await start(t, { definitions: [event()] });
  const two = await start(t, { data: one.data });
  const first = await one.post(path, signup(['d1'], 2));
  for (let more = 0; more < 6; more++) await two.post(path, signup(['d1'], 1));
  const token = tokenOf(first);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => manage(index % 2 ? one : two, 'DELETE', token)),
  );
  for (const { json } of answers) {
    assert.deepEqual(json.places, [{ date: 'd1', status: 'cancelled' }]);
  }
  const statuses = (await rows(one, 'signup_dates')).map(({ status }) => status);
  assert.deepEqual(
    ['confirmed', 'waiting', 'cancelled'].map((name) => statuses.filter((s) => s === name).length),
    [4, 2, 1],
  );
});

test('parallel sign-ups never take more places than there are', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => server.post(path, signup(['d1'], 1))),
  );
  const places = answers.map(({ json }) => json.places?.[0]);
  assert.equal(places.filter((place) => place?.status === 'confirmed').length, 4);
  const positions = places.flatMap((place) => place?.position ?? []).sort((a, b) => a - b);
  assert.deepEqual(positions, [1, 2, 3, 4, 5, 6, 7, 8]);
});

test('where nobody may wait, a full date is refused and nothing is stored', async (t) => {
  const server = await start(t, { definitions: [event({ waitingList: false })] });
  await server.post(path, signup(['d1'], 3));
  const answer = await server.post(path, signup(['d2', 'd1'], 2));
  assert.equal(answer.status, 422);
  assert.deepEqual(answer.json.errors, [{ pointer: '/dates/1', code: 'full', limit: 1 }]);
  assert.equal((await rows(server, 'signups')).length, 1);
  assert.deepEqual(await placesLeft(server), [1, 2]);
});

test('a receipt’s link shows how a household stands', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const created = await server.post(path, signup(['d1'], 3));
  const read = await manage(server, 'GET', tokenOf(created));
  assert.equal(read.status, 200);
  assert.equal(read.headers.get('cache-control'), 'no-store');
  assert.deepEqual(read.json, created.json);
});

test('a receipt’s link leads to the definition’s page, else to the one hosted here', async (t) => {
  const own = event({ id: 'egen', page: '/faellesspisning?x=1' });
  const server = await start(t, { definitions: [event(), own] });
  const hosted = await server.post(path, signup(['d1'], 1));
  assert.match(hosted.json.links?.manage ?? '', new RegExp(`^${server.url}/events/faellesspisning#samskab-form=event\\.faellesspisning&samskab-receipt=`)); // prettier-ignore
  const paged = await server.post('/api/events/egen', signup(['d1'], 1));
  assert.match(paged.json.links?.manage ?? '', new RegExp(`^${server.url}/faellesspisning\\?x=1#samskab-form=event\\.egen&samskab-receipt=`)); // prettier-ignore
});

test('a receipt’s link keeps what its page has in the hash, and names its event', async (t) => {
  const page = 'https://by.example/app#/tilmelding';
  const server = await start(t, { definitions: [event({ page })] });
  const created = await server.post(path, signup(['d1'], 1));
  const link = created.json.links?.manage ?? '';
  const behind = '?samskab-form=event.faellesspisning&samskab-receipt=';
  assert.ok(link.startsWith(page + behind), link);
  const read = await manage(server, 'GET', tokenOf(created));
  assert.deepEqual(read.json.links, created.json.links);
});

test('cancelling gives the places to who waits and fits, in their order', async (t) => {
  const server = await start(t, { definitions: [event({ overtaking: 'always' })] });
  const all = await server.post(path, signup(['d1'], 3));
  await server.post(path, signup(['d1'], 1));
  const large = await server.post(path, signup(['d1'], 4));
  const two = await server.post(path, signup(['d1'], 2));
  const three = await server.post(path, signup(['d1'], 3));
  const one = await server.post(path, signup(['d1'], 1));
  const cancelled = await manage(server, 'DELETE', tokenOf(all));
  assert.equal(cancelled.status, 200);
  assert.deepEqual(cancelled.json.places, [{ date: 'd1', status: 'cancelled' }]);
  const now = async (answer: Answer) => (await manage(server, 'GET', tokenOf(answer))).json.places;
  assert.deepEqual(await now(large), [{ date: 'd1', status: 'waiting', position: 1 }]);
  assert.deepEqual(await now(two), [{ date: 'd1', status: 'confirmed' }]);
  assert.deepEqual(await now(three), [{ date: 'd1', status: 'waiting', position: 2 }]);
  assert.deepEqual(await now(one), [{ date: 'd1', status: 'confirmed' }]);
  assert.deepEqual(await placesLeft(server), [-7, 2], 'seven people wait');
});

test('cancelling frees each date, and only once', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const both = await server.post(path, signup(['d1', 'd2'], 2));
  const waits = await server.post(path, signup(['d2'], 2));
  for (let time = 0; time < 2; time++) {
    const answer = await manage(server, 'DELETE', tokenOf(both));
    assert.deepEqual(
      [answer.status, answer.json.places?.map(({ status }) => status)],
      [200, ['cancelled', 'cancelled']],
    );
  }
  assert.deepEqual(await placesLeft(server), [4, 0]);
  const { json } = await manage(server, 'GET', tokenOf(waits));
  assert.deepEqual(json.places, [{ date: 'd2', status: 'confirmed' }]);
});

test('cancelling wipes what a household said of itself', async (t) => {
  const server = await start(t, {
    definitions: [event({ fields: [{ id: 'note', kind: 'short-text', label: 'Note' }] })],
  });
  const body = {
    ...signup(['d1'], 1, 'Mai Hansen'),
    people: [{ diet: 'vegansk' }],
    answers: { note: 'kommer sent' },
    language: 'da',
  };
  const created = await server.post(path, body);
  const [before] = await rows(server, 'signups');
  assert.equal(before?.['contact'], '{"name":"Mai Hansen"}');
  await manage(server, 'DELETE', tokenOf(created));
  const [after] = await rows(server, 'signups');
  const { people, answers, contact, language } = after ?? {};
  assert.deepEqual([people, answers, contact, language], [null, null, null, null]);
  for (const table of ['signups', 'signup_dates', 'idempotency']) {
    assert.doesNotMatch(JSON.stringify(await rows(server, table)), /Mai|vegansk|sent/, table);
  }
});

test('a cancelled household’s retry is told that it is cancelled, and gets no new place', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const key = newKey();
  const created = await server.post(path, signup(['d1'], 4), key);
  await manage(server, 'DELETE', tokenOf(created));
  const retry = await server.post(path, signup(['d1'], 4), key);
  assert.deepEqual([retry.status, retry.json.code], [201, created.json.code]);
  assert.deepEqual(retry.json.places, [{ date: 'd1', status: 'cancelled' }]);
  assert.deepEqual(await placesLeft(server), [4, 2]);
});

test('a token that stands for nothing is not found, nor another event’s, nor none', async (t) => {
  const server = await start(t, { definitions: [event(), event({ id: 'anden' })] });
  const other = await server.post('/api/events/anden', signup(['d1'], 1));
  for (const method of ['GET', 'DELETE'] as const) {
    for (const token of ['nix', '', 'a'.repeat(300), tokenOf(other)]) {
      assert.equal((await manage(server, method, token)).status, 404, token);
    }
    assert.equal((await server.send(method, `${path}/receipt`)).status, 404);
  }
  const { status } = await server.get(`${path}/receipt?token=${tokenOf(other)}`);
  assert.equal(status, 404);
});
