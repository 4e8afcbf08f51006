import assert from 'node:assert/strict';
import type { Definition } from '../../src/protocol/resources.ts';
import { readDefinition } from '../../src/server/defining/read-definition.ts';
import { makeCodes } from '../../src/server/defining/make-codes.ts';
import { resources } from '../../src/server/resources/registry.ts';
import { test } from './engines.ts';
import { isAsDocumented } from './openapi-checks.ts';
import { operations } from './openapi-document.ts';
import { ballot } from './definitions.ts';
import { mainHere, newKey, start, type Answer, type TestServer } from './tools.ts';

const OPEN = '2027-03-01T12:00:00+01:00';
const examples = resources.flatMap(({ name, about }) =>
  Object.entries(about.examples).map(([key, example]) => ({ name, key, ...example })),
);

/** @returns a server with every example on it, while all are open */
async function withExamples(t: Parameters<typeof start>[0]): Promise<TestServer> {
  const definitions = examples.map(({ definition }) => readDefinition(definition));
  return start(t, { definitions, now: () => Date.parse(OPEN) });
}

/** @returns what is sent, with a code that is good where one is asked for */
async function sent(
  server: TestServer,
  definition: Definition,
  submission: object,
): Promise<object> {
  if (!('credential' in submission)) return submission;
  const owner = { resource: 'ballots', definition_id: definition.id } as const;
  const codes = await makeCodes(server.storage, owner, 1, { now: () => Date.parse(OPEN) }).next();
  const [code] = codes.value as string[];
  return { ...submission, credential: { kind: 'code', code } };
}

test('every example is what the server shows and takes', async (t) => {
  const server = await withExamples(t);
  for (const { name, key, definition, submission, receipt } of examples) {
    const path = `/api/${name}/${definition.id}`;
    const got = await server.get(path);
    assert.deepEqual(got.json, definition);
    isAsDocumented(`get /api/${name}/{id}`, got);
    const posted = await server.post(path, await sent(server, definition, submission));
    assert.equal(posted.status, 201, `${name} ${key}: ${posted.text}`);
    isAsDocumented(`post /api/${name}/{id}`, posted);
    assert.deepEqual(Object.keys(posted.json).toSorted(), Object.keys(receipt).toSorted());
  }
});

test('what the server answers is what the document says', async (t) => {
  const server = await withExamples(t);
  for (const path of ['/health', '/ready', '/api', '/api/openapi.json']) {
    isAsDocumented(`get ${path}`, await server.get(path));
  }
  for (const { name } of resources)
    isAsDocumented(`get /api/${name}`, await server.get(`/api/${name}`));
  const vote = { selections: [{ item: 'library', value: 1 }] };
  const ballot = '/api/ballots/council';
  const key = newKey();
  const post = 'post /api/ballots/{id}';
  isAsDocumented(post, await server.post(ballot, vote, key));
  isAsDocumented(
    post,
    await server.post(ballot, { selections: [{ item: 'skate', value: 1 }] }, key),
  );
  isAsDocumented(post, await server.post(ballot, { selections: [{ item: 'none' }] }));
  isAsDocumented(post, await server.post(ballot, { wrong: true }));
  isAsDocumented(post, await server.post('/api/ballots/quarter', vote));
  isAsDocumented(post, await server.post('/api/ballots/nowhere', vote));
  isAsDocumented(post, await server.post(ballot, vote, 'short'));
  isAsDocumented('get /api/ballots/{id}', await server.get('/api/ballots/nowhere'));
  isAsDocumented('get /api/ballots/{id}/results', await server.get(`${ballot}/results`));
  isAsDocumented('get /api/ballots/{id}/results.csv', await server.get(`${ballot}/results.csv`));
  isAsDocumented(
    'get /api/ballots/{id}/results/ballots.pb',
    await server.get(`${ballot}/results/ballots.pb`),
  );
  isAsDocumented(
    'post /api/ballots/{id}/receipts/check',
    await server.post(`${ballot}/receipts/check`, { code: '7k3m q9tx' }),
  );
  isAsDocumented('get /api/ballots/{id}/receipts', await server.get(`${ballot}/receipts`));
  isAsDocumented('get /api/events/{id}/places', await server.get('/api/events/supper/places'));
  isAsDocumented('get /api/events/{id}/receipt', await server.get('/api/events/supper/receipt'));
  const calendar = await server.get('/api/events/supper/calendar.ics');
  isAsDocumented('get /api/events/{id}/calendar.ics', calendar);
});

test('what is published is what the document says', async (t) => {
  const closes = '2020-07-01T00:00:00Z';
  const money = { currency: 'DKK', budget: 30_000, counting: { rule: 'greedy' as const } };
  const items = ballot().items.map((item, index) => ({ ...item, cost: (index + 1) * 10_000 }));
  const definitions = [ballot({ ...money, items, closes, areas: [{ id: 'a', name: 'A' }] })];
  let now = Date.parse('2020-06-01T12:00:00Z');
  const server = await start(t, { definitions, now: () => now });
  const path = '/api/ballots/kvarterpuljen';
  for (const item of ['p1', 'p2', 'p2', 'p3']) {
    assert.equal((await server.post(path, { selections: [{ item }] })).status, 201);
  }
  const because = ['--because', 'Slut', '--data', server.data];
  const run = await mainHere(t, ['publish', 'ballots/kvarterpuljen', ...because]);
  assert.equal(run.code, 0, run.stderr);
  now = Date.parse('2020-08-01T12:00:00Z');
  const results = await server.get(`${path}/results`);
  assert.equal(results.json['state'], 'final');
  isAsDocumented('get /api/ballots/{id}/results', results);
  const again = { 'if-none-match': results.headers.get('etag') ?? '' };
  assert.equal((await server.get(`${path}/results`, again)).status, 304);
  for (const more of ['results.csv', 'results/ballots.pb', 'receipts']) {
    const answer = await server.get(`${path}/${more}`);
    assert.equal(answer.status, 200);
    isAsDocumented(`get /api/ballots/{id}/${more}`, answer);
  }
});

test('a receipt that is read, and one that is cancelled, is what the document says', async (t) => {
  const server = await withExamples(t);
  const { definition, submission } = examples.find(({ name }) => name === 'events') ?? {};
  const path = `/api/events/${definition?.id}`;
  const { json } = await server.post(path, submission ?? {});
  const [, token] = /samskab-receipt=(.+)$/.exec(json.links?.manage ?? '') ?? [];
  const headers = { authorization: `Bearer ${token}` };
  const read = await server.get(`${path}/receipt`, headers);
  assert.equal(read.status, 200);
  isAsDocumented('get /api/events/{id}/receipt', read);
  const init = { method: 'DELETE', headers };
  const cancelled = await fetch(`${server.url}${path}/receipt`, init);
  const text = await cancelled.text();
  assert.equal(cancelled.status, 200, text);
  isAsDocumented('delete /api/events/{id}/receipt', {
    status: cancelled.status,
    headers: cancelled.headers,
    text,
    json: JSON.parse(text) as Answer['json'],
  });
});

test('headers that are too large are refused with the status that every operation names', async (t) => {
  const server = await start(t);
  const response = await fetch(`${server.url}/health`, {
    headers: { 'x-long': 'x'.repeat(17_000) },
  });
  assert.equal(response.status, 431);
  for (const [name, { responses }] of operations) assert.ok(responses['431'], name);
});
