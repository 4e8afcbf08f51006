import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Definition } from '../../src/protocol/resources.ts';
import { faultsIn } from '../pabulib/checker.ts';
import { ballot } from './definitions.ts';
import { test } from './engines.ts';
import { folder, mainHere, samskab, start, type Run, type TestServer } from './tools.ts';

/** The server of these tests lives in 2020, when voting was open; the command, later, counts. */
const THEN = Date.parse('2020-06-01T12:00:00Z');
const because = ['--because', 'Afstemningen er slut'];

function priced(extra: Parameters<typeof ballot>[0] = {}) {
  const items = ballot().items.map((item, index) => ({ ...item, cost: (index + 1) * 10_000 }));
  const money = { currency: 'DKK', budget: 30_000, items };
  return ballot({ ...money, closes: '2020-07-01T00:00:00Z', counting: { rule: 'greedy' }, ...extra }); // prettier-ignore
}

async function voted(t: TestContext, definition: Definition): Promise<TestServer> {
  const server = await start(t, { definitions: [definition], now: () => THEN });
  const { status } = await server.post('/api/ballots/kvarterpuljen', { selections: [{ item: 'p1' }] }); // prettier-ignore
  assert.equal(status, 201);
  return server;
}

function publish(t: TestContext, server: TestServer, ...args: string[]): Promise<Run> {
  return mainHere(t, ['publish', 'ballots/kvarterpuljen', '--data', server.data, ...args]);
}

test('a rule that came with a file and is not known here is never replaced in silence', async (t) => {
  const origin = { place: 'Ådal', meta: { rule: 'greedy-exclusive', edition: '3' } };
  const { counting: _said, ...unsaid } = priced({ origin });
  const server = await voted(t, unsaid as Definition);
  const refused = 'samskab: publish: ballots/kvarterpuljen was announced to be counted by "greedy-exclusive", which is not known here: say by which rule it is counted (--rule), and why (--because)\n'; // prettier-ignore
  for (const args of [[], because]) {
    assert.deepEqual(await publish(t, server, ...args), { code: 2, stdout: '', stderr: refused });
  }
  const unreasoned = await publish(t, server, '--rule', 'greedy');
  assert.match(unreasoned.stderr, /counted otherwise than it was announced: say why \(--because TEXT\)/); // prettier-ignore
  // Nor does a definition without that rule take its place once people have voted.
  const file = join(folder(t), 'it.json');
  const put = async (meta: object) => {
    writeFileSync(file, JSON.stringify({ ...unsaid, origin: { ...origin, meta } }));
    return mainHere(t, ['put', file, '--data', server.data, ...because]);
  };
  assert.match((await put({})).stderr, /only its texts and times may change/);
  assert.equal((await put({ ...origin.meta, edition: '4' })).code, 0);
  const done = await publish(t, server, '--rule', 'greedy', ...because);
  assert.equal(done.code, 0, done.stderr);
  assert.match(done.stderr, /^Before the vote it was said to be counted as greedy-exclusive; it is counted as \{"rule":"greedy"\}\.$/m); // prettier-ignore
});

test('a list tells where something is held, and not all that its file says', async (t) => {
  const origin = { place: 'Ådal', country: 'Denmark', year: '2020' };
  const more = { meta: { edition: '3' }, projects: { p1: { votes: '3' } } };
  const server = await start(t, {
    definitions: [priced({ origin: { ...origin, ...more } })],
    now: () => THEN,
  });
  const { items } = (await server.get('/api/ballots')).json as { items: [{ origin: object }] };
  assert.deepEqual(items[0].origin, origin);
  assert.deepEqual((await server.get('/api/ballots/kvarterpuljen')).json.origin, {
    ...origin,
    ...more,
  });
});

test('put tells what the file of the ballots will lack, and of nothing else', async (t) => {
  const server = await start(t);
  const file = join(folder(t), 'it.json');
  const put = async (definition: object) => {
    writeFileSync(file, JSON.stringify(definition));
    const { code, stderr } = await mainHere(t, ['put', file, '--data', server.data]);
    assert.equal(code, 0);
    return stderr;
  };
  const { closes: _closes, ...endless } = priced();
  const lacks = `${file}: the file of its ballots, which is published with the result, must say of which vote they are: it lacks `; // prettier-ignore
  assert.equal(
    await put(endless),
    `${lacks}a place ("origin": { "place": "Ribe" }), a country ("origin": { "country": "Denmark" }) and an end ("closes")\n`,
  );
  const closes = '2099-07-01T00:00:00Z';
  assert.equal(
    await put(priced({ closes, origin: { place: 'Ribe' } })),
    `${lacks}a country ("origin": { "country": "Denmark" })\n`,
  );
  for (const country of ['Denmark', 'Danmark', 'DK']) {
    assert.equal(await put(priced({ closes, origin: { place: 'Ribe', country } })), '');
  }
  assert.equal(
    await put(priced({ closes, origin: { place: 'Ribe', country: 'Utopia' } })),
    `${file}: the file of its ballots, which is published with the result, names the country "Utopia", which Pabulib may not know: write its name in English, or its code, such as "DK"\n`,
  );
});

test('what is published is what Pabulib’s checker asks for, and what is exported then', async (t) => {
  const origin = { place: 'Ribe', country: 'Danmark' };
  const server = await voted(t, priced({ origin, opens: '2020-05-01T00:00:00Z' }));
  const done = await publish(t, server);
  assert.equal(done.code, 0, done.stderr);
  const { text } = await server.get('/api/ballots/kvarterpuljen/results/ballots.pb');
  assert.deepEqual(await faultsIn(text), []);
  assert.match(text, /^country;Denmark$/m);
  assert.match(text, /^date_begin;01\.05\.2020\ndate_end;01\.07\.2020$/m);
  assert.match(text, /^project_id;cost;votes;name;.*selected/m);
  // Only one was voted for, and the others fit: that they are left out is a threshold in Pabulib.
  assert.match(text, /^rule;greedy-threshold$/m);
  const exported = await samskab(['export', 'ballots/kvarterpuljen', '--format', 'pb', '--data', server.data]); // prettier-ignore
  assert.equal(exported.stdout, text);
});

test('a file of ballots that rank has what places were worth when they were counted', async (t) => {
  const one = { ...priced({ counting: { rule: 'greedy', by: 'score' } }), method: 'ordinal' };
  const server = await start(t, { definitions: [one as Definition], now: () => THEN });
  const selections = [{ item: 'p1', value: 1 }, { item: 'p2', value: 2 }]; // prettier-ignore
  await server.post('/api/ballots/kvarterpuljen', { selections });
  const done = await publish(t, server, '--rule', 'greedy', '--by', 'score', '--weights', '7,1', ...because); // prettier-ignore
  assert.equal(done.code, 0, done.stderr);
  const { text } = await server.get('/api/ballots/kvarterpuljen/results/ballots.pb');
  assert.deepEqual(await faultsIn(text), []);
  assert.match(text, /The places of a ballot are worth: 7,1\./);
  assert.match(text, /^1;p1,p2;7,1$/m);
  const file = join(folder(t), 'ballots.pb');
  writeFileSync(file, text);
  const counted = await mainHere(t, ['count', file]);
  assert.match(counted.stdout, /^This is by the file's own rule, greedy\.$/m);
});
