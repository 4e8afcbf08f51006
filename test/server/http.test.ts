import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { BallotDefinitionSchema } from '../../src/protocol/ballots.ts';
import { createApp, openStorage, putDefinition } from '../../src/server/index.ts';
import { readJson } from '../../src/server/http/read-body.ts';
import { RESOURCE_OF } from '../../src/server/storage/queries/definitions.ts';
import { ballot, budget, event, ideas, vote } from './definitions.ts';
import { newDatabase, test } from './engines.ts';
import { newKey, rows, start, type Answer, type TestServer } from './tools.ts';

const all = [ballot(), budget(), event(), ideas()];
const path = '/api/ballots/kvarterpuljen';

function isProblem(answer: Answer, status: number, code: string): void {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  assert.equal(answer.json['code'], code);
  assert.equal(answer.json['status'], status);
}

test('health and the index answer', async (t) => {
  const server = await start(t);
  assert.deepEqual((await server.get('/health')).json, { status: 'ok' });
  const { links } = (await server.get('/api')).json as { links: Record<string, string> };
  for (const link of Object.values(links)) assert.equal((await fetch(link)).status, 200, link);
  assert.deepEqual(Object.keys(links), ['ideas', 'budgets', 'ballots', 'events', 'openapi']);
});

test('ready fails when the database does, and health does not', async (t) => {
  const server = await start(t);
  assert.deepEqual((await server.get('/ready')).json, { status: 'ok' });
  await server.storage.write(async (db) => {
    await db.schema.dropTable('definitions').execute();
  });
  await wait(1100);
  isProblem(await server.get('/ready'), 500, 'internal');
  assert.deepEqual((await server.get('/health')).json, { status: 'ok' });
});

test('the disk is asked once a second, however many ask whether a server is ready', async (t) => {
  const server = await start(t);
  const { mock } = t.mock.method(server.storage, 'probe');
  const ask = () => Promise.all(Array.from({ length: 20 }, () => server.get('/ready')));
  for (const { status } of [...(await ask()), ...(await ask())]) assert.equal(status, 200);
  assert.equal(mock.callCount(), 1);
  await wait(1100);
  await ask();
  assert.equal(mock.callCount(), 2);
});

test('a list names what there is', async (t) => {
  const origin = { place: 'Assen', year: '2024', file: 'Assen.pb' };
  const imported = ballot({ id: 'assen', closes: '2001-01-01T00:00:00Z', origin });
  const server = await start(t, { definitions: [ballot({ page: '/stem.html' }), imported] });
  const { json } = await server.get('/api/ballots');
  assert.deepEqual(json['items'], [
    {
      id: 'assen',
      type: 'ballot',
      title: 'Kvarterpuljen',
      language: 'da',
      phase: 'closed',
      origin,
      endpoint: `${server.url}/api/ballots/assen`,
      page: `${server.url}/ballots/assen`,
    },
    {
      id: 'kvarterpuljen',
      type: 'ballot',
      title: 'Kvarterpuljen',
      language: 'da',
      phase: 'open',
      endpoint: `${server.url}${path}`,
      page: `${server.url}/stem.html`,
    },
  ]);
  assert.deepEqual((await server.get('/api/ideas')).json, { items: [] });
});

const links = { submit: 'kvarterpuljen', item: '../../ballots/kvarterpuljen/items/{item}' };

test('a definition comes with its phase and links, and fits its schema', async (t) => {
  const server = await start(t, { definitions: all });
  const answer = await server.get(path);
  assert.ok(v.is(BallotDefinitionSchema, answer.json));
  assert.equal(answer.json['phase'], 'open');
  assert.deepEqual(answer.json.links, links);
  assert.equal(new URL('kvarterpuljen', server.url + path).href, server.url + path);
  const kept = 'public, max-age=5, stale-while-revalidate=30, stale-if-error=300';
  assert.equal(answer.headers.get('cache-control'), kept);
  const etag = answer.headers.get('etag') ?? '';
  const again = await server.get(path, { 'if-none-match': etag });
  assert.equal(again.status, 304);
  const { json } = await server.get('/api/events/faellesspisning');
  assert.deepEqual(json.links, {
    submit: 'faellesspisning',
    receipt: 'faellesspisning/receipt',
    places: 'faellesspisning/places',
  });
});

test('each definition promises that one submission is stored once, whatever was put', async (t) => {
  const plain = { delivery: 'plain' } as const;
  const definitions = [ballot(plain), budget(plain), event(plain), ideas()];
  const server = await start(t, { definitions });
  for (const { id, type } of definitions) {
    const { json } = await server.get(`/api/${RESOURCE_OF[type]}/${id}`);
    assert.equal(json['delivery'], 'once', type);
  }
});

test('the phase is the server clock’s', async (t) => {
  let now = Date.parse('2026-11-30T23:59:59Z');
  const times = { opens: '2026-12-01T00:00:00Z', closes: '2026-12-02T00:00:00Z' };
  const server = await start(t, { definitions: [ballot(times)], now: () => now });
  assert.equal((await server.get(path)).json['phase'], 'upcoming');
  isProblem(await server.post(path, vote), 403, 'not-open-yet');
  now += 1000;
  assert.equal((await server.get(path)).json['phase'], 'open');
  assert.equal((await server.post(path, vote)).status, 201);
  now = Date.parse(times.closes);
  assert.equal((await server.get(path)).json['phase'], 'closed');
  now += 60_000;
  isProblem(await server.post(path, vote), 403, 'closed');
  assert.equal((await rows(server, 'votes')).length, 1);
});

const good: Record<string, [string, object]> = {
  ideas: ['/api/ideas/fremtidslab', { answers: { idea: 'Flere træer' }, language: 'da' }],
  budgets: ['/api/budgets/borgerbudget', vote],
  ballots: [path, { ...vote, credential: { kind: 'code', code: 'nobody asks' } }],
  events: ['/api/events/faellesspisning', { dates: ['d1'], adults: 1, children: 0 }],
};
for (const [resource, [url, body]] of Object.entries(good)) {
  test(`taking part in ${resource} brings 201 and a code`, async (t) => {
    const server = await start(t, { definitions: all });
    const answer = await server.post(url, body);
    assert.equal(answer.status, 201, answer.text);
    assert.match(answer.json.code ?? '', /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  });
}

test('too many and too few of a category are refused with its name', async (t) => {
  const categories = ['Grønt', 'Grønt', 'Leg'];
  const items = ballot().items.map((item, at) => ({ ...item, category: categories[at] ?? '' }));
  const limits = { maxLength: 3, minLengthPerCategory: 1, maxLengthPerCategory: 1 };
  const server = await start(t, { definitions: [ballot({ items, ...limits })] });
  const [one = '', two = '', three = ''] = items.map(({ id }) => id);
  const answer = await server.post(path, { selections: [{ item: one }, { item: two }] });
  isProblem(answer, 422, 'rule');
  assert.deepEqual(answer.json.errors, [
    { code: 'too-many-in-category', pointer: '/selections', limit: 1, by: 1, category: 'Grønt' },
    { code: 'too-few-in-category', pointer: '/selections', limit: 1, by: 1, category: 'Leg' },
  ]);
  assert.deepEqual(await rows(server, 'votes'), []);
  const good = await server.post(path, { selections: [{ item: one }, { item: three }] });
  assert.equal(good.status, 201, good.text);
});

const brokenRules: [string, string, object, [string, string][]][] = [
  ['an unknown item', path, { selections: [{ item: 'nix' }] }, [['/selections/0/item', 'unknown-item']]],
  ['too many items', path, { selections: ['p1', 'p2', 'p3'].map((item) => ({ item })) }, [['/selections', 'too-many']]],
  ['nothing', path, { selections: [] }, [['/selections', 'too-few']]],
  ['an amount of 1e308', path, { selections: [{ item: 'p1', value: 1e308 }] }, [['/selections/0/value', 'malformed']]],
  ['a body that is null', path, null as never, [['', 'malformed']]],
  ['a body without its key', path, {}, [['/selections', 'malformed']]],
  ['too much money', '/api/budgets/borgerbudget', { selections: ['p2', 'p3'].map((item) => ({ item })) }, [['/selections', 'over-budget']]],
  ['no answer', '/api/ideas/fremtidslab', { answers: {} }, [['/answers/idea', 'required']]],
  ['an unknown date', '/api/events/faellesspisning', { dates: ['d9'], adults: 1, children: 0 }, [['/dates/0', 'unknown-date']]],
]; // prettier-ignore
for (const [what, url, body, errors] of brokenRules) {
  test(`${what} is refused by its rule, and nothing is stored`, async (t) => {
    const server = await start(t, { definitions: all });
    const answer = await server.post(url, body);
    isProblem(answer, 422, 'rule');
    assert.deepEqual(
      answer.json.errors?.map(({ pointer, code }) => [pointer, code]),
      errors,
    );
    for (const table of ['votes', 'ideas', 'signups', 'idempotency']) {
      assert.deepEqual(await rows(server, table), [], table);
    }
  });
}

test('a rule says its limit', async (t) => {
  const server = await start(t, { definitions: all });
  const { json } = await server.post('/api/budgets/borgerbudget', {
    selections: [{ item: 'p2' }, { item: 'p3' }],
  });
  assert.deepEqual(json.errors, [
    { pointer: '/selections', code: 'over-budget', limit: 100_000, by: 50_000 },
  ]);
});

test('what is not there is 404, as JSON under /api and as a page elsewhere', async (t) => {
  const server = await start(t);
  for (const url of [
    '/api/ballots/nix',
    '/api/nix',
    '/api/events/nix/calendar.ics',
    '/api/ballots/',
  ]) {
    isProblem(await server.get(url), 404, 'not-found');
  }
  isProblem(await server.post('/api/ballots/nix', vote), 404, 'not-found');
  for (const url of ['/nix', '/ballots/nix', '/samskab/nix.js', '/samskab/single/nix.js']) {
    const page = await server.get(url);
    assert.equal(page.status, 404, url);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  }
});

for (const body of ['', '{"selections":', 'x', '{"selections":[{"item":"p1"}]} x']) {
  test(`${JSON.stringify(body)} is not JSON`, async (t) => {
    isProblem(await raw(await start(t, { definitions: all }), body), 400, 'not-json');
  });
}

test('broken UTF-8 is not JSON', async (t) => {
  const server = await start(t, { definitions: all });
  const body = new Uint8Array([
    ...Buffer.from('{"selections":[{"item":"p'),
    0xff,
    0x22,
    0x7d,
    0x5d,
    0x7d,
  ]);
  isProblem(await raw(server, body), 400, 'not-json');
});

test('lists a hundred thousand deep are refused', async (t) => {
  const server = await start(t, { definitions: all });
  isProblem(await raw(server, '['.repeat(1e5) + ']'.repeat(1e5)), 422, 'rule');
});

function raw(server: TestServer, body: BodyInit, headers: Record<string, string> = {}) {
  return server.send('POST', path, {
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': newKey(), ...headers },
  });
}

test('another content type is refused', async (t) => {
  const server = await start(t, { definitions: all });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
    const answer = await raw(server, JSON.stringify(vote), { 'content-type': type });
    isProblem(answer, 415, 'unsupported-media-type');
  }
  const charset = { 'content-type': 'Application/JSON; charset=utf-8' };
  assert.equal((await raw(server, JSON.stringify(vote), charset)).status, 201);
});

for (const key of ['', 'short', 'with a blank in it', 'x'.repeat(201), 'æøå-æøå-æøå-æøå-æøå']) {
  test(`${JSON.stringify(key.slice(0, 30))} is no key`, async (t) => {
    const server = await start(t, { definitions: all });
    // In bytes, as a header takes them.
    const header = Buffer.from(key).toString('latin1');
    isProblem(await server.post(path, vote, header), 400, 'key-missing');
  });
}

for (const announced of [true, false]) {
  test(`10 MB are refused (${announced ? 'announced' : 'in chunks'}), and the connection lives`, async (t) => {
    const server = await start(t, { definitions: all });
    const { first, second } = await twoOnOneConnection(server, 10_000_000, announced);
    assert.deepEqual([first.status, JSON.parse(first.text).code], [413, 'too-large']);
    assert.equal(second.status, 201, second.text);
    assert.equal(second.port, first.port, 'the same connection');
  });
}

interface Reply {
  readonly status: number | undefined;
  readonly text: string;
  readonly port: number | undefined;
}

async function twoOnOneConnection(server: TestServer, size: number, announced: boolean) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (body: Buffer, withLength: boolean) =>
    new Promise<Reply>((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': newKey(),
        ...(withLength && { 'content-length': body.length }),
      };
      const sent = request(server.url + path, { agent, method: 'POST', headers }, (response) => {
        let text = '';
        const port = response.socket.localPort;
        response.on('data', (part) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode, text, port }));
      });
      sent.on('error', reject);
      for (let at = 0; at < body.length; at += 100_000) sent.write(body.subarray(at, at + 100_000));
      sent.end();
    });
  const first = await send(Buffer.alloc(size, 'a'), announced);
  const second = await send(Buffer.from(JSON.stringify(vote)), true);
  agent.destroy();
  return { first, second };
}

test('an announced body that is too large is not even begun', async () => {
  const headers = new Headers({ 'content-type': 'application/json', 'content-length': '300000' });
  const request = {
    headers,
    get body(): never {
      throw new Error('The body was touched');
    },
  };
  await assert.rejects(readJson(request as unknown as Request), { code: 'too-large' });
});

test('any page may ask, without credentials', async (t) => {
  const server = await start(t, { definitions: all });
  const preflight = await server.send('OPTIONS', path, {
    headers: {
      origin: 'https://www.example.dk',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,idempotency-key',
    },
  });
  assert.equal(preflight.status, 204);
  const said = (name: string) => preflight.headers.get(`access-control-${name}`)?.toLowerCase();
  assert.equal(said('allow-origin'), '*');
  assert.deepEqual(said('allow-methods')?.split(','), ['get', 'post', 'delete']);
  assert.deepEqual(said('allow-headers')?.split(','), [
    'content-type',
    'idempotency-key',
    'samskab-proof',
    'samskab-preview',
    'authorization',
    'accept',
  ]);
  assert.equal(said('max-age'), '86400');
  assert.equal(said('allow-credentials'), undefined);
  for (const answer of [
    await server.get(path),
    await server.post(path, null),
    await server.get('/api/nix'),
  ]) {
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(answer.headers.get('access-control-expose-headers'), 'retry-after,etag,date,age');
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(answer.headers.get('set-cookie'), null);
  }
});

test('HEAD is a GET without a body; other methods are told what there is', async (t) => {
  const server = await start(t, { definitions: all });
  const head = await server.send('HEAD', path);
  assert.deepEqual([head.status, head.text], [200, '']);
  const wrong = await server.send('PUT', path, { body: '{}' });
  isProblem(wrong, 405, 'method-not-allowed');
  assert.equal(wrong.headers.get('allow'), 'GET, HEAD, POST');
  const receipt = await server.post('/api/events/faellesspisning/receipt', {});
  assert.deepEqual([receipt.status, receipt.headers.get('allow')], [405, 'GET, HEAD, DELETE']);
});

test('what is fetched is compressed, where the browser takes it', async (t) => {
  const many = Array.from({ length: 100 }, (_, index) => ({ id: `p${index}`, name: 'Et navn' }));
  const server = await start(t, { definitions: [ballot({ items: many })] });
  const answer = await server.get(path, { 'accept-encoding': 'gzip' });
  assert.equal(answer.headers.get('content-encoding'), 'gzip');
  assert.equal((answer.json['items'] as unknown[]).length, 100);
  const etag = answer.headers.get('etag') ?? '';
  assert.equal((await server.get(path, { 'if-none-match': etag })).status, 304);
  const plain = await server.get(path, { 'accept-encoding': 'identity' });
  assert.equal(plain.headers.get('content-encoding'), null);
  const receipt = await server.post(path, vote, newKey(), { 'accept-encoding': 'gzip' });
  assert.equal(receipt.headers.get('content-encoding'), null);
});

test('what breaks says nothing of why, but the number that the log has', async (t) => {
  const lines: string[] = [];
  const server = await start(t, { definitions: all, log: (line) => lines.push(line) });
  const rename = (from: string, to: string) =>
    server.storage.write((db) => db.schema.alterTable(from).renameTo(to).execute());
  await rename('votes', 'away');
  const answer = await server.post(path, vote);
  await rename('away', 'votes');
  isProblem(answer, 500, 'internal');
  assert.doesNotMatch(answer.text, /votes|sql|at |table/i);
  const id = answer.json['requestId'] as string;
  const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.equal(
    logged.filter(({ requestId, level }) => requestId === id && level === 'error').length,
    2,
  );
});

test('links of a definition are relative, those of a receipt name the public address', async (t) => {
  const named = await start(t, { definitions: all, origin: 'https://deltag.example.dk/' });
  assert.deepEqual((await named.get(path)).json.links, links);
  const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'by.example.dk' };
  const behind = await start(t, { definitions: all, trustProxy: ['127.0.0.1'] });
  const signUp = (server: typeof named) =>
    server.post('/api/events/faellesspisning', good['events']?.[1], newKey(), forwarded);
  const manage = async (server: typeof named) =>
    ((await signUp(server)).json.links as { manage?: string } | undefined)?.manage ?? '';
  assert.ok((await manage(named)).startsWith('https://deltag.example.dk/events/'));
  assert.ok((await manage(behind)).startsWith('https://by.example.dk/events/'));
  const open = await start(t, { definitions: all });
  const receipt = await open.post(
    '/api/events/faellesspisning',
    good['events']?.[1],
    newKey(),
    forwarded,
  );
  assert.ok(receipt.json.links?.manage?.startsWith(`${open.url}/events/`));
});

test('an app can be embedded without a server of its own', async (t) => {
  const storage = await openStorage(await newDatabase(t));
  t.after(() => storage.close());
  await putDefinition(storage, ballot());
  const app = createApp(storage, { origin: 'https://by.example.dk' });
  const headers = { 'content-type': 'application/json', 'idempotency-key': newKey() };
  const init = { method: 'POST', headers, body: JSON.stringify(vote) };
  const response = await app.fetch(new Request(`https://by.example.dk${path}`, init));
  assert.equal(response.status, 201);
});
