/** The secrets that codes are hashed with: where they lie, and what is told of them. */
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createServer } from '../../src/server/server.ts';
import { newSecret } from '../../src/server/secrets/keyring.ts';
import { openKeyring } from '../../src/server/secrets/open-keyring.ts';
import { openStorage } from '../../src/server/storage/storage.ts';
import { ballot, budget } from './definitions.ts';
import { codesFor, folder, mainHere, put, rows, samskab, start } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const asks = ballot({ credential: 'code' });
const SECRET_LINE = /^[0-9a-f]{64}$/;

function withCode(code: string): object {
  return { selections: [{ item: 'p1' }], credential: { kind: 'code', code } };
}

/** @returns the folder of a database with a ballot and so many codes, and the codes */
async function withCodes(t: TestContext, definition = asks): Promise<[string, string[]]> {
  const data = folder(t);
  const storage = await openStorage(data);
  await put({ storage }, definition);
  const codes = await codesFor({ storage }, 'ballots', 'kvarterpuljen', 2, () => 0);
  await storage.close();
  return [data, codes];
}

test('a secret is made with the first codes, for its owner alone, and is not in the database', async (t) => {
  const server = await start(t, { definitions: [asks] });
  const file = join(server.data, 'secret');
  assert.equal(statSync(file, { throwIfNoEntry: false }), undefined);
  await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  const secret = readFileSync(file, 'utf8').trim();
  assert.match(secret, SECRET_LINE);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  assert.equal(readFileSync(file, 'utf8').trim(), secret);
  const [row] = await rows(server, 'voter_codes');
  assert.match(String(row?.['key_id']), /^[0-9a-f]{8}$/);
  await server.storage.keepHouse();
  const database = readFileSync(join(server.data, 'samskab.sqlite'));
  assert.ok(!database.includes(secret) && !database.includes(Buffer.from(secret, 'hex')));
});

test('many that make the first codes at once make one secret', async (t) => {
  const file = join(folder(t), 'secret');
  const ids = Array.from({ length: 8 }, () => openKeyring(file, {}).newest().id);
  assert.equal(new Set(ids).size, 1);
  const empty = join(folder(t), 'empty');
  writeFileSync(empty, '\n');
  assert.equal(openKeyring(empty, {}).newest().id, openKeyring(empty, {}).newest().id);
});

test('secret new is for the codes made from then on, and the old ones still count', async (t) => {
  const server = await start(t, { definitions: [asks] });
  const [before = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  const old = readFileSync(join(server.data, 'secret'), 'utf8').trim();
  const made = await mainHere(t, ['secret', 'new', '--data', server.data]);
  assert.deepEqual([made.code, made.stderr], [0, '']);
  assert.doesNotMatch(made.stdout, /[0-9a-f]{64}/);
  const [after = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 1);
  const ids = (await rows(server, 'voter_codes')).map(({ key_id: id }) => String(id));
  assert.equal(new Set(ids).size, 2);
  const { id } = openKeyring(join(server.data, 'secret'), {}).newest();
  assert.ok(made.stdout.includes(id) && ids.includes(id));
  assert.ok(readFileSync(join(server.data, 'secret'), 'utf8').startsWith(`${old}\n`));
  // The server that was running before knows both.
  for (const code of [before, after]) {
    assert.equal((await server.post(path, withCode(code))).status, 201);
  }
});

test('a running server keeps the secrets that it knew, whatever becomes of the file', async (t) => {
  const server = await start(t, { definitions: [asks] });
  const [one = '', two = ''] = await codesFor(server, 'ballots', 'kvarterpuljen', 2);
  assert.equal((await server.post(path, withCode('nix'))).status, 403);
  writeFileSync(join(server.data, 'secret'), 'oops');
  assert.equal((await server.post(path, withCode(one))).status, 201);
  writeFileSync(join(server.data, 'secret'), newSecret());
  assert.equal((await server.post(path, withCode(two))).status, 201);
});

test('who lacks the secret of an open vote does not start, and says which', async (t) => {
  const [data, [code = '']] = await withCodes(t);
  const secret = readFileSync(join(data, 'secret'), 'utf8').trim();
  const { id } = openKeyring(join(data, 'secret'), {}).newest();
  writeFileSync(join(data, 'secret'), `${newSecret()}\n`);
  const line = `a secret is missing, by its id: ${id} (codes of ballots/kvarterpuljen)`;
  await assert.rejects(createServer({ data, port: 0 }), (error: Error) => {
    assert.equal(error.name, 'Mistake');
    return error.message.startsWith(line);
  });
  const codes = ['codes', 'kvarterpuljen', '--count', '1', '--data', data];
  const refused = await mainHere(t, codes);
  assert.deepEqual([refused.code, refused.stdout], [2, '']);
  assert.ok(refused.stderr.startsWith(`samskab: ${line}`));
  const served = await samskab(['serve', '--port', '0', '--data', data]);
  assert.equal(served.code, 2);
  assert.match(served.stderr, /^samskab: a secret is missing[^\n]+\n$/);
  writeFileSync(join(data, 'secret'), `${secret}, ${newSecret()}`);
  const server = await start(t, { data });
  assert.equal((await server.post(path, withCode(code))).status, 201);
});

test('a secret that no open vote needs may be gone', async (t) => {
  const [closed] = await withCodes(
    t,
    ballot({ credential: 'code', closes: '2020-01-01T00:00:00Z' }),
  );
  writeFileSync(join(closed, 'secret'), newSecret());
  await start(t, { data: closed });
  const [used, codes] = await withCodes(t);
  const before = await start(t, { data: used });
  for (const code of codes) assert.equal((await before.post(path, withCode(code))).status, 201);
  writeFileSync(join(used, 'secret'), newSecret());
  await start(t, { data: used });
});

test('the environment may hold the secrets, newest last, or name their file', async (t) => {
  const [one, two] = [newSecret(), newSecret()];
  const both = openKeyring(undefined, { SAMSKAB_SECRET: `${one},\n ${two.toUpperCase()}` });
  const file = join(folder(t), 'file');
  writeFileSync(file, `${one}\n${two}\n`);
  const named = openKeyring('elsewhere', { SAMSKAB_SECRET_FILE: file });
  assert.deepEqual(both.all(), named.all());
  assert.equal(both.newest().secret.toString('hex'), two);
  assert.throws(
    () => openKeyring(undefined, { SAMSKAB_SECRET: one, SAMSKAB_SECRET_FILE: file }),
    /both set/,
  );
  // Where machines share a database there is no file to make.
  assert.throws(() => openKeyring(undefined, {}).newest(), /set SAMSKAB_SECRET/);
});

test('where the environment holds the secrets, secret new says what to set, and no old one', async (t) => {
  const data = folder(t);
  const old = newSecret();
  const run = await samskab(['secret', 'new', '--data', data], { SAMSKAB_SECRET: old });
  assert.equal(run.code, 0);
  assert.match(run.stdout.trim(), SECRET_LINE);
  assert.match(run.stderr, /SAMSKAB_SECRET/);
  assert.ok(!`${run.stdout}${run.stderr}`.includes(old));
  const file = join(data, 'mine');
  const inFile = await samskab(['secret', 'new', '--data', data], { SAMSKAB_SECRET_FILE: file });
  assert.deepEqual([inFile.code, inFile.stderr], [0, '']);
  assert.match(readFileSync(file, 'utf8').trim(), SECRET_LINE);
});

test('a secret that is none is refused in one line that does not show it', async (t) => {
  const [data] = await withCodes(t);
  const half = newSecret().slice(1);
  const [good] = [newSecret()];
  for (const [env, says] of [
    [
      { SAMSKAB_SECRET: half },
      'SAMSKAB_SECRET: what it holds is no secret of 64 hexadecimal digits',
    ],
    [{ SAMSKAB_SECRET: `${good},${half}` }, 'SAMSKAB_SECRET: number 2 in it is no secret'],
    [
      { SAMSKAB_SECRET_FILE: data },
      `SAMSKAB_SECRET_FILE: ${data} cannot be used for secrets (EISDIR)`,
    ],
  ] as const) {
    const run = await samskab(['serve', '--port', '0', '--data', data], env);
    assert.deepEqual([run.code, run.stdout], [2, '']);
    assert.match(run.stderr, /^samskab: [^\n]+\n$/);
    assert.ok(run.stderr.includes(says), run.stderr);
    assert.ok(!run.stderr.includes(half));
  }
});

test('codes that an earlier version made are told of, with what to do', async (t) => {
  const [data, [code = '']] = await withCodes(t);
  const storage = await openStorage(data);
  await put({ storage }, budget({ credential: 'code' }));
  await codesFor({ storage }, 'budgets', 'borgerbudget', 1);
  await storage.write((db) => db.updateTable('voter_codes').set({ key_id: 'scrypt' }).execute());
  await storage.write((db) =>
    db.updateTable('voter_codes').set({ used: 1 }).where('resource', '=', 'budgets').execute(),
  );
  await storage.close();
  const args = ['codes', 'kvarterpuljen', '--count', '1', '--data', data];
  const { code: exit, stderr } = await samskab(args);
  assert.equal(exit, 0);
  assert.match(stderr, /^samskab: ballots\/kvarterpuljen: an earlier version .* make new ones/m);
  assert.match(stderr, /^samskab: budgets\/borgerbudget: .*begin again under another id/m);
  assert.ok(code);
});
