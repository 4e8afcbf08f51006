/** Who runs a vote leaves a trace, which only grows, and of which the result tells. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { CountedResults } from '../../src/protocol/results.ts';
import { chainedHash } from '../../src/server/secrets/chain.ts';
import type { BallotDefinition } from '../../src/protocol/ballots.ts';
import { ballot, event, ideas } from './definitions.ts';
import { test } from './engines.ts';
import { codesFor, folder, mainHere, rows, samskab, start, type Run, type TestServer } from './tools.ts'; // prettier-ignore

const path = '/api/ballots/kvarterpuljen';
const because = ['--because', 'Brevene kom for sent'];

type Options = Partial<BallotDefinition & { credential: 'code' }>;

/** Stores a definition by the command line. */
async function putAs(t: TestContext, { data }: TestServer, extra: Options, ...args: string[]) {
  const file = join(folder(t), 'ballot.json');
  writeFileSync(file, JSON.stringify({ ...ballot(), ...extra }));
  const run = await mainHere(t, ['put', file, '--data', data, ...args]);
  assert.equal(run.code, 0, run.stderr);
}

function logOf(t: TestContext, { data }: TestServer, ...args: string[]): Promise<Run> {
  return mainHere(t, ['log', 'ballots/kvarterpuljen', '--data', data, ...args]);
}

async function lines(t: TestContext, server: TestServer): Promise<string[]> {
  const { code, stdout, stderr } = await logOf(t, server);
  assert.deepEqual([code, stderr], [0, '']);
  const all = stdout.trimEnd().split('\n');
  return all.map((line) => line.replace(/  \d{4}-\d\d-\d\dT[\d:.]+Z  /, ' '));
}

const OPENS = '2001-01-01T00:00:00Z';

/** Opens, gets codes, changes, closes, and is published twice. */
async function aVote(t: TestContext): Promise<TestServer> {
  const server = await start(t);
  const coded = { credential: 'code', title: 'Puljen' } as const;
  await putAs(t, server, { ...coded, opens: '2099-01-01T00:00:00Z' });
  await putAs(t, server, { ...coded, opens: OPENS });
  const made = await samskab(['codes', 'kvarterpuljen', '--count', '3', ...because, '--data', server.data]); // prettier-ignore
  assert.equal(made.code, 0, made.stderr);
  const [code] = made.stdout.split('\n');
  const body = { selections: [{ item: 'p1' }], credential: { kind: 'code', code } };
  assert.equal((await server.post(path, body)).status, 201);
  await putAs(t, server, { ...coded, opens: OPENS, closes: '2001-02-01T00:00:00Z' }, ...because);
  const publish = (...args: string[]) =>
    mainHere(t, ['publish', 'ballots/kvarterpuljen', '--data', server.data, ...args, ...because]);
  assert.equal((await publish('--state', 'provisional')).code, 0);
  assert.equal((await publish('--withdraw')).code, 0);
  assert.equal((await publish()).code, 0);
  return server;
}

test('the log tells what was done, when and why', async (t) => {
  const server = await aVote(t);
  const why = ', because "Brevene kom for sent"';
  const file = await server.get(`${path}/results/ballots.pb`);
  const sha256 = createHash('sha256').update(file.text).digest('hex');
  const rule = `{"rule":"tally","by":"votes"}, SHA-256 of the file ${sha256}`;
  assert.deepEqual(await lines(t, server), [
    '1 put: new',
    '2 put: opens changed (upcoming)',
    `3 codes: 3 made${why}`,
    `4 put: closes changed (open)${why}`,
    `5 publish: provisional, 1 ballot by ${rule}${why}`,
    `6 publish: withdrawn, was provisional${why}`,
    `7 publish: final, 1 ballot by ${rule}${why}`,
  ]);
  const { code, stdout } = await logOf(t, server, '--json');
  const entries = JSON.parse(stdout) as Record<string, unknown>[];
  assert.equal(code, 0);
  assert.deepEqual(entries[3]?.['what'], { changed: ['closes'], phase: 'open' });
  for (const entry of entries) assert.match(String(entry['hash']), /^[0-9a-f]{64}$/);
});

test('each entry holds the hash of the one before, and anybody can count it again', async (t) => {
  const server = await aVote(t);
  let previous = '';
  for (const { hash, what, ...row } of await rows(server, 'log')) {
    assert.equal(hash, chainedHash(previous, { ...row, what: JSON.parse(String(what)) }));
    previous = String(hash);
  }
});

/** What somebody might do to the file, and which entry is named then. */
const forgeries: [string, (server: TestServer) => Promise<unknown>, string][] = [
  [
    'a reason is changed',
    ({ storage }) => storage.write((db) => db.updateTable('log').set({ because: 'x' }).where('number', '=', 3).execute()), // prettier-ignore
    'entry 3 of ballots/kvarterpuljen does not fit those before it',
  ],
  [
    'what was done is no JSON any more',
    ({ storage }) => storage.write((db) => db.updateTable('log').set({ what: '{' }).where('number', '=', 4).execute()), // prettier-ignore
    'entry 4 of ballots/kvarterpuljen does not fit',
  ],
  [
    'an entry is taken out',
    ({ storage }) => storage.write((db) => db.deleteFrom('log').where('number', '=', 2).execute()),
    'entry 3 of ballots/kvarterpuljen does not fit',
  ],
  [
    'the first is taken out',
    ({ storage }) => storage.write((db) => db.deleteFrom('log').where('number', '=', 1).execute()),
    'entry 2 of ballots/kvarterpuljen does not fit',
  ],
  [
    'the last is taken out, which the result was published with',
    ({ storage }) => storage.write((db) => db.deleteFrom('log').where('number', '=', 7).execute()),
    'entry 7 of ballots/kvarterpuljen is not the one that its result was published with',
  ],
];
for (const [what, forge, line] of forgeries) {
  test(`where ${what}, that is told`, async (t) => {
    const server = await aVote(t);
    await forge(server);
    for (const args of [[], ['--json']]) {
      const { code, stdout, stderr } = await logOf(t, server, ...args);
      assert.equal(code, 1);
      assert.ok(stderr.startsWith(`samskab: log: ${line}`), stderr);
      assert.ok(stdout.length > 0);
    }
  });
}

test('the summary travels with the result, and the log itself is nowhere', async (t) => {
  const server = await aVote(t);
  const { json, text } = await server.get(`${path}/results`);
  const { log } = json as unknown as CountedResults;
  assert.ok(log);
  const sums = { changes: 1, publications: 2, withdrawals: 1, codesMade: 3, codesVoided: 0, imported: 0 }; // prettier-ignore
  const [last] = (await rows(server, 'log')).toReversed();
  const { days, ...rest } = log;
  const codes = { made: 3, used: 1, void: 0 };
  assert.deepEqual(rest, { ...sums, codes, entries: 7, head: last?.['hash'] });
  // Whoever tests at midnight has two.
  assert.deepEqual(
    days.map(({ day }) => day),
    [...new Set((await rows(server, 'log')).map(({ time }) => String(time).slice(0, 10)))],
  );
  assert.equal(
    days.reduce((sum, { codesMade }) => sum + codesMade, 0),
    3,
  );
  const pages = [path, '/api/ballots', `${path}/results/ballots.pb`, `${path}/receipts`];
  const public_ = [text, ...(await Promise.all(pages.map(async (page) => (await server.get(page)).text)))]; // prettier-ignore
  for (const page of public_) assert.ok(!page.includes('Brevene'), page);
});

test('what fails leaves no trace, and nothing is done without one', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code' })] });
  const [code] = await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  const body = { selections: [{ item: 'p1' }], credential: { kind: 'code', code } };
  await server.post(path, body);
  const file = join(folder(t), 'ballot.json');
  writeFileSync(file, JSON.stringify(ballot({ credential: 'code', maxLength: 1 })));
  const put = await mainHere(t, ['put', file, '--data', server.data]);
  assert.equal(put.code, 2);
  writeFileSync(file, JSON.stringify(ballot({ credential: 'code' })));
  const same = await mainHere(t, ['put', file, '--data', server.data]);
  assert.match(same.stdout, /same/);
  const publish = await mainHere(t, ['publish', 'ballots/kvarterpuljen', '--data', server.data]);
  assert.equal(publish.code, 2);
  const kinds = (await rows(server, 'log')).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['put', 'codes']);
  await server.storage.write((db) => db.schema.dropTable('log').execute());
  await assert.rejects(codesFor(server, 'ballots', 'kvarterpuljen', 1));
  assert.equal((await rows(server, 'voter_codes')).length, 1);
});

test('an import is in the log, with how many votes it brought', async (t) => {
  const server = await start(t);
  const file = join(folder(t), 'by.pb');
  const meta = 'META\nkey;value\ndescription;By\ncountry;DK\nunit;By\ninstance;2026\nnum_projects;1\nnum_votes;2\nbudget;100\nvote_type;approval\ncurrency;DKK\nlanguage;da\n'; // prettier-ignore
  writeFileSync(file, `${meta}PROJECTS\nproject_id;cost;name\n1;40;A\nVOTES\nvoter_id;vote\na;1\nb;1\n`); // prettier-ignore
  const args = ['import', file, '--id', 'kvarterpuljen', '--as', 'ballot', '--votes'];
  assert.equal((await mainHere(t, [...args, '--data', server.data])).code, 0);
  assert.deepEqual(await lines(t, server), ['1 put: new', '2 import: 2 votes']);
});

test('everything that is defined has a log of its own', async (t) => {
  const server = await start(t, { definitions: [event(), ideas(), ballot(), ballot({ id: 'b' })] });
  for (const name of ['events/faellesspisning', 'ideas/fremtidslab', 'ballots/b']) {
    const run = await mainHere(t, ['log', name, '--data', server.data]);
    assert.deepEqual([run.code, run.stdout], [0, '1  1970-01-01T00:00:00.000Z  put: new\n'], name);
  }
  for (const [name, line] of [
    ['ballots/nix', 'log: there is no ballots/nix'],
    ['nix', 'log: "nix" is no RESOURCE/ID (RESOURCE: ideas, budgets, ballots, events)'],
  ] as const) {
    const run = await mainHere(t, ['log', name, '--data', server.data]);
    assert.deepEqual(run, { code: 2, stdout: '', stderr: `samskab: ${line}\n` });
  }
});

test('a reason stays text in a terminal, and one that says nothing is refused', async (t) => {
  const server = await start(t);
  await putAs(t, server, {}, '--because', ' Rød \u001b[31m\n\u009b2J ');
  assert.match((await logOf(t, server)).stdout, /because "Rød  \[31m  2J"\n$/);
  for (const args of [
    ['put', 'x.json'],
    ['codes', 'kvarterpuljen', '--count', '1'],
    ['publish', 'ballots/kvarterpuljen'],
  ]) {
    const file = join(folder(t), 'x.json');
    writeFileSync(file, JSON.stringify(ballot({ title: 'Ny' })));
    const typed = args.map((arg) => (arg === 'x.json' ? file : arg));
    const run = await mainHere(t, [...typed, '--because', ' \n', '--data', server.data]);
    assert.deepEqual([run.code, run.stderr], [2, `samskab: ${args[0]}: --because says nothing\n`]);
  }
  assert.equal((await rows(server, 'log')).length, 1);
});

/** @returns how a command ended without a reason, and with one */
async function bothWays(
  t: TestContext,
  { data }: TestServer,
  ...args: string[]
): Promise<string[]> {
  const silent = await mainHere(t, [...args, '--data', data]);
  assert.deepEqual([silent.code, silent.stdout], [2, ''], args[0]);
  const told = await mainHere(t, [...args, ...because, '--data', data]);
  assert.equal(told.code, 0, told.stderr);
  return silent.stderr.trimEnd().split('\n');
}

async function vote(server: TestServer, code: string): Promise<void> {
  const body = { selections: [{ item: 'p1' }], credential: { kind: 'code', code } };
  assert.equal((await server.post('/api/ballots/kvarterpuljen', body)).status, 201);
}

test('once it has closed, nothing is done without a reason', async (t) => {
  const closes = '2001-02-01T00:00:00Z';
  const definition = ballot({ credential: 'code', closes });
  const server = await start(t, { definitions: [definition], now: () => 0 });
  const [lost = '', credential = ''] = await codesFor(
    server,
    'ballots',
    'kvarterpuljen',
    2,
    () => 0,
  );
  await vote(server, credential);
  const file = join(folder(t), 'ballot.json');
  writeFileSync(file, JSON.stringify({ ...definition, thanks: 'Tak' }));
  const name = 'ballots/kvarterpuljen';
  const ends = `${name} has closed: say why (--because TEXT)`;
  const entries = async () => (await rows(server, 'log')).length;
  assert.equal(await entries(), 2);
  const commands: [string, ...string[]][] = [
    ['put', file],
    ['codes', 'kvarterpuljen', '--void', lost],
    ['publish', name, '--state', 'recounted'],
    ['publish', name, '--withdraw'],
  ];
  // That it is counted as it was announced is what everybody waits for.
  assert.equal((await mainHere(t, ['publish', name, '--data', server.data])).code, 0);
  for (const [index, args] of commands.entries()) {
    const lines = await bothWays(t, server, ...args);
    const recounted = args.includes('recounted');
    const why = recounted ? `${name} has a final result: say why (--because TEXT)` : ends;
    assert.ok(lines.at(-1)?.endsWith(why), lines.join());
    assert.equal(await entries(), 4 + index, args.join(' '));
  }
  // A command that prints as it goes runs in a process of its own.
  const made = ['codes', 'kvarterpuljen', '--count', '1', '--data', server.data];
  const silent = await samskab(made);
  assert.deepEqual([silent.code, silent.stdout, silent.stderr], [2, '', `samskab: ${ends}\n`]);
  assert.equal((await samskab([...made, ...because])).code, 0);
  const same = await mainHere(t, ['put', file, '--data', server.data]);
  assert.deepEqual([same.code, same.stdout], [0, `${name}: same\n`]);
});

test('before it closes a reason may be given, and is asked for where the count is another', async (t) => {
  const counting = { rule: 'tally' } as const;
  const server = await start(t, { definitions: [ballot({ credential: 'code', counting })] });
  const [lost = '', credential = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 2);
  const file = join(folder(t), 'ballot.json');
  writeFileSync(file, JSON.stringify(ballot({ credential: 'code', counting, title: 'Ny' })));
  assert.equal((await mainHere(t, ['put', file, '--data', server.data])).code, 0);
  await vote(server, credential);
  const publish = ['publish', 'ballots/kvarterpuljen', '--state', 'provisional', '--while-open'];
  const open = [['codes', 'kvarterpuljen', '--void', lost], publish, [...publish, '--rule', 'tally']]; // prettier-ignore
  for (const args of open) {
    const run = await mainHere(t, [...args, '--data', server.data]);
    assert.deepEqual([run.code, args], [0, args], run.stderr);
  }
  const lines_ = await bothWays(t, server, ...publish, '--rule', 'tally', '--by', 'score');
  assert.equal(
    lines_.at(-1),
    'samskab: publish: ballots/kvarterpuljen is counted otherwise than it was announced: say why (--because TEXT)',
  );
  const what = JSON.parse(String((await rows(server, 'log')).at(-1)?.['what'])) as object;
  const published = (await server.get(`${path}/results`)).json as unknown as CountedResults;
  assert.deepEqual(what, {
    state: 'provisional',
    counting: { rule: 'tally', by: 'score' },
    ballots: 1,
    announced: counting,
    sha256: published.sha256,
  });
  const { json } = await server.get(`${path}/results`);
  const { log } = json as unknown as CountedResults;
  assert.deepEqual([log?.changes, log?.codesVoided, log?.publications], [1, 1, 3]);
});
