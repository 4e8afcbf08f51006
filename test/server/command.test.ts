import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { databaseOf } from '../../src/server/cli/data.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import type { Command } from '../../src/server/cli/command.ts';
import { helpOf } from '../../src/server/cli/help.ts';
import { ballot, event, ideas } from './definitions.ts';
import {
  collect,
  folder,
  listening,
  mainHere,
  rows,
  samskab,
  spawnSamskab,
  start,
  type Run,
} from './tools.ts';

const root = mkdtempSync(join(tmpdir(), 'samskab-command-'));
const data = join(root, 'data');
after(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
}

function definitionFile(name: string, definition: Definition): string {
  return write(name, JSON.stringify(definition));
}

/** Runs in a folder of its own, as a person would: with relative paths. */
function run(...args: string[]): Promise<Run> {
  return samskab(args, { SAMSKAB_DATA: data }, root);
}

const project = process.cwd();
before(() => {
  process.chdir(root);
  process.env['SAMSKAB_DATA'] = data;
});

describe('mistakes get one line and exit code 2', () => {
  before(async () => {
    definitionFile('stored.json', ballot());
    definitionFile('coded.json', ballot({ id: 'coded', credential: 'code' }));
    assert.equal((await run('put', 'stored.json')).code, 0);
    assert.equal((await run('put', 'coded.json')).code, 0);
    write('broken.json', '{\n  "type": "ballot",\n  "title": tru\n}');
    write('latin1.json', Buffer.from('{"type":"bål"}', 'latin1'));
    write('list.json', '[]');
    write('shapeless.json', '{"type":"ballot","method":"approval","id":"Å"}');
    write('typo.json', JSON.stringify({ ...ballot(), maxLenght: 3 }));
    write(
      'nested.json',
      JSON.stringify(ballot({ items: [{ id: 'p1', name: 'P', cots: 3 } as never] })),
    );
    write(
      'twice.json',
      JSON.stringify(
        ballot({
          items: [
            { id: 'p', name: 'P' },
            { id: 'p', name: 'Q' },
          ],
        }),
      ),
    );
    write('nothing.pb', '');
    write('prose.pb', 'Kære alle\n');
  });
  const cases: [string, string[], RegExp][] = [
    ['an unknown command', ['sreve'], /unknown command "sreve"/],
    ['an option for a command', ['--foo'], /unknown option "--foo"/],
    ['a name that every object has', ['constructor'], /unknown command/],
    ['help on nothing', ['help', 'nix'], /unknown command "nix"/],
    ['an unknown option', ['serve', '--prot', '1'], /serve: Unknown option '--prot'/],
    ['an option without its value', ['serve', '--port'], /serve: Option '--port <value>' argument missing/],
    ['a value for a switch', ['import', 'prose.pb', '--votes=yes'], /--votes/],
    ['proxies without a name', ['serve', '--trust-proxy'], /serve: --trust-proxy needs the addresses or networks of your proxies, such as/],
    ['proxies before another option', ['serve', '--trust-proxy', '--port', '1'], /serve: --trust-proxy needs/],
    ['no number of versions', ['serve', '--keep-versions', '-1'], /serve: Option '--keep-versions' argument is ambiguous|--keep-versions is a number from 0 to 9999/],
    ['too many versions', ['serve', '--keep-versions', 'all'], /--keep-versions is a number from 0 to 9999, not "all"/],
    ['no proxies', ['serve', '--trust-proxy', ' , '], /serve: --trust-proxy needs/],
    ['a proxy that is none', ['serve', '--trust-proxy', '10.0.0.0/8,yes'], /"yes" is no address or network of a proxy \(write 127.0.0.1/],
    ['a network that is too narrow', ['serve', '--trust-proxy', '10.0.0.0/33'], /"10.0.0.0\/33" is no/],
    ['an argument too many', ['serve', 'now'], /serve: "now" is one too many/],
    ['a port that is none', ['serve', '--port', '70000'], /"70000" is no port/],
    ['a port in words', ['serve', '--port', 'http'], /"http" is no port/],
    ['a site that is not there', ['serve', '--site', 'nix'], /--site: there is no folder .*nix/],
    ['a seed that is a file', ['serve', '--seed', 'list.json'], /--seed: there is no folder/],
    ['elections that are not there', ['serve', '--elections', 'nix'], /--elections: there is no/],
    ['a data folder that is a file', ['serve', '--data', 'list.json'], /database in .*list.json cannot be opened/],
    ['put without a file', ['put'], /put: DEFINITION.json is missing/],
    ['a file that is not there', ['put', 'nix.json'], /nix.json is not there/],
    ['a folder', ['put', '.'], /\. is a folder/],
    ['a file that is not UTF-8', ['put', 'latin1.json'], /latin1.json is not UTF-8/],
    ['a file that is not JSON', ['put', 'broken.json'], /broken.json is not JSON: line 3, column 12/],
    ['JSON that is no definition', ['put', 'list.json'], /list.json: the definition must be a group in { }, whose `type` must be ideas, /],
    ['a definition that does not fit', ['put', 'shapeless.json'], /shapeless.json: `id` must be 1 to 100 small letters .*, and is "Å"; `title` is missing; .*; .*$/m],
    ['a key with a typing mistake', ['put', 'typo.json'], /typo.json: `maxLenght` is not known here: is `maxLength` meant\?/],
    ['a key inside with one', ['put', 'nested.json'], /nested.json: items, 1st: `cots` is not known here: is `cost` meant\?/],
    ['an id twice', ['put', 'twice.json'], /twice.json: items, 2nd: `id` "p" stands twice/],
    ['a secret that is to be shown', ['secret', 'show'], /secret: "show" is not "new"/],
    ['codes for paper without a count', ['codes', 'coded', '--paper'], /codes: --count is missing/],
    ['no codes', ['codes', 'coded', '--count', '0'], /--count must be a whole number/],
    ['half a code', ['codes', 'coded', '--count', '1.5'], /--count must be/],
    ['too many codes', ['codes', 'coded', '--count', '1000001'], /from 1 to 1000000/],
    ['codes for nothing', ['codes', 'nix', '--count', '1'], /there is no ballots\/nix/],
    ['codes for ideas', ['codes', 'ideas/x', '--count', '1'], /neither a ballot's id nor budgets\/ID/],
    ['codes that are not asked for', ['codes', 'kvarterpuljen', '--count', '1'], /asks for no code/],
    ['a snippet without an address', ['snippet', 'ballots/kvarterpuljen'], /snippet: --url is missing/],
    ['a snippet with half an address', ['snippet', 'ballots/kvarterpuljen', '--url', 'deltag.dk'], /--url is an address/],
    ['a snippet with an address to run', ['snippet', 'ballots/kvarterpuljen', '--url', 'javascript:0'], /--url is an address/],
    ['a snippet in no language', ['snippet', 'ballots/kvarterpuljen', '--url', 'http://x', '--language', '"'], /--language is a tag/],
    ['a snippet for nothing', ['snippet', 'ballots/nix', '--url', 'http://x'], /snippet: there is no ballots\/nix/],
    ['an export of nothing', ['export', 'ballots/nix'], /there is no ballots\/nix/],
    ['an export of who knows what', ['export', 'nix'], /"nix" is no RESOURCE\/ID/],
    ['an export of an object’s own', ['export', 'constructor/x'], /is no RESOURCE\/ID/],
    ['a format that is none', ['export', 'ballots/kvarterpuljen', '--format', 'xml'], /csv, json or pb, not "xml"/],
    ['a separator that is none', ['export', 'ballots/kvarterpuljen', '--separator', ';'], /--separator is comma, semicolon or tab, not ";"/],
    ['a separator of no CSV', ['export', 'ballots/kvarterpuljen', '--format', 'json', '--separator', 'tab'], /--separator is for csv, not for json/],
    ['an import of nothing', ['import', 'nix.pb'], /nix.pb is not there/],
    ['an import of an empty file', ['import', 'nothing.pb'], /nothing.pb:\d+: /],
    ['an import of prose', ['import', 'prose.pb'], /prose.pb:1: /],
    ['an import as what it cannot be', ['import', 'prose.pb', '--as', 'event'], /ballot or budget, not "event"/],
  ]; // prettier-ignore
  for (const [what, args, line] of cases) {
    test(what, async (t) => {
      const { code, stdout, stderr } = await mainHere(t, args);
      assert.deepEqual([code, stdout], [2, ''], stderr);
      assert.match(stderr, /^samskab: [^\n]+\n$/);
      assert.match(stderr, line);
    });
  }
  test('in a process of its own too', async () => {
    const { code, stdout, stderr } = await run('put', 'typo.json');
    const line = 'samskab: typo.json: `maxLenght` is not known here: is `maxLength` meant?\n';
    assert.deepEqual([code, stdout, stderr], [2, '', line]);
  });
  test('and nothing stored has changed', async () => {
    const list = await run('export', 'ballots/kvarterpuljen');
    const head = '"Bænke ved åen (p1)";"Skatepark (p2)";"Byhave (p3)"';
    assert.deepEqual([list.code, list.stdout], [0, `\uFEFF${head}\r\n`]);
    assert.ok(!existsSync(join(root, 'nix')));
  });
});

test('help and version', async (t) => {
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    version: string;
  };
  assert.deepEqual(await run('--version'), { code: 0, stdout: `${version}\n`, stderr: '' });
  const overview = await run('--help');
  assert.equal(overview.code, 0);
  assert.deepEqual(await mainHere(t, []), overview);
  assert.deepEqual(await mainHere(t, ['help']), overview);
  for (const name of [
    'serve',
    'put',
    'import',
    'codes',
    'secret',
    'snippet',
    'export',
    'publish',
    'log',
  ]) {
    assert.match(overview.stdout, new RegExp(`^  ${name} `, 'm'));
    const help = await mainHere(t, ['help', name]);
    assert.deepEqual([help.code, help.stdout.startsWith(`Usage: samskab ${name}`)], [0, true]);
    assert.deepEqual(await mainHere(t, [name, '--help']), help);
  }
});

test('help names every option that a command takes', async () => {
  const { serve } = await import('../../src/server/cli/serve.ts');
  const { importCommand } = await import('../../src/server/cli/import.ts');
  const { codes } = await import('../../src/server/cli/codes.ts');
  const { secret } = await import('../../src/server/cli/secret.ts');
  const { exportCommand } = await import('../../src/server/cli/export.ts');
  const { publishCommand } = await import('../../src/server/cli/publish.ts');
  const { snippet } = await import('../../src/server/cli/snippet.ts');
  const { put } = await import('../../src/server/cli/put.ts');
  const { log } = await import('../../src/server/cli/log.ts');
  const commands = [
    serve,
    put,
    importCommand,
    codes,
    secret,
    snippet,
    publishCommand,
    exportCommand,
    log,
  ];
  for (const one of commands as readonly Command[]) {
    const help = helpOf(one);
    for (const name of Object.keys(one.options)) {
      assert.match(help, new RegExp(`^  --${name} `, 'm'));
    }
  }
});

test('the database is what was typed, else a PostgreSQL, else a folder', (t) => {
  const { SAMSKAB_DATABASE: before } = process.env;
  t.after(() => {
    if (before === undefined) delete process.env['SAMSKAB_DATABASE'];
    else process.env['SAMSKAB_DATABASE'] = before;
  });
  const named = (typed?: string) => databaseOf({ values: { data: typed } });
  delete process.env['SAMSKAB_DATABASE'];
  assert.equal(named(), data);
  process.env['SAMSKAB_DATABASE'] = 'postgres://town@db/samskab';
  assert.equal(named(), 'postgres://town@db/samskab');
  assert.equal(named('here'), resolve('here'));
  assert.equal(named('postgresql://db/other'), 'postgresql://db/other');
  process.env['SAMSKAB_DATABASE'] = 'mysql://me:secret@db/samskab';
  assert.throws(() => named(), { message: 'SAMSKAB_DATABASE is no postgres:// address' });
});

async function cli(t: TestContext, server: { data: string }, ...args: string[]): Promise<Run> {
  return samskab([...args, '--data', server.data], {}, folder(t));
}

test('put stores a definition, and what a server sets by itself is left out', async (t) => {
  const server = await start(t, { definitions: [event()] });
  const shown = (await server.get('/api/events/faellesspisning')).text;
  const file = join(folder(t), 'event.json');
  writeFileSync(file, `\uFEFF${shown}`);
  const same = await mainHere(t, ['put', file, '--data', server.data]);
  assert.deepEqual(same, { code: 0, stdout: 'events/faellesspisning: same\n', stderr: '' });
  const [row] = await rows(server, 'definitions');
  const { body } = row ?? {};
  // How long what people hand in is kept is said of every event.
  assert.deepEqual(JSON.parse(String(body)), event({ retention: { days: 90 } }));
});

test('once people have taken part, texts and times may change, and nothing else', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const file = join(folder(t), 'ballot.json');
  const putAs = (extra: object, ...more: string[]) => {
    writeFileSync(file, JSON.stringify({ ...ballot(), ...extra }));
    return mainHere(t, ['put', file, '--data', server.data, ...more]);
  };
  assert.equal((await putAs({ maxLength: 3 })).stdout, 'ballots/kvarterpuljen: changed\n');
  await server.post('/api/ballots/kvarterpuljen', { selections: [{ item: 'p1' }] });
  const refused = await putAs({ maxLength: 1 });
  assert.deepEqual([refused.code, refused.stdout], [2, '']);
  assert.match(
    refused.stderr,
    /^samskab: ballots\/kvarterpuljen has 1 submission.*only its texts.*; maxLength may not change\n$/,
  );
  const { items } = ballot();
  assert.equal((await putAs({ maxLength: 3, items: items.slice(1) })).code, 2);
  const texts = { maxLength: 3, title: 'Nyt navn', closes: '2001-01-01T00:00:00Z' };
  assert.equal(
    (await putAs(texts)).stderr,
    'samskab: ballots/kvarterpuljen would close at once, as its "closes" is 2001-01-01T00:00:00Z; it has 1 submission(s), and would say something else: title: say why (--because TEXT)\n',
  );
  assert.equal((await putAs(texts, '--because', 'x')).stdout, 'ballots/kvarterpuljen: changed\n');
  const { json } = await server.get('/api/ballots/kvarterpuljen');
  assert.deepEqual([json['title'], json['phase']], ['Nyt navn', 'closed']);
});

test('codes prints so many different ones, and stores none of them', async (t) => {
  const server = await start(t, { definitions: [ballot({ credential: 'code' })] });
  const { code, stdout } = await cli(t, server, 'codes', 'kvarterpuljen', '--count', '25');
  assert.equal(code, 0);
  const codes = stdout.trimEnd().split('\n');
  assert.equal(new Set(codes).size, 25);
  for (const one of codes) assert.match(one, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const stored = await rows(server, 'voter_codes');
  assert.equal(stored.length, 25);
  assert.ok(!codes.some((one) => JSON.stringify(stored).includes(one)));
});

test('a seed fills an empty database once, with codes that no log holds, and is all or nothing', async (t) => {
  const seed = folder(t);
  writeFileSync(join(seed, 'a.json'), JSON.stringify(ballot({ credential: 'code' })));
  writeFileSync(join(seed, 'b.json'), '{"type":');
  const database = join(folder(t), 'data');
  const codes = join(database, 'codes.txt');
  const args = ['serve', '--port', '0', '--data', database, '--seed', seed];
  const refused = await mainHere(t, args);
  assert.deepEqual([refused.code, refused.stdout], [2, '']);
  assert.ok(!existsSync(codes));
  assert.match(refused.stderr, /^samskab: .*b.json is not JSON: line 1, column 9( \([^\n]+\))?\n$/);
  writeFileSync(join(seed, 'b.json'), JSON.stringify(ideas()));
  const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g;
  for (const first of [true, false]) {
    const child = spawnSamskab(args);
    const output = collect(child);
    t.after(() => child.kill('SIGKILL'));
    const url = await listening(child);
    const { stdout, stderr } = output();
    assert.doesNotMatch(stdout + stderr, CODE);
    const line = `Codes to try ballots/kvarterpuljen with are in ${codes}\n`;
    assert.equal(stdout.includes(line), first);
    const [code = '', ...others] = readFileSync(codes, 'utf8').match(CODE) ?? [];
    assert.equal(others.length, 9);
    assert.equal(statSync(codes).mode & 0o777, 0o600);
    const vote = await fetch(`${url}/api/ballots/kvarterpuljen`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `${first}`.repeat(6) },
      body: JSON.stringify({ selections: [{ item: 'p1' }], credential: { kind: 'code', code } }),
    });
    assert.equal(vote.status, first ? 201 : 409);
    assert.equal((await fetch(`${url}/api/ideas/fremtidslab`)).status, 200);
    child.kill('SIGTERM');
  }
});
