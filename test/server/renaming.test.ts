/** What was voted on keeps its name, or says what it was called; and what was final stays closed. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { BallotDefinition } from '../../src/protocol/ballots.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { putDefinition } from '../../src/server/defining/put-definition.ts';
import { ballot, budget, vote } from './definitions.ts';
import { test } from './engines.ts';
import { folder, mainHere, rows, samskab, start, type TestServer } from './tools.ts';

const NAME = 'ballots/kvarterpuljen';
const WHY = ['--because', 'a spelling mistake'];
const today = () => new Date().toISOString().slice(0, 10);

/** @returns the ballot with other names for its first items */
function called(...names: BallotDefinition['items'][number]['name'][]): BallotDefinition {
  const definition = ballot();
  const items = definition.items.map((item, index) => ({
    ...item,
    name: names[index] ?? item.name,
  }));
  return { ...definition, items };
}

/** Puts a definition as a person does. */
async function putAs(t: TestContext, { data }: TestServer, definition: object, ...more: string[]) {
  const file = join(folder(t), 'definition.json');
  writeFileSync(file, JSON.stringify(definition));
  return mainHere(t, ['put', file, ...more, '--data', data]);
}

async function items(server: TestServer, path = NAME): Promise<Record<string, unknown>[]> {
  return (await server.get(`/api/${path}`)).json['items'] as Record<string, unknown>[];
}

test('before anybody has voted, names change without a mark', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  assert.equal((await putAs(t, server, called('Bænk'))).stdout, `${NAME}: changed\n`);
  assert.deepEqual((await items(server))[0], { id: 'p1', name: 'Bænk' });
});

test('a new name of what was voted on needs a reason, and is marked', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  assert.equal((await server.post(`/api/${NAME}`, vote)).status, 201);
  const silent = await putAs(t, server, called('bænke ved åen', 'Skatepark', 'Have'));
  assert.deepEqual([silent.code, silent.stdout], [2, '']);
  const words =
    'samskab: ballots/kvarterpuljen has been voted on, and another name for "Bænke ved åen" (p1) and "Byhave" (p3) will be marked for all to see: say why (--because TEXT)\n';
  assert.equal(silent.stderr, words);
  assert.deepEqual(await items(server), ballot().items);
  const told = await putAs(t, server, called('bænke ved åen', 'Skatepark', 'Have'), ...WHY);
  assert.equal(told.stdout, `${NAME}: changed\n`, told.stderr);
  const until = today();
  const marked = [
    { id: 'p1', name: 'bænke ved åen', formerly: [{ name: 'Bænke ved åen', until }] },
    { id: 'p2', name: 'Skatepark' },
    { id: 'p3', name: 'Have', formerly: [{ name: 'Byhave', until }] },
  ];
  assert.deepEqual(await items(server), marked);
  const last = (await rows(server, 'log')).at(-1);
  assert.equal(last?.['because'], WHY[1]);
  assert.deepEqual((JSON.parse(String(last?.['what'])) as { changed: string[] }).changed, [
    'items.p1.name',
    'items.p3.name',
  ]);
  // Back to the old name is a new name too.
  assert.equal((await putAs(t, server, called('Bænke ved åen', 'Skatepark', 'Have'))).code, 2);
  const again = await putAs(t, server, called('Bænke ved åen', 'Skatepark', 'Have'), ...WHY);
  assert.equal(again.code, 0, again.stderr);
  const [first] = await items(server);
  // Nothing was formerly called what it is called.
  assert.deepEqual(first?.['formerly'], [{ name: 'bænke ved åen', until }]);
});

test('a mark cannot be made or removed by who puts a definition', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  await server.post(`/api/${NAME}`, vote);
  const definition = called('Bænk');
  assert.equal((await putAs(t, server, definition, ...WHY)).code, 0);
  const marked = await items(server);
  // As it was written, as a GET brought it, and with another mark.
  const shown = (await server.get(`/api/${NAME}`)).json;
  const forged = marked.map((item) => ({ ...item, formerly: [{ name: 'X', until: '' }] }));
  for (const one of [definition, shown, { ...shown, items: forged }]) {
    assert.equal((await putAs(t, server, one)).stdout, `${NAME}: same\n`);
  }
  const texts = await putAs(t, server, { ...definition, title: 'Ny' }, ...WHY);
  assert.equal(texts.code, 0, texts.stderr);
  assert.deepEqual(await items(server), marked);
  const other = { ...ballot({ id: 'anden' }), items: forged };
  assert.equal((await putAs(t, server, other)).code, 0);
  assert.deepEqual(
    (await items(server, 'ballots/anden')).filter((item) => 'formerly' in item),
    [],
  );
});

test('a name in one language is the same as a map of it alone; any other is new', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  await server.post(`/api/${NAME}`, vote);
  assert.equal((await putAs(t, server, called({ da: 'Bænke ved åen' }))).code, 0);
  assert.ok(!('formerly' in ((await items(server))[0] ?? {})));
  const more = called({ da: 'Bænke ved åen', en: 'A bridge' });
  assert.equal((await putAs(t, server, more)).code, 2);
});

test('a budget is marked the same', async (t) => {
  const server = await start(t, { definitions: [budget()] });
  await server.post('/api/budgets/borgerbudget', vote);
  const [first, ...rest] = budget().items;
  const renamed = { ...budget(), items: [{ ...first, name: 'Bro' }, ...rest] };
  assert.equal((await putAs(t, server, renamed)).code, 2);
  assert.equal((await putAs(t, server, renamed, ...WHY)).code, 0);
  const [item] = await items(server, 'budgets/borgerbudget');
  assert.deepEqual(item?.['formerly'], [{ name: first?.name, until: today() }]);
});

test('the result tells former names, and its page too', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  await server.post(`/api/${NAME}`, vote);
  const closed = { ...called('<Bro>'), closes: '2001-01-01T00:00:00Z' };
  assert.equal((await putAs(t, server, closed, ...WHY)).code, 0);
  const done = await samskab(['publish', NAME, '--data', server.data]);
  assert.equal(done.code, 0, done.stderr);
  const [first] = await items(server, `${NAME}/results`);
  assert.deepEqual(first?.['formerly'], [{ name: 'Bænke ved åen', until: today() }]);
  const { text } = await server.get(`/${NAME}/results`);
  assert.ok(text.includes('&lt;Bro&gt;<br /><small>Hed før: Bænke ved åen</small>'), text);
});

test('what has a final result never opens again by a put', async (t) => {
  const closes = '2001-02-01T00:00:00Z';
  const definition = ballot({ closes });
  const server = await start(t, { definitions: [definition], now: () => 0 });
  await server.post(`/api/${NAME}`, { selections: [{ item: 'p1' }] });
  assert.equal((await samskab(['publish', NAME, '--data', server.data])).code, 0);
  const { closes: _, ...endless } = definition as { closes: string };
  const later: object[] = [
    { ...definition, closes: '2999-01-01T00:00:00Z' },
    { ...definition, closes: '2001-02-01T00:00:01Z' },
    { ...definition, opens: '2998-01-01T00:00:00Z', closes: '2999-01-01T00:00:00Z' },
    endless,
  ];
  for (const one of later) {
    const { code, stderr } = await putAs(t, server, one, ...WHY);
    assert.equal(code, 2);
    const words = `samskab: ${NAME} has a final result and stays closed: its "closes" may not become later; take the result back first (samskab publish ${NAME} --withdraw)\n`;
    assert.equal(stderr, words);
  }
  // Texts may change, and the same time in another zone is the same time.
  const texts = { ...definition, title: 'Ny', closes: '2001-02-01T01:00:00+01:00' };
  assert.equal((await putAs(t, server, texts, ...WHY)).code, 0);
  // A name is marked here too, although nobody has voted.
  const { items: renamed } = called('Bænk');
  assert.equal((await putAs(t, server, { ...texts, items: renamed }, ...WHY)).code, 0);
  assert.ok('formerly' in ((await items(server))[0] ?? {}));
  const withdraw = ['publish', NAME, '--withdraw', ...WHY, '--data', server.data];
  assert.equal((await samskab(withdraw)).code, 0);
  assert.equal((await putAs(t, server, later[0] ?? {}, ...WHY)).code, 0);
  assert.equal((await server.get(`/api/${NAME}`)).json['phase'], 'open');
});

test('what is embedded in another server is held to the same', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  await server.post(`/api/${NAME}`, vote);
  const put = (definition: Definition, because?: string) =>
    server.storage.write((db) => putDefinition(db, definition, Date.now(), because));
  await assert.rejects(put(called('Bænk')), { name: 'Mistake' });
  assert.equal(await put(called('Bænk'), 'a reason'), 'changed');
  assert.equal(await put(called('Bænk')), 'same');
});
