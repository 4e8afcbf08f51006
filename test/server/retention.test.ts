/** What people handed in is deleted when its definition says so: by the server, by days, for good. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as sqliteTest } from 'node:test';
import { keepRetention } from '../../src/server/keeping/keep-retention.ts';
import { dueAfter } from '../../src/server/resources/people.ts';
import { ballot, event, ideas, signup, vote } from './definitions.ts';
import { engineOf, newDatabase, test } from './engines.ts';
import { folder, mainHere, newKey, rows, start, type TestServer } from './tools.ts';

const DAY = 86_400_000;
const evening = '/api/events/faellesspisning';
const call = '/api/ideas/fremtidslab';
const kept = (days: number) => event({ retention: { days } });

/** Lives each day from one to another, as a server does: it notes the day, and deletes what is due. */
async function live({ storage }: TestServer, from: string, to: string): Promise<void> {
  for (let now = Date.parse(from); now <= Date.parse(to); now += DAY) {
    await storage.keepHouse(now);
    await keepRetention(storage, now);
  }
}

async function count(server: TestServer, table: 'signups' | 'ideas'): Promise<number> {
  return (await rows(server, table)).length;
}

async function logOf(server: TestServer): Promise<string[]> {
  const all = await rows(server, 'log');
  return all.map(({ kind, what }) => `${String(kind)} ${String(what)}`);
}

test('sign-ups go so many days after the last date, and not a day before', async (t) => {
  const server = await start(t, { definitions: [kept(14)] });
  await server.post(evening, signup(['d1'], 2));
  await server.post(evening, signup(['d2'], 1));
  // The last date, d2, ends on 15 January 2027.
  await live(server, '2027-01-10T08:00:00Z', '2027-01-28T08:00:00Z');
  assert.equal(await count(server, 'signups'), 2);
  await live(server, '2027-01-29T00:00:10Z', '2027-01-29T00:00:10Z');
  assert.deepEqual(
    [await count(server, 'signups'), (await rows(server, 'signup_dates')).length],
    [0, 0],
  );
  assert.deepEqual(await logOf(server), ['put "new"', 'retention {"signups":2}']);
  await live(server, '2027-01-30T08:00:00Z', '2027-02-03T08:00:00Z');
  assert.equal((await logOf(server)).length, 2);
});

test('what is remembered elsewhere goes too, and the link leads nowhere', async (t) => {
  const server = await start(t, { definitions: [kept(1)] });
  const key = newKey();
  const { json } = await server.post(evening, signup(['d1'], 4), key);
  const receipt = async () => (await rows(server, 'idempotency')).map((row) => row['receipt']);
  assert.match(String(await receipt()), /"adults":4/);
  const token = json.links?.manage?.split('=').at(-1) ?? '';
  const asked = () =>
    server.send('GET', `${evening}/receipt`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal((await asked()).status, 200);
  await live(server, '2027-01-14T08:00:00Z', '2027-01-16T08:00:00Z');
  assert.deepEqual(await receipt(), ['{}']);
  assert.equal((await asked()).status, 404);
  // What is sent again late is no new sign-up.
  const again = await server.post(evening, signup(['d1'], 4), key);
  assert.deepEqual([again.status, again.json.code, again.json.places], [201, json.code, undefined]);
  assert.equal(await count(server, 'signups'), 0);
});

test('a clock that jumps ahead, once or twice, deletes nothing', async (t) => {
  const server = await start(t, { definitions: [kept(14)] });
  await server.post(evening, signup(['d1'], 2));
  await live(server, '2026-11-01T08:00:00Z', '2026-11-20T08:00:00Z');
  for (const jump of ['2027-11-21T08:00:00Z', '2040-01-01T08:00:00Z']) {
    await live(server, jump, jump);
    await live(server, '2026-11-21T08:00:00Z', '2026-11-22T08:00:00Z');
  }
  assert.equal(await count(server, 'signups'), 1);
  assert.deepEqual(await logOf(server), ['put "new"']);
});

test('a server that was off for long deletes on the third day', async (t) => {
  const server = await start(t, { definitions: [kept(14)] });
  await server.post(evening, signup(['d1'], 2));
  await live(server, '2026-11-01T08:00:00Z', '2026-11-05T08:00:00Z');
  await live(server, '2028-06-01T08:00:00Z', '2028-06-02T08:00:00Z');
  assert.equal(await count(server, 'signups'), 1);
  await live(server, '2028-06-09T08:00:00Z', '2028-06-09T08:00:00Z');
  assert.equal(await count(server, 'signups'), 0);
});

test('contacts go before ideas, reckoned from the day of each where nothing closes', async (t) => {
  let now = Date.parse('2026-11-01T12:00:00Z');
  const retention = { contactDays: 10, days: 20 };
  const server = await start(t, { definitions: [ideas({ retention })], now: () => now });
  const body = { answers: { idea: 'Bænke' }, contact: { name: 'Mai Hansen' } };
  await server.post(call, body);
  now += 5 * DAY;
  await server.post(call, body);
  const names = async () => (await rows(server, 'ideas')).map((row) => row['contact'] !== null);
  await live(server, '2026-11-05T08:00:00Z', '2026-11-10T08:00:00Z');
  assert.deepEqual(await names(), [true, true]);
  await live(server, '2026-11-11T08:00:00Z', '2026-11-11T08:00:00Z');
  assert.deepEqual((await names()).toSorted(), [false, true]);
  await live(server, '2026-11-12T08:00:00Z', '2026-11-21T08:00:00Z');
  assert.deepEqual(await names(), [false]);
  await live(server, '2026-11-22T08:00:00Z', '2026-11-26T08:00:00Z');
  assert.deepEqual(await names(), []);
  assert.deepEqual(await logOf(server), [
    'put "new"',
    ...['retention {"contacts":1}', 'retention {"contacts":1}'],
    ...['retention {"ideas":1}', 'retention {"ideas":1}'],
  ]);
});

test('where a call closes, nothing goes before that', async (t) => {
  const now = Date.parse('2026-11-01T12:00:00Z');
  const closes = '2026-12-01T23:00:00+01:00';
  const definition = ideas({ closes, retention: { contactDays: 3 } });
  const server = await start(t, { definitions: [definition], now: () => now });
  await server.post(call, { answers: { idea: 'Bænke' }, contact: { name: 'Mai' } });
  const contact = async () => (await rows(server, 'ideas'))[0]?.['contact'];
  await live(server, '2026-11-01T08:00:00Z', '2026-12-03T08:00:00Z');
  assert.equal(await contact(), '{"name":"Mai"}');
  await live(server, '2026-12-04T08:00:00Z', '2026-12-04T08:00:00Z');
  assert.equal(await contact(), null);
  assert.equal(await count(server, 'ideas'), 1);
});

test('a server keeps it by itself when it starts', async (t) => {
  let now = Date.parse('2027-01-13T12:00:00Z');
  const data = await newDatabase(t);
  const first = await start(t, { data, definitions: [kept(1), ballot()], now: () => now });
  await first.post(evening, signup(['d2'], 1));
  await first.post('/api/ballots/kvarterpuljen', vote);
  for (; now < Date.parse('2027-01-16T00:00:00Z'); now += DAY) await first.storage.keepHouse(now);
  assert.equal(await count(first, 'signups'), 1);
  for (let more = 0; more < 2; more++) await start(t, { data, now: () => now });
  assert.equal(await count(first, 'signups'), 0);
  assert.deepEqual(await logOf(first), ['put "new"', 'put "new"', 'retention {"signups":1}']);
  assert.equal((await rows(first, 'votes')).length, 1);
});

test('two servers at once delete it once', async (t) => {
  const server = await start(t, { definitions: [kept(1)] });
  const other = await start(t, { data: server.data });
  await server.post(evening, signup(['d1'], 1));
  const days = [14, 15, 16, 17].map((day) => Date.parse(`2027-01-${day}T08:00:00Z`));
  for (const day of days) await server.storage.keepHouse(day);
  const last = days.at(-1) ?? 0;
  const both = await Promise.all(
    [server, other].map(({ storage }) => keepRetention(storage, last)),
  );
  assert.deepEqual(both.toSorted(), [false, true]);
  assert.deepEqual(await logOf(server), ['put "new"', 'retention {"signups":1}']);
});

sqliteTest('what is deleted is no longer in the files', async (t) => {
  const now = Date.parse('2026-11-01T12:00:00Z');
  const server = await start(t, { definitions: [kept(14), ideas()], now: () => now });
  // Enough that pages come and go, and a text that takes several.
  const note = `Rullestol ${'x'.repeat(9000)} Zebrafink`;
  for (let more = 0; more < 60; more++) {
    await server.post(evening, signup(['d1', 'd2'], 1, `Quetzalcoatl Nr${more}`));
    await server.post(call, { answers: { idea: 'Bænke' }, contact: { name: `Xylofon ${note.slice(0, 400)}` } }); // prettier-ignore
  }
  const bytes = () =>
    readdirSync(server.data)
      .map((file) => readFileSync(join(server.data, file)).toString('latin1'))
      .join('');
  assert.match(bytes(), /Quetzalcoatl/);
  await live(server, '2027-11-20T08:00:00Z', '2027-11-24T08:00:00Z');
  await server.storage.keepHouse(Date.parse('2027-11-24T09:00:00Z'));
  assert.deepEqual([await count(server, 'signups'), await count(server, 'ideas')], [0, 60]);
  assert.doesNotMatch(bytes(), /Quetzalcoatl|Xylofon|Rullestol/);
});

test('put says what goes when, and a definition says it from then on', async (t) => {
  const server = await start(t);
  const file = join(folder(t), 'x.json');
  const put = async (definition: object) => {
    writeFileSync(file, JSON.stringify(definition));
    return mainHere(t, ['put', file, '--data', server.data]);
  };
  const lines = async (definition: object) => (await put(definition)).stdout.split('\n').slice(1, -1); // prettier-ignore
  const otherwise = ' ("retention" in the definition says otherwise)';
  assert.deepEqual(await lines(event()), [
    `sign-ups are deleted 90 days after the last date, on 2027-04-15${otherwise}`,
  ]);
  const shown = (await server.get(evening)).json['retention'];
  assert.deepEqual(shown, { days: 90 });
  assert.equal((await put(event())).stdout, 'events/faellesspisning: same\n');
  assert.deepEqual(await lines(kept(1)), [
    'sign-ups are deleted 1 day after the last date, on 2027-01-16',
  ]);
  assert.deepEqual(await lines(ideas()), [
    `name, e-mail and telephone are deleted 365 days after the day of each idea${otherwise}`,
  ]);
  assert.deepEqual(await lines(ideas({ retention: { days: 30 } })), [
    `name, e-mail and telephone are deleted 30 days after the day of each idea${otherwise}`,
    'ideas are deleted 30 days after the day of each idea',
  ]);
  assert.deepEqual(await lines(ballot()), []);
  const past = ideas({ id: 'gammel', closes: '2020-01-01T00:00:00Z', retention: { contactDays: 1 } }); // prettier-ignore
  assert.deepEqual(await lines(past), [
    'name, e-mail and telephone are deleted 1 day after it closes, on 2020-01-02, so within a day',
  ]);
});

test('retention may change while people take part, and is checked', async (t) => {
  const server = await start(t, { definitions: [event()] });
  await server.post(evening, signup(['d1'], 1));
  const file = join(folder(t), 'x.json');
  const put = async (definition: object) => {
    writeFileSync(file, JSON.stringify(definition));
    return mainHere(t, ['put', file, '--data', server.data]);
  };
  for (const days of [14, 400]) assert.equal((await put(kept(days))).code, 0);
  assert.deepEqual((await logOf(server)).slice(1), [
    'put {"changed":["retention"],"phase":"open"}',
    'put {"changed":["retention"],"phase":"open"}',
  ]);
  const wrong: [object, RegExp][] = [
    [event({ retention: { days: 0 } }), /`days` must be at least 1, and is 0/],
    [event({ retention: { days: 3651 } }), /`days` must be at most 3650/],
    [event({ retention: { days: 1.5 } }), /`days` must be a whole number/],
    [{ ...event(), retention: {} }, /`days` is missing/],
    [{ ...event(), retention: 14 }, /`retention` must be a group/],
    [{ ...event(), retention: { days: 14, contactDays: 3 } }, /`contactDays` is not known here/],
    [
      ideas({ retention: { contactDays: 9, days: 8 } }),
      /`contactDays` must not be more than `days`/,
    ],
    [{ ...ballot(), retention: { days: 9 } }, /`retention` is not known here/],
  ];
  for (const [definition, words] of wrong) {
    const { code, stderr } = await put(definition);
    assert.equal(code, 2, stderr);
    assert.match(stderr, words);
  }
});

test('the day is the one that is written, by the clock it was written by', async () => {
  const due = (over: string, days: number) => {
    const { day, time } = dueAfter(over, days);
    return [day, new Date(time).toISOString()];
  };
  assert.deepEqual(due('2028-06-02T00:30:00+02:00', 14), [
    '2028-06-16',
    '2028-06-15T22:00:00.000Z',
  ]);
  assert.deepEqual(due('2028-12-31T20:00:00-05:00', 1), ['2029-01-01', '2029-01-01T05:00:00.000Z']);
  assert.deepEqual(due('2028-02-28T20:00:00Z', 1), ['2028-02-29', '2028-02-29T00:00:00.000Z']);
});

test('what an earlier version stored without it is kept, and told of', async (t) => {
  const server = await start(t, { definitions: [event()] });
  await server.post(evening, signup(['d1'], 1));
  const version = engineOf(t);
  await server.storage.write((db) =>
    db
      .updateTable('definitions')
      .set({ body: JSON.stringify(event()) })
      .execute(),
  );
  await server.storage.write((db) =>
    db.updateTable('definition_versions').set({ version }).execute(),
  );
  await live(server, '2030-01-01T08:00:00Z', '2030-01-05T08:00:00Z');
  assert.equal(await count(server, 'signups'), 1);
  const { keptForEver } = await import('../../src/server/keeping/keep-retention.ts');
  assert.deepEqual(await keptForEver(server.storage), [
    'events/faellesspisning: an earlier version stored it, so nothing of it is deleted: put it again, with "retention"',
  ]);
});
