/** Who waits is next: nobody who comes later takes the place that they wait for. */
import assert from 'node:assert/strict';
import { test as sqliteTest, type TestContext } from 'node:test';
import type { EventDefinition } from '../../src/protocol/events.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { event, signup } from './definitions.ts';
import { test } from './engines.ts';
import { databaseBefore } from './old-database.ts';
import { put, rows, start, type Answer, type TestServer } from './tools.ts';

const path = '/api/events/faellesspisning';
const STARTS = Date.parse('2028-03-26T18:00:00+02:00');
const DAY = 24 * 3_600_000;

/** One date with six places. */
function six(extra: Partial<EventDefinition> = {}): EventDefinition {
  const date = { id: 'a', starts: '2028-03-26T18:00:00+02:00', ends: '2028-03-26T20:00:00+02:00' };
  return event({ dates: [{ ...date, capacity: 6 }], maxDates: 1, ...extra });
}

interface Clocked {
  readonly server: TestServer;
  /** Milliseconds since 1970. */
  readonly clock: { now: number };
  readonly come: (people: number) => Promise<Answer>;
  /** @returns how a household stands: confirmed, cancelled, or its number on the waiting list */
  readonly stand: (answer: Answer) => Promise<string | number | undefined>;
  readonly cancel: (answer: Answer) => Promise<Answer>;
  readonly places: () => Promise<unknown>;
}

async function clocked(t: TestContext, definition: EventDefinition): Promise<Clocked> {
  const clock = { now: STARTS - 10 * DAY };
  const server = await start(t, { definitions: [definition], now: () => clock.now });
  const manage = (method: string, { json }: Answer) => {
    const token = (json as Receipt).links?.manage?.split('samskab-receipt=')[1];
    return server.send(method, `${path}/receipt`, {
      headers: { authorization: `Bearer ${token}` },
    });
  };
  return {
    server,
    clock,
    come: (people) => server.post(path, signup(['a'], people)),
    async stand(answer) {
      const [place] = (await manage('GET', answer)).json.places ?? [];
      return place?.position ?? place?.status;
    },
    cancel: (answer) => manage('DELETE', answer),
    places: async () => (await server.get(`${path}/places`)).json['a'],
  };
}

test('a pair that comes later does not pass a family that waits', async (t) => {
  const { come, stand, cancel, places } = await clocked(t, six());
  const first = await come(4);
  assert.equal(await places(), 2);
  const family = await come(4);
  assert.deepEqual(family.json.places, [{ date: 'a', status: 'waiting', position: 1 }]);
  assert.equal(await places(), -4, 'nobody who comes now can have the two, and four wait');
  const pair = await come(2);
  assert.deepEqual(pair.json.places, [{ date: 'a', status: 'waiting', position: 2 }]);
  await cancel(first);
  assert.deepEqual([await stand(family), await stand(pair)], ['confirmed', 'confirmed']);
});

test('who cancels a wait lets the next ones move up', async (t) => {
  const { come, stand, cancel, places } = await clocked(t, six());
  await come(4);
  const family = await come(4);
  const pair = await come(2);
  const single = await come(1);
  await cancel(family);
  assert.deepEqual([await stand(pair), await stand(single)], ['confirmed', 1]);
  await cancel(single);
  assert.equal(await places(), 0);
});

test('where overtaking is always allowed, whoever fits has a place', async (t) => {
  const { come, stand, places } = await clocked(t, six({ overtaking: 'always' }));
  await come(4);
  const family = await come(4);
  assert.equal(await places(), 2);
  assert.equal((await come(1)).json.places?.[0]?.status, 'confirmed');
  assert.deepEqual([await places(), await stand(family)], [1, 1]);
});

test('from 24 hours before it starts whoever fits moves up, though nobody asks', async (t) => {
  const { server, clock, come, stand, places } = await clocked(t, six());
  await come(3);
  const family = await come(4);
  const [pair, single, other] = [await come(2), await come(1), await come(1)];
  clock.now = STARTS - DAY - 1;
  const before = await start(t, { data: server.data, now: () => clock.now });
  assert.deepEqual([await stand(pair), await places()], [2, -8]);
  await before.close();
  clock.now = STARTS - DAY;
  assert.equal(await places(), -5, 'the three places are for who waits, moved up yet or not');
  // At its start a server keeps house, as it does each minute.
  for (let more = 0; more < 2; more++) await start(t, { data: server.data, now: () => clock.now });
  const now = [await stand(family), await stand(pair), await stand(single), await stand(other)];
  assert.deepEqual(now, [1, 'confirmed', 'confirmed', 2]);
});

test('on the last day who comes moves up those who wait first', async (t) => {
  const { clock, come, stand, places } = await clocked(t, six());
  await come(3);
  await come(4);
  const pair = await come(2);
  clock.now = STARTS - DAY;
  assert.equal(await places(), 1);
  assert.equal((await come(2)).json.places?.[0]?.position, 2);
  assert.equal(await stand(pair), 'confirmed');
  assert.equal((await come(1)).json.places?.[0]?.status, 'confirmed');
});

test('where nobody ever may, the last day changes nothing', async (t) => {
  const { server, clock, come, stand } = await clocked(t, six({ overtaking: 'never' }));
  await come(4);
  await come(4);
  const pair = await come(2);
  clock.now = STARTS - 1;
  await start(t, { data: server.data, now: () => clock.now });
  assert.equal((await come(1)).json.places?.[0]?.position, 3);
  assert.equal(await stand(pair), 2);
});

test('a household that would not fit into the empty room keeps nobody back', async (t) => {
  const [date] = six().dates;
  const large = six({ overtaking: 'never', dates: [{ ...date!, capacity: 8 }] });
  const { server, come, stand, places } = await clocked(t, large);
  await come(1);
  const eight = await come(8);
  await put(server, six({ overtaking: 'never' }));
  assert.deepEqual([await stand(eight), await places()], [1, 5]);
  assert.equal((await come(2)).json.places?.[0]?.status, 'confirmed');
  await put(server, { ...six({ overtaking: 'never' }), thanks: 'Nyt' });
  assert.equal(await stand(eight), 1);
});

test('who is more than a date has places for does not wait for ever', async (t) => {
  const { server, come, places } = await clocked(t, six());
  const refused = await come(7);
  assert.equal(refused.status, 422);
  assert.deepEqual(refused.json.errors, [{ pointer: '/dates/0', code: 'full', limit: 6 }]);
  assert.equal((await rows(server, 'signups')).length, 0);
  assert.equal((await come(6)).json.places?.[0]?.status, 'confirmed');
  assert.equal(await places(), 0);
});

test('each date has a list of its own', async (t) => {
  const [a] = six().dates;
  const { server, come } = await clocked(t, six({ dates: [a!, { ...a!, id: 'b' }], maxDates: 2 }));
  await come(4);
  await come(4);
  const pair = await server.post(path, signup(['b', 'a'], 2));
  assert.deepEqual(pair.json.places, [
    { date: 'b', status: 'confirmed' },
    { date: 'a', status: 'waiting', position: 2 },
  ]);
});

test('where nobody may wait, a refusal says how many a newcomer can get', async (t) => {
  const { server, come, places } = await clocked(t, six({ waitingList: false }));
  await come(4);
  const refused = await come(3);
  assert.equal(refused.status, 422);
  assert.deepEqual(refused.json.errors, [{ pointer: '/dates/0', code: 'full', limit: 2 }]);
  assert.equal((await server.get(`${path}/places`)).json['a'], 2);
  assert.equal((await come(2)).json.places?.[0]?.status, 'confirmed');
  assert.equal(await places(), 0);
});

sqliteTest('those who wait in a database of an earlier version keep their order', async (t) => {
  const { data, db } = await databaseBefore(t, '070');
  const at = { definition_id: 'faellesspisning', adults: 2, children: 0 };
  for (const queue of [1, 2]) {
    const row = { ...at, queue, code: `AAAA-000${queue}`, token_hash: String(queue) };
    await db.insertInto('signups' as never).values(row as never).execute(); // prettier-ignore
    const place = { queue, date_id: 'd2', position: 0, status: queue === 1 ? 'confirmed' : 'waiting' }; // prettier-ignore
    await db.insertInto('signup_dates' as never).values(place as never).execute(); // prettier-ignore
  }
  await db.destroy();
  const server = await start(t, { data, definitions: [event()] });
  const later = await server.post(path, signup(['d2'], 1));
  assert.deepEqual(later.json.places, [{ date: 'd2', status: 'waiting', position: 2 }]);
});
