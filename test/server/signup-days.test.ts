/** A sign-up carries its day, and no more of its time. */
import assert from 'node:assert/strict';
import { test as sqliteTest, type TestContext } from 'node:test';
import { sql } from 'kysely';
import { event, signup } from './definitions.ts';
import { test } from './engines.ts';
import { databaseBefore } from './old-database.ts';
import { rows, samskab, start } from './tools.ts';

const path = '/api/events/faellesspisning';

test('a sign-up carries the day on which it came', async (t) => {
  const now = Date.parse('2026-11-21T23:59:59Z');
  const server = await start(t, { definitions: [event()], now: () => now });
  assert.equal((await server.post(path, signup(['d1'], 2))).status, 201);
  const [row] = await rows(server, 'signups');
  assert.equal(row?.['received_on'], '2026-11-21');
  const name = 'events/faellesspisning';
  const json = await samskab(['export', name, '--format', 'json', '--data', server.data]);
  const [record] = JSON.parse(json.stdout) as { received: string }[];
  assert.equal(record?.received, '2026-11-21');
});

/** A database of before, with one sign-up in it. */
async function oldDatabase(t: TestContext): Promise<string> {
  const { data, db } = await databaseBefore(t, '017');
  const body = JSON.stringify(event());
  await sql`insert into definitions values ('events', 'faellesspisning', ${body}, '')`.execute(db);
  await sql`
    insert into definition_versions values ('events', 'faellesspisning', 'v')`.execute(db);
  await sql`
    insert into signups (definition_id, code, token_hash, adults, children)
    values ('faellesspisning', '7K3M-Q9TX', 'h', 2, 0)`.execute(db);
  await sql`insert into signup_dates values (1, 'd1', 0, 'confirmed')`.execute(db);
  await db.destroy();
  return data;
}

sqliteTest('the day of a sign-up of before is not known, and is empty', async (t) => {
  const data = await oldDatabase(t);
  const args = ['export', 'events/faellesspisning', '--data', data];
  const csv = await samskab(args);
  assert.deepEqual([csv.code, csv.stderr], [0, '']);
  assert.match(csv.stdout, /\n"7K3M-Q9TX";;2;0;/);
  const json = await samskab([...args, '--format', 'json']);
  assert.match(json.stdout, /"received":null/);
  const server = await start(t, { data });
  assert.equal((await server.post(path, signup(['d1'], 2))).status, 201);
});
