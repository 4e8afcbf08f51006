import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPabulib } from '../../src/pabulib/reading/read.ts';
import { itemId } from '../../src/pabulib/item-id.ts';
import { pabulibExport } from '../../src/server/exporting/pabulib.ts';
import { findDefinition, type Voted } from '../../src/server/storage/queries/definitions.ts';
import { addVotes } from '../../src/server/storage/queries/votes.ts';
import { ballot, budget, event, ideas } from './definitions.ts';
import { folder, mainHere, rows, samskab, start, type TestServer } from './tools.ts';

const ELECTION = `META
key;value
description;Ådalens puljer
country;Denmark
unit;Ådalen
instance;2026
num_projects;3
num_votes;4
budget;1000.5
vote_type;cumulative
min_length;0
max_sum_points;9
currency;DKK
language;da
comment;#1: Typed in by Mette
PROJECTS
project_id;cost;name;category
1;400.25;Bænke;byrum
2;600;"Skatepark; ""stor""";
3;900;Byhave;grønt
VOTES
voter_id;vote;points;age
kim-77021;3,1;5,4;34
kim-77022;2;9;19
kim-77023;;;51
kim-77024;3,1;5,4;70
`;

/** Reads a file strictly, and shows its ballots in an order of their own. */
async function ballotsIn(text: string): Promise<string[]> {
  const election = await readPabulib(once(text), { strict: true });
  const found: string[] = [];
  for await (const { items, points } of election.votes()) {
    found.push(`${items.map(itemId).join()} ${points?.join() ?? ''}`.trim());
  }
  return found.toSorted();
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function exported(server: TestServer, name: string): Promise<string> {
  const args = ['export', name, '--format', 'pb', '--data', server.data];
  const { code, stdout, stderr } = await samskab(args);
  assert.deepEqual([code, stderr], [0, '']);
  return stdout;
}

test('an election that was imported is exported with the same ballots, and no voter', async (t) => {
  const server = await start(t);
  const file = join(folder(t), 'aadalen.pb');
  writeFileSync(file, ELECTION);
  const run = await mainHere(t, ['import', file, '--votes', '--id', 'by', '--data', server.data]);
  assert.equal(run.stdout, 'ballots/by: imported, 4 of 4 votes cast\n', run.stderr);
  assert.equal(
    run.stderr,
    `${file}: what VOTES says of who voted is not kept with the votes: "age"; only from where and how they came is, in sums\n`,
  );
  const text = await exported(server, 'ballots/by');
  assert.deepEqual(await ballotsIn(text), ['', '2 9', '3,1 5,4', '3,1 5,4']);
  assert.deepEqual(await ballotsIn(text), await ballotsIn(ELECTION));
  for (const secret of ['kim', '7702', ';age', ';34']) assert.ok(!text.includes(secret));
  assert.match(text, /^comment;#1: Typed in by Mette #2: Written by Samskab\. 1 blank ballot was cast too, .*$/m); // prettier-ignore
  // Imported again, it is the same election.
  writeFileSync(file, text);
  const again = await mainHere(t, ['import', file, '--votes', '--strict', '--id', 'by2', '--data', server.data]); // prettier-ignore
  assert.equal(again.stdout, 'ballots/by2: imported, 4 of 4 votes cast\n', again.stderr);
  assert.equal(again.stderr, '');
  const stored = (await rows(server, 'definitions')).map(({ body }) => JSON.parse(String(body)) as object); // prettier-ignore
  const [first, second] = stored.map(({ origin: _origin, ...rest }: { origin?: object }) => rest);
  assert.deepEqual({ ...second, id: 'by' }, first);
  const both = await exported(server, 'ballots/by2');
  assert.deepEqual(both.split('VOTES')[0], text.split('VOTES')[0]);
});

test('an export of votes in Pabulib’s format tells nothing of who', async (t) => {
  const server = await start(t, {
    definitions: [budget({ minLength: 0, items: [{ id: 'a, b', name: 'P', cost: 1 }] })],
  });
  const answers = [
    await server.post('/api/budgets/borgerbudget', { selections: [{ item: 'a, b' }] }),
    await server.post('/api/budgets/borgerbudget', { selections: [] }),
  ];
  const text = await exported(server, 'budgets/borgerbudget');
  assert.deepEqual(await ballotsIn(text), ['', 'a, b']);
  const votes = await rows(server, 'votes');
  const secrets = [...answers.map(({ json }) => json.code), ...votes.map(({ id }) => id)];
  for (const secret of secrets) assert.ok(!text.includes(String(secret)));
  assert.ok(text.endsWith('voter_id;vote\n1;a%2C b\n'), text);
});

test('voters are numbered in the order of the random ids of their votes', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  for (const item of ['p1', 'p2', 'p3', 'p1', 'p2', 'p3']) {
    await server.post('/api/ballots/kvarterpuljen', { selections: [{ item }] });
  }
  const votes = await rows(server, 'votes');
  const shown = votes
    .toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
    .map(({ selections }, index) => {
      const [{ item }] = JSON.parse(String(selections)) as [{ item: string }];
      return `${index + 1};${item}\n`;
    });
  const text = await exported(server, 'ballots/kvarterpuljen');
  assert.ok(text.endsWith(`voter_id;vote\n${shown.join('')}`), text);
});

test('an export without votes can be read', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  assert.deepEqual(await ballotsIn(await exported(server, 'ballots/kvarterpuljen')), []);
});

test('only what is voted on has that format', async (t) => {
  const server = await start(t, { definitions: [ideas(), event()] });
  for (const name of ['ideas/fremtidslab', 'events/faellesspisning']) {
    const run = await mainHere(t, ['export', name, '--format', 'pb', '--data', server.data]);
    const line = `samskab: export: --format pb is for ballots and budgets, not for ${name}\n`;
    assert.deepEqual(run, { code: 2, stdout: '', stderr: line });
  }
});

test('the number of votes is right, and people can vote, while a slow reader reads', async (t) => {
  const server = await start(t, { definitions: [ballot({ title: 'x'.repeat(20_000) })] });
  const owner = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
  const many = Array.from({ length: 1200 }, () => [{ item: 'p1' }]);
  const { storage } = server;
  await storage.write((db) => addVotes(db, owner, many));
  const stored = (await storage.read((db) => findDefinition(db, 'ballots', 'kvarterpuljen'))) as Voted; // prettier-ignore
  const reading = pabulibExport(storage, stored);
  let text = (await reading.next()).value ?? '';
  assert.ok(text.includes('num_votes;1200\n') && !text.includes('\n600;'), 'it is in the middle');
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      server.post('/api/ballots/kvarterpuljen', { selections: [{ item: 'p2' }] }),
    ),
  );
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
  for await (const piece of reading) text += piece;
  assert.deepEqual([...new Set(await ballotsIn(text))], ['p1']);
  assert.equal((await ballotsIn(await exported(server, 'ballots/kvarterpuljen'))).length, 1220);
});
