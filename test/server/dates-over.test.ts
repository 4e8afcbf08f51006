/** A date is over when it starts, unless it says until when one may sign up. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { EventDefinition } from '../../src/protocol/events.ts';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { event, signup } from './definitions.ts';
import { test } from './engines.ts';
import { put, start, type TestServer } from './tools.ts';

const path = '/api/events/past';
const NEXT = Date.parse('2028-03-02T18:00:00+01:00');

const next = {
  id: 'ny',
  label: 'Næste',
  starts: '2028-03-02T18:00:00+01:00',
  ends: '2028-03-02T20:00:00+01:00',
  capacity: 10,
};
const past = event({
  id: 'past',
  dates: [
    {
      id: 'gammel',
      label: 'Sidste år',
      starts: '2025-03-06T18:00:00+01:00',
      ends: '2025-03-06T20:00:00+01:00',
      capacity: 10,
    },
    next,
  ],
});

async function clocked(t: TestContext, definition: EventDefinition, now: number) {
  const clock = { now };
  const server = await start(t, { definitions: [definition], now: () => clock.now });
  return { server, clock };
}

async function codesOf(server: TestServer, dates: readonly string[]): Promise<string[]> {
  const { status, json } = await server.post(path, signup(dates, 1));
  return status === 201 ? [] : (json.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
}

test('a sign-up for a date that is over is refused, and nothing of it is stored', async (t) => {
  const { server } = await clocked(t, past, NEXT - 1000);
  assert.deepEqual(await codesOf(server, ['ny', 'gammel']), ['/dates/1 date-over']);
  assert.deepEqual((await server.get(`${path}/places`)).json, { gammel: 0, ny: 10 });
  assert.deepEqual(await codesOf(server, ['ny']), []);
});

test('it is over in the moment in which it starts, and then it has closed', async (t) => {
  const { server, clock } = await clocked(t, past, NEXT - 1);
  const phases = async () => {
    const list = (await server.get('/api/events')).json['items'] as { phase: string }[];
    return [(await server.get(path)).json['phase'], list[0]?.phase];
  };
  assert.deepEqual(await phases(), ['open', 'open']);
  const { headers } = await server.get(path);
  assert.equal(headers.get('cache-control'), 'no-cache', 'no cache says longer that it is open');
  assert.deepEqual(await codesOf(server, ['ny']), []);
  clock.now = NEXT;
  assert.deepEqual(await codesOf(server, ['ny']), ['/dates/0 date-over']);
  assert.deepEqual(await phases(), ['closed', 'closed']);
  assert.deepEqual((await server.get(`${path}/places`)).json, { gammel: 0, ny: 0 });
});

test('a date may say until when, before it starts or while it lasts', async (t) => {
  const signupUntil = '2028-03-02T19:00:00+01:00';
  const early = { ...next, id: 'frist', signupUntil: '2028-02-28T12:00:00+01:00' };
  const definition = { ...past, dates: [{ ...next, signupUntil }, early] };
  const { server, clock } = await clocked(t, definition, Date.parse(early.signupUntil) - 1);
  assert.deepEqual(await codesOf(server, ['frist']), []);
  clock.now = Date.parse(early.signupUntil);
  assert.deepEqual(await codesOf(server, ['frist', 'ny']), ['/dates/0 date-over']);
  clock.now = Date.parse(signupUntil) - 1;
  assert.deepEqual(await codesOf(server, ['ny']), []);
  clock.now = Date.parse(signupUntil);
  assert.deepEqual(await codesOf(server, ['ny']), ['/dates/0 date-over']);
});

test('who waits moves up until it starts, also when nobody can sign up any more', async (t) => {
  const until = { ...next, capacity: 2, signupUntil: '2028-02-28T12:00:00+01:00' };
  const { server, clock } = await clocked(t, { ...past, dates: [until] }, NEXT - 10 * 86_400_000);
  const comes = async () => {
    const { json } = await server.post(path, signup(['ny'], 2));
    const token = (json as Receipt).links?.manage?.split('samskab-receipt=')[1];
    const headers = { authorization: `Bearer ${token}` };
    return async (method: string) =>
      (await server.send(method, `${path}/receipt`, { headers })).json.places?.[0]?.status;
  };
  const [first, second, third] = [await comes(), await comes(), await comes()];
  clock.now = NEXT - 1;
  await first('DELETE');
  assert.equal(await second('GET'), 'confirmed');
  clock.now = NEXT;
  await second('DELETE');
  assert.equal(await third('GET'), 'waiting', 'nobody is told of a place in what is over');
});

test('a date that is moved can be signed up for again', async (t) => {
  const { server } = await clocked(t, past, NEXT);
  const later = { ...next, starts: '2028-03-09T18:00:00+01:00', ends: '2028-03-09T20:00:00+01:00' };
  await put(server, { ...past, dates: [past.dates[0]!, later] });
  assert.equal((await server.get(path)).json['phase'], 'open');
  assert.deepEqual(await codesOf(server, ['ny']), []);
});

test('an event of which every date is called off has closed', async (t) => {
  const off = { ...past, dates: [{ ...next, cancelled: true }] };
  const { server } = await clocked(t, off, NEXT - 1_000_000);
  assert.equal((await server.get(path)).json['phase'], 'closed');
  assert.deepEqual(await codesOf(server, ['ny']), ['/dates/0 date-cancelled']);
});
