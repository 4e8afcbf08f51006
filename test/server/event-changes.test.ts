/** An event changes after the first sign-up: who waits moves up, and nobody loses what they have. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { EventDefinition } from '../../src/protocol/events.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { event, signup } from './definitions.ts';
import { test } from './engines.ts';
import { folder, mainHere, start, type Answer, type Run, type TestServer } from './tools.ts';

const path = '/api/events/lille';

/** Two dates in the hours in which the clocks change. */
const lille = event({
  id: 'lille',
  title: 'Lille aften',
  timeZone: 'Europe/Copenhagen',
  dates: [
    {
      id: 'a',
      label: 'Sommertid starter',
      starts: '2028-03-26T01:30:00+01:00',
      ends: '2028-03-26T03:30:00+02:00',
      capacity: 6,
    },
    {
      id: 'b,c',
      label: 'Komma-id',
      starts: '2028-10-29T02:30:00+02:00',
      ends: '2028-10-29T02:30:00+01:00',
      capacity: 6,
    },
  ],
});
const [a, bc] = lille.dates as [EventDefinition['dates'][number], EventDefinition['dates'][number]];

/** @returns what stores a definition by the command line */
function putter(t: TestContext, { data }: TestServer): (extra: object) => Promise<Run> {
  const file = join(folder(t), 'event.json');
  return (extra) => {
    writeFileSync(file, JSON.stringify({ ...lille, ...extra }));
    return mainHere(t, ['put', file, '--data', data]);
  };
}

async function placesOf(server: TestServer, { json }: Answer): Promise<Receipt['places']> {
  const token = (json as Receipt).links?.manage?.split('samskab-receipt=')[1];
  const headers = { authorization: `Bearer ${token}` };
  return (await server.get(`${path}/receipt`, headers)).json.places;
}

test('more places go to who waits, in the transaction that stores them', async (t) => {
  const server = await start(t, { definitions: [lille] });
  const put = putter(t, server);
  await server.post(path, signup(['a'], 5));
  const family = await server.post(path, signup(['a', 'b,c'], 4));
  const pair = await server.post(path, signup(['a'], 2));
  const raised = await put({ dates: [{ ...a, capacity: 9 }, bc] });
  assert.deepEqual([raised.code, raised.stderr], [0, '']);
  assert.match(raised.stdout, /^events\/lille: changed\n/);
  assert.deepEqual(await placesOf(server, family), [
    { date: 'a', status: 'confirmed' },
    { date: 'b,c', status: 'confirmed' },
  ]);
  assert.deepEqual(await placesOf(server, pair), [{ date: 'a', status: 'waiting', position: 1 }]);
  assert.equal((await put({ dates: [{ ...a, capacity: 60 }, bc] })).code, 0);
  assert.deepEqual(await placesOf(server, pair), [{ date: 'a', status: 'confirmed' }]);
  assert.deepEqual((await server.get(`${path}/places`)).json, { a: 49, 'b,c': 2 });
});

test('a date may be added, and one that nobody has may go', async (t) => {
  const server = await start(t, { definitions: [lille] });
  const put = putter(t, server);
  const family = await server.post(path, signup(['a'], 4));
  const ny = { id: 'ny', starts: '2028-05-04T18:00:00+02:00', ends: '2028-05-04T20:00:00+02:00' };
  assert.equal((await put({ dates: [a, bc, { ...ny, capacity: 20 }] })).code, 0);
  assert.equal((await server.post(path, signup(['ny'], 1))).json.places?.[0]?.status, 'confirmed');
  assert.equal((await put({ dates: [a, { ...ny, capacity: 20 }] })).code, 0);
  assert.deepEqual(await placesOf(server, family), [{ date: 'a', status: 'confirmed' }]);
});

test('fewer places than are taken are refused by name, and nothing is stored', async (t) => {
  const server = await start(t, { definitions: [lille] });
  const put = putter(t, server);
  await server.post(path, signup(['a', 'b,c'], 5));
  await server.post(path, signup(['b,c'], 1));
  const before = (await server.get(path)).text;
  const refused = await put({
    title: 'Ny titel',
    dates: [
      { ...a, capacity: 4 },
      { ...bc, capacity: 1, label: { da: 'Sidste', en: 'Last' } },
    ],
  });
  assert.deepEqual([refused.code, refused.stdout], [2, '']);
  assert.equal(
    refused.stderr,
    'samskab: events/lille: date a (Sommertid starter): 5 places are taken, 4 are too few; ' +
      'date b,c (Sidste): 6 places are taken, 1 is too few\n',
  );
  assert.equal((await server.get(path)).text, before);
  assert.equal((await put({ dates: [{ ...a, capacity: 5 }, bc] })).code, 0);
  assert.equal((await put({ dates: [{ ...a, capacity: 0 }, bc] })).code, 2);
});

test('a date that somebody has or waits for cannot go, nor get another id', async (t) => {
  const server = await start(t, { definitions: [lille] });
  const put = putter(t, server);
  await server.post(path, signup(['a'], 1));
  await server.post(path, signup(['b,c'], 6));
  const waiting = await server.post(path, signup(['b,c'], 1));
  assert.equal(waiting.json.places?.[0]?.status, 'waiting');
  assert.equal(
    (await put({ dates: [{ ...a, id: 'a2' }, bc] })).stderr,
    'samskab: events/lille: date a (Sommertid starter): 1 place is taken, so it cannot be taken ' +
      'out, nor get another id; "cancelled": true calls it off\n',
  );
  assert.match(
    (await put({ dates: [a] })).stderr,
    /date b,c \(Komma-id\): 6 places are taken and 1 household waits, so/,
  );
});

test('a date is called off: nobody new, and nobody moves up', async (t) => {
  const server = await start(t, { definitions: [lille] });
  const put = putter(t, server);
  const first = await server.post(path, signup(['a'], 5));
  const pair = await server.post(path, signup(['a'], 2));
  assert.equal((await put({ dates: [{ ...a, cancelled: true }, bc] })).code, 0);
  const refused = await server.post(path, signup(['b,c', 'a'], 1));
  assert.deepEqual(refused.json.errors, [{ pointer: '/dates/1', code: 'date-cancelled' }]);
  assert.equal((await server.get(`${path}/places`)).json['a'], 0);
  assert.deepEqual(await placesOf(server, first), [{ date: 'a', status: 'confirmed' }]);
  assert.equal((await put({ dates: [{ ...a, cancelled: true, capacity: 9 }, bc] })).code, 0);
  assert.equal((await placesOf(server, pair))?.[0]?.status, 'waiting');
  assert.equal((await put({ dates: [{ ...a, capacity: 9 }, bc] })).code, 0);
  assert.equal((await placesOf(server, pair))?.[0]?.status, 'confirmed');
});

test('a date moves, and limits change for those who come later alone', async (t) => {
  const server = await start(t, { definitions: [lille] });
  const put = putter(t, server);
  const four = await server.post(path, signup(['a', 'b,c'], 4));
  const later = { starts: '2028-04-02T18:00:00+02:00', ends: '2028-04-02T20:00:00+02:00' };
  const limits = { maxDates: 1, maxAdults: 2, maxChildren: 0, waitingList: false };
  assert.equal((await put({ ...limits, dates: [{ ...a, ...later }, bc] })).code, 0);
  assert.equal((await placesOf(server, four))?.length, 2);
  const codes = async (dates: string[], adults: number) =>
    (await server.post(path, signup(dates, adults))).json.errors?.map(({ code }) => code);
  assert.deepEqual(await codes(['a', 'b,c'], 3), ['too-many', 'too-large']);
  assert.deepEqual(await codes(['a'], 2), undefined);
  assert.deepEqual(await codes(['a'], 1), ['full']);
});

test('what people were asked stays as it was', async (t) => {
  const server = await start(t, { definitions: [lille] });
  const put = putter(t, server);
  await server.post(path, signup(['a'], 1));
  const { code, stderr } = await put({ personFields: [] });
  assert.equal(code, 2);
  assert.equal(
    stderr,
    'samskab: events/lille has 1 submission(s): only its texts, times, dates, places, waiting ' +
      'list and how many may come may change; personFields.diet may not change\n',
  );
  assert.equal((await put({ contact: { name: 'required' } })).code, 2);
});

test('the last date on which one may sign up is not after the date', async (t) => {
  const server = await start(t);
  const put = putter(t, server);
  const { code, stderr } = await put({
    dates: [a, { ...bc, signupUntil: '2028-10-29T02:31:00+01:00' }],
  });
  assert.equal(code, 2);
  assert.match(stderr, /dates, 2nd: `signupUntil` must not be later than `ends`/);
});
