/** The verbs of storage: what is read is of one moment, what is written is whole and on disk. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test as sqliteTest, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { putDefinition } from '../../src/server/defining/put-definition.ts';
import { Commits } from '../../src/server/storage/commits.ts';
import type { Engine } from '../../src/server/storage/engines/engine.ts';
import { openPostgres } from '../../src/server/storage/engines/postgres/open.ts';
import { openSqlite } from '../../src/server/storage/engines/sqlite/open.ts';
import { countDefinitions } from '../../src/server/storage/queries/definitions.ts';
import { ballot } from './definitions.ts';
import { engineOf, test } from './engines.ts';
import { put, rows, start } from './tools.ts';

test('work that fails is undone alone, and what shares its commit is kept', async (t) => {
  const server = await start(t);
  const add = (id: string) => put(server, ballot({ id }));
  const outcomes = await Promise.allSettled([
    add('a'),
    server.storage.write(async (db) => {
      await db.deleteFrom('definitions').execute();
      throw new Error('no');
    }),
    add('b'),
  ]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  const ids = (await rows(server, 'definitions')).map(({ id }) => id);
  assert.deepEqual(ids, ['a', 'b']);
});

test('work has the turn from its first word, so that nobody writes in between', async (t) => {
  const server = await start(t);
  const other = await openEngine(t, server.data);
  const { promise: began, resolve: begin } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const order: string[] = [];
  const first = server.storage.write(async () => {
    begin();
    await released;
    order.push('one');
  });
  await began;
  const second = new Commits(other).run(async () => {
    order.push('two');
  });
  await wait(100);
  release();
  await Promise.all([first, second]);
  assert.deepEqual(order, ['one', 'two']);
});

/** An engine without a server. */
async function openEngine(t: TestContext, data?: string): Promise<Engine> {
  const where = data ?? (await start(t)).data;
  const engine = await (engineOf(t) === 'SQLite' ? openSqlite(where) : openPostgres(where));
  await engine.shape(async () => {});
  t.after(() => engine.close());
  return engine;
}

test('work that comes together shares a commit', async (t) => {
  const engine = await openEngine(t);
  const { mock } = t.mock.method(engine, 'begin');
  const commits = new Commits(engine);
  await Promise.all(Array.from({ length: 60 }, () => commits.run(async () => {})));
  assert.equal(mock.callCount(), 1);
  const values = [1, 2].map((value) => commits.run(async () => value));
  assert.deepEqual(await Promise.all(values), [1, 2]);
});

test('what fails is undone by itself, and what fails again and again costs the others one commit', async (t) => {
  const engine = await openEngine(t);
  const { mock } = t.mock.method(engine, 'begin');
  const commits = new Commits(engine);
  const fault = new Error('no');
  const store = (id: string, error?: Error) =>
    commits.run(async (db) => {
      await putDefinition(db, ballot({ id }), 0);
      if (error) throw error;
      return id;
    });
  const round = (number: number) =>
    Promise.allSettled([store(`a${number}`), store(`b${number}`, fault), store(`c${number}`)]);
  const outcome = (number: number) => [
    { status: 'fulfilled', value: `a${number}` },
    { status: 'rejected', reason: fault },
    { status: 'fulfilled', value: `c${number}` },
  ];
  assert.deepEqual(await round(1), outcome(1));
  assert.equal(mock.callCount(), 2);
  assert.deepEqual(await round(2), outcome(2));
  assert.equal(mock.callCount(), 3);
  // Alone it has nobody beside it.
  await commits.run(async () => {});
  await assert.rejects(store('d', fault), fault);
  assert.equal(mock.callCount(), 5);
  const { rows } = await sql<{ id: string }>`select id from definitions order by id`.execute(
    engine.reader,
  );
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['a1', 'a2', 'c1', 'c2'],
  );
});

test('when a commit cannot be made, everybody in it is told', async (t) => {
  const engine = await openEngine(t);
  const fault = new Error('disk full');
  const { mock } = t.mock.method(engine, 'begin', () => {
    throw fault;
  });
  const commits = new Commits(engine);
  const outcomes = await Promise.allSettled([1, 2].map(() => commits.run(async () => {})));
  mock.restore();
  assert.deepEqual(
    outcomes,
    [1, 2].map(() => ({ status: 'rejected', reason: fault })),
  );
  assert.equal(await commits.run(async () => 'again'), 'again');
});

test('what is read is of one moment, and keeps nobody in another process from writing', async (t) => {
  const one = await start(t);
  const two = await start(t, { data: one.data });
  await put(one, ballot({ id: 'a' }));
  const counts = await one.storage.read(async (db) => {
    const before = await countDefinitions(db);
    await put(two, ballot({ id: 'b' }));
    return [before, await countDefinitions(db)];
  });
  assert.deepEqual(counts, [1, 1]);
  assert.equal(await one.storage.read(countDefinitions), 2);
});

sqliteTest('a reader in another process does not hold up who keeps house', async (t) => {
  const server = await start(t, { definitions: [ballot({ id: 'a' })] });
  const other = new DatabaseSync(join(server.data, 'samskab.sqlite'));
  other.exec('begin');
  other.prepare('select count(*) from definitions').get();
  await put(server, ballot({ id: 'b' }));
  const started = performance.now();
  await server.storage.keepHouse();
  // SQLite would wait five seconds, and the whole server with it.
  assert.ok(performance.now() - started < 2000);
  const log = join(server.data, 'samskab.sqlite-wal');
  assert.ok(statSync(log).size > 0);
  other.close();
  await server.storage.keepHouse();
  assert.equal(statSync(log).size, 0);
});

test('the house is kept while people write, after what is under way', async (t) => {
  const server = await start(t);
  const { storage } = server;
  const writing = Array.from({ length: 150 }, (_, index) =>
    put(server, ballot({ id: `b${index}` })),
  );
  await Promise.all([...writing, storage.keepHouse(), storage.keepHouse()]);
  assert.equal(await storage.read(countDefinitions), 150);
});
