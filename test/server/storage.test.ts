/** The four verbs of storage: what is read is of one moment, what is written is whole and on disk. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openSqlite } from '../../src/server/storage/engines/sqlite/open.ts';
import { countDefinitions } from '../../src/server/storage/queries/definitions.ts';
import { ballot } from './definitions.ts';
import { folder, put, rows, start } from './tools.ts';

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

test('work has the write lock from its first word, so that nobody writes in between', async (t) => {
  const server = await start(t);
  const other = new DatabaseSync(join(server.data, 'samskab.sqlite'), { timeout: 0 });
  await server.storage.write(async () => {
    assert.throws(() => other.exec('begin immediate'), /locked/);
  });
  other.exec('begin immediate');
  other.exec('rollback');
  other.close();
});

test('work that comes together shares a commit', async (t) => {
  const { db, write, close } = await openSqlite(folder(t));
  t.after(() => close());
  const { mock } = t.mock.method(db, 'startTransaction');
  await Promise.all(Array.from({ length: 60 }, () => write(async () => {})));
  assert.equal(mock.callCount(), 1);
  assert.deepEqual(await Promise.all([1, 2].map((value) => write(async () => value))), [1, 2]);
});

test('when a commit cannot be made, everybody in it is told', async (t) => {
  const { db, write, close } = await openSqlite(folder(t));
  t.after(() => close());
  const fault = new Error('disk full');
  const { mock } = t.mock.method(db, 'startTransaction', () => {
    throw fault;
  });
  const outcomes = await Promise.allSettled([1, 2].map(() => write(async () => {})));
  mock.restore();
  assert.deepEqual(
    outcomes,
    [1, 2].map(() => ({ status: 'rejected', reason: fault })),
  );
  assert.equal(await write(async () => 'again'), 'again');
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

test('a reader in another process does not hold up who keeps house', async (t) => {
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
