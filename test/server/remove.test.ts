/** What nobody took part in can be taken out, and its log stays. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { CountedResults } from '../../src/protocol/results.ts';
import { logSummary } from '../../src/server/publishing/log-summary.ts';
import { TABLES } from '../../src/server/storage/copying/tables.ts';
import { readLog } from '../../src/server/storage/queries/log.ts';
import { saveResults } from '../../src/server/storage/queries/results.ts';
import { beginBatch } from '../../src/server/storage/queries/vote-batches.ts';
import { addVotes } from '../../src/server/storage/queries/votes.ts';
import { ballot, budget, event, ideas, signup, vote } from './definitions.ts';
import { test } from './engines.ts';
import { codesFor, folder, mainHere, newKey, put, rows, start, type TestServer } from './tools.ts';

const draft = { visibility: 'draft' } as const;
const yesterday = new Date(Date.now() - 86_400_000).toISOString();
const name = 'ballots/kvarterpuljen';

/** @returns what a command says, whether it does it or not */
async function run(t: TestContext, server: TestServer, ...args: string[]) {
  const { code, stdout, stderr } = await mainHere(t, [...args, '--data', server.data]);
  return `${code} ${stdout}${stderr}`.trim();
}

/** @returns what is left in the database but the log, and the days on which it was kept */
async function left(server: TestServer): Promise<string[]> {
  const held: string[] = [];
  for (const table of TABLES) {
    if (table === 'log' || table === 'lived_days') continue;
    if ((await rows(server, table)).length > 0) held.push(table);
  }
  return held;
}

test('what is taken out is gone with its codes, its links and its trials; its log is not', async (t) => {
  const definition = ballot({ ...draft, credential: 'code' });
  const server = await start(t, { definitions: [definition] });
  await codesFor(server, 'ballots', 'kvarterpuljen', 3);
  const link = await run(t, server, 'preview', name, '--url', 'https://x.dk');
  const header = { 'samskab-preview': /#([\w-]+)/.exec(link)?.[1] ?? '' };
  const body = { ...vote, credential: { kind: 'code', code: 'any' } };
  const sent = await server.post('/api/ballots/~kvarterpuljen', body, newKey(), header);
  assert.equal(sent.status, 201);
  assert.equal(await run(t, server, 'remove', name), `0 ${name}: removed, with 3 code(s), 1 preview link(s), 1 trial submission(s)`); // prettier-ignore
  assert.deepEqual(await left(server), []);
  assert.match(await run(t, server, 'remove', name), /^2 samskab: remove: there is no ballots/);
  const log = await run(t, server, 'log', name);
  assert.match(log, /^0 1 .*put: new\n/);
  assert.match(log, /\n5 .*remove: taken out, with 3 codes$/);
  await put(server, ballot());
  assert.equal((await server.post(`/api/${name}`, vote)).status, 201);
  const of = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
  const { entries, broken } = await server.storage.read((db) => readLog(db, of));
  assert.deepEqual([entries.length, broken], [6, undefined]);
  // What was done to the one before is in the log, and not what a result tells of this one.
  const summary = logSummary(entries, undefined);
  assert.deepEqual([summary.codesMade, summary.changes, summary.entries], [0, 0, 6]);
});

const taken = [
  [ideas(), 'ideas', { answers: { idea: 'Et træ' } }],
  [budget(), 'budgets', { selections: [{ item: 'p1' }] }],
  [ballot(), 'ballots', vote],
  [event(), 'events', signup(['d1'], 1)],
] as const;
for (const [definition, resource, submission] of taken) {
  test(`of ${resource} nothing is taken out that somebody took part in`, async (t) => {
    const other = { ...definition, id: 'another' };
    const server = await start(t, { definitions: [definition, other] });
    const path = `${resource}/${definition.id}`;
    assert.equal((await server.post(`/api/${path}`, submission)).status, 201);
    assert.match(await run(t, server, 'remove', path), /^2 samskab: \S+ has 1 submission\(s\) and stays: /); // prettier-ignore
    assert.equal((await server.get(`/api/${path}`)).status, 200);
    const before = await left(server);
    assert.equal(await run(t, server, 'remove', `${resource}/another`), `0 ${resource}/another: removed`); // prettier-ignore
    assert.deepEqual(await left(server), before);
    assert.equal((await server.get(`/api/${resource}/another`)).status, 404);
  });
}

test('a sign-up that was cancelled was one', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const { json } = await server.post('/api/events/faellesspisning', signup(['d1'], 1));
  const token = json.links?.manage?.split('=').at(-1) ?? '';
  const headers = { authorization: `Bearer ${token}` };
  const cancelled = await server.send('DELETE', '/api/events/faellesspisning/receipt', { headers });
  assert.equal(cancelled.status, 200);
  assert.match(await run(t, server, 'remove', 'events/faellesspisning'), /^2 .*1 submission/);
});

test('a published result stays, and with it what it is of; one that is over asks why', async (t) => {
  const server = await start(t, { definitions: [ballot({ closes: yesterday })] });
  // An earlier version published a vote in which nobody had voted.
  const owner = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
  const results = { state: 'final', published: yesterday } as CountedResults;
  await server.storage.write((db) => saveResults(db, owner, results, null));
  for (const args of [
    ['remove', name],
    ['visibility', name, 'draft'],
  ]) {
    assert.match(await run(t, server, ...args, '--because', 'x'), /^2 samskab: ballots\/kvarterpuljen has a published result/); // prettier-ignore
  }
  assert.match(await run(t, server, 'publish', name, '--withdraw', '--because', 'fejl'), /^0 /);
  assert.equal(await run(t, server, 'remove', name), `2 samskab: ${name} has closed: say why (--because TEXT)`); // prettier-ignore
  assert.equal(await run(t, server, 'remove', name, '--because', 'aflyst'), `0 ${name}: removed`);
  assert.match(await run(t, server, 'log', name), /taken out, with 0 codes, because "aflyst"$/);
});

test('an import that was broken off leaves nothing behind either', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const owner = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
  await server.storage.write(async (db) => {
    const batch = await beginBatch(db, owner);
    await addVotes(db, { ...owner, definition_id: batch }, [[{ item: 'p1' }], [{ item: 'p2' }]]);
  });
  assert.equal(await run(t, server, 'remove', name), `0 ${name}: removed`);
  assert.deepEqual(await left(server), []);
});

const FILE = `META
key; value
description; Lille
country; Danmark
unit; Åby
instance; 2026
num_projects; 1
num_votes; 1
budget; 100
vote_type; approval
rule; greedy
date_begin; 2026
date_end; 2026
min_length; 1
max_length; 1
PROJECTS
project_id; cost; votes; name
1; 100; 1; Bænk
VOTES
voter_id; vote
1; 1
`.replaceAll('; ', ';');

test('an imported election that is unlisted or a draft is there already for who imports it again', async (t) => {
  const server = await start(t);
  const file = join(folder(t), 'lille.pb');
  writeFileSync(file, FILE);
  const load = (...more: string[]) =>
    run(t, server, 'import', file, '--id', 'lille', '--as', 'ballot', '--language', 'da', '--currency', 'DKK', ...more); // prettier-ignore
  assert.match(await load(), /^0 .*ballots\/lille: imported/s);
  await run(t, server, 'visibility', 'ballots/lille', 'unlisted');
  assert.match(await load(), /^0 .*was there already/s);
  await run(t, server, 'visibility', 'ballots/lille', 'draft');
  assert.match(await load('--votes'), /^2 .*ballots\/lille is a draft: no votes were cast/s);
  assert.deepEqual(await rows(server, 'votes'), []);
  await run(t, server, 'visibility', 'ballots/lille', 'unlisted');
  assert.match(await load('--votes'), /^0 .*1 of 1 votes cast/s);
  assert.match(await run(t, server, 'remove', 'ballots/lille'), /^2 .*has 1 submission/);
});
