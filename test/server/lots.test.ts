import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { CountedResults } from '../../src/protocol/results.ts';
import type { Text } from '../../src/protocol/text.ts';
import { resultsFallback } from '../../src/server/http/results-page.ts';
import { ballot } from './definitions.ts';
import { test } from './engines.ts';
import { count, election } from './small-election.ts';
import { folder, mainHere, rows, start, type TestServer } from './tools.ts';

/*
 * Lots whose seed comes from outside when the vote has closed. Of p1, p2 and p3 the seed "3 5 1 6 2"
 * makes p2, p3, p1; "2" makes p1, p2, p3.
 */

const id = 'kvarterpuljen';
const path = `/api/ballots/${id}`;
const THEN = Date.parse('2020-06-01T12:00:00Z');
const CLOSES = '2020-07-01T00:00:00Z';
const SOURCE = 'Fem terninger på torvet den 2. juli';

function board(source: Text = SOURCE, closes: string | undefined = CLOSES) {
  const counting = { rule: 'tally', ties: { lot: { source } } } as const;
  return ballot({ counting, ...(closes !== undefined && { closes }) });
}

async function town(t: TestContext, votes: readonly string[], definition = board()) {
  const server = await start(t, { definitions: [definition], now: () => THEN });
  for (const item of votes) await server.post(path, { selections: [{ item }] });
  return server;
}

function publish(t: TestContext, { data }: TestServer, ...args: string[]) {
  return mainHere(t, ['publish', `ballots/${id}`, ...args, '--data', data]);
}

async function published(server: TestServer): Promise<CountedResults> {
  const { json } = await server.get(`${path}/results`);
  return json as unknown as CountedResults;
}

const chosenIn = ({ items }: CountedResults) =>
  items.filter(({ selected }) => selected).map((item) => item.id);

test('a tie that decides asks for the seed, and says from where it comes', async (t) => {
  const server = await town(t, ['p1', 'p2', 'p3']);
  const asked = await publish(t, server);
  assert.equal(asked.code, 2);
  assert.equal(
    asked.stderr,
    `samskab: publish: Bænke ved åen, Skatepark and Byhave were equal, and lots decide: draw them from "${SOURCE}", as was announced, and publish with --lot SEED\n`,
  );
  assert.equal((await published(server)).state as string, 'not-counted');
  const run = await publish(t, server, '--lot', '3-5-1-6-2');
  assert.equal(run.code, 0, run.stderr);
  assert.match(run.stdout, /final, 1 of 3 chosen.*\nlots drawn from 3 5 1 6 2: p2, p3, p1\n$/);
  const lot = { source: SOURCE, seed: '3 5 1 6 2', order: ['p2', 'p3', 'p1'] };
  const results = await published(server);
  assert.deepEqual(results.counting, { rule: 'tally', ties: { lot } });
  assert.deepEqual(chosenIn(results), ['p2']);
  const logged = (await rows(server, 'log')).map(({ what }) => JSON.stringify(what)).join('\n');
  assert.match(logged, /3 5 1 6 2/);
  assert.doesNotMatch(logged, /announced/);
  const again = await count(t, '--endpoint', `${server.url}${path}`);
  assert.match(again.stdout, /went first by the lots\./);
  assert.match(again.stdout, /The same result as was published\./);
});

test('lots are not drawn before it has closed, nor where none were announced', async (t) => {
  const server = await town(t, ['p1', 'p2'], board(SOURCE, '2999-01-01T00:00:00Z'));
  for (const more of [[], ['--state', 'provisional', '--while-open']]) {
    const early = await publish(t, server, ...more, '--lot', '2');
    assert.equal(early.code, 2);
    assert.match(early.stderr, /has not closed: its lots are drawn after that, from "Fem terninger på torvet den 2\. juli"/); // prettier-ignore
  }
  const shown = await publish(t, server, '--state', 'provisional', '--while-open');
  assert.match(shown.stdout, /lots are not drawn yet: until then, equals go by id\n/);
  assert.deepEqual(chosenIn(await published(server)), ['p1']);
  const other = await start(t, { definitions: [ballot({ closes: CLOSES })], now: () => THEN });
  await other.post(path, { selections: [{ item: 'p1' }] });
  const none = await publish(t, other, '--lot', '2');
  assert.match(none.stderr, /announced no lots/);
});

test('where no order changes what is chosen, nothing is drawn', async (t) => {
  const server = await town(t, ['p1', 'p1', 'p2', 'p3']);
  const run = await publish(t, server);
  assert.match(run.stdout, /\nno tie decided anything: no lots are needed\n$/);
  assert.deepEqual((await published(server)).counting.ties, { lot: { source: SOURCE } });
  const again = await count(t, '--endpoint', `${server.url}${path}`);
  assert.match(again.stdout, /The same result as was published\./);
});

test('another seed than the first asks for a reason, and is in the log', async (t) => {
  const server = await town(t, ['p1', 'p2', 'p3']);
  const first = await publish(t, server, '--state', 'provisional', '--lot', '3 5 1 6 2');
  assert.equal(first.code, 0, first.stderr);
  const silent = await publish(t, server, '--lot', '2');
  assert.equal(silent.code, 2);
  assert.match(silent.stderr, /the lots of ballots\/kvarterpuljen were drawn from "3 5 1 6 2" before: say why \(--because TEXT\)/); // prettier-ignore
  assert.equal((await publish(t, server, '--lot', '35162', '--state', 'provisional')).code, 2);
  assert.equal((await publish(t, server, '--lot', '3 5 1 6 2', '--state', 'provisional')).code, 0);
  const told = await publish(t, server, '--lot', '2', '--because', 'En terning blev læst forkert');
  assert.equal(told.code, 0, told.stderr);
  assert.deepEqual(chosenIn(await published(server)), ['p1']);
});

test('another rule draws the announced lots, and another order is not one of lots', async (t) => {
  const server = await town(t, ['p1', 'p2', 'p3']);
  const because = ['--because', 'Rådet vil have to'];
  const rule = ['--rule', 'tally', '--seats', '2'];
  const undrawn = await publish(t, server, ...rule, ...because);
  assert.match(undrawn.stderr, /lots decide/);
  const both = await publish(t, server, ...rule, '--ties', 'id', '--lot', '2', ...because);
  assert.match(both.stderr, /--lot does not go with --ties/);
  const typed = await publish(t, server, ...rule, '--ties', 'lot:2', ...because);
  assert.match(typed.stderr, /the seed of lots goes with --lot SEED, not with --ties/);
  const run = await publish(t, server, ...rule, '--lot', '3 5 1 6 2', ...because);
  assert.equal(run.code, 0, run.stderr);
  assert.deepEqual(chosenIn(await published(server)), ['p2', 'p3']);
  const same = await town(t, ['p1', 'p2', 'p3']);
  const asAnnounced = await publish(t, same, '--rule', 'tally', '--lot', '2');
  assert.equal(asAnnounced.code, 0, 'the rule that was announced needs no reason');
});

test('a seed that cannot be drawn from is refused, with how it is written', async (t) => {
  const server = await town(t, ['p1', 'p2']);
  for (const seed of ['', '٣ ٥', '⚂']) {
    const { code, stderr } = await publish(t, server, '--lot', seed);
    assert.equal(code, 2);
    assert.match(stderr, /--lot: write the seed with the digits 0 to 9 and the letters a to z/);
  }
});

test('a definition announces whence, and nothing that is drawn later', async (t) => {
  const data = folder(t);
  const file = join(data, 'ballot.json');
  const put = (lot: object) => {
    writeFileSync(file, JSON.stringify({ ...board(), counting: { rule: 'tally', ties: { lot } } }));
    return mainHere(t, ['put', file, '--data', data]);
  };
  const seeded = await put({ source: SOURCE, seed: '1' });
  assert.match(seeded.stderr, /counting, ties: `lot` must have nothing but its `source`/);
  assert.match((await put({ source: ' ' })).stderr, /`source`.*must say from where the seed/);
  assert.match((await put({ source: { da: SOURCE, en: '' } })).stderr, /must say from where/);
  assert.match((await put({})).stderr, /`source`.*is missing/);
  assert.match((await put(5 as never)).stderr, /ties: `lot` must be a group/);
  assert.match((await put({ sorce: SOURCE })).stderr, /is `source` meant/);
  const run = await put({ source: { da: SOURCE, en: 'Five dice' } });
  assert.equal(run.code, 0, run.stderr);
});

test('what was announced stays once somebody has voted', async (t) => {
  const server = await town(t, ['p1']);
  const file = join(folder(t), 'ballot.json');
  writeFileSync(file, JSON.stringify(board('Kommunens egne terninger')));
  const { code, stderr } = await mainHere(t, [
    'put',
    file,
    '--data',
    server.data,
    '--because',
    'x',
  ]);
  assert.equal(code, 2);
  assert.match(stderr, /counting\.ties\.lot\.source/);
});

test('a file is counted by lots too', async (t) => {
  const file = join(folder(t), 'f.pb');
  writeFileSync(file, election(['voter_id;vote', '1;a', '2;b', '3;c', '4;d']));
  const json = async (...args: string[]) => {
    const run = await count(t, file, '--rule', 'tally', ...args, '--json');
    assert.equal(run.code, 0, run.stderr);
    return JSON.parse(run.stdout) as { selected: string[]; parameters: object };
  };
  const { selected, parameters } = await json('--ties', 'lot:3, 5, 1');
  // sorted('abcd', key=lambda id: sha256(('351:' + id).encode()).hexdigest())
  const order = ['c', 'a', 'b', 'd'];
  assert.deepEqual(selected, order.slice(0, 1));
  assert.deepEqual(parameters, {
    ...{ rule: 'tally', by: 'votes', seats: 1, unsupported: false },
    ties: { lot: { source: '--ties lot:3, 5, 1', seed: '3 5 1', order } },
  });
  const table = await count(t, file, '--rule', 'tally', '--ties', 'lot:351');
  assert.match(table.stdout, /ties lots drawn from 351/);
  const bad = await count(t, file, '--rule', 'tally', '--ties', 'lot:');
  assert.match(bad.stderr, /--ties lot:SEED: write the seed/);
});

test('the page without a script says whence lots come, and what they gave', async (t) => {
  const server = await town(t, ['p1', 'p2', 'p3'], board({ da: SOURCE, en: 'Five dice' }));
  const page = async () => resultsFallback(await published(server), '/api', (to) => to).html;
  await publish(t, server, '--state', 'provisional');
  assert.match(await page(), /<p>Hvis to står lige, bliver der trukket lod\. Det sker ud fra »Fem terninger på torvet den 2\. juli«\./); // prettier-ignore
  await publish(t, server, '--lot', '3 5 1 6 2');
  assert.match(await page(), /Det skete ud fra »Fem terninger på torvet den 2\. juli« og gav 3 5 1 6 2\.<\/p>/); // prettier-ignore
});
