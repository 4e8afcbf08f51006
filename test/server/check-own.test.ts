/** `samskab check --submit` of what we serve ourselves: every kind of it keeps the protocol. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Definition } from '../../src/protocol/resources.ts';
import { RESOURCE_OF } from '../../src/server/storage/queries/definitions.ts';
import { test } from './engines.ts';
import { ballot, budget, event, ideas } from './definitions.ts';
import { codesFor, folder, mainHere, put, rows, start } from './tools.ts';

const common = { test: true, language: 'en' } as const;
const items = ballot().items.map(({ id }) => ({ id, name: id }));
const scored = { minLength: 1, items };
const day = '2099-01-08';

const EACH: Readonly<Record<string, Definition>> = {
  approval: ballot({ ...common, minLength: 1, maxLength: 2 }),
  ordinal: { ...ballot(common), method: 'ordinal', maxLength: 2, minLength: 2 } as Definition,
  cumulative: { ...ballot({ ...common, ...scored }), method: 'cumulative', minSumPoints: 4, maxSumPoints: 10, maxPoints: 5 } as Definition, // prettier-ignore
  scoring: { ...ballot({ ...common, ...scored }), method: 'scoring', maxPoints: 5 } as Definition,
  'per category': ballot({
    ...common,
    maxLength: 3,
    maxLengthPerCategory: 1,
    items: items.map((item, index) => ({ ...item, category: index === 0 ? 'A' : 'B' })),
  }),
  'a proof of work': ballot({ ...common, proofOfWork: true }),
  knapsack: budget({ ...common, minSumCost: 70_000 }),
  allocation: { ...(budget(common) as object), method: 'allocation', items: items.map(({ id, name }) => ({ id, name, min: 20_000, step: 5000, max: 90_000 })) } as Definition, // prettier-ignore
  ideas: ideas({
    ...common,
    persona: { fields: [{ id: 'who', kind: 'short-text', label: 'Who?', required: true }] },
    fields: [
      {
        id: 'idea',
        kind: 'long-text',
        label: 'Idea',
        required: true,
        minLength: 30,
        maxLength: 99,
      },
      { id: 'cost', kind: 'number', label: 'Price', min: 3, max: 9, step: 3 },
      { id: 'money', kind: 'money', label: 'Money', currency: 'DKK', min: 100 },
      { id: 'one', kind: 'single-choice', label: 'One', options: [{ id: 'a', label: 'A' }] },
      { id: 'some', kind: 'multiple-choice', label: 'Some', minLength: 1, options: [{ id: 'b', label: 'B' }] }, // prettier-ignore
      { id: 'mail', kind: 'email', label: 'Mail', required: true },
      { id: 'phone', kind: 'telephone', label: 'Phone', required: true },
      { id: 'day', kind: 'date', label: 'Day', required: true, min: '2026-05-01' },
      { id: 'ok', kind: 'consent', label: 'Yes', required: true },
    ],
    contact: { name: 'required', email: 'optional' },
  }),
  event: event({
    ...common,
    timeZone: 'Europe/Copenhagen',
    place: 'The hall',
    dates: ['d1', 'd2'].map((id) => ({
      id,
      starts: `${day}T18:00:00+01:00`,
      ends: `${day}T20:00:00+01:00`,
      capacity: 40,
    })),
    contact: { name: 'required' },
    fields: [{ id: 'heard', kind: 'short-text', label: 'How?', required: true }],
  }),
};

for (const [name, definition] of Object.entries(EACH)) {
  test(`${name}: nothing must be mended, and one of two is stored`, async (t) => {
    const server = await start(t, { definitions: [definition] });
    const path = `/api/${RESOURCE_OF[definition.type]}/${definition.id}`;
    const run = await mainHere(t, ['check', `${server.url}${path}`, '--submit']);
    assert.equal(run.code, 0, run.stdout);
    assert.match(run.stdout, /2 submissions were taken, which do not count/);
    assert.match(run.stdout, /0 must, 0 should/, run.stdout);
    assert.match(run.stdout, /other-body .*refused with 422/);
    const rules = run.stdout.match(/^fine +rule /gm) ?? [];
    assert.ok(rules.length >= 4, run.stdout);
    // The household cancels by its receipt; an idea is taken back.
    if (definition.type === 'event' || definition.type === 'ideas') {
      assert.match(run.stdout, /manage .*is taken back by it/);
    }
  });
}

test('a code is asked for: with two of them all is tried, and without none counts', async (t) => {
  const server = await start(t, { definitions: [ballot({ ...common, credential: 'code' })] });
  const url = `${server.url}/api/ballots/kvarterpuljen`;
  const without = await mainHere(t, ['check', url, '--submit']);
  assert.match(without.stdout, /0 submissions were taken/);
  assert.match(without.stdout, /should +submission .*--code CODE, twice/);
  assert.match(without.stdout, /fine +not-eligible +what has no code is refused with 403/);
  const codes = await codesFor(server, 'ballots', 'kvarterpuljen', 2);
  const given = codes.flatMap((code) => ['--code', code]);
  const run = await mainHere(t, ['check', url, '--submit', ...given]);
  assert.equal(run.code, 0, run.stdout);
  assert.match(run.stdout, /fine +already-voted /);
  assert.match(run.stdout, /fine +in-flight +of several at once/);
  assert.equal((await rows(server, 'votes')).length, 2);
});

test('what is not open is refused, and what is no test is sent nothing', async (t) => {
  const opens = '2099-01-01T00:00:00Z';
  const closes = '2020-01-01T00:00:00Z';
  const definitions = [
    ballot({ ...common, id: 'early', opens, visibility: 'public' }),
    ballot({ ...common, id: 'late', closes }),
    ballot({ id: 'real' }),
  ];
  const server = await start(t, { definitions });
  const check = (id: string) =>
    mainHere(t, ['check', `${server.url}/api/ballots/${id}`, '--submit']);
  const early = await check('early');
  assert.match(early.stdout, /fine +not-open .*while it is upcoming is refused with 403 and `not-open-yet`/); // prettier-ignore
  const late = await check('late');
  assert.match(late.stdout, /fine +not-open .*while it is closed is refused with 403 and `closed`/);
  assert.match(late.stdout, /should +results-link/);
  const real = await check('real');
  assert.equal(real.code, 2);
  assert.match(real.stderr, /nothing was sent, as what is sent to "real" counts/);
  assert.match(real.stdout, /Only read, with GET and OPTIONS/);
  assert.equal((await rows(server, 'votes')).length, 0);
});

test('a body of its own is sent in place of one that is made up', async (t) => {
  const server = await start(t);
  await put(server, ballot(common));
  const file = join(folder(t), 'body.json');
  const url = `${server.url}/api/ballots/kvarterpuljen`;
  writeFileSync(file, '{ "selections": [{ "item": "p3" }] }');
  assert.equal((await mainHere(t, ['check', url, '--submit', '--body', file])).code, 0);
  const [first] = await rows(server, 'votes');
  assert.match(JSON.stringify(first), /p3/);
  writeFileSync(file, '{ "selections": [{ "item": "p9" }] }');
  const broken = await mainHere(t, ['check', url, '--submit', '--body', file]);
  assert.match(broken.stdout, /what --body says breaks a rule itself: unknown-item at \/selections\/0\/item/); // prettier-ignore
});
