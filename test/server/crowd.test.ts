/** A crowd on few seats: 200 households at once, who cancel, while the number of seats changes. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { event } from './definitions.ts';
import { test } from './engines.ts';
import { crowd, faultsOf, HOUSEHOLDS, SEATS } from './crowd.ts';
import { put, start } from './tools.ts';

const limits = { perAddress: { most: 100_000, seconds: 60 } };

async function rush(t: TestContext, overtaking: 'never' | 'always') {
  const date = { id: 'a', starts: '2028-03-26T18:00:00+02:00', ends: '2028-03-26T20:00:00+02:00' };
  const seats = (capacity: number) =>
    event({ id: 'koe', overtaking, limits, maxDates: 1, dates: [{ ...date, capacity }] });
  const one = await start(t, { definitions: [seats(SEATS)] });
  const two = await start(t, { data: one.data });
  const done = crowd([`${one.url}/api/events/koe`, `${two.url}/api/events/koe`]);
  for (const capacity of [SEATS + 3, SEATS + 1, SEATS + 5]) {
    // Fewer than are taken is refused, and that is right too.
    await put(one, seats(capacity)).catch(() => undefined);
  }
  const tokens = await done;
  const { json } = await one.get('/api/events/koe');
  const [{ capacity = 0 } = {}] = json['dates'] as { capacity: number }[];
  const stored = await one.storage.read((db) =>
    db
      .selectFrom('signups')
      .innerJoin('signup_dates', 'signup_dates.queue', 'signups.queue')
      .select(['signups.queue', 'adults', 'status'])
      .orderBy('signups.queue')
      .execute(),
  );
  assert.equal(stored.length, HOUSEHOLDS);
  assert.equal(tokens.length, HOUSEHOLDS);
  const list = stored.map(({ adults, status }) => ({ people: adults, status }));
  assert.ok(list.filter(({ status }) => status === 'waiting').length > HOUSEHOLDS / 2);
  assert.ok(list.filter(({ status }) => status === 'cancelled').length > HOUSEHOLDS / 10);
  assert.deepEqual(faultsOf(list, capacity, overtaking), []);
}

for (const overtaking of ['never', 'always'] as const) {
  test(`no seat twice, none empty, and the order kept: ${overtaking}`, (t) => rush(t, overtaking));
}

const waiting = { people: 2, status: 'waiting' } as const;
const confirmed = { people: 2, status: 'confirmed' } as const;

test('what is looked for would be found', () => {
  const found = (list: Parameters<typeof faultsOf>[0], capacity: number) =>
    faultsOf(list, capacity, 'never').length;
  assert.equal(found([confirmed, confirmed], 3), 1);
  assert.equal(found([confirmed, waiting], 4), 1);
  assert.equal(found([waiting, confirmed], 3), 1);
  assert.equal(found([{ ...waiting, people: 4 }, confirmed], 3), 0, 'it could never fit');
  assert.equal(found([confirmed, waiting], 3), 0);
  assert.equal(faultsOf([{ ...waiting, people: 3 }, { ...waiting, people: 1 }], 2, 'always').length, 1); // prettier-ignore
});
