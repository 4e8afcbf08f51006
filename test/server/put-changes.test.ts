/** What a put may change once people have taken part, by where it stands; and what it asks about. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { FieldOf } from '../../src/protocol/fields.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { putDefinition } from '../../src/server/defining/put-definition.ts';
import { ballot, event, ideas, signup, vote } from './definitions.ts';
import { test } from './engines.ts';
import { folder, mainHere, rows, samskab, start, type Run, type TestServer } from './tools.ts';

const WHY = ['--because', 'a slip of the pen'];
const evening = 'events/faellesspisning';
const call = 'ideas/fremtidslab';
const poll = 'ballots/kvarterpuljen';

/** @returns what puts a definition as a person does */
function putter(t: TestContext, { data }: TestServer) {
  const file = join(folder(t), 'definition.json');
  return (definition: object, ...more: string[]): Promise<Run> => {
    writeFileSync(file, JSON.stringify(definition));
    return mainHere(t, ['put', file, '--data', data, ...more]);
  };
}

/** @returns what puts a definition at a time, and tells what was asked then, if anything */
function putterAt({ storage }: TestServer) {
  return (now: string, definition: Definition, because?: string): Promise<string> =>
    storage
      .write((db) => putDefinition(db, definition, Date.parse(now), because))
      .catch((error: Error) => error.message);
}

async function lastChange(server: TestServer): Promise<string[]> {
  const put = (await rows(server, 'log')).findLast(({ kind }) => kind === 'put');
  return (JSON.parse(String(put?.['what'])) as { changed: string[] }).changed;
}

const choice: FieldOf<'single-choice'> = {
  id: 'ret',
  kind: 'single-choice',
  label: 'Ret',
  options: [
    { id: 'a', label: 'Kød' },
    { id: 'b', label: 'Grønt' },
  ],
};
const diet = { id: 'diet', kind: 'short-text', label: 'Kost' } as const;
const whole = event({ fields: [choice], contact: { name: 'required', email: 'optional' } });
const [d1, d2] = whole.dates as [(typeof whole.dates)[number], (typeof whole.dates)[number]];

async function signedUp(t: TestContext, extra: object = {}, now?: string) {
  const definition = { ...whole, ...extra } as typeof whole;
  const clock = now === undefined ? {} : { now: () => Date.parse(now) };
  const server = await start(t, { definitions: [definition], ...clock });
  const { status } = await server.post(`/api/${evening}`, signup(['d1'], 3));
  assert.equal(status, 201);
  return { server, definition, put: putter(t, server) };
}

test('what may change goes by where it stands, not by what its key is called', async (t) => {
  const { put, definition } = await signedUp(t);
  const named = [{ ...choice, id: 'label' }, choice];
  const refused: [object, string][] = [
    [{ contact: { email: 'optional' } }, 'contact.name'],
    [{ contact: { name: 'optional', email: 'optional' } }, 'contact.name'],
    [{ contact: {} }, 'contact.email and contact.name'],
    [{ fields: [{ ...choice, kind: 'multiple-choice' }] }, 'fields.ret.kind'],
    [{ fields: named }, 'fields.label'],
    [{ fields: [{ ...choice, required: true }] }, 'fields.ret.required'],
    [{ fields: [{ ...choice, options: choice.options.slice(1) }] }, 'fields.ret.options.a'],
    [{ fields: [{ ...choice, options: choice.options.toReversed() }] }, 'fields.ret.options'],
    [{ personFields: [{ ...diet, maxLength: 3 }], language: 'en' }, 'language and personFields.diet.maxLength'],
    [{ personFields: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ ...diet, id })) }, 'personFields.diet, personFields.a, personFields.b, personFields.c, personFields.d and 2 more'],
  ]; // prettier-ignore
  for (const [extra, paths] of refused) {
    const { code, stderr } = await put({ ...definition, ...extra }, ...WHY);
    assert.equal(code, 2, paths);
    const words = `samskab: ${evening} has 1 submission(s): only its texts, times, dates, places, waiting list and how many may come may change; ${paths} may not change\n`;
    assert.equal(stderr, words);
  }
  const free = { place: 'Andetsteds', timeZone: 'Europe/Copenhagen', limits: {}, thanks: 'Tak' };
  const { code, stderr } = await put({ ...definition, ...free, page: 'https://e.dk/' });
  assert.equal(code, 0, stderr);
});

test('another text that people answered to asks for a reason, and is named in the log', async (t) => {
  const { server, put, definition } = await signedUp(t);
  const [a, b] = choice.options;
  const turned = {
    ...definition,
    title: 'Noget andet',
    fields: [{ ...choice, hint: 'Vælg', options: [a, { ...b, label: 'Fisk' }] }],
    personFields: [{ ...diet, label: { da: 'Kost' } }],
  };
  const silent = await put(turned);
  assert.deepEqual([silent.code, silent.stdout], [2, '']);
  assert.equal(
    silent.stderr,
    `samskab: ${evening} has 1 submission(s), and would say something else: fields.ret.hint, fields.ret.options.b.label and title: say why (--because TEXT)\n`,
  );
  const told = await put(turned, ...WHY);
  assert.equal(told.code, 0, told.stderr);
  assert.deepEqual(await lastChange(server), [
    'fields.ret.hint',
    'fields.ret.options.b.label',
    'personFields.diet.label',
    'title',
  ]);
});

test('so do texts of ideas and of what is voted on, and none before somebody took part', async (t) => {
  const persona = { title: 'Hvem', fields: [{ ...diet, id: 'navn' }] };
  const server = await start(t, { definitions: [ideas({ persona }), ballot()] });
  const put = putter(t, server);
  const changes: [name: string, definition: object, path: string][] = [
    [call, ideas({ persona: { ...persona, title: 'Hvem er du' } }), 'persona.title'],
    [call, ideas({ persona, intro: 'Ny' }), 'intro'],
    [poll, ballot({ items: ballot().items.map((item, at) => (at === 1 ? { ...item, description: 'Stor' } : item)) }), 'items.p2.description'],
    [poll, ballot({ privacy: 'Alt gemmes' }), 'privacy'],
  ]; // prettier-ignore
  for (const [name, definition] of changes) {
    assert.equal((await put(definition)).stdout.split('\n')[0], `${name}: changed`);
  }
  for (const one of [ideas({ persona }), ballot()]) assert.equal((await put(one)).code, 0);
  const idea = { answers: { idea: 'Bænke' }, persona: { navn: 'Bo' } };
  assert.equal((await server.post(`/api/${call}`, idea)).status, 201);
  assert.equal((await server.post(`/api/${poll}`, vote)).status, 201);
  for (const [name, definition, path] of changes) {
    assert.equal(
      (await put(definition)).stderr,
      `samskab: ${name} has 1 submission(s), and would say something else: ${path}: say why (--because TEXT)\n`,
    );
  }
});

async function votedIn2001(t: TestContext) {
  const definition = ballot({ closes: '2001-02-01T00:00:00Z' });
  const now = () => Date.parse('2001-01-31T00:00:00Z');
  const server = await start(t, { definitions: [definition], now });
  assert.equal((await server.post(`/api/${poll}`, vote)).status, 201);
  return { server, definition };
}

test('what is limited together stays together, and may be called otherwise', async (t) => {
  const named = (...names: string[]) => ballot().items.map((item, at) => ({ ...item, category: names[at] ?? '' })); // prettier-ignore
  const definition = ballot({ items: named('Gront', 'Gront', 'Leg'), maxLengthPerCategory: 1 });
  const server = await start(t, { definitions: [definition] });
  const put = putter(t, server);
  const [, moved] = definition.items;
  assert.equal((await server.post(`/api/${poll}`, vote)).status, 201);
  const other = await put({ ...definition, items: named('Gront', 'Leg', 'Leg') }, ...WHY);
  assert.equal(other.code, 2);
  assert.match(other.stderr, new RegExp(`items\\.${moved?.id}\\.category may not change`));
  const looser = await put({ ...definition, maxLengthPerCategory: 2 }, ...WHY);
  assert.match(looser.stderr, /maxLengthPerCategory may not change/);
  const mended = await put({ ...definition, items: named('Grønt', 'Grønt', 'Leg') }, ...WHY);
  assert.equal(mended.code, 0, mended.stderr);
});

test('what has a published result stays the same vote, although its votes are gone', async (t) => {
  const { server, definition } = await votedIn2001(t);
  const put = putter(t, server);
  assert.equal((await samskab(['publish', poll, '--data', server.data])).code, 0);
  await server.storage.write((db) => db.deleteFrom('votes').execute());
  const items = [{ id: 'x', name: 'X' }, ...definition.items.slice(1)];
  const { code, stderr } = await put({ ...definition, items, maxLength: 1 }, ...WHY);
  assert.equal(code, 2);
  assert.equal(
    stderr,
    `samskab: ${poll} has a published result: only its texts and times may change; items.p1, items.x and maxLength may not change\n`,
  );
});

test('a date that would be over is asked about, where people hold places on it', async (t) => {
  const now = '2026-12-01T12:00:00Z';
  const { server, definition } = await signedUp(t, {}, now);
  const put = putterAt(server);
  const past = (date: typeof d1, year: string) => ({
    ...date,
    starts: date.starts.replace('2027', year),
    ends: date.ends.replace('2027', year),
  });
  for (const year of ['2017', '2026']) {
    assert.equal(
      await put(now, { ...definition, dates: [past(d1, year), d2] }),
      `${evening}: date d1 would be over, and 3 places are taken there: say why (--because TEXT)`,
    );
  }
  // Nobody has a place on the other.
  assert.equal(await put(now, { ...definition, dates: [d1, past(d2, '2017')] }), 'changed');
  const all = { ...definition, dates: [past(d1, '2017'), past(d2, '2017')] };
  assert.equal(
    await put(now, all),
    `${evening}: date d1 would be over, and 3 places are taken there; what people handed in would be deleted on 2017-04-15, so within a day: say why (--because TEXT)`,
  );
  assert.equal(await put(now, all, 'why'), 'changed');
  // What is over already may be mended.
  assert.equal(await put(now, { ...all, dates: [past(d1, '2018'), d2] }), 'changed');
});

test('put says that every date is over', async (t) => {
  const server = await start(t);
  const put = putter(t, server);
  const over = { ...d1, starts: '2017-01-08T18:00:00+01:00', ends: '2017-01-08T20:00:00+01:00' };
  const { stdout } = await put(event({ dates: [over] }));
  assert.match(stdout, /: new\nevery date is over: nobody can sign up\n/);
  const later = { ...d2, starts: '2999-01-08T18:00:00+01:00', ends: '2999-01-08T20:00:00+01:00' };
  assert.doesNotMatch((await put(event({ dates: [over, later] }))).stdout, /is over/);
});

test('put asks whether an offset is meant that is not that of the zone', async (t) => {
  const put = putter(t, await start(t));
  const day = (id: string, starts: string, ends: string) => ({ id, starts, ends, capacity: 4 });
  const dates = [
    day('a', '2097-06-05T18:00:00+01:00', '2097-06-05T20:00:00+02:00'),
    day('vinter', '2097-12-05T18:00:00+01:00', '2097-12-05T19:00:00Z'),
  ];
  const { code, stdout } = await put(event({ timeZone: 'Europe/Copenhagen', dates }));
  assert.equal(code, 0);
  const line = 'date a: 2097-06-05T18:00:00+01:00 is 19:00 in Europe/Copenhagen: is +02:00 meant?';
  assert.deepEqual(
    stdout.split('\n').filter((one) => one.includes('meant')),
    [line],
  );
  assert.doesNotMatch((await put(event({ dates }))).stdout, /meant/);
});

test('put says that a published result keeps an old name', async (t) => {
  const { server, definition } = await votedIn2001(t);
  const put = putter(t, server);
  const [first, ...rest] = definition.items;
  const renamed = { ...definition, items: [{ ...first, name: 'Bro' }, ...rest] };
  assert.equal((await samskab(['publish', poll, '--data', server.data])).code, 0);
  assert.equal(
    (await put(renamed, ...WHY)).stdout,
    `${poll}: changed\nthe published result keeps the old name until it is published again (samskab publish ${poll})\n`,
  );
  assert.equal((await put({ ...renamed, thanks: 'Tak' }, ...WHY)).stdout, `${poll}: changed\n`);
});

test('what people handed in is not deleted by a slip', async (t) => {
  const then = '2027-01-10T12:00:00Z';
  const closing = ideas({ closes: '2027-03-01T00:00:00Z' });
  const server = await start(t, { definitions: [event(), closing], now: () => Date.parse(then) });
  const put = putterAt(server);
  await server.post(`/api/${evening}`, signup(['d2'], 1));
  const contact = { email: 'mai@example.dk' };
  await server.post(`/api/${call}`, { answers: { idea: 'Bænke' }, contact });
  const kept = (days: number, extra = {}) => event({ retention: { days }, ...extra });
  const deleted = (what: string) => new RegExp(`: ${what} would be deleted on `);
  assert.equal(await put(then, kept(14)), 'changed');
  assert.match(await put(then, kept(1)), deleted('what people handed in'));
  assert.equal(await put(then, kept(3)), 'changed');
  const late = '2027-01-16T12:00:00Z';
  assert.match(await put(late, kept(2)), /would be deleted on 2027-01-17: say why/);
  // Later is no loss, and neither is what stays as it was.
  assert.equal(await put(late, kept(4)), 'changed');
  assert.equal(await put(late, kept(4, { place: 'Hos Bo' })), 'changed');
  const slip = ideas({ closes: '2026-03-01T00:00:00Z', retention: { contactDays: 20, days: 30 } });
  assert.equal(
    await put(late, slip),
    `${call} would close at once, as its "closes" is 2026-03-01T00:00:00Z; their names, e-mails and telephone numbers would be deleted on 2026-03-21, so within a day; what people handed in would be deleted on 2026-03-31, so within a day: say why (--because TEXT)`,
  );
  // Where nothing closes, it is reckoned from the first idea.
  const endless = ideas({ retention: { contactDays: 5, days: 900 } });
  assert.match(await put(late, endless), /telephone numbers would be deleted on 2027-01-15, so/);
  assert.equal(await put(late, ideas({ retention: { days: 900 } })), 'changed');
});

test('what is open and was voted on does not close, or wait, without a reason', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const put = putter(t, server);
  const past = ballot({ closes: '2001-01-01T00:00:00Z' });
  assert.equal((await put(past)).code, 0);
  assert.equal((await put(ballot(), ...WHY)).code, 0);
  await server.post(`/api/${poll}`, vote);
  assert.equal(
    (await put(past)).stderr,
    `samskab: ${poll} would close at once, as its "closes" is 2001-01-01T00:00:00Z: say why (--because TEXT)\n`,
  );
  assert.match((await put(ballot({ opens: '2999-01-01T00:00:00Z' }))).stderr, /would not be open until 2999/); // prettier-ignore
  assert.equal((await put(ballot({ closes: '2999-01-01T00:00:00Z' }))).code, 0);
  assert.equal((await put(past, ...WHY)).code, 0);
});
