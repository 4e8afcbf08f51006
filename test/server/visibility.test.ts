/** Who sees what: what is not ready is nowhere, and what is unlisted is in no list. */
import assert from 'node:assert/strict';
import nodeTest from 'node:test';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { visibilityAt } from '../../src/protocol/visibility.ts';
import { seed } from '../../src/server/cli/seed.ts';
import { logSummary } from '../../src/server/publishing/log-summary.ts';
import { resourceOf } from '../../src/server/resources/registry.ts';
import { submissionKey } from '../../src/server/secrets/submission-key.ts';
import { createApp } from '../../src/server/server.ts';
import { findDefinition, type Stored } from '../../src/server/storage/queries/definitions.ts';
import { readLog } from '../../src/server/storage/queries/log.ts';
import { AddressLimits } from '../../src/server/taking-part/address-limits.ts';
import { takePart } from '../../src/server/taking-part/take-part.ts';
import { ballot, budget, event, ideas, signup, vote } from './definitions.ts';
import { test } from './engines.ts';
import { codesFor, folder, mainHere, newKey, put, start, type TestServer } from './tools.ts';

const draft = { visibility: 'draft' } as const;
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const yesterday = new Date(Date.now() - 86_400_000).toISOString();

nodeTest('who sees it goes by its opening, unless the definition says it', () => {
  const at = (definition: object, now: string) => visibilityAt(definition, Date.parse(now));
  const opens = '2026-11-26T12:00:00Z';
  assert.equal(at({}, opens), 'public');
  assert.equal(at({ opens }, '2026-11-26T11:59:59.999Z'), 'unlisted');
  assert.equal(at({ opens }, opens), 'public');
  for (const visibility of ['draft', 'unlisted', 'public'] as const) {
    assert.equal(at({ visibility, opens }, '2026-11-26T11:00:00Z'), visibility);
    assert.equal(at({ visibility }, opens), visibility);
  }
});

/** All there is, as drafts: what is asked of each must be answered as if there were none. */
const drafts = [ideas(draft), budget(draft), ballot(draft), event(draft)];

test('whatever is asked of a draft is answered as of what does not exist', async (t) => {
  const server = await start(t, { definitions: drafts });
  const { routes } = createApp(server.storage);
  const asked = new Set(
    routes
      .filter(({ method, path }) => method !== 'ALL' && path.includes(':id'))
      .map(({ method, path }) => `${method} ${path}`),
  );
  // Of ten that each have, at least; so that this does not pass for want of routes.
  assert.ok(asked.size > 25, [...asked].join('\n'));
  for (const route of asked) {
    const [method = '', path = ''] = route.split(' ');
    if (path.startsWith('/preview/')) continue;
    const [, word] = /^\/(?:api\/)?(\w+)/.exec(path) ?? [];
    const id = drafts.find(({ type }) => word?.startsWith(type))?.id ?? '';
    assert.notEqual(id, '', path);
    for (const mark of ['', '~']) {
      const [is, not] = await Promise.all(
        [mark + id, `${mark}nothing`].map((name) => askedFor(server, method, path, name)),
      );
      assert.deepEqual(is, not, `${route} ${mark}`);
      assert.equal(is?.status, 404, `${route} ${mark}`);
    }
  }
});

async function askedFor(server: TestServer, method: string, path: string, id: string) {
  const url = path.replace(':id', id).replace(':part', '7K');
  const { status, headers, text } = await server.send(method, url, {
    headers: {
      'content-type': 'application/json',
      'idempotency-key': 'a-key-that-is-long-enough',
      authorization: 'Bearer abc',
      'samskab-preview': 'a'.repeat(32),
      'if-none-match': '*',
    },
    ...(method === 'POST' && { body: '{}' }),
  });
  const { date: _date, ...rest } = Object.fromEntries(headers);
  return { status, text, headers: rest };
}

test('a list has what is public, and what has opened', async (t) => {
  let now = Date.now();
  const definitions = [
    ballot(),
    ballot({ id: 'coming', opens: tomorrow }),
    ballot({ id: 'early', opens: tomorrow, visibility: 'public' }),
    ballot({ id: 'hidden', visibility: 'unlisted' }),
    ballot({ id: 'unready', ...draft }),
  ];
  const server = await start(t, { definitions, now: () => now });
  const ids = async () => {
    const { json } = await server.get('/api/ballots');
    return (json['items'] as { id: string }[]).map(({ id }) => id);
  };
  assert.deepEqual(await ids(), ['early', 'kvarterpuljen']);
  now = Date.parse(tomorrow);
  assert.deepEqual(await ids(), ['coming', 'early', 'kvarterpuljen']);
});

test('what is in no list asks not to be indexed, wherever it is', async (t) => {
  let now = Date.now();
  const definitions = [
    ballot({ visibility: 'unlisted' }),
    ballot({ id: 'coming', opens: tomorrow }),
    ballot({ id: 'shown' }),
  ];
  const server = await start(t, { definitions, now: () => now });
  const robots = async (id: string) => {
    const page = await server.get(`/ballots/${id}`);
    const results = await server.get(`/ballots/${id}/results`);
    const answers = [
      page,
      results,
      await server.get(`/api/ballots/${id}`),
      await server.get(`/api/ballots/${id}/results`),
      await server.get(`/api/ballots/${id}/results/ballots.pb`),
    ];
    return [
      ...new Set(answers.map(({ headers }) => headers.get('x-robots-tag'))),
      ...[page, results].map(({ text }) =>
        text.includes('<meta name="robots" content="noindex" />'),
      ),
    ];
  };
  assert.deepEqual(await robots('kvarterpuljen'), ['noindex', true, true]);
  assert.deepEqual(await robots('coming'), ['noindex', true, true]);
  assert.deepEqual(await robots('shown'), [null, false, false]);
  const { status, headers } = await server.post('/api/ballots/kvarterpuljen', vote);
  assert.deepEqual([status, headers.get('x-robots-tag')], [201, 'noindex']);
  now = Date.parse(tomorrow);
  assert.deepEqual(await robots('coming'), [null, false, false]);
});

test('a browser is told neither who sees it nor what is counted against floods', async (t) => {
  const limits = { perAddress: { most: 3, seconds: 60 } };
  const server = await start(t, { definitions: [ballot({ limits, visibility: 'unlisted' })] });
  const { json } = await server.get('/api/ballots/kvarterpuljen');
  assert.deepEqual([json['limits'], json['visibility'], json['id']], [undefined, undefined, 'kvarterpuljen']); // prettier-ignore
  for (let sent = 0; sent < 3; sent++) await server.post('/api/ballots/kvarterpuljen', vote);
  assert.equal((await server.post('/api/ballots/kvarterpuljen', vote)).status, 429);
});

test('what goes back to draft is gone at once, also for who has it', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const path = '/api/ballots/kvarterpuljen';
  const { headers } = await server.get(path);
  const tag = headers.get('etag') ?? '';
  assert.equal((await server.get(path, { 'if-none-match': tag })).status, 304);
  const list = await server.get('/api/ballots');
  assert.equal(list.headers.get('cache-control'), 'no-cache');
  await put(server, ballot(draft));
  const gone = await server.get(path, { 'if-none-match': tag });
  assert.deepEqual([gone.status, gone.headers.get('cache-control')], [404, 'no-store']);
  const listed = await server.get('/api/ballots', {
    'if-none-match': list.headers.get('etag') ?? '',
  });
  assert.deepEqual([listed.status, listed.json['items']], [200, []]);
  assert.equal((await server.post(path, vote)).status, 404);
  await put(server, ballot({ visibility: 'public' }));
  assert.equal((await server.get(path)).headers.get('etag'), tag);
});

test('an empty list of receipts, which a draft may take back, is kept by nobody', async (t) => {
  const server = await start(t, { definitions: [ballot({ closes: yesterday })] });
  const { headers } = await server.get('/api/ballots/kvarterpuljen/receipts');
  assert.equal(headers.get('cache-control'), 'no-cache');
});

test('who is about to take part when it becomes a draft does not', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const { storage } = server;
  const stored = (await storage.read((db) => findDefinition(db, 'ballots', 'kvarterpuljen'))) as Stored; // prettier-ignore
  await put(server, ballot(draft));
  const key = submissionKey(newKey(), 'ballots', 'kvarterpuljen');
  const now = () => storage.now();
  const keyring = { all: () => [], newest: () => assert.fail(), add: () => assert.fail() };
  const sent = { stored, key, fingerprint: 'f', body: vote, address: '', arrived: now() };
  await assert.rejects(
    takePart({ storage, keyring, limits: new AddressLimits(now), now }, resourceOf(stored), sent),
    { code: 'not-found' },
  );
});

test('a file that does not say who sees it changes nothing of that', async (t) => {
  const server = await start(t);
  const file = join(folder(t), 'ballot.json');
  const write = (extra: object) => writeFileSync(file, JSON.stringify({ ...ballot(), ...extra }));
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await mainHere(t, [...args, '--data', server.data]);
    return code === 0 ? stdout.trim() : stderr.trim();
  };
  const name = 'ballots/kvarterpuljen';
  write({});
  assert.equal(await run('put', file, '--draft'), `${name}: new (draft)`);
  write({ intro: 'Rettet' });
  assert.equal(await run('put', file), `${name}: changed (draft)`);
  assert.equal((await server.get(`/api/${name}`)).status, 404);
  assert.equal(await run('put', file), `${name}: same (draft)`);
  assert.equal(await run('visibility', name), `${name}: draft`);
  assert.equal(await run('visibility', name, 'unlisted'), `${name}: unlisted, was draft`);
  assert.equal(await run('put', file), `${name}: same (unlisted)`);
  assert.equal(await run('visibility', name, 'public'), `${name}: public, was unlisted`);
  assert.equal(await run('visibility', name, 'public'), `${name}: public already`);
  write({ intro: 'Rettet', visibility: 'unlisted' });
  assert.equal(await run('put', file), `${name}: changed (unlisted)`);
  assert.match(await run('put', file, '--draft'), /: changed \(draft\)$/);
  assert.match(
    await run('visibility', name, 'hidden'),
    /"hidden" is not draft, unlisted or public$/,
  );
  assert.match(await run('visibility', 'ballots/nix', 'public'), /there is no ballots\/nix$/);
  assert.match(await run('visibility', 'nix', 'public'), /"nix" is no RESOURCE\/ID/);
  assert.match(await run('publish', name), /ballots\/kvarterpuljen is a draft: nobody sees it$/);
  write({ opens: tomorrow, id: 'coming' });
  await run('put', file);
  assert.equal(await run('visibility', 'ballots/coming'), `ballots/coming: unlisted until it opens (${tomorrow})`); // prettier-ignore
  const lines = (await run('log', name)).split('\n').map((line) => line.split('Z  ')[1]);
  assert.deepEqual(lines, [
    'put: new',
    'visibility: draft',
    'put: intro changed (draft)',
    'visibility: unlisted, was draft',
    'visibility: public, was unlisted (open)',
    'visibility: unlisted, was public (open)',
    'visibility: draft, was unlisted (open)',
  ]);
  const of = { resource: 'ballots', definition_id: 'kvarterpuljen' } as const;
  const { entries } = await server.storage.read((db) => readLog(db, of));
  // Those of which somebody who saw it could have missed what it was.
  assert.equal(logSummary(entries, undefined).changes, 3);
});

const taken = [
  [ideas(), 'ideas', { answers: { idea: 'Et træ' } }],
  [budget(), 'budgets', { selections: [{ item: 'p1' }] }],
  [ballot(), 'ballots', vote],
  [event(), 'events', signup(['d1'], 1)],
] as const;
for (const [definition, resource, submission] of taken) {
  test(`${resource} that somebody took part in are no draft any more`, async (t) => {
    const server = await start(t, { definitions: [definition] });
    const name = `${resource}/${definition.id}`;
    assert.equal((await server.post(`/api/${name}`, submission)).status, 201);
    const file = join(folder(t), 'it.json');
    writeFileSync(file, JSON.stringify(definition));
    for (const args of [
      ['visibility', name, 'draft'],
      ['put', file, '--draft'],
    ]) {
      const { code, stderr } = await mainHere(t, [...args, '--data', server.data]);
      assert.equal(code, 2);
      assert.match(
        stderr,
        /has 1 submission\(s\), so it cannot be a draft: .* unlisted" takes it out/,
      );
    }
    assert.equal((await server.get(`/api/${name}`)).status, 200);
    const { code } = await mainHere(t, ['visibility', name, 'unlisted', '--data', server.data]);
    assert.equal(code, 0);
  });
}

test('once it has closed, who changes who sees it says why; a draft is never over', async (t) => {
  const definitions = [ballot({ closes: yesterday }), ballot({ id: 'unready', closes: yesterday, ...draft })]; // prettier-ignore
  const server = await start(t, { definitions });
  const run = (...args: string[]) => mainHere(t, ['visibility', ...args, '--data', server.data]);
  const refused = await run('ballots/kvarterpuljen', 'unlisted');
  assert.deepEqual([refused.code, refused.stderr], [2, 'samskab: ballots/kvarterpuljen has closed: say why (--because TEXT)\n']); // prettier-ignore
  assert.equal((await run('ballots/kvarterpuljen', 'unlisted', '--because', 'enough')).code, 0);
  assert.equal((await run('ballots/unready', 'public')).code, 0);
});

test('a folder of seeds may hold drafts, and no votes on them', async (t) => {
  const server = await start(t);
  const seeds = folder(t);
  const write = (extra: object) =>
    writeFileSync(join(seeds, 'it.json'), JSON.stringify({ ...ballot(), ...extra }));
  write(draft);
  writeFileSync(join(seeds, 'it.votes.pb'), '');
  await assert.rejects(seed(server.storage, seeds), /it\.votes\.pb: it\.json is a draft$/);
  rmSync(join(seeds, 'it.votes.pb'));
  await seed(server.storage, seeds);
  assert.equal((await server.get('/api/ballots/kvarterpuljen')).status, 404);
});

test('codes can be made for a draft, and are good once it is shown', async (t) => {
  const server = await start(t, { definitions: [ballot({ ...draft, credential: 'code' })] });
  const [code = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  const body = { ...vote, credential: { kind: 'code', code } };
  assert.equal((await server.post('/api/ballots/kvarterpuljen', body)).status, 404);
  await put(server, ballot({ visibility: 'public', credential: 'code' }));
  assert.equal((await server.post('/api/ballots/kvarterpuljen', body)).status, 201);
});

test('a snippet of a draft is printed, and that it shows nothing yet', async (t) => {
  const server = await start(t, { definitions: [ballot(draft)] });
  const args = ['snippet', 'ballots/kvarterpuljen', '--url', 'https://x.dk', '--data', server.data];
  const { code, stdout, stderr } = await mainHere(t, args);
  assert.equal(code, 0);
  assert.match(stdout, /<samskab-voting-ballot/);
  assert.match(stderr, /ballots\/kvarterpuljen is a draft/);
});
