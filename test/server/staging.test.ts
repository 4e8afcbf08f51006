import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { storeElection } from '../../src/server/defining/store-election.ts';
import type { Voted } from '../../src/server/storage/queries/definitions.ts';
import { ballot, vote } from './definitions.ts';
import { folder, rows, samskab, spawnSamskab, start, type TestServer } from './tools.ts';

const COUNT = 20_000;
const HEAD = `META
key;value
description;Ådalens puljer
country;Denmark
unit;Ådalen
instance;2026
num_projects;2
num_votes;${COUNT}
budget;100000
vote_type;approval
max_length;2
currency;DKK
language;da
PROJECTS
project_id;cost;name
1;40000;Bænke
2;60000;Skatepark
VOTES
voter_id;vote
`;

function largeElection(t: TestContext): string {
  const file = join(folder(t), 'aadalen.pb');
  const votes = Array.from({ length: COUNT }, (_, voter) => `v${voter};${1 + (voter % 2)}\n`);
  writeFileSync(file, HEAD + votes.join(''));
  return file;
}

async function inserted(server: TestServer): Promise<number> {
  return (await rows(server, 'votes')).length;
}

async function batches(server: TestServer): Promise<unknown[]> {
  return (await rows(server, 'vote_batches')).map(({ state }) => state);
}

test('an import that is killed counts nothing; begun again it counts once', async (t) => {
  const server = await start(t);
  const args = ['import', largeElection(t), '--votes', '--id', 'by', '--data', server.data];
  const first = spawnSamskab(args);
  t.after(() => first.kill('SIGKILL'));
  while ((await inserted(server)) === 0 && first.exitCode === null) await server.get('/api');
  first.kill('SIGKILL');
  await once(first, 'exit');
  const left = await inserted(server);
  assert.ok(left > 0 && left < COUNT, String(left));
  assert.deepEqual(await batches(server), ['staged']);
  assert.equal((await server.get('/api/ballots/by')).status, 404);
  const second = await samskab(args);
  assert.equal(second.stdout, `ballots/by: imported, ${COUNT} of ${COUNT} votes cast\n`);
  assert.deepEqual(await batches(server), ['visible']);
  assert.equal(await inserted(server), COUNT);
  const exported = await samskab(['export', 'ballots/by', '--data', server.data]);
  assert.equal(exported.stdout.trim().split('\r\n').length - 1, COUNT);
});

const stored: Voted = { resource: 'ballots', definition: ballot() };
const votes = Array.from({ length: 2000 }, () => vote.selections);
const turnout = [{ area: '', channel: 'online', ballots: votes.length }] as const;
const path = '/api/ballots/kvarterpuljen';

/** Does something before a certain write of an import. */
function before({ storage }: TestServer, nth: number, act: () => Promise<unknown>) {
  let writes = 0;
  const write: TestServer['storage']['write'] = async (work) => {
    if (++writes === nth) await act();
    return storage.write(work);
  };
  return { write };
}

test('what is imported is nowhere until all of it is there', async (t) => {
  const server = await start(t);
  let seen: unknown[] = [];
  const storage = before(server, 5, async () => {
    seen = [(await server.get(path)).status, (await rows(server, 'turnout')).length];
  });
  assert.equal(await storeElection(storage, { stored, votes, turnout }, 0), 'new');
  assert.deepEqual(seen, [404, 0]);
  assert.equal((await server.get(path)).status, 200);
  assert.equal((await rows(server, 'turnout'))[0]?.['ballots'], votes.length);
});

test('an import into a ballot that somebody votes on meanwhile leaves that vote alone', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const storage = before(server, 4, () => server.post(path, vote));
  await assert.rejects(storeElection(storage, { stored, votes, turnout }, 0), /has votes already/);
  assert.equal(await inserted(server), 1);
  assert.deepEqual(await batches(server), []);
});

test('of two imports of the same votes one counts', async (t) => {
  const server = await start(t);
  const storage = before(server, 4, () =>
    storeElection(server.storage, { stored, votes, turnout }, 0),
  );
  await assert.rejects(storeElection(storage, { stored, votes, turnout }, 0), /by somebody else/);
  assert.equal(await inserted(server), votes.length);
  assert.deepEqual(await batches(server), ['visible']);
});
