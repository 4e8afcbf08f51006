/** What only SQLite can do wrong: one process's lock must not stop all that another answers. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { Mistake } from '../../src/server/mistake.ts';
import { Turns } from '../../src/server/storage/engines/sqlite/turns.ts';
import { ballot, vote } from './definitions.ts';
import { newKey, rows, start } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';

async function timed<T>(work: Promise<T>): Promise<{ took: number; value: T }> {
  const began = performance.now();
  const value = await work;
  return { took: performance.now() - began, value };
}

test('a lock that another process holds delays no reader, and a writer is asked to come back', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const other = new DatabaseSync(join(server.data, 'samskab.sqlite'));
  t.after(() => other.close());
  other.exec('begin immediate');
  const key = newKey();
  const posted = timed(server.post(path, vote, key));
  for (let look = 0; look < 10; look++) {
    const { took, value } = await timed(server.get(path));
    assert.equal(value.status, 200);
    assert.ok(took < 500, `a reader waited for ${took} ms`);
  }
  const { took, value } = await posted;
  assert.deepEqual([value.status, value.json['code']], [503, 'busy'], value.text);
  assert.equal(value.headers.get('retry-after'), '1');
  assert.ok(took < 2500, `the writer waited for ${took} ms`);
  other.exec('rollback');
  const first = await server.post(path, vote, key);
  const again = await server.post(path, vote, key);
  assert.deepEqual([first.status, again.status, again.text], [201, 201, first.text]);
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('a lock that is soon gone is waited for', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const other = new DatabaseSync(join(server.data, 'samskab.sqlite'));
  t.after(() => other.close());
  other.exec('begin immediate');
  const posted = server.post(path, vote);
  setTimeout(() => other.exec('rollback'), 300);
  assert.equal((await posted).status, 201);
});

test('who comes while a lock is waited for does not wait twice as long', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const other = new DatabaseSync(join(server.data, 'samskab.sqlite'));
  t.after(() => other.close());
  other.exec('begin immediate');
  const first = server.post(path, vote);
  await new Promise((done) => setTimeout(done, 1000));
  const second = await timed(server.post(path, vote));
  assert.deepEqual([(await first).status, second.value.status], [503, 503]);
  assert.ok(second.took < 2000, `the second waited for ${second.took} ms`);
  other.exec('rollback');
});

test('a command that finds the database busy can say so in one line', async (t) => {
  const { storage, data } = await start(t);
  const other = new DatabaseSync(join(data, 'samskab.sqlite'));
  t.after(() => other.close());
  other.exec('begin immediate');
  await assert.rejects(
    storage.write(async () => {}),
    Mistake,
  );
  other.exec('rollback');
});

test('a connection is had in the order in which it was asked for, by one at a time', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const have = async (name: string) => {
    await turns.take();
    order.push(name);
    await Promise.resolve();
    order.push(name);
    turns.pass();
  };
  await Promise.all(['a', 'b', 'c'].map(have));
  await have('d');
  assert.equal(order.join(''), 'aabbccdd');
});
