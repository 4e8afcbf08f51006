import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { putDefinition } from '../../src/server/defining/put-definition.ts';
import { Unavailable } from '../../src/server/storage/unavailable.ts';
import { ballot, ideas, vote } from './definitions.ts';
import {
  collect,
  folder,
  listening,
  rows,
  spawnSamskab,
  start,
  type Answer,
  type TestServer,
} from './tools.ts';
import { buildOf } from './versions.ts';

const path = '/api/ballots/kvarterpuljen';

/** @returns a disk of two megabytes; undefined where none can be mounted */
function smallDisk(t: TestContext): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'samskab-disk-'));
  // Whoever has a file open on it does so still; then it is gone.
  t.after(() => spawnSync('umount', ['-l', disk]));
  t.after(() => rmSync(disk, { recursive: true }));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
  if (status === 0) return disk;
  t.skip('no small disk can be mounted here: it takes root');
  return undefined;
}

/** Fills a disk to its last byte. */
function fill(disk: string): void {
  for (const size of [65_536, 4096, 1]) {
    try {
      for (let count = 0; ; count++) writeFileSync(join(disk, `fill-${size}-${count}`), 'x'.repeat(size)); // prettier-ignore
    } catch {
      // That is what it is for.
    }
  }
}

function empty(disk: string): void {
  for (const name of readdirSync(disk)) if (name.startsWith('fill-')) rmSync(join(disk, name));
}

function isUnavailable({ status, headers, json }: Answer): void {
  assert.deepEqual([status, json['code']], [503, 'unavailable']);
  assert.match(headers.get('retry-after') ?? '', /^\d+$/);
}

/** Hands ideas in until there is no room for more. */
async function untilFull(server: TestServer): Promise<[number, Answer]> {
  const answers = { idea: 'Å'.repeat(5000) };
  for (let stored = 0; stored < 1000; stored++) {
    const answer = await server.post('/api/ideas/fremtidslab', { answers });
    if (answer.status !== 201) return [stored, answer];
  }
  return assert.fail('the disk is not full');
}

const long = { id: 'idea', kind: 'long-text', label: 'Din idé', maxLength: 9000 } as const;

test('a full disk under the data is 503, and once there is room people are let in again', async (t) => {
  const disk = smallDisk(t);
  if (disk === undefined) return;
  const lines: string[] = [];
  const definitions = [ballot(), ideas({ fields: [long] })];
  const log = (line: string) => lines.push(line);
  const server = await start(t, { data: join(disk, 'data'), definitions, log });
  fill(disk);
  const [stored, refused] = await untilFull(server);
  isUnavailable(refused);
  const many = await Promise.all(Array.from({ length: 30 }, () => server.post(path, vote)));
  const cast = many.filter(({ status }) => status === 201).length;
  for (const answer of many) if (answer.status !== 201) isUnavailable(answer);
  await wait(1100);
  isUnavailable(await server.get('/ready'));
  assert.equal((await server.get('/health')).status, 200);
  assert.equal((await server.get(path)).status, 200);
  assert.ok(lines.some((line) => line.includes('"sqlite":13')));
  empty(disk);
  assert.equal((await server.post(path, vote)).status, 201);
  await wait(1100);
  assert.equal((await server.get('/ready')).status, 200);
  assert.equal((await rows(server, 'ideas')).length, stored);
  assert.equal((await rows(server, 'votes')).length, cast + 1);
});

test('what a disk has no room for takes what shares its commit along, and all hear why', async (t) => {
  const disk = smallDisk(t);
  if (disk === undefined) return;
  const { storage } = await start(t, { data: join(disk, 'data') });
  const large = { intro: 'x'.repeat(200_000) };
  const save = (from: number, to: number, extra: object = {}) =>
    storage.write(async (db) => {
      for (let id = from; id < to; id++) await putDefinition(db, ballot({ id: `b${id}`, ...extra }), 0); // prettier-ignore
    });
  // More than SQLite keeps in memory, so that it finds out before the commit.
  const outcomes = await Promise.allSettled([save(0, 1), save(1, 40, large), save(40, 41)]);
  for (const outcome of outcomes) {
    assert.ok(outcome.status === 'rejected' && outcome.reason instanceof Unavailable);
    assert.equal((outcome.reason.cause as { errcode?: number }).errcode, 13);
  }
  await save(41, 42);
  assert.deepEqual(
    (await rows({ storage }, 'definitions')).map(({ id }) => id),
    ['b41'],
  );
});

test('SIGTERM ends a server on a full disk with 0', async (t) => {
  const disk = smallDisk(t);
  if (disk === undefined) return;
  const seed = folder(t);
  writeFileSync(join(seed, 'ballot.json'), JSON.stringify(ballot()));
  const data = join(disk, 'data');
  const child = spawnSamskab([
    'serve',
    '--port',
    '0',
    '--data',
    data,
    '--seed',
    seed,
    '--keep-versions',
    '0',
  ]);
  t.after(() => child.kill('SIGKILL'));
  const output = collect(child);
  const url = await listening(child);
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'k'.repeat(20) };
  const cast = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(vote) });
  assert.equal(cast.status, 201);
  fill(disk);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null], output().stderr);
  assert.equal(output().stderr, '');
});

const ways: [string, (data: string) => void][] = [
  ['removed', (data) => rmSync(data, { recursive: true })],
  ['moved away', (data) => renameSync(data, `${data}-old`)],
  ['replaced by a copy', (data) => {
    renameSync(data, `${data}-old`);
    mkdirSync(data);
    for (const name of readdirSync(`${data}-old`)) copyFileSync(join(`${data}-old`, name), join(data, name)); // prettier-ignore
  }],
  ['robbed of its write-ahead log', (data) => rmSync(join(data, 'samskab.sqlite-wal'))],
]; // prettier-ignore
for (const [how, change] of ways) {
  test(`a data folder that is ${how} under a server is noticed`, async (t) => {
    const data = join(folder(t), 'data');
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    const server = await start(t, { data, definitions: [ballot()], log });
    const key = 'k'.repeat(20);
    assert.equal((await server.post(path, vote, key)).status, 201);
    assert.equal((await server.get('/ready')).status, 200);
    change(data);
    isUnavailable(await server.post(path, vote));
    isUnavailable(await server.post(path, vote, key));
    await wait(1100);
    isUnavailable(await server.get('/ready'));
    assert.equal((await server.get('/health')).status, 200);
    assert.ok(lines.some((line) => line.includes('removed or replaced')));
    assert.equal(existsSync(join(data, 'samskab.probe')), false);
  });
}

test('a disk with little room has it for what people send, and not for browser files', async (t) => {
  const disk = smallDisk(t);
  if (disk === undefined) return;
  const data = join(disk, 'data');
  const { build, version } = buildOf(t, '1.2.3');
  const definitions = [ballot()];
  const server = await start(t, { data, build, version, keepVersions: 10, definitions });
  assert.equal(server.warnings.length, 1);
  assert.ok(
    server.warnings[0]?.startsWith(
      `the browser files of version 1.2.3 cannot be kept in ${data}/assets (that disk has too little room): they are served all the same`,
    ),
    server.warnings[0],
  );
  assert.deepEqual(readdirSync(join(data, 'assets')), []);
  assert.equal((await server.get('/samskab.js')).status, 200);
  assert.equal((await server.get('/samskab/1.2.3/voting-ballot.js')).status, 200);
  assert.equal((await server.post(path, vote)).status, 201);
});
