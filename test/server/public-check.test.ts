import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { TestContext } from 'node:test';
import type { CountedResults } from '../../src/protocol/results.ts';
import { makeCodes } from '../../src/server/defining/make-codes.ts';
import type { Db } from '../../src/server/storage/tables.ts';
import { ballot } from './definitions.ts';
import { test } from './engines.ts';
import { mainHere, start, type Run, type TestServer } from './tools.ts';

const id = 'kvarterpuljen';
const path = `/api/ballots/${id}`;
const owner = { resource: 'ballots' as const, definition_id: id };
const THEN = Date.parse('2020-06-01T12:00:00Z');
const items = ballot().items.map((item, index) => ({ ...item, cost: (index + 1) * 10_000 }));
const definition = ballot({
  ...{ currency: 'DKK', budget: 30_000, items, closes: '2020-07-01T00:00:00Z', minLength: 0 },
  ...{ counting: { rule: 'greedy' }, credential: 'code', maxLength: 2 },
});

/** Two wishes that came through, three that did not, and a ballot without any. */
async function town(t: TestContext): Promise<TestServer> {
  const server = await start(t, { definitions: [definition], now: () => THEN });
  const codes: string[] = [];
  const made = makeCodes(server.storage, owner, 9, { because: 'Til alle', now: () => THEN });
  for await (const some of made) codes.push(...some);
  for (const [at, wish] of ['p3', 'p3', 'p3', 'p2', 'p1', ''].entries()) {
    const selections = wish === '' ? [] : [{ item: wish }];
    const credential = { kind: 'code', code: codes[at] };
    const { status, text } = await server.post(path, { selections, credential });
    assert.equal(status, 201, text);
  }
  return server;
}

function publish(t: TestContext, { data }: TestServer): Promise<Run> {
  return mainHere(t, ['publish', `ballots/${id}`, '--data', data]);
}

async function results(server: TestServer): Promise<CountedResults> {
  return (await server.get(`${path}/results`)).json as unknown as CountedResults;
}

function check(t: TestContext, server: TestServer): Promise<Run> {
  return mainHere(t, ['count', '--endpoint', server.url + path]);
}

test('what was published comes out again, and what was changed in it does not', async (t) => {
  const server = await town(t);
  const run = await publish(t, server);
  assert.equal(run.code, 0, run.stderr);
  const same = await check(t, server);
  assert.equal(same.code, 0, same.stdout + same.stderr);
  assert.match(same.stdout, /The same result as was published\. Not compared:/);
  const { phase: _, ...document } = await results(server);
  const [first, ...rest] = document.items;
  const changes: [string, object][] = [
    ['items.p1.votes: published 2, counted 1', { items: [{ ...first, votes: 2 }, ...rest] }],
    [
      'fairness.nothing: published 1, counted 2',
      { fairness: { ...document.fairness, nothing: 1 } },
    ],
    ['blank: published 0, counted 1', { blank: 0 }],
    ['log.codes.used: published 5, counted 6', { log: { ...document.log, codes: { made: 9, used: 5, void: 0 } } }], // prettier-ignore
    ['receipts: published 7, counted 6', { receipts: { listed: 6, without: 1 } }],
  ];
  for (const [line, change] of changes) {
    const body = JSON.stringify({ ...document, ...change });
    await server.storage.write((db) => db.updateTable('results').set({ body }).execute());
    const { code, stdout } = await check(t, server);
    assert.equal(code, 1, line);
    assert.ok(stdout.includes(`  ${line}\n`), `${line}\n${stdout}`);
  }
});

test('blank ballots are told apart from those whose wishes lost', async (t) => {
  const server = await town(t);
  await publish(t, server);
  const { ballots, blank, fairness } = await results(server);
  assert.deepEqual({ ballots, blank, lost: fairness.nothing }, { ballots: 6, blank: 1, lost: 2 });
  const { text } = await server.get(`/ballots/${id}/results`);
  assert.match(text, /Talte stemmesedler: 6<br \/>Heraf blanke: 1/);
});

test("the hash of the ballots' file is on the page that is printed, and in the log", async (t) => {
  const server = await town(t);
  await publish(t, server);
  const file = await server.get(`${path}/results/ballots.pb`);
  const sha256 = createHash('sha256').update(file.text).digest('hex');
  assert.equal((await results(server)).sha256, sha256);
  const page = (await server.get(`/ballots/${id}/results`)).text;
  assert.ok(page.replaceAll('<wbr />', '').includes(`<code dir="ltr">${sha256}</code>`));
  const log = await mainHere(t, ['log', `ballots/${id}`, '--data', server.data]);
  assert.ok(log.stdout.includes(`SHA-256 of the file ${sha256}`), log.stdout);
});

test('an account that does not add up is not published, and says where', async (t) => {
  const vote = { ...owner, id: 'x', selections: JSON.stringify([{ item: 'p1' }]) };
  const changes: [RegExp, (db: Db) => Promise<unknown>][] = [
    [/ballots, and those that came on-line \(6\) and on paper \(0\): 7 and 6; codes used, and ballots that were not imported: 6 and 7\./, (db) => db.insertInto('votes').values(vote).execute()], // prettier-ignore
    [/on-line \(5\) and on paper \(0\): 6 and 5/, (db) => db.updateTable('turnout').set({ ballots: 5 }).execute()], // prettier-ignore
    [/their receipts and what was imported at most: 6 and 0/, (db) => db.deleteFrom('receipts').execute()], // prettier-ignore
    [/codes used, .*: 9 and 6/, (db) => db.updateTable('voter_codes').set({ used: 1 }).execute()],
    [/codes there are, and made by the log: 6 and 9/, (db) => db.deleteFrom('voter_codes').where('used', '=', 0).execute()], // prettier-ignore
    [/void codes, and by the log: 3 and 0/, (db) => db.updateTable('voter_codes').set({ voided: 1 }).where('used', '=', 0).execute()], // prettier-ignore
  ];
  for (const [message, change] of changes) {
    const server = await town(t);
    await server.storage.write(change);
    const { code, stderr } = await publish(t, server);
    assert.equal(code, 2, String(message));
    assert.match(stderr, /^samskab: publish: ballots\/kvarterpuljen does not add up, so nothing was published: .*compare with a backup/); // prettier-ignore
    assert.match(stderr, message);
    assert.equal((await results(server)).state as string, 'not-counted');
  }
});
