/** What is asked many times a second, and what that must not get wrong. */
import assert from 'node:assert/strict';
import { putDefinition } from '../../src/server/defining/put-definition.ts';
import { findDefinition } from '../../src/server/storage/queries/definitions.ts';
import { once } from '../../src/server/storage/queries/once.ts';
import { ballot } from './definitions.ts';
import { test } from './engines.ts';
import { start } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';

test('a definition is read as a whole only where it is new, whoever stored it', async (t) => {
  const one = await start(t, { definitions: [ballot()] });
  const two = await start(t, { data: one.data });
  const find = () => one.storage.ask((db) => findDefinition(db, 'ballots', 'kvarterpuljen'));
  const first = await find();
  // Its version alone is left.
  await one.storage.write((db) => db.deleteFrom('definitions').execute());
  assert.equal(await find(), first);
  await two.storage.write((db) => putDefinition(db, ballot({ title: 'Et andet navn' }), 0));
  assert.equal((await find())?.definition.title, 'Et andet navn');
  assert.equal((await one.get(path)).json['title'], 'Et andet navn');
});

test('a query that is built once is asked with other values each time', async (t) => {
  const { storage } = await start(t, { definitions: ['a', 'b', 'c'].map((id) => ballot({ id })) });
  let built = 0;
  const ids = once((db, least: string, among: readonly string[]) => {
    built++;
    return db
      .selectFrom('definitions')
      .select('id')
      .where('resource', '=', 'ballots')
      .where('id', 'in', among)
      .where('id', '>=', least)
      .orderBy('id');
  });
  const ask = async (least: string, ...among: string[]) => {
    const { rows } = await storage.read((db) => ids(db, least, among));
    return rows.map(({ id }) => id).join();
  };
  assert.equal(await ask('a', 'c', 'b'), 'b,c');
  assert.equal(await ask('b', 'a', 'b'), 'b');
  assert.equal(built, 1);
  assert.equal(await ask('b', 'a', 'b', 'c'), 'b,c');
  assert.equal(await storage.write(async (db) => (await ids(db, 'c', ['a', 'c'])).rows.length), 1);
  // Once for who reads, and once for who writes.
  assert.equal(built, 3);
});

test('who asks one thing does not wait for who reads for longer', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const { promise: began, resolve: begin } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const reading = server.storage.read(async () => {
    begin();
    await released;
  });
  await began;
  assert.equal((await server.get(path)).status, 200);
  release();
  await reading;
});
