/** What is decided after a count stands beside it, and changes nothing of it. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import * as v from 'valibot';
import { ResultsSchema, type CountedResults } from '../../src/protocol/results.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { readCsv } from './csv.ts';
import { ballot, budget } from './definitions.ts';
import { newDatabase, test } from './engines.ts';
import { folder, mainHere, rows, start, type Run, type TestServer } from './tools.ts';

const name = 'ballots/kvarterpuljen';
const path = `/api/${name}`;
const THEN = Date.parse('2020-06-01T12:00:00Z');

/** p1 costs 100 kr., p2 200 and p3 300; of 400, p3 and p1 are chosen. */
function priced(extra: Parameters<typeof ballot>[0] = {}) {
  const items = ballot().items.map((item, at) => ({ ...item, cost: (at + 1) * 10_000 }));
  const money = { currency: 'DKK', budget: 40_000, minLength: 0, items };
  return ballot({ ...money, closes: '2020-07-01T00:00:00Z', counting: { rule: 'greedy' }, ...extra }); // prettier-ignore
}

/** Two ballots for p3, one for p1 and one for p2 that is cheaper than it would need; one is blank. */
const VOTES = [['p3'], ['p3'], ['p1'], ['p2'], []];

async function voted(t: TestContext, definition: Definition = priced()): Promise<TestServer> {
  const data = await newDatabase(t);
  const server = await start(t, { definitions: [definition], now: () => THEN, data });
  for (const items of VOTES) {
    const selections = items.map((item) => ({ item }));
    const { status, text } = await server.post(path, { selections });
    assert.equal(status, 201, text);
  }
  return server;
}

async function town(t: TestContext, definition?: Definition): Promise<TestServer> {
  const server = await voted(t, definition);
  assert.equal((await publish(t, server)).code, 0);
  return server;
}

function publish(t: TestContext, { data }: TestServer, ...args: string[]): Promise<Run> {
  return mainHere(t, ['publish', name, ...args, '--because', 'Slut', '--data', data]);
}

function decide(t: TestContext, { data }: TestServer, ...args: string[]): Promise<Run> {
  return mainHere(t, ['decide', name, ...args, '--data', data]);
}

const WHO = ['--by', 'Byrådet', '--because', 'Jorden er forurenet', '--on', '2020-07-10'];

async function published(server: TestServer): Promise<CountedResults> {
  const { status, json } = await server.get(`${path}/results`);
  assert.equal(status, 200);
  return v.parse(ResultsSchema, json) as CountedResults;
}

function told({ code, stdout, stderr }: Run): string {
  assert.notEqual(code, 1, stdout + stderr);
  return (code === 0 ? stdout : stderr).replaceAll('\u00A0', ' ').trim();
}

test('a decision stands beside the count, of which nothing changes', async (t) => {
  const server = await town(t);
  const before = await server.get(`${path}/results`);
  const file = (await server.get(`${path}/results/ballots.pb`)).text;
  const run = await decide(t, server, 'p3', 'withdrawn', ...WHO);
  assert.equal(
    told(run),
    'ballots/kvarterpuljen p3: withdrawn, by Byrådet on 2020-07-10; the count stays as it is',
  );
  const after = await published(server);
  const { decisions, ...rest } = after;
  assert.deepEqual(rest, before.json);
  assert.deepEqual(decisions, [
    {
      item: 'p3',
      kind: 'withdrawn',
      by: 'Byrådet',
      because: 'Jorden er forurenet',
      on: '2020-07-10',
    },
  ]);
  assert.equal((await server.get(`${path}/results/ballots.pb`)).text, file);
  const etag = before.headers.get('etag') ?? '';
  assert.notEqual(etag, '');
  assert.equal((await server.get(`${path}/results`, { 'if-none-match': etag })).status, 200);
});

test('amounts are typed as in the language of the vote, and are a part of the cost', async (t) => {
  const server = await town(t);
  const part = (item: string, amount: string) =>
    decide(t, server, item, `part-funded=${amount}`, ...WHO).then(told);
  assert.match(await part('p2', '150,50'), /p2: part-funded, DKK 150\.50, by/);
  assert.equal((await published(server)).decisions?.[0]?.kind, 'part-funded');
  assert.match(await part('p2', '1.500 kr.'), /"p2" costs 200 kr\., and a part of that is less than 1\.500 kr\.: all of it is "overridden"/); // prettier-ignore
  assert.match(await part('p3', '300'), /the count has chosen it with all of that/);
  assert.match(await part('p2', '0'), /"p2" with nothing is not carried out/);
  assert.match(await part('p2', '-5'), /"-5" is no amount such as 5\.000 kr\./);
  assert.match(await part('p2', 'halvdelen'), /"halvdelen" is no amount such as 5\.000 kr\./);
  assert.match(await part('p2', '€100'), /"€100" is not in DKK/);
  assert.match(await part('p2', ''), /lacks how much it gets/);
  assert.equal((await published(server)).decisions?.length, 1);
});

test('an amount that may be two is asked', async (t) => {
  const items = priced().items.map((item) => ({ ...item, cost: 1_000_000 }));
  const server = await town(t, priced({ language: 'en', items }));
  const run = await decide(t, server, 'p3', 'part-funded=1.500', ...WHO);
  assert.match(told(run), /"1\.500" may be DKK 1,500 or DKK 1\.50: type it/);
});

test('what has no cost has no part of one', async (t) => {
  const items = ballot().items;
  const { currency: _, budget: __, ...bare } = priced({ items });
  const server = await town(t, { ...bare, counting: { rule: 'tally', seats: 2 } } as Definition);
  assert.match(told(await decide(t, server, 'p3', 'part-funded=5', ...WHO)), /"p3" has no cost/);
  assert.match(told(await decide(t, server, 'p3', 'withdrawn', ...WHO)), /p3: withdrawn/);
});

test('what cannot be is refused with what to do', async (t) => {
  const server = await town(t);
  const say = (...args: string[]) => decide(t, server, ...args).then(told);
  assert.match(await say('p9', 'withdrawn', ...WHO), /there is no "p9" in the result of ballots\/kvarterpuljen: it has p1, p2, p3$/); // prettier-ignore
  assert.match(await say('p1', 'incompatible=p9', ...WHO), /there is no "p9"/);
  assert.match(await say('p1', 'incompatible=p1', ...WHO), /compatible with itself/);
  assert.match(await say('p1', 'incompatible=p2', ...WHO), /"p1" is incompatible with "p2", which is not carried out/); // prettier-ignore
  assert.match(await say('p1', 'incompatible=', ...WHO), /lacks the id of the other/);
  assert.match(await say('p1', 'withdrawn=yes', ...WHO), /"withdrawn" goes without/);
  assert.match(await say('p1', 'gone', ...WHO), /"gone" is no decision: it is withdrawn, incompatible, incompatible=ITEM, part-funded=AMOUNT or overridden$/); // prettier-ignore
  assert.match(await say('p1', ...WHO), /DECISION is missing/);
  assert.match(await say('p1', 'withdrawn', '--because', 'x'), /say who decided \(--by TEXT\)/);
  assert.match(await say('p1', 'withdrawn', '--by', 'x'), /say why \(--because TEXT\)/);
  assert.match(await say('p1', 'withdrawn', '--by', ' ', '--because', 'x'), /--by says nothing/);
  assert.match(await say('p1', 'withdrawn', ...WHO, '--on', '2020-02-31'), /--on is a day such as/);
  assert.match(await say('p1', 'withdrawn', ...WHO, '--on', '2999-01-01'), /is still to come/);
  assert.match(await say('p1', 'withdrawn', ...WHO, '--by', 'b'.repeat(201)), /longer than 200/);
  const reached = await say('p1', 'withdrawn', ...WHO, '--because', 'Mail anna@by.dk');
  assert.match(reached, /tells how to reach somebody \("anna@by\.dk"\)/);
  assert.match(await say('--by', 'x'), /--by needs ITEM/);
  assert.equal((await published(server)).decisions, undefined);
  assert.equal(await say(), 'ballots/kvarterpuljen: nothing is decided');
});

test('nothing is decided before a result is published, nor while people vote', async (t) => {
  const server = await voted(t);
  assert.match(told(await decide(t, server, 'p3', 'withdrawn', ...WHO)), /has no published result to decide on \(samskab publish ballots\/kvarterpuljen\)/); // prettier-ignore
  const open = await voted(t, priced({ closes: '2999-01-01T00:00:00Z' }));
  await publish(t, open, '--state', 'provisional', '--while-open');
  assert.match(told(await decide(t, open, 'p3', 'withdrawn', ...WHO)), /is still open: nothing is decided/); // prettier-ignore
  const { data } = open;
  const missing = await mainHere(t, ['decide', 'ballots/nix', 'p1', 'withdrawn', '--data', data]);
  assert.match(told(missing), /there is no ballots\/nix/);
});

test('a decision is changed and taken back, and the log has all of it', async (t) => {
  const server = await town(t);
  const say = (...args: string[]) => decide(t, server, ...args).then(told);
  await say('p2', 'part-funded=150', ...WHO);
  assert.match(await say('p2', 'part-funded=150', ...WHO), /it was decided so already$/);
  assert.match(await say('p2', 'overridden', ...WHO), /\(was part-funded, DKK 150, by Byrådet on 2020-07-10\)/); // prettier-ignore
  assert.equal(await say(), 'p2: overridden, by Byrådet on 2020-07-10, because "Jorden er forurenet"'); // prettier-ignore
  assert.match(await say('p2', '--undo'), /say why/);
  assert.match(await say('p1', '--undo', '--because', 'Fejl'), /nothing is decided about "p1", only about p2/); // prettier-ignore
  assert.match(
    await say('p2', 'withdrawn', '--undo', '--because', 'Fejl'),
    /goes without DECISION/,
  );
  assert.match(
    await say('p2', '--undo', '--because', 'Det var p3'),
    /p2: taken back, was overridden/,
  );
  assert.equal((await published(server)).decisions, undefined);
  const log = told(await mainHere(t, ['log', name, '--data', server.data])).split('\n');
  const decided = log.filter((line) => line.includes('decide: '));
  assert.deepEqual(
    decided.map((line) => line.replace(/^.*decide: /, '')),
    [
      'p2 part-funded, DKK 150, by Byrådet on 2020-07-10, because "Jorden er forurenet"',
      'p2 overridden, by Byrådet on 2020-07-10, was part-funded, DKK 150, by Byrådet on 2020-07-10, because "Jorden er forurenet"',
      'p2 taken back, was overridden, by Byrådet on 2020-07-10, because "Det var p3"',
    ],
  );
});

test('what stands in the way of another must be carried out, for as long as that is said', async (t) => {
  const server = await town(t);
  const say = (...args: string[]) => decide(t, server, ...args).then(told);
  assert.match(await say('p1', 'incompatible=p3', ...WHO), /p1: incompatible with p3, by/);
  const [decision] = (await published(server)).decisions ?? [];
  assert.deepEqual([decision?.kind, decision?.kind === 'incompatible' && decision.with], ['incompatible', 'p3']); // prettier-ignore
  assert.match(await say('p3', 'withdrawn', ...WHO), /"p1" is incompatible with "p3", which is not carried out then: decide otherwise about "p1" first/); // prettier-ignore
  assert.match(await say('p3', 'part-funded=100', ...WHO), /p3: part-funded/);
  assert.match(await say('p1', 'incompatible', ...WHO), /p1: incompatible, by/);
  assert.match(await say('p3', 'withdrawn', ...WHO), /p3: withdrawn/);
});

test('decisions outlast another count, but are never turned into their opposite', async (t) => {
  const server = await town(t);
  await decide(t, server, 'p1', 'overridden', ...WHO);
  await decide(t, server, 'p2', 'withdrawn', ...WHO);
  const kinds = async () => (await published(server)).decisions?.map(({ kind }) => kind);
  assert.equal((await publish(t, server, '--state', 'recounted')).code, 0);
  assert.deepEqual(await kinds(), ['overridden', 'withdrawn']);
  // With so few votes, p1 is not chosen any more: overridden, it would come in.
  const otherwise = ['--rule', 'greedy', '--threshold', '2'];
  const refused = told(await publish(t, server, '--state', 'recounted', ...otherwise));
  assert.match(refused, /publish: "p1" was chosen when it was overridden, and is not chosen now: nothing was published; take that decision back first \(samskab decide ballots\/kvarterpuljen p1 --undo\)/); // prettier-ignore
  assert.deepEqual(await kinds(), ['overridden', 'withdrawn']);
  // Taken back, the result hides what was decided, which can be taken back all the same.
  await publish(t, server, '--withdraw');
  const hidden = await server.get(`${path}/results`);
  assert.doesNotMatch(hidden.text, /decisions/);
  assert.match(told(await decide(t, server, 'p1', '--undo', '--because', 'Fejl')), /taken back/);
  assert.equal((await publish(t, server, ...otherwise)).code, 0);
  assert.deepEqual(await kinds(), ['withdrawn']);
});

test('decisions outlast a new definition, and come along in a backup', async (t) => {
  const server = await town(t);
  await decide(t, server, 'p3', 'withdrawn', ...WHO);
  const file = join(folder(t), 'ballot.json');
  writeFileSync(file, JSON.stringify(priced({ title: 'Puljen' })));
  const put = await mainHere(t, ['put', file, '--because', 'Navn', '--data', server.data]);
  assert.equal(put.code, 0, put.stderr);
  assert.equal((await published(server)).decisions?.length, 1);
  const copy = join(folder(t), 'kopi.sqlite');
  assert.equal((await mainHere(t, ['backup', copy, '--data', server.data])).code, 0);
  const where = await newDatabase(t);
  const restored = await mainHere(t, ['restore', copy, '--data', where]);
  assert.equal(restored.code, 0, restored.stderr);
  const other = await start(t, { data: where });
  assert.deepEqual(await published(other), { ...(await published(server)), phase: 'closed' });
  assert.equal((await rows(other, 'decisions')).length, 1);
});

test('what is said is one line, without what a terminal would obey', async (t) => {
  const server = await town(t);
  await decide(t, server, 'p3', 'withdrawn', '--by', 'By\u001B[31m', '--because', 'a\n b');
  const [decision] = (await published(server)).decisions ?? [];
  assert.deepEqual([decision?.by, decision?.because], ['By [31m', 'a b']);
  assert.equal(decision?.on, new Date().toISOString().slice(0, 10));
});

test('a budget is decided on too', async (t) => {
  const definition = budget({ closes: '2020-07-01T00:00:00Z' });
  const server = await start(t, { definitions: [definition], now: () => THEN, data: await newDatabase(t) }); // prettier-ignore
  await server.post('/api/budgets/borgerbudget', { selections: [{ item: 'p1' }] });
  const command = (...args: string[]) => mainHere(t, [...args, '--data', server.data]);
  await command('publish', 'budgets/borgerbudget', '--because', 'Slut');
  const run = await command('decide', 'budgets/borgerbudget', 'p1', 'overridden', ...WHO);
  assert.match(told(run), /budgets\/borgerbudget p1: overridden/);
  const { json } = await server.get('/api/budgets/borgerbudget/results');
  assert.equal((json as unknown as CountedResults).decisions?.[0]?.item, 'p1');
});

test('the page without a script and the table tell it, beside what was counted', async (t) => {
  const server = await town(t);
  const because = ['--by', 'Byrådet & co', '--because', '=1+1 <b>', '--on', '2020-07-10'];
  await decide(t, server, 'p1', 'incompatible=p3', ...because);
  await decide(t, server, 'p2', 'part-funded=150,50', ...because);
  const page = (await server.get(`/${name}/results`)).text.replaceAll('\u00A0', ' ');
  assert.match(
    page,
    /<h2>Besluttet efter optællingen<\/h2>\s*<p>Selve optællingen er ikke ændret\./,
  );
  const [, , p3] = priced().items;
  assert.ok(page.includes(`Det kan ikke laves sammen med ${String(p3?.name)}, så det bliver ikke til noget.`)); // prettier-ignore
  assert.match(
    page,
    /<small lang="da">Besluttet efter optællingen: Det får 150,50 kr\. af de 200 kr\./,
  );
  assert.match(page, /Det får 150,50 kr\. af de 200 kr\., det koster\./);
  assert.match(page, /Hvorfor: <bdi lang="da">=1\+1 &lt;b&gt;<\/bdi>/);
  assert.match(page, /Besluttet af: <bdi lang="da">Byrådet &amp; co<\/bdi>, 10\. juli 2020/);
  const csv = (await server.get(`${path}/results.csv`)).text;
  const [head = [], ...lines] = readCsv(csv, ';');
  const cells = Object.fromEntries(head.map((one, at) => [/\(?(\w+)\)?$/.exec(one)?.[1], lines.find(([id]) => id === 'p2')?.[at]])); // prettier-ignore
  assert.match(cells['decision'] ?? '', /^Det får .* \(part-funded\)$/);
  assert.deepEqual(
    [cells['amount'], cells['by'], cells['because'], cells['on'], cells['selected']],
    ['150,50', 'Byrådet & co', "'=1+1 <b>", '2020-07-10', 'Nej (false)'],
  );
});

test('who asked for nothing is told apart from who got nothing, everywhere', async (t) => {
  const server = await town(t);
  const { ballots, blank, fairness } = await published(server);
  assert.deepEqual([ballots, blank, fairness.nothing], [5, 1, 1]);
  const page = (await server.get(`/${name}/results`)).text;
  assert.match(page, /Heraf blanke: 1<br \/>Så mange fik intet af det, de ville have: 1</);
  const csv = (await server.get(`${path}/results.csv`)).text;
  assert.match(csv, /"Talte stemmesedler \(ballots\)";"Heraf blanke \(blank\)";"Så mange fik intet af det, de ville have \(nothing\)"\r\n/); // prettier-ignore
  assert.match(csv, /;5;1;1\r\n/);
  const address = `${server.url}${path}`;
  const count = await mainHere(t, ['count', '--endpoint', address]);
  assert.match(count.stdout, /1 of 5 voters got nothing they wanted/);
  assert.match(count.stdout, /1 ballot is blank: nothing was asked for, so they are not among these/); // prettier-ignore
});

test('the public check lists decisions among what no ballot can tell', async (t) => {
  const server = await town(t);
  await decide(t, server, 'p3', 'overridden', ...WHO);
  const run = await mainHere(t, ['count', '--endpoint', `${server.url}${path}`]);
  assert.equal(run.code, 0, run.stderr);
  assert.match(run.stdout, /The same result as was published/);
  assert.match(run.stdout, /\n {2}decisions: they were taken after the count/);
});
