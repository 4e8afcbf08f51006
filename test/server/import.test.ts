import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { collect, folder, listening, mainHere, rows, spawnSamskab, start } from './tools.ts';

/** A made-up election: four votes that keep the rules, and two that do not. */
const ELECTION = `META
key;value
description;Ådalens puljer
country;Denmark
unit;Ådalen
instance;2026
num_projects;3
num_votes;6
budget;100000
vote_type;approval
max_length;2
currency;DKK
language;da
PROJECTS
project_id;cost;name
1;40000;Bænke
2;60000;"Skatepark; stor"
3;90000;Byhave
VOTES
voter_id;vote
a;1
b;1,2
c;2,3
d;1,2,3
e;1,9
f;3
`;

function election(t: TestContext, content = ELECTION): string {
  const file = join(folder(t), 'aadalen.pb');
  writeFileSync(file, content);
  return file;
}

test('an election becomes a ballot; its votes go through the rules, and refusals are told', async (t) => {
  const server = await start(t);
  const file = election(t);
  const run = await mainHere(t, ['import', file, '--votes', '--data', server.data]);
  assert.equal(run.code, 0, run.stderr);
  assert.match(run.stdout, /^ballots\/([\w-]+): imported, 4 of 6 votes cast\n$/);
  const id = /ballots\/([\w-]+)/.exec(run.stdout)?.[1];
  assert.ok(run.stderr.includes(`${file}:24: vote refused: too-many\n`), run.stderr);
  assert.ok(run.stderr.includes(`${file}:25: vote refused: unknown-item\n`));
  assert.match(run.stderr, /^2 vote\(s\) refused: too-many 1, unknown-item 1$/m);
  const { json } = await server.get(`/api/ballots/${id}`);
  assert.deepEqual(
    [json['title'], json['currency'], json['maxLength']],
    ['Ådalens puljer', 'DKK', 2],
  );
  const stored = (await rows(server, 'votes')).map(({ selections }) => selections);
  const expected = ['[{"item":"1"},{"item":"2"}]', '[{"item":"1"}]', '[{"item":"2"},{"item":"3"}]', '[{"item":"3"}]']; // prettier-ignore
  assert.deepEqual(stored.toSorted(), expected);
});

test('an election is not imported over another, nor its votes cast twice', async (t) => {
  const server = await start(t);
  const file = election(t);
  const run = (...args: string[]) => mainHere(t, ['import', file, '--data', server.data, ...args]);
  assert.equal((await run('--id', 'by')).stdout, 'ballots/by: imported\n');
  assert.equal((await run('--id', 'by')).stdout, 'ballots/by: was there already\n');
  assert.equal((await run('--id', 'by', '--votes')).stdout, 'ballots/by: was there already, 4 of 6 votes cast\n'); // prettier-ignore
  const again = await run('--id', 'by', '--votes');
  assert.deepEqual([again.code, again.stdout], [2, '']);
  assert.match(again.stderr, /samskab: ballots\/by has votes already; none were cast\n$/);
  const other = await run('--id', 'by', '--language', 'en');
  assert.equal(other.code, 2);
  assert.match(other.stderr, /another definition is stored as ballots\/by/);
  assert.equal((await rows(server, 'votes')).length, 4);
  assert.equal((await rows(server, 'definitions')).length, 1);
});

test('what the file does not say is taken from the options', async (t) => {
  const server = await start(t);
  const options = ['--id', 'by', '--as', 'budget', '--opens', '2020-01-01T00:00:00Z', '--closes', '2021-01-01T00:00:00Z', '--codes', '--language', 'en', '--currency', 'EUR']; // prettier-ignore
  const run = await mainHere(t, ['import', election(t), '--data', server.data, ...options]);
  assert.equal(run.stdout, 'budgets/by: imported\n', run.stderr);
  const { json } = await server.get('/api/budgets/by');
  const { opens, phase, credential, language, currency } = json;
  assert.deepEqual(
    [opens, phase, credential, language, currency],
    ['2020-01-01T00:00:00Z', 'closed', 'code', 'en', 'EUR'],
  );
});

const faults: [string, (text: string) => string, string[], RegExp][] = [
  ['cut among the votes', (text) => text.slice(0, text.indexOf(',3\nd;')), [], /aadalen.pb:23: .*cut short/],
  ['cut among the projects', (text) => text.slice(0, text.indexOf('3;90000')), [], /aadalen.pb:\d+: /],
  ['without its projects', (text) => text.slice(0, text.indexOf('PROJECTS')), [], /aadalen.pb:\d+: /],
  ['with a time that is none', (text) => text, ['--opens', 'tomorrow'], /`opens` must be a time/],
  ['with an id that is none', (text) => text, ['--id', 'Å'], /"Å" cannot stand in a URL/],
  ['odd, and read strictly', (text) => text.replace('d;1,2,3\ne;1,9\n', ''), ['--strict', '--votes'], /num_votes/],
  ['with a ballot that it forbids, and read strictly', (text) => text, ['--strict'], /aadalen.pb:24: .*max_length is 2\./],
  ['with a price that can be read in two ways', (text) => text.replace('1;40000', '1;40.000'), [], /aadalen.pb:16: .*write 40000, or 40\.0000\./],
]; // prettier-ignore
for (const [what, change, args, line] of faults) {
  test(`a file ${what} is refused in one line, and nothing is stored`, async (t) => {
    const server = await start(t);
    const file = election(t, change(ELECTION));
    const run = await mainHere(t, ['import', file, '--votes', '--data', server.data, ...args]);
    assert.deepEqual([run.code, run.stdout], [2, ''], run.stderr);
    assert.match(run.stderr, /^samskab: [^\n]+\n$/);
    assert.match(run.stderr, line);
    assert.deepEqual(await rows(server, 'definitions'), []);
    assert.deepEqual(await rows(server, 'votes'), []);
  });
}

test('a folder of elections comes in, but for a file that is broken', async (t) => {
  const elections = folder(t);
  writeFileSync(join(elections, 'a.pb'), ELECTION);
  writeFileSync(join(elections, 'b.pb'), 'nonsense');
  writeFileSync(join(elections, 'c.pb'), ELECTION.replaceAll('Ådalen', 'Bjergby'));
  writeFileSync(join(elections, 'README.md'), 'not an election');
  const args = [
    'serve',
    '--port',
    '0',
    '--data',
    join(folder(t), 'data'),
    '--elections',
    elections,
  ];
  for (let time = 0; time < 2; time++) {
    const child = spawnSamskab(args);
    t.after(() => child.kill('SIGKILL'));
    const output = collect(child);
    const url = await listening(child);
    const { items } = (await (await fetch(`${url}/api/ballots`)).json()) as { items: { origin: { place: string } }[] }; // prettier-ignore
    assert.deepEqual(items.map(({ origin }) => origin.place).toSorted(), ['Bjergby', 'Ådalen']);
    assert.match(output().stderr, /^samskab: left out: .*b.pb:1: [^\n]*\n$/);
    child.kill('SIGTERM');
  }
});

const real = process.env['PABULIB_DIR'];
const skip = real && existsSync(real) ? false : 'PABULIB_DIR names no folder of real elections';

test('real elections come in with their votes', { skip }, async (t) => {
  const server = await start(t);
  const counted: Record<string, number> = {};
  for (const name of readdirSync(String(real)).filter((file) => file.endsWith('.pb'))) {
    const run = await mainHere(t, [
      'import',
      join(String(real), name),
      '--votes',
      '--data',
      server.data,
    ]);
    assert.equal(run.code, 0, run.stderr);
    const [, cast, all] = /(\d+) of (\d+) votes cast/.exec(run.stdout) ?? [];
    counted[name] = Number(cast);
    assert.equal(
      run.stderr.match(/vote refused/g)?.length ?? 0,
      Math.min(20, Number(all) - Number(cast)),
      name,
    );
  }
  assert.equal(counted['Poland_Lodz_2022.pb'], 90_494);
  assert.equal(counted['Netherlands_Assen_2024.pb'], 84);
  // One ballot names a project twice.
  assert.equal(counted['Netherlands_Amsterdam_604.pb'], 2323);
  const total = Object.values(counted).reduce((sum, count) => sum + count, 0);
  assert.equal((await rows(server, 'votes')).length, total);
  const { json } = await server.get('/api/ballots');
  const budgets = await server.get('/api/budgets');
  const listed = [...(json['items'] as object[]), ...(budgets.json['items'] as object[])];
  assert.equal(listed.length, Object.keys(counted).length);
});
