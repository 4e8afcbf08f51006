import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { sql } from 'kysely';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { findDefinition } from '../../src/server/storage/queries/definitions.ts';
import { openStorage } from '../../src/server/storage/storage.ts';
import { shownTurnout } from '../../src/server/publishing/turnout.ts';
import { ballot, vote } from './definitions.ts';
import { databaseBefore } from './old-database.ts';
import { folder, mainHere, newKey, rows, samskab, start, type TestServer } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const areas = [
  { id: 'nord', name: 'Nørrevang' },
  { id: 'åen', name: { da: 'Åkvarteret', en: 'By the river' } },
];

async function turnoutOf(server: Pick<TestServer, 'storage'>): Promise<string[]> {
  const list = await rows(server, 'turnout');
  return list.map((row) => [row['area'], row['channel'], row['ballots']].join(':')).toSorted();
}

async function cast(server: TestServer, code?: string): Promise<number> {
  const credential = code === undefined ? {} : { credential: { kind: 'code', code } };
  return (await server.post(path, { ...vote, ...credential })).status;
}

async function codes(server: TestServer, ...args: string[]): Promise<string[]> {
  const run = await samskab(['codes', 'kvarterpuljen', ...args, '--data', server.data]);
  assert.equal(run.code, 0, run.stderr);
  return run.stdout.trimEnd().split('\n');
}

test('a code says from where and how a vote came, and only the sums are kept', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code', areas })] });
  const [a = '', b = '', unused = ''] = await codes(server, '--count', '3', '--area', 'åen');
  const [paper = ''] = await codes(server, '--count', '1', '--paper');
  const [both = ''] = await codes(server, '--count', '1', '--paper', '--area', 'nord');
  const [plain = ''] = await codes(server, '--count', '1');
  for (const code of [a, b, paper, both, plain]) assert.equal(await cast(server, code), 201);
  const expected = [':online:1', ':paper:1', 'nord:paper:1', 'åen:online:2'];
  assert.deepEqual(await turnoutOf(server), expected);
  // Neither a used code, nor a wrong one, nor a vote that breaks a rule is turned out.
  assert.equal(await cast(server, a), 409);
  assert.equal(await cast(server, 'AAAA-AAAA-AAAA'), 403);
  const selections = [{ item: 'nix' }];
  const body = { selections, credential: { kind: 'code', code: unused } };
  assert.equal((await server.post(path, body)).status, 422);
  assert.deepEqual(await turnoutOf(server), expected);
  const stored = JSON.stringify(await rows(server, 'votes'));
  for (const word of ['nord', 'åen', 'paper', 'online']) assert.ok(!stored.includes(word), word);
});

test('without codes all ballots come from nowhere known, online; each is counted once', async (t) => {
  const server = await start(t, { definitions: [ballot({ areas })] });
  const key = newKey();
  await Promise.all(Array.from({ length: 20 }, () => cast(server)));
  await Promise.all(Array.from({ length: 20 }, () => server.post(path, vote, key)));
  assert.deepEqual(await turnoutOf(server), [':online:21']);
  assert.equal((await rows(server, 'votes')).length, 21);
});

const wrong: [string, object, RegExp][] = [
  ['that is not there', { areas }, /kvarterpuljen has no area "syd" \(it has nord, åen\)/],
  ['where there are none', {}, /has no area "syd" \(its definition has no "areas"\)/],
];
for (const [what, extra, line] of wrong) {
  test(`codes for an area ${what} are refused`, async (t) => {
    const server = await start(t, { definitions: [ballot({ credential: 'code', ...extra })] });
    const args = ['codes', 'kvarterpuljen', '--count', '1', '--area', 'syd', '--data', server.data];
    const run = await mainHere(t, args);
    assert.deepEqual([run.code, run.stdout], [2, '']);
    assert.match(run.stderr, /^samskab: codes: [^\n]+\n$/);
    assert.match(run.stderr, line);
    assert.deepEqual(await rows(server, 'voter_codes'), []);
  });
}

test('an area stands once in a definition', async (t) => {
  const file = join(folder(t), 'ballot.json');
  writeFileSync(file, JSON.stringify(ballot({ areas: [...areas, { id: 'nord', name: 'N' }] })));
  const run = await mainHere(t, ['put', file, '--data', folder(t)]);
  assert.match(run.stderr, /areas, 3rd: `id` "nord" stands twice/);
});

/** A database as version 0.1 made it. */
async function oldDatabase(t: TestContext): Promise<string> {
  const { data, db } = await databaseBefore(t, '002');
  const body = JSON.stringify(ballot({ credential: 'code' }));
  await sql`insert into definitions values ('ballots', 'kvarterpuljen', ${body}, '')`.execute(db);
  for (const id of ['a', 'b', 'c']) {
    const code = id === 'c' ? '' : `CODE-000${id === 'a' ? 2 : 1}`;
    await sql`
      insert into votes values (${id}, 'ballots', 'kvarterpuljen', ${code}, '[]')`.execute(db);
  }
  await sql`insert into votes values ('d', 'budgets', 'kvarterpuljen', '', '[]')`.execute(db);
  await sql`insert into voter_codes values ('ballots', 'kvarterpuljen', 'h', 0)`.execute(db);
  await db.destroy();
  return data;
}

test('a database of before is brought up to date, and its votes are counted', async (t) => {
  const data = await oldDatabase(t);
  for (let time = 0; time < 2; time++) {
    const storage = await openStorage(data);
    const list = await rows({ storage }, 'turnout');
    assert.deepEqual(
      list.map((row) => Object.values(row)),
      [
        ['ballots', 'kvarterpuljen', '', 'online', 3],
        ['budgets', 'kvarterpuljen', '', 'online', 1],
      ],
    );
    const [code] = await rows({ storage }, 'voter_codes');
    assert.deepEqual([code?.['used'], code?.['area'], code?.['channel']], [0, '', 'online']);
    assert.equal(code?.['key_id'], 'scrypt');
    const votes = await rows({ storage }, 'votes');
    assert.deepEqual(
      votes.map(({ id }) => id),
      ['a', 'b', 'c', 'd'],
    );
    assert.ok(votes.every((vote) => !('code' in vote)));
    const receipts = await rows({ storage }, 'receipts');
    assert.deepEqual(
      receipts.map((row) => Object.values(row)),
      [1, 2].map((digit) => ['ballots', 'kvarterpuljen', `CODE-000${digit}`]),
    );
    assert.ok(await storage.read((db) => findDefinition(db, 'ballots', 'kvarterpuljen')));
    await storage.close();
    // Nothing is left of where the codes were.
    const file = readFileSync(join(data, 'samskab.sqlite'), 'latin1');
    assert.equal(file.split('CODE-000').length - 1, 2);
  }
});

test('a channel is one of two', async (t) => {
  const server = await start(t);
  for (const table of ['turnout', 'voter_codes']) {
    const owner = { resource: 'ballots', definition_id: 'x', area: '', channel: 'fax' };
    const rest = table === 'turnout' ? { ballots: 1 } : { hash: 'h', used: 0 };
    const insert = server.storage.write((db) => db.insertInto(table as never).values({ ...owner, ...rest } as never).execute()); // prettier-ignore
    await assert.rejects(insert, /CHECK constraint failed/, table);
  }
});

const ELECTION = `META
key;value
description;Ådalens puljer
country;Denmark
unit;Ådalen
instance;2026
num_projects;2
num_votes;7
budget;100000
vote_type;approval
max_length;1
currency;DKK
language;da
PROJECTS
project_id;cost;name
1;40000;Bænke
2;60000;Skatepark
VOTES
voter_id;Voting_Method;neighborhood;vote
a;internet;Nord;1
b;paper;Nord;1
c;Internet;Syd;2
d;Paper;;2
e;internet;Syd;1,2
f;;Øst;1
g;mail; Nord ;1
`;

async function imported(t: TestContext, content: string, ...args: string[]) {
  const server = await start(t);
  const file = join(folder(t), 'aadalen.pb');
  writeFileSync(file, content);
  const run = (...more: string[]) =>
    mainHere(t, ['import', file, '--id', 'by', '--data', server.data, ...more]);
  const first = await run(...args);
  assert.equal(first.code, 0, first.stderr);
  const { json } = await server.get('/api/ballots/by');
  return { server, json, run };
}

test('an import takes areas and channels from the file; a refused vote is not counted', async (t) => {
  const { server, json } = await imported(t, ELECTION, '--votes');
  const expected = ['Nord', 'Syd', 'Øst'].map((id) => ({ id, name: id }));
  assert.deepEqual(json['areas'], expected);
  const turnout = [':paper:1', 'Nord:online:1', 'Nord:paper:2', 'Syd:online:1', 'Øst:online:1'];
  assert.deepEqual(await turnoutOf(server), turnout);
});

test('an import without votes has the same areas, and nobody has turned out', async (t) => {
  const { server, json, run } = await imported(t, ELECTION);
  assert.equal((json['areas'] as object[]).length, 3);
  assert.deepEqual(await turnoutOf(server), []);
  assert.match((await run('--votes')).stdout, /was there already, 6 of 7 votes cast/);
  assert.equal((await turnoutOf(server)).length, 5);
});

test('the district of a voter is taken where there is no neighbourhood', async (t) => {
  const { server } = await imported(t, ELECTION.replace('neighborhood', 'District'), '--votes');
  assert.equal((await turnoutOf(server)).length, 5);
});

test('more than a hundred areas are none', async (t) => {
  const votes = Array.from({ length: 101 }, (_, index) => `v${index};internet;Vej ${index};1\n`);
  const head = ELECTION.slice(0, ELECTION.indexOf('a;internet')).replace(/num_votes;7\n/, '');
  const { server, json } = await imported(t, head + votes.join(''), '--votes');
  assert.equal(json['areas'], undefined);
  assert.deepEqual(await turnoutOf(server), [':online:101']);
  const fewer = await imported(t, head + votes.slice(1).join(''), '--votes');
  assert.equal((fewer.json['areas'] as object[]).length, 100);
});

const row = (area: string, channel: 'online' | 'paper', ballots: number) => ({ area, channel, ballots }); // prettier-ignore
const parts = ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase() }));

test('turnout is shown in two tables, and few people in neither', () => {
  const turnout = [row('a', 'online', 20), row('a', 'paper', 7), row('b', 'online', 2), row('c', 'online', 9)]; // prettier-ignore
  assert.deepEqual(shownTurnout(turnout, parts), {
    areas: [
      { name: 'A', ballots: 27 },
      { name: 'B', ballots: null },
      { name: 'C', ballots: null },
    ],
    channels: [
      { channel: 'online', ballots: 31 },
      { channel: 'paper', ballots: 7 },
    ],
  });
});

test('what came from no known part is named in every language', () => {
  const shown = shownTurnout([row('a', 'online', 20), row('', 'online', 7)], parts);
  const { name } = shown?.areas?.at(-1) ?? {};
  assert.deepEqual(Object.keys(name ?? '').sort(), Object.keys(LANGUAGES).sort());
});

test('turnout has no table of one', () => {
  assert.equal(shownTurnout([row('', 'online', 9)], undefined), undefined);
  assert.equal(shownTurnout([row('', 'online', 9)], []), undefined);
  assert.equal(shownTurnout([], undefined), undefined);
  assert.deepEqual(shownTurnout([row('', 'online', 9), row('', 'paper', 3)], undefined), {
    channels: [
      { channel: 'online', ballots: null },
      { channel: 'paper', ballots: null },
    ],
  });
});

test('who is from no known part is told of as they are, and does not give the parts away', () => {
  const turnout = [row('a', 'online', 20), row('b', 'online', 6), row('c', 'online', 1), row('gone', 'online', 2), row('', 'online', 1)]; // prettier-ignore
  const { areas: shown } = shownTurnout(turnout, parts) ?? {};
  assert.deepEqual(
    shown?.map(({ ballots }) => ballots),
    [20, null, null, 3],
  );
});
