import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import * as v from 'valibot';
import { readPabulib } from '../../src/pabulib/reading/read.ts';
import { ResultsSchema, type CountedResults } from '../../src/protocol/results.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { publish as publishResults } from '../../src/server/publishing/publish.ts';
import { castAll } from '../../src/server/defining/store-election.ts';
import { openStorage } from '../../src/server/storage/storage.ts';
import { FEW, ballot, budget } from './definitions.ts';
import { test } from './engines.ts';
import {
  collect,
  folder,
  listening,
  mainHere,
  newKey,
  rows,
  spawnSamskab,
  start,
  type Run,
  type TestServer,
} from './tools.ts';

const id = 'kvarterpuljen';
const path = `/api/ballots/${id}`;
const results = `${path}/results`;

/** The server of these tests lives in 2020, when voting was open; the command, later, counts. */
const THEN = Date.parse('2020-06-01T12:00:00Z');
const CLOSES = '2020-07-01T00:00:00Z';

/** Three projects, of which two fit the budget. */
function priced(extra: Parameters<typeof ballot>[0] = {}) {
  const items = ballot().items.map((item, index) => ({ ...item, cost: (index + 1) * 10_000 }));
  const money = { currency: 'DKK', budget: 30_000, items };
  return ballot({ ...money, closes: CLOSES, counting: { rule: 'greedy' }, ...extra });
}

const because = ['--because', 'Afstemningen er slut'];

/** One vote for p1, two for p2, three for p3. */
const VOTES = ['p1', 'p2', 'p2', 'p3', 'p3', 'p3'];

async function town(
  t: TestContext,
  definition: Definition = priced(),
  votes: readonly string[] = VOTES,
): Promise<TestServer> {
  const server = await start(t, { definitions: [definition], now: () => THEN });
  for (const item of votes) await cast(server, item);
  return server;
}

async function cast(server: TestServer, item: string): Promise<void> {
  const { status, text } = await server.post(path, { selections: [{ item }] });
  assert.equal(status, 201, text);
}

/** Publishes, with the reason that is asked for once a vote has closed. */
function publish(t: TestContext, { data }: { data: string }, ...args: string[]): Promise<Run> {
  return mainHere(t, ['publish', `ballots/${id}`, ...args, ...because, '--data', data]);
}

async function published(server: TestServer): Promise<CountedResults> {
  const { status, json } = await server.get(results);
  assert.equal(status, 200);
  return v.parse(ResultsSchema, json) as CountedResults;
}

test('what is published is what was cast, counted as it was said', async (t) => {
  const server = await town(t);
  const run = await publish(t, server);
  assert.deepEqual(run, {
    code: 0,
    stdout: 'ballots/kvarterpuljen: final, 1 of 3 chosen, DKK 300 of DKK 300 spent, 6 ballots\n',
    stderr: FEW,
  });
  const document = await published(server);
  assert.deepEqual(
    document.items.map(({ id, votes, selected }) => [id, votes, selected]),
    [
      ['p1', 1, false],
      ['p2', 2, false],
      ['p3', 3, true],
    ],
  );
  assert.deepEqual([document.state, document.ballots], ['final', 6]);
  assert.equal(document.counting.rule, 'greedy');
  assert.ok(Math.abs(Date.parse(document.published) - Date.now()) < 60_000);
  const links = { ballots: 'results/ballots.pb', table: 'results.csv', receipts: 'receipts' };
  assert.deepEqual(document.links, links);
  assert.equal(document.turnout, undefined);
  // The phase is the server's own, of now.
  assert.equal(document.phase, 'open');
});

test('a budget is counted and published too, where it is', async (t) => {
  const server = await start(t, { definitions: [budget({ closes: CLOSES })], now: () => THEN });
  await server.post('/api/budgets/borgerbudget', { selections: [{ item: 'p1' }] });
  const run = await mainHere(t, [
    'publish',
    'budgets/borgerbudget',
    ...because,
    '--data',
    server.data,
  ]);
  assert.match(run.stdout, /^budgets\/borgerbudget: final, 1 of 3 chosen, .*1 ballot\n$/);
  const { json } = await server.get('/api/budgets/borgerbudget/results');
  assert.deepEqual([json['state'], json['resource']], ['final', 'budgets']);
  assert.equal((await server.get('/api/ballots/borgerbudget/results')).status, 404);
  assert.equal((await server.get('/budgets/borgerbudget/results')).status, 200);
});

test('results have an ETag, that changes with them', async (t) => {
  const server = await town(t);
  const before = (await server.get(results)).headers.get('etag') ?? '';
  assert.equal((await server.get(results, { 'if-none-match': before })).status, 304);
  await publish(t, server);
  const after = await server.get(results, { 'if-none-match': before });
  assert.deepEqual([after.status, after.headers.get('cache-control')], [200, 'no-cache']);
  assert.equal(after.headers.get('access-control-allow-origin'), '*');
});

test('nothing of the counts is anywhere before it is published, nor once it is withdrawn', async (t) => {
  const votes = Array.from({ length: 37 }, () => 'p2');
  const server = await town(t, priced({ areas: [{ id: 'nord', name: 'Nord' }] }), votes);
  const everything = async () => {
    const paths = [path, '/api/ballots', '/api', '/ballots/kvarterpuljen', results, `/ballots/${id}/results`, `${results}/ballots.pb`, '/api/ballots/nix/results', '/health']; // prettier-ignore
    const answers = await Promise.all(paths.map((one) => server.get(one)));
    return answers.map(({ text }) => text).join('\n');
  };
  const hidden = async () => {
    const { json } = await server.get(results);
    assert.deepEqual(json, {
      type: 'results',
      state: 'not-counted',
      resource: 'ballots',
      id,
      title: 'Kvarterpuljen',
      language: 'da',
      closes: CLOSES,
      phase: 'open',
    });
    assert.ok(v.is(ResultsSchema, json));
    const ballots = await server.get(`${results}/ballots.pb`);
    assert.deepEqual([ballots.status, ballots.json['code']], [404, 'not-published']);
    assert.doesNotMatch(await everything(), /\b37\b|"votes":\d|"spent":\d/);
  };
  await hidden();
  await publish(t, server);
  assert.match(await everything(), /"votes":37/);
  const { text } = await server.get(`/ballots/${id}/results`);
  assert.match(text, /<td>37<\/td>/);
  const withdrawn = await publish(t, server, '--withdraw');
  assert.deepEqual(withdrawn, {
    code: 0,
    stdout: 'ballots/kvarterpuljen: withdrawn\n',
    stderr: '',
  });
  await hidden();
  const list = await rows(server, 'results');
  assert.deepEqual(list, []);
});

test('what is unknown is not found', async (t) => {
  const server = await town(t);
  for (const unknown of [
    '/api/ballots/nix/results',
    '/api/budgets/kvarterpuljen/results',
    '/api/ballots/nix/results/ballots.pb',
    '/api/ballots/nix/results.csv',
    '/api/events/x/results',
  ]) {
    // prettier-ignore
    const { status, json } = await server.get(unknown);
    assert.deepEqual([status, json['code']], [404, 'not-found'], unknown);
  }
  assert.equal((await server.get('/ballots/nix/results')).status, 404);
  assert.equal((await server.send('POST', results)).status, 405);
  assert.equal((await server.send('HEAD', results)).status, 200);
});

test('the ballots that are served are those that were counted, whatever is cast later', async (t) => {
  const server = await town(t);
  await publish(t, server, '--state', 'provisional');
  const before = await server.get(`${results}/ballots.pb`);
  await cast(server, 'p1');
  const after = await server.get(`${results}/ballots.pb`);
  assert.equal(after.text, before.text);
  assert.equal((await published(server)).ballots, 6);
  assert.equal(after.headers.get('content-type'), 'text/plain; charset=utf-8');
  const disposition = 'attachment; filename="kvarterpuljen.pb"';
  assert.equal(after.headers.get('content-disposition'), disposition);
  assert.equal(after.headers.get('access-control-allow-origin'), '*');
  const counts = await countFile(after.text);
  assert.deepEqual(counts, { p1: 1, p2: 2, p3: 3 });
  await publish(t, server, '--state', 'final');
  assert.equal((await published(server)).ballots, 7);
  assert.deepEqual(await countFile((await server.get(`${results}/ballots.pb`)).text), { p1: 2, p2: 2, p3: 3 }); // prettier-ignore
});

async function countFile(text: string): Promise<Record<string, number>> {
  const election = await readPabulib(
    (async function* () {
      yield text;
    })(),
  );
  const counts: Record<string, number> = {};
  for await (const { items } of election.votes()) {
    for (const item of items) counts[item] = (counts[item] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort());
}

test('ballots come unzipped or zipped, as they are asked for, and only as fast as they are read', async (t) => {
  const server = await town(t, priced({ maxLength: 3 }), []);
  const owner = { resource: 'ballots' as const, definition_id: id };
  const vote = [{ item: 'p1' }, { item: 'p3' }];
  const votes = Array.from({ length: 40_000 }, () => vote);
  const turnout = [{ area: '', channel: 'online' as const, ballots: votes.length }];
  await server.storage.write((db) => castAll(db, owner, { votes, turnout }, THEN));
  await publish(t, server);
  const plain = await fetch(`${server.url}${results}/ballots.pb`, { headers: { 'accept-encoding': 'identity' } }); // prettier-ignore
  assert.equal(plain.headers.get('content-encoding'), null);
  assert.equal((await countFile(await plain.text()))['p3'], 40_000);
  const zipped = await server.get(`${results}/ballots.pb`, { 'accept-encoding': 'gzip' });
  assert.equal(zipped.headers.get('content-encoding'), 'gzip');
  assert.equal((await countFile(zipped.text))['p1'], 40_000);
  // Who hangs up in the middle does no harm.
  const stop = new AbortController();
  const { body } = await fetch(`${server.url}${results}/ballots.pb`, { signal: stop.signal });
  await body?.getReader().read();
  stop.abort();
  assert.equal((await server.get('/health')).status, 200);
});

test('ballots may be kept back', async (t) => {
  const server = await town(t);
  await publish(t, server, '--no-ballots');
  const kept = await published(server);
  assert.deepEqual([kept.links?.ballots, kept.sha256], [undefined, undefined]);
  const { status, json } = await server.get(`${results}/ballots.pb`);
  assert.deepEqual([status, json['code']], [404, 'not-published']);
  const [row] = await rows(server, 'results');
  assert.equal(row?.['ballots'], null);
});

test('a note, another rule and the turnout are published with it', async (t) => {
  const areas = [
    { id: 'nord', name: 'Nord' },
    { id: 'syd', name: 'Syd' },
  ];
  const server = await town(t, priced({ areas }));
  const note = 'Foreløbigt: <b>papir</b> mangler';
  await publish(t, server, '--state', 'provisional', '--note', note, '--other', 'equal-shares');
  const document = await published(server);
  assert.equal(document.note, note);
  assert.equal(document.other?.counting.rule, 'equal-shares');
  assert.ok(document.other?.selected.every((item) => ['p1', 'p2', 'p3'].includes(item)));
  assert.deepEqual(document.turnout?.areas?.slice(0, 2), [
    { name: 'Nord', ballots: null },
    { name: 'Syd', ballots: null },
  ]);
  assert.equal(document.turnout?.areas?.[2]?.ballots, 6);
});

test('a rule that is given goes before the one that was said, and the document says which', async (t) => {
  const server = await town(t);
  const same = await publish(t, server, '--rule', 'greedy', '--state', 'provisional');
  assert.deepEqual([same.code, same.stderr], [0, FEW]);
  const run = await publish(t, server, '--rule', 'equal-shares');
  assert.equal(run.code, 0);
  assert.match(
    run.stderr,
    /^Before the vote it was said .*greedy.*equal-shares[^\n]*\nsamskab: the ballots are published too[^\n]*\n$/,
  );
  assert.equal((await published(server)).counting.rule, 'equal-shares');
});

test('where no rule is said or given, there is one all the same', async (t) => {
  const { counting: _counting, ...rest } = priced();
  const server = await town(t, rest as Definition);
  assert.equal((await publish(t, server)).stderr, FEW);
  assert.ok((await published(server)).counting.rule);
});

test('nobody has voted: nothing is published, and that is said', async (t) => {
  const server = await town(t, priced(), []);
  const run = await publish(t, server);
  assert.deepEqual([run.code, run.stdout], [2, '']);
  assert.match(run.stderr, /^samskab: publish: nobody has voted in ballots\/kvarterpuljen: there is nothing to publish\n$/); // prettier-ignore
  assert.deepEqual(await rows(server, 'results'), []);
  assert.equal((await server.get(results)).json['state'], 'not-counted');
});

const open = { closes: '2999-01-01T00:00:00Z' };
const later = { opens: '2998-01-01T00:00:00Z', closes: '2999-01-01T00:00:00Z' };
const { closes: _closes, ...endless } = priced() as { closes?: string } & ReturnType<typeof priced>;
const refused: [string, Definition, string[], RegExp][] = [
  ['a final result while it is open', priced(open), [], /is still open \(until 2999/],
  ['a final result of what never closes', endless, [], /is still open \(its definition has no "closes"\)/],
  ['a final result while it is open, asked for twice', priced(open), ['--while-open'], /is still open/],
  ['a running count', priced(open), ['--state', 'provisional'], /sways voters \(--while-open\)/],
  ['a count before it has opened', priced(later), ['--state', 'provisional', '--while-open'], /has not opened yet/],
  ['a recount of nothing', priced(), ['--state', 'recounted'], /no final result that could be counted again/],
  ['a state that is none', priced(), ['--state', 'done'], /--state is provisional, final or recounted, not "done"/],
  ['a rule beside it that is none', priced(), ['--other', 'dice'], /--other is greedy, equal-shares, .* or [a-z-]*, not "dice"/],
  ['to withdraw nothing', priced(), ['--withdraw'], /has no published results/],
  ['to withdraw and publish at once', priced(), ['--withdraw', '--note', 'x'], /--withdraw goes without --note/],
]; // prettier-ignore
for (const [what, definition, args, line] of refused) {
  test(`refused is ${what}, in one line, and nothing is published`, async (t) => {
    const server = await start(t, { definitions: [definition], now: () => THEN });
    const run = await publish(t, server, ...args);
    assert.deepEqual([run.code, run.stdout], [2, ''], run.stderr);
    assert.match(run.stderr, /^samskab: publish: [^\n]+\n$/);
    assert.match(run.stderr, line);
    assert.deepEqual(await rows(server, 'results'), []);
  });
}

const names: [string, RegExp][] = [
  ['kvarterpuljen', /neither ballots\/ID nor budgets\/ID: did you mean ballots\/kvarterpuljen\?$/m],
  ['ideas/fremtidslab', /is neither/],
  ['ballots/kvarterpuljen/x', /is neither/],
  ['ballots/nix', /there is no ballots\/nix/],
  ['budgets/kvarterpuljen', /there is no budgets\/kvarterpuljen/],
];
test('what cannot be published is told by its name', async (t) => {
  const server = await town(t, priced(), []);
  for (const [name, line] of names) {
    const run = await mainHere(t, ['publish', name, ...because, '--data', server.data]);
    assert.deepEqual([run.code, run.stdout], [2, ''], name);
    assert.match(run.stderr, line);
  }
  assert.equal((await mainHere(t, ['publish', '--data', server.data])).code, 2);
});

test('a running count is published only where it is meant', async (t) => {
  const server = await town(t, priced(open));
  const run = await publish(t, server, '--state', 'provisional', '--while-open');
  assert.match(run.stdout, /: provisional, .*6 ballots\n$/);
  assert.equal((await published(server)).state, 'provisional');
});

test('a final result is counted again in the open, or withdrawn, and never replaced in silence', async (t) => {
  const server = await town(t);
  for (let time = 0; time < 2; time++) {
    assert.equal((await publish(t, server, '--state', 'provisional')).code, 0);
  }
  assert.equal((await publish(t, server)).code, 0);
  const first = await rows(server, 'results');
  for (const state of ['final', 'provisional']) {
    const again = await publish(t, server, '--state', state);
    assert.equal(again.code, 2, state);
    assert.match(again.stderr, /has a final result: publish with --state recounted, or --withdraw/);
    assert.deepEqual(await rows(server, 'results'), first);
  }
  await cast(server, 'p1');
  assert.match(
    (await publish(t, server, '--state', 'recounted')).stdout,
    /: recounted, .*7 ballots/,
  );
  assert.match((await publish(t, server)).stderr, /has a recounted result/);
  assert.equal((await publish(t, server, '--state', 'recounted', '--note', 'Igen')).code, 0);
  assert.equal((await publish(t, server, '--withdraw')).code, 0);
  assert.equal((await publish(t, server, '--withdraw')).code, 2);
  assert.equal((await publish(t, server, '--state', 'recounted')).code, 2);
  assert.equal((await publish(t, server)).code, 0);
});

test('votes that come in meanwhile are in all of it, or in none', async (t) => {
  const areas = [{ id: 'nord', name: 'Nord' }];
  const limits = { perAddress: { most: 161, seconds: 60 } };
  const definition = priced({ ...open, areas, limits });
  const server = await town(t, definition, ['p1']);
  const storage = await openStorage(server.data);
  t.after(() => storage.close());
  const stored = { resource: 'ballots' as const, definition };
  const options = { state: 'provisional' as const, ballots: true, whileOpen: true };
  let most = 0;
  for (let time = 0; time < 8; time++) {
    const body = { selections: [{ item: 'p1' }] };
    const voting = Promise.all(Array.from({ length: 20 }, () => server.post(path, body)));
    const document = await publishResults(storage, stored, options, Date.now());
    const file = await countFile((await server.get(`${results}/ballots.pb`)).text);
    const [votes] = document.items.map((item) => item.votes);
    const turnout = document.turnout?.areas?.at(-1)?.ballots ?? 0;
    assert.deepEqual([votes, turnout, file['p1'] ?? 0], Array(3).fill(document.ballots));
    assert.ok(document.ballots >= most);
    most = document.ballots;
    assert.ok((await voting).every(({ status }) => status === 201));
  }
  assert.ok(most >= 140);
  assert.equal((await rows(server, 'votes')).length, 161);
});

test('what is published is on disk when the command has ended', async (t) => {
  const server = await town(t);
  await publish(t, server);
  const again = await start(t, { data: server.data });
  assert.equal((await again.get(results)).json['state'], 'final');
});

test('publishing marks no vote: who looks at the votes sees what was there before', async (t) => {
  const server = await town(t);
  const before = await rows(server, 'votes');
  await publish(t, server);
  assert.deepEqual(await rows(server, 'votes'), before);
  const text = JSON.stringify(await rows(server, 'results')) + (await server.get(`${results}/ballots.pb`)).text; // prettier-ignore
  for (const { id, code } of before) {
    assert.ok(!text.includes(String(id)) && !text.includes(String(code)));
  }
});

test('the page of results is a table without a script, and text stays text', async (t) => {
  const title = `"'></title><script>alert(1)</script>`;
  const items = [{ id: 'p1', name: { ar: '<img src=x>', da: '<img src=y>' }, cost: 10_050 }];
  const server = await town(t, priced({ title, items, maxLength: 1 }), ['p1']);
  const before = await server.get(`/ballots/${id}/results`);
  assert.match(before.text, /Ikke talt op endnu/);
  assert.doesNotMatch(before.text, /<table/);
  await publish(t, server);
  const page = await server.get(`/ballots/${id}/results`);
  assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
  assert.ok(page.text.includes(`<samskab-results endpoint="../..${results}">`));
  assert.match(page.text, /<html lang="da" dir="ltr">/);
  assert.doesNotMatch(page.text, /<script(?! type="module" src="[^"]+"><\/script>)/);
  assert.doesNotMatch(page.text.replace(/<link[^>]*oembed[^>]*>/, ''), /<img| style=|https?:/);
  assert.match(page.text, /Endeligt resultat/);
  assert.match(page.text, /<th scope="row" lang="da">&lt;img src=y&gt;<svg[^>]*><rect[^>]*><\/svg><\/th><td>Valgt<\/td><td>100,50\skr\.<\/td><td>1<\/td>/); // prettier-ignore
  assert.ok(page.text.includes(`<a href="../..${results}/ballots.pb">Hent stemmesedlerne</a>`));
});

test('the page of results is in the language of the vote', async (t) => {
  for (const [language, words, direction] of [
    ['ar', 'لم تُفرز الأصوات بعد', 'rtl'],
    ['nn', 'Ikkje talt opp enno', 'ltr'],
    ['fi', 'Not counted yet', 'ltr'],
  ] as const) {
    // prettier-ignore
    const server = await town(t, priced({ language }), []);
    const { text } = await server.get(`/ballots/${id}/results`);
    assert.ok(text.includes(`<html lang="${language}" dir="${direction}">`));
    assert.ok(text.includes(words), language);
  }
});

test('once somebody has voted, how it is counted may not change, nor its areas', async (t) => {
  const server = await town(t);
  const file = join(folder(t), 'ballot.json');
  for (const extra of [{ counting: { rule: 'tally' } }, { areas: [{ id: 'x', name: 'X' }] }]) {
    writeFileSync(file, JSON.stringify({ ...priced(), ...extra }));
    const run = await mainHere(t, ['put', file, '--data', server.data]);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /has 6 submission\(s\)/);
  }
});

/** A seed with votes beside its definition. */
function seedFolder(t: TestContext, definition: Definition, votes: string): string {
  const seed = folder(t);
  writeFileSync(join(seed, 'pulje.json'), JSON.stringify(definition));
  writeFileSync(join(seed, 'pulje.votes.pb'), votes);
  return seed;
}

const FILE = `META
key;value
description;Kvarterpuljen
country;Denmark
unit;Ådalen
instance;2020
num_projects;3
num_votes;4
budget;300
vote_type;approval
PROJECTS
project_id;cost
p1;100
p2;200
p3;300
VOTES
voter_id;voting_method;neighborhood;vote
1;internet;nord;p1
2;internet;nord;p1,p2
3;paper;vest;p3
4;internet;nord;p9
`;

async function seeded(t: TestContext, definition: Definition) {
  const data = join(folder(t), 'data');
  const args = ['serve', '--port', '0', '--data', data, '--seed', seedFolder(t, definition, FILE)];
  const child = spawnSamskab(args);
  t.after(() => child.kill('SIGKILL'));
  const output = collect(child);
  return { url: await listening(child), output };
}

test('a seed takes votes that lie beside a definition, and publishes what has closed', async (t) => {
  const { url, output } = await seeded(t, priced({ areas: [{ id: 'nord', name: 'Nord' }] }));
  const document = (await (await fetch(url + results)).json()) as CountedResults;
  assert.deepEqual([document.state, document.ballots, document.invalid], ['final', 3, 1]);
  assert.deepEqual(
    document.items.map(({ votes }) => votes),
    [2, 1, 1],
  );
  assert.equal(document.turnout?.areas?.at(-1)?.ballots, 1);
  assert.match(output().stderr, /pulje\.votes\.pb:21: vote refused: unknown-item/);
  assert.match(output().stdout, /^ballots\/kvarterpuljen: its result is published$/m);
  const list = (await (await fetch(`${url}/api/ballots`)).json()) as { items: [] };
  assert.equal(list.items.length, 1);
});

test('a seed with votes that is still open is not counted', async (t) => {
  const { url } = await seeded(t, priced(open));
  const document = (await (await fetch(url + results)).json()) as { state: string };
  assert.equal(document.state, 'not-counted');
});

const faults: [string, (seed: string) => void, RegExp][] = [
  ['votes without a definition', (seed) => writeFileSync(join(seed, 'x.votes.pb'), FILE), /x\.votes\.pb: there is no x\.json beside it/],
  ['votes on what nobody votes on', (seed) => writeFileSync(join(seed, 'pulje.json'), JSON.stringify({ type: 'ideas', id: 'i', title: 'I', language: 'da', fields: [{ id: 'a', kind: 'short-text', label: 'A' }] })), /pulje\.json is nothing to vote on/],
  ['votes that cannot be read', (seed) => writeFileSync(join(seed, 'pulje.votes.pb'), 'nonsense'), /pulje\.votes\.pb:1: /],
]; // prettier-ignore
for (const [what, spoil, line] of faults) {
  test(`a seed with ${what} is refused in one line`, async (t) => {
    const seed = seedFolder(t, priced(), FILE);
    spoil(seed);
    const data = join(folder(t), 'data');
    const run = await mainHere(t, ['serve', '--port', '0', '--data', data, '--seed', seed]);
    assert.deepEqual([run.code, run.stdout], [2, '']);
    assert.match(run.stderr, /^samskab: [^\n]+\n$/);
    assert.match(run.stderr, line);
  });
}

test('the same vote under the same key is in the results once', async (t) => {
  const server = await town(t, priced(), []);
  const key = newKey();
  const body = { selections: [{ item: 'p1' }] };
  await Promise.all(Array.from({ length: 10 }, () => server.post(path, body, key)));
  await publish(t, server);
  assert.equal((await published(server)).ballots, 1);
});
