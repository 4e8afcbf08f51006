import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { default as formats } from 'ajv-formats';
import type { Definition } from '../../src/protocol/resources.ts';
import { readDefinition } from '../../src/server/defining/read-definition.ts';
import { makeCodes } from '../../src/server/defining/make-codes.ts';
import { resources } from '../../src/server/resources/registry.ts';
import { test } from './engines.ts';
import { document, operations } from './openapi-document.ts';
import { newKey, start, type Answer, type TestServer } from './tools.ts';

const OPEN = '2027-03-01T12:00:00+01:00';
const { OpenApi, ...own } = document.components.schemas;
// A document like this one has more than what is said of it.
const schemas = { ...(strictly(own) as typeof own), OpenApi };
const everything = { ...document, components: { ...document.components, schemas }, $id: 'openapi' };
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(everything);

/** @returns the same, with no key but those that are told of */
function strictly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictly);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, strictly(value)]);
  const isWhole = 'properties' in schema && !('additionalProperties' in schema);
  return Object.fromEntries([...entries, ...(isWhole ? [['additionalProperties', false]] : [])]);
}

/** That an answer is what the document says of its operation and status. */
function isAsDocumented(name: string, { status, headers, json, text }: Answer): void {
  const [, operation] = operations.find(([one]) => one === name) ?? [];
  assert.ok(operation, name);
  const response = operation.responses[status];
  assert.ok(response, `${name} answered ${status}, which is not documented: ${text}`);
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  assert.ok(response.content?.[type], `${name} ${status}: ${type}`);
  if (!type.endsWith('json')) return;
  const [method, path = ''] = name.split(' ');
  const pointer = ['paths', path, method, 'responses', status, 'content', type, 'schema']
    .map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const check = ajv.getSchema(`openapi#/${pointer}`);
  assert.ok(check, pointer);
  check(json);
  assert.deepEqual(check.errors, null, `${name} ${status}: ${text.slice(0, 300)}`);
}

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
    assert.deepEqual(
      got.json,
      JSON.parse(JSON.stringify({ ...definition, links: got.json.links })),
    );
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

test('headers that are too large are refused with the status that every operation names', async (t) => {
  const server = await start(t);
  const response = await fetch(`${server.url}/health`, {
    headers: { 'x-long': 'x'.repeat(17_000) },
  });
  assert.equal(response.status, 431);
  for (const [name, { responses }] of operations) assert.ok(responses['431'], name);
});
