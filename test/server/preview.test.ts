/** A draft is shown to whom a link to it was given; what is tried there counts nowhere, and goes. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nodeTest, { type TestContext } from 'node:test';
import { isProof, proofText } from '../../src/protocol/proof.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { main } from '../../src/server/cli/main.ts';
import { putSite } from '../../src/server/defining/put-site.ts';
import { TABLES } from '../../src/server/storage/copying/tables.ts';
import { readReceiptCode, readTrialCode } from '../../src/server/secrets/submission-key.ts';
import { findShown } from '../../src/server/taking-part/trial.ts';
import { ballot, budget, event, ideas, signup, vote } from './definitions.ts';
import { test } from './engines.ts';
import { codesFor, folder, mainHere, newKey, put, rows, start, type TestServer } from './tools.ts';

const draft = { visibility: 'draft' } as const;
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const URL_OPTION = ['--url', 'https://deltag.example.dk'];

/** Runs a command that must do what it is asked to. */
async function run(t: TestContext, server: TestServer, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await mainHere(t, [...args, '--data', server.data]);
  assert.equal(code, 0, stderr);
  return stdout.trim();
}

/** @returns what a new link to a preview is opened by, as the header that it comes in */
async function previewOf(t: TestContext, server: TestServer, name: string) {
  const link = await run(t, server, 'preview', name, ...URL_OPTION);
  const [, token = ''] = /^https:\/\/deltag\.example\.dk\/preview\/[a-z]+\/[a-z0-9-]+#([0-9a-f]{32})$/.exec(link) ?? []; // prettier-ignore
  assert.notEqual(token, '', link);
  return { 'samskab-preview': token };
}

/** @returns what `samskab export` prints, as JSON */
async function exported(t: TestContext, server: TestServer, ...args: string[]): Promise<string> {
  const write = t.mock.method(process.stdout, 'write', () => true);
  try {
    await main(['export', ...args, '--format', 'json', '--data', server.data]);
    return write.mock.calls.map(({ arguments: [text] }) => String(text)).join('');
  } finally {
    write.mock.restore();
  }
}

/** @returns which tables hold a row that names a trial */
async function trialsIn(server: TestServer): Promise<string[]> {
  const held: string[] = [];
  for (const table of TABLES) {
    const all = await rows(server, table);
    if (all.some((row) => String(row['definition_id']).startsWith('~'))) held.push(table);
  }
  if ((await rows(server, 'signup_dates')).length > 0) held.push('signup_dates');
  return held;
}

const tried: readonly (readonly [Definition, string, object, string[]])[] = [
  [ideas(draft), 'ideas', { answers: { idea: 'Et træ' } }, ['ideas', 'idempotency']],
  [budget(draft), 'budgets', { selections: [{ item: 'p1' }] }, ['votes', 'receipts', 'turnout', 'idempotency']], // prettier-ignore
  [ballot(draft), 'ballots', vote, ['votes', 'receipts', 'turnout', 'idempotency']],
  [event(draft), 'events', signup(['d1'], 4), ['signups', 'idempotency', 'signup_dates']],
];
for (const [definition, resource, submission, tables] of tried) {
  const name = `${resource}/${definition.id}`;
  const endpoint = `/api/${resource}/~${definition.id}`;

  test(`who has the link tries ${resource}, it counts nowhere, and is gone when it is shown`, async (t) => {
    const server = await start(t, { definitions: [{ ...definition, opens: inDays(1) } as never] });
    const header = await previewOf(t, server, name);
    const shown = await server.get(endpoint, header);
    assert.equal(shown.status, 200);
    assert.equal(shown.headers.get('cache-control'), 'no-store');
    assert.equal(shown.headers.get('x-robots-tag'), 'noindex');
    const { json } = shown;
    assert.deepEqual([json['id'], json['phase'], json['visibility']], [definition.id, 'open', undefined]); // prettier-ignore
    assert.equal((json['links'] as { submit: string }).submit, `~${definition.id}`);
    const key = newKey();
    const receipt = await server.post(endpoint, submission, key, header);
    assert.equal(receipt.status, 201, receipt.text);
    assert.match(receipt.json.code ?? '', /^TEST-[0-9A-Z]{5}$/);
    assert.deepEqual((await server.post(endpoint, submission, key, header)).json, receipt.json);
    assert.deepEqual((await trialsIn(server)).sort(), [...tables].sort());
    assert.deepEqual(JSON.parse(await exported(t, server, name)), []);
    const figures = (await server.get('/metrics')).text;
    assert.match(figures, /route="preview:\/api\/\w+\/:id",status="2xx"\} 2\n/);
    assert.doesNotMatch(figures, /method="POST",route="\/api/);
    // Everything about it may change still, as nobody has taken part.
    await put(server, { ...definition, privacy: 'Vi gemmer intet', language: 'en' } as never);
    const outcome = await run(t, server, 'visibility', name, 'public');
    assert.equal(outcome, `${name}: public, was draft, 1 trial submission(s) deleted`);
    assert.deepEqual(await trialsIn(server), []);
    assert.deepEqual(await rows(server, 'previews'), []);
    assert.equal((await server.get(endpoint, header)).status, 404);
    assert.equal((await server.post(endpoint, submission, key, header)).status, 404);
    const real = await server.post(`/api/${name}`, submission, key);
    assert.equal(real.status, 201);
    assert.doesNotMatch(real.json.code ?? '', /TEST/);
  });

  test(`a link opens the draft it was made for, ${resource}, as long as it is good`, async (t) => {
    const other = { ...definition, id: 'another' } as Definition;
    const server = await start(t, { definitions: [definition, other] });
    const header = await previewOf(t, server, name);
    const nothing = await server.get(`/api/${resource}/~nothing`, header);
    const wrong = [
      [endpoint, {}],
      [endpoint, { 'samskab-preview': '' }],
      [endpoint, { 'samskab-preview': header['samskab-preview'].slice(1) }],
      [endpoint, { 'samskab-preview': `${header['samskab-preview']}x` }],
      [`/api/${resource}/~another`, header],
      [`/api/${resource}/${definition.id}`, header],
      [`/api/${resource}/~~${definition.id}`, header],
      [`/${resource}/~${definition.id}`, header],
    ] as const;
    for (const [path, sent] of wrong) {
      const { status, text } = await server.get(path, sent);
      assert.equal(status, 404, path);
      if (path.startsWith('/api')) assert.equal(text, nothing.text);
    }
    assert.equal((await server.get(endpoint, header)).status, 200);
  });
}

test('what opens a preview is nowhere in the database', async (t) => {
  const server = await start(t, { definitions: [ballot(draft)] });
  const header = await previewOf(t, server, 'ballots/kvarterpuljen');
  for (const table of TABLES) {
    const all = JSON.stringify(await rows(server, table));
    assert.ok(!all.includes(header['samskab-preview']), table);
  }
});

test('any code is taken in a preview, none is used, and a real one stays good', async (t) => {
  const definition = ballot({ ...draft, credential: 'code' });
  const server = await start(t, { definitions: [definition] });
  const [code = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  const header = await previewOf(t, server, 'ballots/kvarterpuljen');
  const endpoint = '/api/ballots/~kvarterpuljen';
  const send = (typed: string) =>
    server.post(endpoint, { ...vote, credential: { kind: 'code', code: typed } }, newKey(), header);
  for (const typed of [code, code, 'hvad som helst']) assert.equal((await send(typed)).status, 201);
  assert.equal((await server.post(endpoint, vote, newKey(), header)).json['code'], 'not-eligible');
  const [row] = await rows(server, 'voter_codes');
  assert.equal(Number(row?.['used']), 0);
  await put(server, { ...definition, visibility: 'public' });
  const real = { ...vote, credential: { kind: 'code', code } };
  assert.equal((await server.post('/api/ballots/kvarterpuljen', real)).status, 201);
});

test('a rule that a trial breaks is told of, and a proof of work is asked for', async (t) => {
  const server = await start(t, { definitions: [ballot({ ...draft, proofOfWork: true })] });
  const header = await previewOf(t, server, 'ballots/kvarterpuljen');
  const endpoint = '/api/ballots/~kvarterpuljen';
  const { json } = await server.get(endpoint, header);
  const key = newKey();
  const refused = await server.post(endpoint, vote, key, header);
  assert.equal(refused.json['code'], 'proof-missing');
  const proves = (proof: number) =>
    isProof(
      createHash('sha256')
        .update(proofText(json as never, key, proof))
        .digest(),
    );
  let proof = 0;
  while (!proves(proof)) proof++;
  const worked = { ...header, 'samskab-proof': String(proof) };
  assert.equal((await server.post(endpoint, vote, key, worked)).status, 201);
});

test('the receipt of a trial can be checked, and is in no list', async (t) => {
  const server = await start(t, { definitions: [ballot(draft)] });
  const header = await previewOf(t, server, 'ballots/kvarterpuljen');
  const endpoint = '/api/ballots/~kvarterpuljen';
  const { json } = await server.post(endpoint, vote, newKey(), header);
  const check = (code: string | undefined) =>
    server.post(`${endpoint}/receipts/check`, { code }, newKey(), header);
  assert.deepEqual((await check(json.code?.toLowerCase())).json, { status: 'recorded' });
  assert.deepEqual((await check(json.code?.slice(5))).json, { status: 'unknown' });
  assert.equal((await server.get(`${endpoint}/receipts`, header)).status, 403);
  await put(server, ballot({ visibility: 'public', closes: inDays(-1) }));
  assert.equal((await server.get('/api/ballots/kvarterpuljen/receipts')).text, '');
});

nodeTest('the code of a trial is no other', () => {
  assert.equal(readTrialCode(' test-7k3 mo'), 'TEST-7K3M0');
  for (const typed of ['7K3M-Q9TX', 'TEST-', 'TEST-7K3M', 'TEST-7K3M-Q9TX', 'TESTTEST', '']) {
    assert.equal(readTrialCode(typed), undefined, typed);
  }
  assert.equal(readReceiptCode('TEST-7K3M0'), undefined);
});

test('a trial sign-up is managed from its preview, and takes no place', async (t) => {
  const server = await start(t, { definitions: [event(draft)], origin: 'https://deltag.example.dk' }); // prettier-ignore
  const header = await previewOf(t, server, 'events/faellesspisning');
  const endpoint = '/api/events/~faellesspisning';
  const { json } = await server.post(endpoint, signup(['d1'], 3), newKey(), header);
  const { links = {} } = json;
  const [page, token = ''] = (links.manage ?? '').split('&samskab-receipt=');
  // The preview shows the definition under its own id, and the link is for that.
  assert.equal(page, 'https://deltag.example.dk/preview/events/faellesspisning#samskab-form=event.faellesspisning'); // prettier-ignore
  assert.equal(links.calendar, undefined, 'a calendar cannot open it');
  const bearer = { authorization: `Bearer ${token}` };
  const receipt = `${endpoint}/receipt`;
  assert.equal((await server.get(receipt, bearer)).status, 404);
  assert.equal((await server.get(receipt, { ...bearer, ...header })).json.code, json.code);
  assert.deepEqual((await server.get(`${endpoint}/places`, header)).json, { d1: 1, d2: 2 });
  const calendar = await server.get(`${endpoint}/calendar.ics`, header);
  assert.match(calendar.text, /UID:~faellesspisning-d1@deltag\.example\.dk/);
  const cancelled = await server.send('DELETE', receipt, { headers: { ...bearer, ...header } });
  assert.equal(cancelled.json.places?.[0]?.status, 'cancelled');
  await server.post(endpoint, signup(['d1'], 4), newKey(), header);
  await put(server, event({ visibility: 'public' }));
  assert.deepEqual((await server.get('/api/events/faellesspisning/places')).json, { d1: 4, d2: 2 });
});

test('links end together when one says so, and what was tried goes with them', async (t) => {
  const server = await start(t, { definitions: [ballot(draft)] });
  const name = 'ballots/kvarterpuljen';
  const headers = [await previewOf(t, server, name), await previewOf(t, server, name)];
  const endpoint = '/api/ballots/~kvarterpuljen';
  for (const header of headers) {
    assert.equal((await server.post(endpoint, vote, newKey(), header)).status, 201);
  }
  assert.equal((JSON.parse(await exported(t, server, name, '--trial')) as object[]).length, 2);
  assert.equal(await run(t, server, 'preview', name, '--end'), `${name}: 2 link(s) ended, 2 trial submission(s) deleted`); // prettier-ignore
  for (const header of headers) assert.equal((await server.get(endpoint, header)).status, 404);
  assert.deepEqual(await trialsIn(server), []);
  assert.equal(await run(t, server, 'preview', name, '--end'), `${name}: 0 link(s) ended, 0 trial submission(s) deleted`); // prettier-ignore
  const again = await previewOf(t, server, name);
  assert.equal((await server.get(endpoint, again)).status, 200);
  const kinds = (await run(t, server, 'log', name)).split('\n').map((line) => line.split('Z  ')[1]);
  assert.equal(kinds.length, 6);
  assert.match(kinds[2] ?? '', /^preview: a link until \d{4}-.*$/);
  assert.equal(kinds[4], 'preview: 2 ended');
});

test('a link ends by itself after 14 days, and what was tried goes with the last', async (t) => {
  let now = Date.now();
  const server = await start(t, { definitions: [ballot(draft)], now: () => now });
  const name = 'ballots/kvarterpuljen';
  const endpoint = '/api/ballots/~kvarterpuljen';
  const first = await previewOf(t, server, name);
  await server.post(endpoint, vote, newKey(), first);
  now += 14 * DAY - 60_000;
  assert.equal((await server.get(endpoint, first)).status, 200);
  await server.storage.keepHouse(now);
  assert.notDeepEqual(await trialsIn(server), []);
  now += 120_000;
  assert.equal((await server.get(endpoint, first)).status, 404);
  assert.equal((await server.post(endpoint, vote, newKey(), first)).status, 404);
  await server.storage.write((db) =>
    db
      .insertInto('previews')
      .values({
        resource: 'ballots',
        definition_id: 'kvarterpuljen',
        hash: 'b',
        until: new Date(now + 1000).toISOString(),
      }) // prettier-ignore
      .execute(),
  );
  await server.storage.keepHouse(now);
  // Another link is good still.
  assert.notDeepEqual(await trialsIn(server), []);
  await server.storage.keepHouse(now + 2000);
  assert.deepEqual(await trialsIn(server), []);
  assert.deepEqual(await rows(server, 'previews'), []);
});

test('a definition is shown by a file too, and by none that does not say it', async (t) => {
  const server = await start(t, { definitions: [ballot(draft)] });
  const name = 'ballots/kvarterpuljen';
  const header = await previewOf(t, server, name);
  await server.post('/api/ballots/~kvarterpuljen', vote, newKey(), header);
  const file = join(folder(t), 'it.json');
  writeFileSync(file, JSON.stringify(ballot({ intro: 'Ny' })));
  assert.equal(await run(t, server, 'put', file), `${name}: changed (draft)`);
  const shown = await server.get('/api/ballots/~kvarterpuljen', header);
  assert.equal(shown.json['intro'], 'Ny');
  assert.notDeepEqual(await trialsIn(server), []);
  writeFileSync(file, JSON.stringify(ballot({ intro: 'Ny', visibility: 'unlisted' })));
  assert.equal(await run(t, server, 'put', file), `${name}: changed (unlisted), 1 trial submission(s) deleted`); // prettier-ignore
  assert.deepEqual(await trialsIn(server), []);
});

test('a preview is of what is no draft refused, with where it is seen', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const said = async (...args: string[]) => {
    const { code, stderr } = await mainHere(t, ['preview', ...args, '--data', server.data]);
    assert.equal(code, 2);
    return stderr;
  };
  assert.match(await said('ballots/kvarterpuljen', ...URL_OPTION), /is no draft: who has its address sees it \(https:\/\/deltag\.example\.dk\/ballots\/kvarterpuljen\)/); // prettier-ignore
  assert.match(await said('ballots/nix', ...URL_OPTION), /there is no ballots\/nix/);
  assert.match(await said('nix', ...URL_OPTION), /"nix" is no RESOURCE\/ID \(RESOURCE: ideas,/);
  const meant = /is no RESOURCE\/ID: did you mean ballots\/kvarterpuljen\?$/m;
  for (const typed of ['kvarterpuljen', 'ballot/kvarterpuljen']) {
    assert.match(await said(typed, ...URL_OPTION), meant);
  }
  assert.match(await said('ballots/kvarterpuljen'), /--url is missing/);
  assert.match(await said('ballots/kvarterpuljen', '--end', ...URL_OPTION), /--end goes without --url/); // prettier-ignore
  assert.match(await said('ballots/kvarterpuljen', '--url', 'x'), /--url is an address such as/);
});

test('what was tried can be looked at', async (t) => {
  const server = await start(t, { definitions: [ideas(draft)] });
  const header = await previewOf(t, server, 'ideas/fremtidslab');
  const body = { answers: { idea: 'Et træ' } };
  await server.post('/api/ideas/~fremtidslab', body, newKey(), header);
  const [trial] = JSON.parse(await exported(t, server, 'ideas/fremtidslab', '--trial')) as { code: string }[]; // prettier-ignore
  assert.match(trial?.code ?? '', /^TEST-/);
  assert.deepEqual(JSON.parse(await exported(t, server, 'ideas/fremtidslab')), []);
  const pb = ['export', 'ideas/fremtidslab', '--trial', '--format', 'pb', '--data', server.data];
  assert.match((await mainHere(t, pb)).stderr, /--trial is for csv and json/);
});

test('the page of a preview is the same whether there is such a draft or not', async (t) => {
  const server = await start(t, { definitions: [ballot(draft), ballot({ id: 'open-to-all' })] });
  const page = async (id: string) => {
    const { status, headers, text } = await server.get(`/preview/ballots/${id}`);
    // Its tag is of its text alone, in which the id is.
    const { date: _date, 'content-length': _length, etag: _tag, ...rest } = Object.fromEntries(headers); // prettier-ignore
    return { status, headers: rest, text: text.replaceAll(id, 'ID') };
  };
  const is = await page('kvarterpuljen');
  assert.equal(is.status, 200);
  assert.deepEqual(await page('nothing'), is);
  assert.deepEqual(await page('open-to-all'), is);
  assert.equal(is.headers['x-robots-tag'], 'noindex');
  assert.match(is.text, /<meta name="robots" content="noindex" \/>/);
  assert.match(
    is.headers['content-security-policy'] ?? '',
    /default-src 'none'; script-src 'self'/,
  );
  assert.equal(is.headers['referrer-policy'], 'no-referrer');
  assert.match(
    is.text,
    /data-tag="samskab-voting-ballot" data-endpoint="..\/..\/api\/ballots\/~ID"/,
  );
  for (const [lang, word] of Object.entries({
    da: 'Kladde',
    nb: 'Utkast',
    nn: 'Utkast',
    sv: 'Utkast',
    de: 'Entwurf',
    uk: 'Чернетка',
    pl: 'Szkic',
    en: 'Draft',
    ar: 'مسودة',
  })) {
    assert.match(is.text, new RegExp(`<p lang="${lang}" dir="[lr]t[lr]" class="draft" data-told="draft" hidden><strong>${word}<`)); // prettier-ignore
  }
  for (const path of ['/preview/ballots/~x', '/preview/ballots/X', '/preview/nix/x', '/preview']) {
    assert.equal((await server.get(path)).status, 404, path);
  }
});

nodeTest('around a preview stands the language of who reads it, else the town’s', async (t) => {
  const server = await start(t, { definitions: [ballot(draft)] });
  const page = async (language: string) => {
    const asked = { 'accept-language': language };
    const { text, headers } = await server.get('/preview/ballots/kvarterpuljen', asked);
    assert.match(headers.get('vary') ?? '', /Accept-Language/);
    return text;
  };
  assert.match(
    await page('da'),
    /<html lang="da" dir="ltr">[^]*<title>Kladde – [^]*class="paper">Fra /,
  );
  assert.match(await page('ar'), /<html lang="ar" dir="rtl">[^]*<title>مسودة – /);
  const site = { type: 'site', name: 'Ellevad', language: 'nb' } as const;
  await server.storage.write((db) => putSite(db, site));
  assert.match(await page(''), /<html lang="nb" dir="ltr">[^]*<title>Utkast – Ellevad</);
});

test('nothing of what a trial is asked for is kept, and it goes by its own id', async (t) => {
  const server = await start(t, { definitions: [ballot(draft)] });
  const header = await previewOf(t, server, 'ballots/kvarterpuljen');
  const { json, headers } = await server.get('/api/ballots/~kvarterpuljen/results', header);
  assert.deepEqual([json['id'], json['state']], ['kvarterpuljen', 'not-counted']);
  assert.deepEqual([headers.get('cache-control'), headers.get('etag')], ['no-store', null]);
  await put(server, ballot({ visibility: 'public' }));
  const shown = await server.get('/api/ballots/kvarterpuljen/results');
  assert.equal(shown.headers.get('cache-control'), 'no-cache');
  assert.match(shown.headers.get('etag') ?? '', /"/);
});

test('who guesses at a link makes the server ask as much where there is no draft', async (t) => {
  const definitions = [ballot(draft), ballot({ id: 'open-to-all' })];
  const server = await start(t, { definitions });
  const header = await previewOf(t, server, 'ballots/kvarterpuljen');
  const asked = (id: string, token: string) =>
    server.storage.read(async (db) => {
      let queries = 0;
      const counted = db.withPlugin({
        transformQuery: ({ node }) => (queries++, node),
        transformResult: async ({ result }) => result,
      });
      await findShown(counted, { resource: 'ballots', id, now: Date.now(), token });
      return queries;
    });
  const wrong = 'f'.repeat(32);
  const queries = ['~kvarterpuljen', '~open-to-all', '~nothing'].map((id) => asked(id, wrong));
  assert.deepEqual(await Promise.all(queries), [1, 1, 1]);
  assert.ok((await asked('~kvarterpuljen', header['samskab-preview'])) > 1);
});
