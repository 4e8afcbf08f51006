/** A database is copied while it is served, and comes back on either engine. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TestContext } from 'node:test';
import { backUp } from '../../src/server/storage/copying/backup.ts';
import { copyAll, TABLES } from '../../src/server/storage/copying/tables.ts';
import { openStorage } from '../../src/server/storage/storage.ts';
import { ballot, budget, event, ideas, signup, vote } from './definitions.ts';
import { newDatabase, postgresTest, test } from './engines.ts';
import {
  codesFor,
  folder,
  mainHere,
  newKey,
  rows,
  start,
  type Answer,
  type TestServer,
} from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const evening = '/api/events/faellesspisning';

interface Lived extends TestServer {
  readonly codes: readonly string[];
  readonly key: string;
  readonly first: Answer;
}

/** A server on which some people have taken part. */
async function lived(t: TestContext, data?: string): Promise<Lived> {
  const definitions = [ballot({ credential: 'code' }), budget(), event(), ideas()];
  const server = await start(t, { definitions, ...(data && { data }) });
  const codes = await codesFor(server, 'ballots', 'kvarterpuljen', 3);
  const key = newKey();
  const first = await server.post(path, withCode(codes[0]), key);
  assert.equal(first.status, 201, first.text);
  for (let household = 0; household < 3; household++) {
    assert.equal((await server.post(evening, signup(['d1'], 2))).status, 201);
  }
  await server.storage.write(async (db) => {
    const ballots = Uint8Array.from([0, 1, 254, 255]);
    const of = { resource: 'budgets', definition_id: 'pengene' } as const;
    const published = { body: '{"a":"æ"}', ballots, published_at: '2026-11-26T12:00:00Z' };
    await db.insertInto('results').values({ ...of, ...published }).execute(); // prettier-ignore
  });
  return { ...server, codes, key, first };
}

function withCode(code = ''): object {
  return { ...vote, credential: { kind: 'code', code } };
}

async function everything({ storage }: Pick<TestServer, 'storage'>): Promise<unknown> {
  const all: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const found = (await rows({ storage }, table)).map((row) => JSON.stringify(row, inHex));
    all[table] = found.sort();
  }
  return all;
}

/** Bytes come as a kind of their own from each engine. */
function inHex(this: unknown, key: string, value: unknown): unknown {
  const own = (this as Record<string, unknown>)[key];
  return own instanceof Uint8Array ? Buffer.from(own).toString('hex') : value;
}

/** Backs a served database up, and serves what comes of it in another one. */
async function moved(t: TestContext, server: Lived, where: string): Promise<TestServer> {
  const file = join(folder(t), 'kopi.sqlite');
  const made = await mainHere(t, ['backup', file, '--data', server.data]);
  assert.deepEqual([made.code, made.stderr], [0, '']);
  assert.match(made.stdout, /4 definitions, 0 ideas, 3 sign-ups, 1 votes, 1 receipts, 3 codes, 1 results, until 20\S+Z; its codes need the secret [0-9a-f]{8}\n$/); // prettier-ignore
  const restored = await mainHere(t, ['restore', file, '--data', where]);
  assert.deepEqual([restored.code, restored.stderr], [0, '']);
  assert.ok(restored.stdout.startsWith('restored: 4 definitions'), restored.stdout);
  return start(t, { data: where });
}

async function goesOn(server: Lived, other: TestServer): Promise<void> {
  assert.deepEqual(await everything(other), await everything(server));
  const again = await other.post(path, withCode(server.codes[0]), server.key);
  assert.deepEqual([again.status, again.json.code], [201, server.first.json.code]);
  const second = await other.post(path, withCode(server.codes[0]));
  assert.deepEqual([second.status, second.json['code']], [409, 'already-voted']);
  assert.equal((await other.post(path, withCode(server.codes[1]))).status, 201);
  const next = await other.post(evening, signup(['d1'], 1));
  assert.deepEqual(next.json.places, [{ date: 'd1', status: 'waiting', position: 2 }]);
  const queue = (await rows(other, 'signups')).map((row) => Number(row['queue']));
  assert.deepEqual(queue.sort(), [1, 2, 3, 4]);
}

test('what was stored a moment ago is in the backup, and goes on in SQLite', async (t) => {
  const server = await lived(t);
  useSecret(t, server);
  await goesOn(server, await moved(t, server, folder(t)));
});

postgresTest('it goes on in another PostgreSQL', async (t) => {
  const server = await lived(t);
  await goesOn(server, await moved(t, server, await newDatabase(t)));
});

postgresTest('it moves from SQLite to PostgreSQL', async (t) => {
  const server = await lived(t, folder(t));
  await goesOn(server, await moved(t, server, await newDatabase(t)));
});

/** The secret is no part of a backup: whoever restores it brings that along. */
function useSecret(t: TestContext, { data }: TestServer): void {
  if (!existsSync(join(data, 'secret'))) return;
  process.env['SAMSKAB_SECRET_FILE'] = join(data, 'secret');
  t.after(() => delete process.env['SAMSKAB_SECRET_FILE']);
}

test('a backup is one file, in the order of its keys, and its owner’s alone', async (t) => {
  const server = await lived(t);
  const where = folder(t);
  const file = join(where, 'kopi.sqlite');
  await backUp(server.storage, file, Date.now());
  assert.deepEqual(readdirSync(where), ['kopi.sqlite']);
  assert.equal(statSync(file).mode & 0o077, 0);
  const copy = new DatabaseSync(file, { readOnly: true });
  t.after(() => copy.close());
  assert.equal(copy.prepare('pragma journal_mode').get()?.['journal_mode'], 'delete');
  assert.equal(copy.prepare('pragma freelist_count').get()?.['freelist_count'], 0);
  const nowhere = await mainHere(t, ['backup', join(where, 'ingen', 'k'), '--data', server.data]);
  assert.deepEqual([nowhere.code, nowhere.stdout], [2, '']);
  assert.equal(nowhere.stderr, `samskab: ${join(where, 'ingen', 'k')}: the folder ${join(where, 'ingen')} is not there\n`); // prettier-ignore
  const within = await mainHere(t, ['backup', join(file, 'k'), '--data', server.data]);
  assert.equal(within.stderr, `samskab: ${join(file, 'k')} cannot be written: ${file} is no folder\n`); // prettier-ignore
  assert.equal((await mainHere(t, ['backup', file, '--data', server.data])).stderr, `samskab: ${file} is there already\n`); // prettier-ignore
});

test('nothing is restored over what is there, into what is served, or from what is no backup', async (t) => {
  const server = await lived(t);
  const file = join(folder(t), 'kopi.sqlite');
  await backUp(server.storage, file, Date.now());
  const restore = async (from: string, to: string) =>
    (await mainHere(t, ['restore', from, '--data', to])).stderr;
  const other = join(folder(t), 'noget');
  writeFileSync(other, 'noget andet');
  const empty = folder(t);
  assert.match(await restore(other, empty), /noget is no backup that "samskab backup" has made/);
  assert.match(await restore(join(empty, 'ingen'), empty), /ingen is no backup/);
  assert.match(await restore(file, server.data), /has the database open: end it first/);
  const before = await everything(server);
  await server.close();
  assert.match(await restore(file, server.data), /the database is not empty: 4 in definitions/);
  const storage = await openStorage(server.data);
  t.after(() => storage.close());
  assert.deepEqual(await everything({ storage }), before);
});

test('many rows are copied a few at a time, each once', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  await server.storage.write(async (db) => {
    for (let from = 0; from < 2500; from += 500) {
      const values = Array.from({ length: 500 }, (_, at) => ({
        ...{ resource: 'ballots' as const, definition_id: 'kvarterpuljen' },
        code: `K${String(from + at).padStart(6, '0')}`,
      }));
      await db.insertInto('receipts').values(values).execute();
    }
  });
  const target = await openStorage(folder(t));
  t.after(() => target.close());
  await target.write((to) => server.storage.read((from) => copyAll(from, to)));
  assert.deepEqual(await everything({ storage: target }), await everything(server));
});
