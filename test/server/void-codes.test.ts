/** Letters get lost: their codes are made void, and others are sent. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as sqliteTest, type TestContext } from 'node:test';
import { makeCodes } from '../../src/server/defining/make-codes.ts';
import { ballot, vote } from './definitions.ts';
import { test } from './engines.ts';
import { codesFor, folder, mainHere, rows, start, type Run, type TestServer } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const owner = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
const areas = [{ id: 'nord', name: 'Nørrevang' }];

async function cast(server: TestServer, code: string): Promise<[number, unknown]> {
  const { status, json } = await server.post(path, { ...vote, credential: { kind: 'code', code } });
  return [status, json['code']];
}

function codes(t: TestContext, { data }: TestServer, ...args: string[]): Promise<Run> {
  return mainHere(t, ['codes', 'kvarterpuljen', ...args, '--data', data]);
}

function fileOf(t: TestContext, lines: readonly string[]): string {
  const file = join(folder(t), 'lost.txt');
  writeFileSync(file, lines.join('\r\n'));
  return file;
}

test('a lost code is void, and another of the same area and channel is good', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code', areas })] });
  const lost: string[] = [];
  for (const origin of [{ area: 'nord' }, { channel: 'paper' as const }]) {
    for await (const batch of makeCodes(server.storage, owner, 1, origin)) lost.push(...batch);
  }
  const run = await codes(t, server, '--void', fileOf(t, lost), '--because', 'Postsækken brændte');
  const counts = 'ballots/kvarterpuljen: 4 codes made, 0 used, 2 void\n';
  assert.deepEqual([run.code, run.stderr], [0, counts]);
  const fresh = run.stdout.trimEnd().split('\n');
  assert.equal(new Set([...lost, ...fresh]).size, 4);
  for (const code of lost) assert.deepEqual(await cast(server, code), [403, 'not-eligible']);
  for (const code of fresh) assert.equal((await cast(server, code))[0], 201);
  const turnout = (await rows(server, 'turnout')).map(({ area, channel }) => `${area}:${channel}`);
  assert.deepEqual(turnout.toSorted(), [':paper', 'nord:online']);
  const { what, because } = (await rows(server, 'log')).at(-1) ?? {};
  assert.deepEqual([what, because], ['{"made":2,"void":2}', 'Postsækken brændte']);
});

test('what is not made void is told by its line, and the others are void', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code' })] });
  const [used = '', lost = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 3);
  assert.equal((await cast(server, used))[0], 201);
  const typed = lost.toLowerCase().replaceAll('-', ' ');
  const file = fileOf(t, [used, '', typed, lost, '0000-0000-0000', 'nix']);
  const run = await codes(t, server, '--void', file);
  assert.equal(run.code, 1);
  assert.equal(run.stdout.trimEnd().split('\n').length, 1);
  assert.deepEqual(run.stderr.trimEnd().split('\n'), [
    'line 1: has been used, and its vote counts',
    'line 4: is void already',
    'line 5: is no code of this',
    'line 6: is no code of this',
    'ballots/kvarterpuljen: 4 codes made, 1 used, 1 void',
    'samskab: codes: 4 of 5 could not be made void',
  ]);
  // No code that is good, or was, is in what a terminal keeps.
  for (const code of [used, lost, typed]) assert.ok(!run.stderr.includes(code));
  assert.deepEqual(await cast(server, lost), [403, 'not-eligible']);
  assert.equal((await cast(server, used))[0], 409);
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('one code is made void by itself, and the numbers are told', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code' })] });
  const numbers = async () => (await codes(t, server)).stdout;
  assert.equal(await numbers(), 'ballots/kvarterpuljen: 0 codes made, 0 used, 0 void\n');
  const [lost = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 2);
  const { code, stdout } = await codes(t, server, '--void', lost);
  assert.equal(code, 0);
  assert.equal((await cast(server, stdout.trim()))[0], 201);
  assert.equal(await numbers(), 'ballots/kvarterpuljen: 3 codes made, 1 used, 1 void\n');
  const again = await codes(t, server, '--void', lost);
  assert.deepEqual([again.code, again.stdout], [1, '']);
  assert.deepEqual((await rows(server, 'log')).length, 3);
});

test('codes of something else stay good', async (t) => {
  const definitions = [ballot({ credential: 'code' }), ballot({ id: 'b', credential: 'code' })];
  const server = await start(t, { definitions });
  const [other = ''] = await codesFor(server, 'ballots', 'b', 1);
  const run = await codes(t, server, '--void', other);
  assert.match(run.stderr, /^line 1: is no code of this$/m);
  const body = { ...vote, credential: { kind: 'code', code: other } };
  assert.equal((await server.post('/api/ballots/b', body)).status, 201);
});

test('many are made void', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code' })] });
  const lost = await codesFor(server, 'ballots', 'kvarterpuljen', 210);
  const run = await codes(t, server, '--void', fileOf(t, lost));
  assert.equal(run.stdout.trimEnd().split('\n').length, 210);
  assert.match(run.stderr, /420 codes made, 0 used, 210 void/);
});

sqliteTest('a code that is made void stays where it lies on disk', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code' })] });
  const lost = await codesFor(server, 'ballots', 'kvarterpuljen', 6);
  const hashes = (await rows(server, 'voter_codes')).map(({ hash }) => String(hash));
  const offsets = async () => {
    await server.storage.keepHouse();
    const file = readFileSync(join(server.data, 'samskab.sqlite'), 'latin1');
    return hashes.map((hash) => file.indexOf(hash));
  };
  const before = await offsets();
  assert.ok(before.every((offset) => offset > 0));
  await codes(t, server, '--void', lost[3] ?? '');
  assert.deepEqual(await offsets(), before);
});

test('what goes not together is refused in one line, and nothing is void', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code' })] });
  const [lost = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  const cases: [string[], RegExp][] = [
    [['--void', lost, '--count', '1'], /--void goes without --count/],
    [['--void', lost, '--paper'], /--void goes without --paper/],
    [['--void', 'nix.txt'], /nix\.txt is not there/],
    [['--void', lost, '--because', ' '], /--because says nothing/],
  ];
  for (const [args, line] of cases) {
    const run = await codes(t, server, ...args);
    assert.deepEqual([run.code, run.stdout], [2, '']);
    assert.match(run.stderr, line);
  }
  assert.equal((await cast(server, lost))[0], 201);
});
