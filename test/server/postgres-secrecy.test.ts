/** What PostgreSQL keeps beside the columns: which transaction wrote a row, and where it lies. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { codeKey } from '../../src/server/secrets/keyring.ts';
import { submissionKey } from '../../src/server/secrets/submission-key.ts';
import { voterCodeHash } from '../../src/server/secrets/voter-code.ts';
import { KEPT_APART } from '../../src/server/storage/tables.ts';
import { ballot } from './definitions.ts';
import { TEST_SECRET, asked, newDatabase, postgresTest as test } from './engines.ts';
import { codesFor, listening, newKey, spawnSamskab, start, type TestServer } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const id = 'kvarterpuljen';
const asks = ballot({ credential: 'code' });

/** What came together, as only the test knows. */
interface Cast {
  readonly receipt: string;
  readonly hash: string;
  readonly key: string;
  /** Nobody is told it; see `learn`. */
  vote: string;
}

async function cast(server: Pick<TestServer, 'post'>, code: string): Promise<Cast> {
  const key = newKey();
  const body = { selections: [{ item: 'p1' }], credential: { kind: 'code', code } };
  const { status, json } = await server.post(path, body, key);
  assert.equal(status, 201);
  const hash = voterCodeHash(code, 'ballots', id, codeKey(TEST_SECRET)) ?? '';
  return { receipt: json.code ?? '', hash, key: submissionKey(key, 'ballots', id).hash, vote: '' };
}

/** Each table with what names a row, its transaction, and where it lies. */
async function hidden(data: string) {
  const of = (table: string, name: string) =>
    asked(
      data,
      `select ${name} as name, xmin::text::bigint::int as xmin from ${table} order by ctid`,
    );
  return {
    votes: await of('votes', 'id'),
    receipts: await of('receipts', 'code'),
    codes: await of('voter_codes', 'hash'),
    keys: await of('idempotency', 'key_hash'),
    turnout: await of('turnout', 'ballots'),
  };
}
type Hidden = Awaited<ReturnType<typeof hidden>>;

const names = (rows: Hidden['votes']) => rows.map(({ name }) => String(name));
const numbers = (rows: Hidden['votes']) => new Set(rows.map(({ xmin }) => Number(xmin)));

/** Learns which vote is whose, which is told by the transaction until the house is kept. */
async function learn(data: string, truth: readonly Cast[]): Promise<void> {
  const { votes, codes } = await hidden(data);
  for (const one of truth.filter(({ vote }) => vote === '')) {
    const { xmin } = codes.find(({ name }) => name === one.hash) ?? {};
    one.vote = String(votes.find((row) => row['xmin'] === xmin)?.['name']);
  }
}

/** @returns how many votes the number of a transaction, or the one beside it, leads to their code, key or receipt */
function joined(
  { votes, codes, keys, receipts }: Hidden,
  truth: readonly Cast[],
  apart = 0,
): number {
  const owner = (rows: Hidden['votes'], xmin: unknown) => {
    const found = rows.filter((row) => Math.abs(Number(row['xmin']) - Number(xmin)) <= apart);
    return found.length === 1 ? found[0]?.['name'] : undefined;
  };
  return truth.filter(({ vote, receipt, hash, key }) => {
    const { xmin } = votes.find(({ name }) => name === vote) ?? {};
    return (
      owner(codes, xmin) === hash || owner(keys, xmin) === key || owner(receipts, xmin) === receipt
    );
  }).length;
}

test('a vote cannot be joined to its code or its key by the transaction, or by where it lies', async (t) => {
  const server = await start(t, { definitions: [asks] });
  const codes = await codesFor(server, 'ballots', id, 24);
  await server.storage.keepHouse();
  const truth: Cast[] = [];
  // Those that share a commit share its number: each by itself is what could be told apart.
  for (const code of codes.slice(0, 20)) truth.push(await cast(server, code));
  await learn(server.data, truth);
  // This is what must not stay.
  assert.equal(joined(await hidden(server.data), truth), 20);
  await server.storage.keepHouse();
  const check = async () => {
    const now = await hidden(server.data);
    for (const apart of [0, 1, 2, 3]) assert.equal(joined(now, truth, apart), 0);
    const used = now.codes.filter(({ name }) => truth.some(({ hash }) => hash === name));
    // A row with a number of its own would be known by the numbers beside it.
    for (const rows of [now.votes, used, now.keys, now.receipts])
      assert.equal(numbers(rows).size, 1);
    assert.equal(new Set([now.votes, used, now.keys, now.receipts, now.turnout].flatMap((rows) => [...numbers(rows)])).size, 5); // prettier-ignore
    for (const [rows, name] of [
      [now.votes, 'vote'],
      [now.receipts, 'receipt'],
      [used, 'hash'],
      [now.keys, 'key'],
    ] as const) {
      const inOrder = truth.map((one) => one[name]);
      assert.notDeepEqual(names(rows), inOrder, name);
      assert.notDeepEqual(names(rows), inOrder.toReversed(), name);
    }
    assert.deepEqual(names(used), names(used).toSorted());
    assert.deepEqual(names(now.keys), names(now.keys).toSorted());
  };
  await check();
  // One vote in a minute is no more alone than twenty.
  truth.push(await cast(server, codes[20] as string));
  await learn(server.data, truth);
  await server.storage.keepHouse();
  await check();
});

test('of what was written anew nothing is left where it lay', async (t) => {
  const server = await start(t, { definitions: [asks] });
  const codes = await codesFor(server, 'ballots', id, 5);
  await asked(server.data, 'create extension pageinspect');
  for (const code of codes) await cast(server, code);
  await server.storage.keepHouse();
  for (const table of Object.keys(KEPT_APART)) {
    const versions = await asked(
      server.data,
      `select distinct t_xmin from generate_series(0, pg_relation_size('${table}') / 8192 - 1) page,
       heap_page_items(get_raw_page('${table}', page::int)) where t_xmin is not null`,
    );
    assert.equal(versions.length, 1, table);
    const [entries] = await asked(
      server.data,
      `select count(*)::int as count, (select count(*)::int from ${table}) as rows
       from generate_series(1, pg_relation_size('${table}_pkey') / 8192 - 1) page,
       bt_page_items('${table}_pkey', page::int)`,
    );
    assert.equal(entries?.['count'], entries?.['rows'], table);
  }
});

test('in a large vote, those that are written anew go with many others', async (t) => {
  const server = await start(t, { definitions: [asks] });
  const [code = ''] = await codesFor(server, 'ballots', id, 1);
  await asked(
    server.data,
    `insert into votes select md5(n::text), 'ballots', '${id}', '[]'
     from generate_series(1, 30000) n`,
  );
  await server.storage.keepHouse();
  const before = numbers((await hidden(server.data)).votes);
  assert.equal(before.size, 1);
  const one = await cast(server, code);
  await learn(server.data, [one]);
  await server.storage.keepHouse();
  const { votes } = await hidden(server.data);
  const { xmin } = votes.find(({ name }) => name === one.vote) ?? {};
  const crowd = votes.filter((row) => row['xmin'] === xmin).length;
  assert.ok(crowd > 9000 && crowd < 11_000, String(crowd));
});

test('after a kill the order is put right before anything is answered', async (t) => {
  const data = await newDatabase(t);
  const setUp = await start(t, { data, definitions: [asks] });
  const codes = await codesFor(setUp, 'ballots', id, 6);
  await setUp.close();
  const serve = async () => {
    const child = spawnSamskab(['serve'], {
      SAMSKAB_DATABASE: data,
      SAMSKAB_SECRET: TEST_SECRET,
      PORT: '0',
    });
    t.after(() => child.kill('SIGKILL'));
    return { child, url: await listening(child) };
  };
  const first = await serve();
  const post = async (_: string, body: unknown, key = newKey()) => {
    const response = await fetch(first.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    return { status: response.status, json: await response.json() } as never;
  };
  const truth: Cast[] = [];
  for (const code of codes) truth.push(await cast({ post }, code));
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  await learn(data, truth);
  assert.equal(joined(await hidden(data), truth), 6);
  await serve();
  const now = await hidden(data);
  assert.equal(joined(now, truth), 0);
  assert.equal(numbers(now.votes).size, 1);
});

test('at the end nothing is left in the unused space of a table either', async (t) => {
  const data = await newDatabase(t);
  await asked(data, 'create extension pageinspect');
  const server = await start(t, { data, definitions: [ballot()] });
  const found = async () => {
    const [{ id: vote = '', pages = '' } = {}] = await asked(
      data,
      `select id, (select string_agg(encode(get_raw_page('votes', page::int), 'escape'), '')
       from generate_series(0, pg_relation_size('votes') / 8192 - 1) page) as pages from votes`,
    );
    return String(pages).split(String(vote)).length - 1;
  };
  await server.post(path, { selections: [{ item: 'p1' }] });
  await server.storage.keepHouse();
  // VACUUM gives space free, and leaves what is written there.
  assert.equal(await found(), 2);
  await server.close();
  assert.equal(await found(), 1);
});
