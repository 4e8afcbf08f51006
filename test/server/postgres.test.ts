/** What only PostgreSQL can do wrong: settings, connections that are lost, and its own columns. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { Mistake } from '../../src/server/mistake.ts';
import { Clock } from '../../src/server/storage/engines/postgres/clock.ts';
import { putDefinition } from '../../src/server/defining/put-definition.ts';
import { countDefinitions } from '../../src/server/storage/queries/definitions.ts';
import { openStorage } from '../../src/server/storage/storage.ts';
import { findPostgres, startPostgres } from '../tools/postgres.ts';
import { Unavailable } from '../../src/server/storage/unavailable.ts';
import { ballot, vote } from './definitions.ts';
import { TEST_SECRET, asked, newDatabase, postgresTest as test } from './engines.ts';
import { collect, folder, listening, newKey, rows, samskab, spawnSamskab, start } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';

/** Sets the database itself, so that whoever connects from now on has it. */
async function set(data: string, setting: string): Promise<void> {
  const [row] = await asked(data, 'select current_database() as name');
  await asked(data, `alter database ${String(row?.['name'])} set ${setting}`);
}

test('a commit is on disk before it is answered', async (t) => {
  const server = await start(t);
  const setting = async (db: Parameters<typeof countDefinitions>[0]) =>
    (await sql<object>`show synchronous_commit`.execute(db)).rows.flatMap(Object.values);
  assert.deepEqual(await server.storage.read(setting), ['on']);
  assert.deepEqual(await server.storage.write(setting), ['on']);
});

test('a database that answers before the disk does is refused, with what to do', async (t) => {
  const data = await newDatabase(t);
  for (const value of ['off', 'local', 'remote_write']) {
    await set(data, `synchronous_commit = ${value}`);
    await assert.rejects(openStorage(data), (error: unknown) => {
      assert.ok(error instanceof Mistake);
      assert.match(error.message, new RegExp(`"${value}".+alter database \\w+ set synchronous_commit = 'on'`)); // prettier-ignore
      return true;
    });
  }
  const run = await samskab(['serve'], { SAMSKAB_DATABASE: data, PORT: '0' });
  assert.deepEqual([run.code, run.stdout], [2, '']);
  assert.match(run.stderr, /^samskab: synchronous_commit is "remote_write"[^\n]+\n$/);
  await set(data, 'synchronous_commit = remote_apply');
  await (await openStorage(data)).close();
});

test('what makes the database tell more is named at the start', async (t) => {
  const data = await newDatabase(t);
  await asked(data, 'create publication everything for all tables');
  await set(data, 'log_min_duration_statement = 1000');
  const child = spawnSamskab(['serve'], { SAMSKAB_DATABASE: data, PORT: '0' });
  t.after(() => child.kill('SIGKILL'));
  const output = collect(child);
  await listening(child);
  await wait(100);
  const lines = output().stderr.split('\n');
  for (const what of ['logical replication', 'log_min_duration_statement', 'fsync']) {
    assert.equal(lines.filter((line) => line.startsWith('samskab: ') && line.includes(what)).length, 1); // prettier-ignore
  }
  assert.equal(lines.length, 4);
});

test('servers that start at once on a new database all come up, and a command shares it', async (t) => {
  const env = { SAMSKAB_DATABASE: await newDatabase(t), SAMSKAB_SECRET: TEST_SECRET };
  const servers = await Promise.all(
    [1, 2, 3].map(() => {
      const child = spawnSamskab(['serve'], { ...env, PORT: '0' });
      t.after(() => child.kill('SIGKILL'));
      return listening(child);
    }),
  );
  const file = join(folder(t), 'ballot.json');
  writeFileSync(file, JSON.stringify(ballot({ credential: 'code' })));
  const put = await samskab(['put', file], env);
  assert.deepEqual([put.code, put.stdout], [0, `ballots/${ballot().id}: new\n`]);
  const made = await samskab(['codes', ballot().id, '--count', '1'], env);
  const credential = { kind: 'code', code: made.stdout.trim() };
  const answers = await Promise.all(
    servers.map((url) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
        body: JSON.stringify({ ...vote, credential }),
      }),
    ),
  );
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409, 409]);
});

test('an address that leads nowhere is told without its password', async () => {
  const run = await samskab(['serve'], {
    SAMSKAB_DATABASE: 'postgres://me:secret@127.0.0.1:1/town',
    PORT: '0',
  });
  assert.deepEqual([run.code, run.stdout], [2, '']);
  assert.match(
    run.stderr,
    /^samskab: the database 127\.0\.0\.1:1\/town cannot be opened: [^\n]+\n$/,
  );
  assert.doesNotMatch(run.stderr, /secret/);
  const none = await samskab(['serve'], { SAMSKAB_DATABASE: '/var/lib/secret' });
  assert.equal(none.stderr, 'samskab: SAMSKAB_DATABASE is no postgres:// address\n');
});

test('a connection that is lost is made anew, and nobody else hears of it', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const kill = () =>
    asked(server.data, `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`); // prettier-ignore
  // A write is not known to be undone, so a device is asked to send it again, and does.
  const send = async (key: string) => {
    let status = 503;
    for (let sent = 0; status === 503 && sent < 5; sent++) {
      ({ status } = await server.post(path, vote, key));
    }
    return status;
  };
  // While nothing is asked, and before anybody here has noticed.
  await kill();
  assert.equal((await server.get(path)).status, 200);
  assert.equal(await send(newKey()), 201);
  // While one thing is read: it is read again, once.
  let asks = 0;
  const endOnce = async (db: Parameters<typeof countDefinitions>[0], ends: number) => {
    if (asks++ < ends) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db);
    return countDefinitions(db);
  };
  assert.equal(await server.storage.ask((db) => endOnce(db, 1)), 1);
  assert.equal(asks, 2);
  asks = 0;
  await assert.rejects(
    server.storage.ask((db) => endOnce(db, 9)),
    Unavailable,
  );
  assert.equal(asks, 2);
  // While something is written.
  const key = newKey();
  const lost = server.storage.write(async (db) => {
    await countDefinitions(db);
    await kill();
    await countDefinitions(db);
  });
  await assert.rejects(lost, Unavailable);
  const read = server.storage.read(async (db) => {
    await kill();
    await countDefinitions(db);
  });
  await assert.rejects(read, Unavailable);
  for (let again = 0; again < 12; again++) assert.equal((await server.get(path)).status, 200);
  assert.equal(await send(key), 201);
  assert.equal(await send(key), 201);
  assert.equal((await rows(server, 'votes')).length, 2);
});

test('who waits too long for its turn is asked to come back, and readers wait for nobody', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const two = await start(t, { data: server.data });
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: began, resolve: begin } = Promise.withResolvers<void>();
  const stuck = two.storage.write(async () => {
    begin();
    await released;
  });
  await began;
  const key = newKey();
  const started = performance.now();
  const posted = server.post(path, vote, key).then((answer) => {
    assert.ok(performance.now() - started < 2500);
    return answer;
  });
  for (let look = 0; look < 10; look++) {
    const asked = performance.now();
    assert.equal((await server.get(path)).status, 200);
    assert.ok(performance.now() - asked < 500);
  }
  const { status, json, headers } = await posted;
  assert.deepEqual([status, json['code'], headers.get('retry-after')], [503, 'busy', '1']);
  release();
  await stuck;
  for (let time = 0; time < 2; time++)
    assert.equal((await server.post(path, vote, key)).status, 201);
  assert.equal((await rows(server, 'votes')).length, 1);
});

test('an instance that is stuck with its turn loses it', async (t) => {
  const one = await start(t, { definitions: [ballot()] });
  const two = await start(t, { data: one.data });
  const { promise: began, resolve: begin } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const stuck = one.storage.write(async (db) => {
    begin();
    await released;
    await countDefinitions(db);
  });
  await began;
  const key = newKey();
  const statuses: number[] = [];
  const end = performance.now() + 8000;
  while (statuses.at(-1) !== 201 && performance.now() < end) {
    statuses.push((await two.post(path, vote, key)).status);
  }
  assert.deepEqual([statuses.at(0), statuses.at(-1)], [503, 201]);
  release();
  await assert.rejects(stuck);
  assert.equal((await one.post(path, vote)).status, 201);
});

test('what the database gives up for its own reasons is done again', async (t) => {
  const { storage } = await start(t);
  for (const code of ['40001', '40P01']) {
    let tries = 0;
    const giveUp = async (db: Parameters<typeof countDefinitions>[0]) => {
      await putDefinition(db, ballot({ id: `x${code.toLowerCase()}` }), 0);
      if (++tries > 2) return;
      await sql.raw(`do $$ begin raise exception using errcode = '${code}'; end $$`).execute(db);
    };
    const others = [1, 2].map((value) => storage.write(async () => value));
    await storage.write(giveUp);
    assert.equal(tries, 3);
    assert.deepEqual(await Promise.all(others), [1, 2]);
  }
  assert.equal(await storage.read(countDefinitions), 2);
});

test('all go by the clock of the database', async (t) => {
  const { storage, data } = await start(t);
  const [row] = await asked(data, 'select extract(epoch from clock_timestamp())::float8 as now');
  assert.ok(Math.abs(storage.now() - Number(row?.['now']) * 1000) < 500);
});

test('the clock is moved no further than is shown to be wrong', async () => {
  const clock = new Clock();
  const hour = 3_600_000;
  const hear = (ahead: number, takes = 0) =>
    clock.hear(async () => {
      const shown = Date.now() + ahead;
      await wait(takes);
      return { shown, answer: undefined };
    });
  const ahead = () => clock.now() - Date.now();
  await hear(hour);
  assert.ok(Math.abs(ahead() - hour) < 100);
  // An answer that took long tells less: what it allows is left as it is.
  const before = ahead();
  await hear(hour, 300);
  assert.ok(Math.abs(ahead() - before) < 50);
  await hear(-hour);
  assert.ok(Math.abs(ahead() + hour) < 100);
});

test('a NUL in an address is found nowhere, and breaks nothing', async (t: TestContext) => {
  const server = await start(t);
  assert.equal((await server.get('/api/ballots/a%00b')).status, 404);
  assert.equal((await server.post('/api/ballots/a%00b', vote)).status, 404);
});

test('without its database nothing is stored, and all goes on once it is there again', async (t) => {
  const programs = findPostgres();
  assert.ok(programs);
  const own = await startPostgres(programs, ['fsync=off']);
  t.after(() => own.stop());
  const server = await start(t, { definitions: [ballot()], data: own.url });
  assert.equal((await server.get('/ready')).status, 200);
  await own.pause();
  const key = newKey();
  for (const answer of [await server.get(path), await server.post(path, vote, key)]) {
    assert.deepEqual([answer.status, answer.json['code']], [503, 'unavailable']);
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
  }
  assert.equal((await server.get('/health')).status, 200);
  await wait(1100);
  assert.equal((await server.get('/ready')).status, 503);
  await own.resume();
  assert.equal((await server.post(path, vote, key)).status, 201);
  await wait(1100);
  assert.equal((await server.get('/ready')).status, 200);
});
