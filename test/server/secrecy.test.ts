import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test as sqliteTest } from 'node:test';
import { sql } from 'kysely';
import { ballot, event, ideas, signup } from './definitions.ts';
import { submissionKey } from '../../src/server/secrets/submission-key.ts';
import { addReceipt } from '../../src/server/storage/queries/receipts.ts';
import { test } from './engines.ts';
import { createServer } from '../../src/server/server.ts';
import { codesFor, folder, newKey, put, rows, start } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const DAY = 86_400_000;

sqliteTest('what is answered is on disk, and what is deleted is gone', async (t) => {
  const { storage } = await start(t);
  const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'busy_timeout'];
  const values = await storage.write((db) =>
    Promise.all(
      pragmas.map(
        async (name) =>
          (await sql.raw<object>(`pragma ${name}`).execute(db)).rows.flatMap(Object.values)[0],
      ),
    ),
  );
  // synchronous 2 is FULL. What waits for a lock waits without stopping all others.
  assert.deepEqual(values, ['wal', 2, 1, 1, 0]);
});

sqliteTest('the database is its owner’s alone', async (t) => {
  const data = join(folder(t), 'new', 'folder');
  const server = await start(t, { data, definitions: [ballot()] });
  await server.post(path, { selections: [{ item: 'p1' }] });
  assert.equal(statSync(data).mode & 0o777, 0o700);
  const files = readdirSync(data);
  assert.ok(files.includes('samskab.sqlite'));
  for (const file of files) assert.equal(statSync(join(data, file)).mode & 0o777, 0o600, file);
});

sqliteTest('votes, receipts, codes and keys have no row number and no time', async (t) => {
  const server = await start(t);
  const database = new DatabaseSync(join(server.data, 'samskab.sqlite'), { readOnly: true });
  const columns = (table: string) =>
    database
      .prepare(`select name from pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => name);
  assert.deepEqual(columns('votes'), ['id', 'resource', 'definition_id', 'selections']);
  assert.deepEqual(columns('receipts'), ['resource', 'definition_id', 'code']);
  assert.deepEqual(columns('voter_codes'), [
    'resource',
    'definition_id',
    'hash',
    'used',
    'area',
    'channel',
    'key_id',
    'voided',
  ]);
  // Sums: no row is of one vote.
  assert.deepEqual(columns('turnout'), ['resource', 'definition_id', 'area', 'channel', 'ballots']);
  assert.deepEqual(columns('idempotency'), [
    'key_hash',
    'resource',
    'definition_id',
    'fingerprint',
    'receipt',
    'day',
  ]);
  for (const table of ['votes', 'receipts', 'voter_codes', 'turnout', 'idempotency']) {
    assert.throws(() => database.prepare(`select rowid from ${table}`), /no such column/, table);
  }
  database.close();
});

test('a vote cannot be joined to its receipt, nor to the code or the key that cast it', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code' })] });
  const codes = await codesFor(server, 'ballots', 'kvarterpuljen', 12);
  const keys = codes.map(newKey);
  // Two codes of receipts are taken: their keys are given the next.
  const owner = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
  const taken = keys.slice(0, 2).map((key) => submissionKey(key, 'ballots', 'kvarterpuljen'));
  for (const key of taken) {
    await server.storage.write((db) => addReceipt(db, owner, key.receiptCode()));
  }
  for (const [index, code] of codes.entries()) {
    const selections = [{ item: `p${(index % 3) + 1}` }];
    const body = { selections, credential: { kind: 'code', code } };
    assert.equal((await server.post(path, body, keys[index])).status, 201);
  }
  const tables = {
    votes: await rows(server, 'votes'),
    receipts: (await rows(server, 'receipts')).filter(
      ({ code }) => !taken.some((key) => key.receiptCode() === code),
    ),
    codes: await rows(server, 'voter_codes'),
    keys: await rows(server, 'idempotency'),
  };
  for (const [name, list] of Object.entries(tables)) assert.equal(list.length, 12, name);
  // Beside what the whole ballot shares, no two tables have a value in common.
  const shared = new Set<unknown>(['ballots', 'kvarterpuljen']);
  const values = Object.values(tables).map(
    (list) =>
      new Set(list.flatMap((row) => Object.values(row)).filter((value) => !shared.has(value))),
  );
  for (const [index, one] of values.entries()) {
    for (const two of values.slice(index + 1)) assert.deepEqual([...one].filter((value) => two.has(value)), []); // prettier-ignore
  }
  // What a key is remembered with is alike, but for the number of its receipt's code.
  const receipts = tables.keys.map(({ receipt }) => String(receipt)).toSorted();
  assert.deepEqual(receipts, ['{"derivation":1}', '{"derivation":1}', ...Array<string>(10).fill('{}')]); // prettier-ignore
  const days = new Set(tables.keys.map(({ day }) => day));
  assert.ok([...days].every((day) => /^\d{4}-\d\d-\d\d$/.test(String(day))));
});

sqliteTest(
  'a code that is used stays where it lies on disk, so that no order of use can be read',
  async (t) => {
    const server = await start(t, { definitions: [ballot({ credential: 'code' })] });
    const codes = await codesFor(server, 'ballots', 'kvarterpuljen', 12);
    const offsets = async () => {
      await server.storage.keepHouse();
      const file = readFileSync(join(server.data, 'samskab.sqlite'), 'latin1');
      return (await rows(server, 'voter_codes')).map(({ hash }) => file.indexOf(String(hash)));
    };
    const before = await offsets();
    assert.ok(before.every((offset) => offset > 0));
    for (const code of codes.slice(0, 6)) {
      const body = { selections: [{ item: 'p1' }], credential: { kind: 'code', code } };
      assert.equal((await server.post(path, body)).status, 201);
    }
    assert.deepEqual(await offsets(), before);
  },
);

sqliteTest(
  'neither the rows nor, when a server has ended, the file tell in which order votes came',
  async (t) => {
    const data = folder(t);
    const server = await createServer({ data, port: 0 });
    await put(server, ballot());
    const cast: string[] = [];
    for (let vote = 0; vote < 40; vote++) {
      const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
        body: '{"selections":[{"item":"p1"}]}',
      });
      cast.push(((await response.json()) as { code: string }).code);
    }
    const byId = (await rows(server, 'votes')).map(({ id }) => String(id));
    const byCode = (await rows(server, 'receipts')).map(({ code }) => String(code));
    // Forty things are in order by chance once in 10^47.
    assert.deepEqual(byCode, cast.toSorted());
    assert.notDeepEqual(byCode, cast);
    const onDisk = (all: readonly string[]) => {
      const file = readFileSync(join(data, 'samskab.sqlite'), 'latin1');
      return all.toSorted((one, two) => file.indexOf(one) - file.indexOf(two));
    };
    await server.storage.keepHouse();
    // SQLite fills a page from its end: so votes lie for now, and receipts must not, also not nearly.
    assert.notDeepEqual(onDisk(byId), byId.toReversed());
    const place = new Map(onDisk(byCode).map((code, index) => [code, index]));
    const inOrder = cast.flatMap((one, index) => cast.slice(index + 1).filter((two) => (place.get(one) ?? 0) < (place.get(two) ?? 0))); // prettier-ignore
    // Of 780 pairs half are in the order they came, with a deviation of 43.
    assert.ok(inOrder.length > 390 - 6 * 43 && inOrder.length < 390 + 6 * 43, `${inOrder.length}`);
    await server.close();
    assert.deepEqual(onDisk(byCode), byCode.toReversed());
    assert.deepEqual(onDisk(byId), byId.toReversed());
  },
);

sqliteTest('nothing that is secret is in the files', async (t) => {
  const server = await start(t, {
    definitions: [ballot({ credential: 'code' }), event(), ideas()],
  });
  const [code = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  const keys = [newKey(), newKey(), newKey()];
  const body = { selections: [{ item: 'p2' }], credential: { kind: 'code', code } };
  await server.post(path, body, keys[0]);
  await server.post('/api/ideas/fremtidslab', { answers: { idea: 'Flere træer' } }, keys[1]);
  const { json } = await server.post('/api/events/faellesspisning', signup(['d1'], 1), keys[2]);
  const token = /[#&]samskab-receipt=([\w-]+)$/.exec(json.links?.manage ?? '')?.[1] ?? '';
  assert.ok(token.length >= 43);
  const plain = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const files = readdirSync(server.data).map((file) =>
    readFileSync(join(server.data, file), 'latin1'),
  );
  assert.ok(
    files.some((content) => content.includes('Flere tr')),
    'the search finds what is there',
  );
  for (const secret of [code, code.replaceAll('-', ''), token, plain, ...keys]) {
    assert.ok(!files.some((content) => content.includes(secret)), secret);
  }
});

test('the same body under two keys looks different, so that none can be guessed', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const body = { selections: [{ item: 'p1' }] };
  await server.post(path, body);
  await server.post(path, body);
  const fingerprints = (await rows(server, 'idempotency')).map(({ fingerprint }) => fingerprint);
  assert.equal(new Set(fingerprints).size, 2);
});

sqliteTest(
  'the write-ahead log, which holds a vote beside its code, is emptied at the end',
  async (t) => {
    const data = folder(t);
    const server = await createServer({ data, port: 0 });
    // With another connection open, SQLite does not clean up by itself when the server's closes.
    const other = new DatabaseSync(join(data, 'samskab.sqlite'));
    other.prepare('select count(*) from votes').get();
    await put(server, ballot());
    const size = () => statSync(join(data, 'samskab.sqlite-wal')).size;
    assert.ok(size() > 0);
    await server.close();
    assert.equal(size(), 0);
    other.close();
  },
);

test('old keys are forgotten', async (t) => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const server = await start(t, { definitions: [ballot()], now: () => now });
  await server.post(path, { selections: [{ item: 'p1' }] });
  const live = (day: number) => server.storage.keepHouse(now + day * DAY);
  for (let day = 0; day < 90; day++) await live(day);
  assert.equal((await rows(server, 'idempotency')).length, 1);
  await live(90);
  assert.equal((await rows(server, 'idempotency')).length, 0);
  assert.ok((await rows(server, 'lived_days')).length <= 90);
});

test('a clock that jumps, ahead or back, forgets nothing and lets nothing in twice', async (t) => {
  const today = Date.parse('2026-06-01T12:00:00Z');
  let now = today - 100 * DAY;
  const server = await start(t, { definitions: [ballot()], now: () => now });
  for (; now < today; now += DAY) await server.storage.keepHouse(now);
  const sent: [string, string][] = [];
  const send = async (key = newKey()) => {
    const { status, text } = await server.post(path, { selections: [{ item: 'p1' }] }, key);
    assert.equal(status, 201);
    sent.push([key, text]);
  };
  await send();
  for (const jump of [365 * DAY, -3650 * DAY, 730 * DAY, 0]) {
    now = today + jump;
    await send();
    await server.storage.keepHouse(now);
    now = today;
    await server.storage.keepHouse(now);
  }
  for (const [key] of sent.slice()) await send(key);
  for (const [key, text] of sent) assert.equal(text, sent.find(([same]) => same === key)?.[1]);
  assert.equal((await rows(server, 'votes')).length, 5);
});
