import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REFUSAL_CODES } from '../../src/protocol/problem.ts';
import { httpApp } from '../../src/server/http/app.ts';
import { ballot } from './definitions.ts';
import { start } from './tools.ts';

interface Document {
  readonly openapi: string;
  readonly info: { title: string; version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: Record<string, Record<string, object>> & { schemas: Record<string, object> };
}
interface Operation {
  readonly responses: Record<string, { description: string }>;
}

async function load(t: Parameters<typeof start>[0]): Promise<Document> {
  const server = await start(t, { definitions: [ballot()] });
  return (await server.get('/api/openapi.json')).json as never;
}

test('the document is OpenAPI 3.1, and every reference leads somewhere', async (t) => {
  const document = await load(t);
  assert.match(document.openapi, /^3\.1\.\d+$/);
  assert.ok(document.info.title && document.info.version);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)];
  assert.ok(references.length > 50);
  for (const [, reference = ''] of references) {
    const [, kind = '', name = ''] =
      /^#\/components\/(schemas|parameters|headers|examples)\/(.+)$/.exec(reference) ?? [];
    assert.ok(document.components[kind]?.[name], reference);
  }
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, { responses }] of Object.entries(item)) {
      if (method === 'parameters') continue;
      assert.ok(Object.keys(responses).length > 0, path);
      for (const { description } of Object.values(responses)) assert.ok(description, path);
    }
  }
});

test('every route is in the document, and nothing else', async (t) => {
  const document = await load(t);
  const server = await start(t);
  const { routes } = httpApp({
    ...server,
    keyring: undefined as never,
    limits: undefined as never,
    now: Date.now,
    options: {},
    proxies: undefined as never,
    releases: undefined as never,
  });
  const served = routes
    .filter(({ method, path }) => method !== 'ALL' && /^\/(api|health|ready)/.test(path))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  const documented = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => key !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual(documented.toSorted(), [...new Set(served)].toSorted());
});

test('every refusal is in the document', async (t) => {
  const text = JSON.stringify((await load(t)).paths);
  for (const code of REFUSAL_CODES) assert.ok(text.includes(`\`${code}\``), code);
});

test('what each definition promises of its delivery is in the document', async (t) => {
  const { components } = await load(t);
  const definitions = Object.entries(components.schemas).filter(([name]) =>
    /^(Ideas|Budget|Ballot|Event)Definition$/.test(name),
  );
  assert.equal(definitions.length, 4);
  for (const [name, schema] of definitions) {
    const delivery = /"delivery":({[^}]*})/.exec(JSON.stringify(schema))?.[1] ?? '{}';
    const { enum: kinds, description } = JSON.parse(delivery) as Record<string, unknown>;
    assert.deepEqual(kinds, ['once', 'plain'], name);
    assert.match(String(description), /the same key and body get the first answer again/, name);
  }
});

test('patterns that take any case do not turn capitals away', async (t) => {
  const { components } = await load(t);
  const { properties } = components.schemas['SelectionsSubmission'] as {
    properties: Record<string, { pattern?: string }>;
  };
  assert.equal(properties['language']?.pattern, undefined);
});
