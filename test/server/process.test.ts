import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer as createNetServer, connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { ballot, vote } from './definitions.ts';
import { collect, folder, listening, newKey, samskab, spawnSamskab } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';

async function serve(t: TestContext, args: readonly string[], env: Record<string, string>) {
  const child = spawnSamskab(['serve', ...args], { PORT: '0', ...env });
  t.after(() => child.kill('SIGKILL'));
  const output = collect(child);
  const url = await listening(child);
  return { child, url, output, ended: once(child, 'exit') as Promise<[number | null]> };
}

/** A folder with a ballot to seed a database with, and one for the database. */
function folders(t: TestContext): { seed: string; data: string } {
  const seed = folder(t);
  writeFileSync(join(seed, 'ballot.json'), JSON.stringify(ballot()));
  return { seed, data: join(folder(t), 'data') };
}

function cast(url: string, key = newKey()): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(vote),
  });
}

async function votesIn(data: string): Promise<number> {
  const { stdout } = await samskab(['export', 'ballots/kvarterpuljen'], { SAMSKAB_DATA: data });
  return stdout.trim().split('\r\n').length - 1;
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends a server with 0, and what was handed in is there afterwards`, async (t) => {
    const { seed, data } = folders(t);
    const first = await serve(t, ['--seed', seed], { SAMSKAB_DATA: data });
    const key = newKey();
    const answer = await (await cast(first.url, key)).text();
    first.child.kill(signal);
    assert.deepEqual((await first.ended)[0], 0);
    const second = await serve(t, ['--seed', seed], { SAMSKAB_DATA: data });
    const again = await cast(second.url, key);
    assert.deepEqual([again.status, await again.text()], [201, answer]);
    assert.equal(await votesIn(data), 1);
  });
}

test('what was answered survives a kill', async (t) => {
  const { seed, data } = folders(t);
  const server = await serve(t, ['--seed', seed], { SAMSKAB_DATA: data });
  assert.equal((await cast(server.url)).status, 201);
  server.child.kill('SIGKILL');
  await server.ended;
  assert.equal(await votesIn(data), 1);
});

test('a request that is under way is finished before a server ends', async (t) => {
  const { seed, data } = folders(t);
  const server = await serve(t, ['--seed', seed], { SAMSKAB_DATA: data });
  const body = JSON.stringify(vote);
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let reply = '';
  socket.on('data', (part) => (reply += part.toString()));
  const head = [`POST ${path} HTTP/1.1`, 'host: x', 'content-type: application/json'];
  const length = `content-length: ${body.length}`;
  socket.write([...head, `idempotency-key: ${newKey()}`, length, '', ''].join('\r\n'));
  socket.write(body.slice(0, 5));
  // The head has arrived once the server has answered somebody who came later.
  await (await fetch(`${server.url}/health`)).text();
  server.child.kill('SIGTERM');
  await assert.rejects(async () => {
    for (;;) await (await fetch(`${server.url}/health`)).text();
  });
  socket.write(body.slice(5));
  await once(socket, 'close');
  assert.match(reply, /^HTTP\/1.1 201 /);
  assert.equal((await server.ended)[0], 0);
  assert.equal(await votesIn(data), 1);
});

test('one clear line says where a server listens, and another that its pages name nobody', async (t) => {
  const { data } = folders(t);
  const site = join(data, '../site.json');
  writeFileSync(site, '{"type":"site","name":"Ellevad","language":"da"}');
  const before = await serve(t, [], { SAMSKAB_DATA: data });
  assert.match(before.output().stdout, /^Samskab listens on .*\n {2}Its own pages name no town yet: samskab put site.json .*\n$/); // prettier-ignore
  assert.equal((await samskab(['put', site], { SAMSKAB_DATA: data })).stdout, 'site: new\n');
  const server = await serve(t, [], { SAMSKAB_DATA: data });
  const line =
    /^Samskab listens on http:\/\/localhost:\d+ \(only on this machine; --host 0\.0\.0\.0 for containers\)\n$/;
  assert.match(server.output().stdout, line);
  assert.equal(server.output().stderr, '');
});

test('a port that is taken is told in one line', async (t) => {
  const other = createNetServer().listen(0);
  t.after(() => other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const run = await samskab(['serve', '--port', String(port)], { SAMSKAB_DATA: folder(t) });
  assert.deepEqual(run, { code: 2, stdout: '', stderr: `samskab: port ${port} is in use\n` });
});

test('two servers that start at once on a new folder both come up', async (t) => {
  const { data } = folders(t);
  const servers = await Promise.all([1, 2, 3].map(() => serve(t, [], { SAMSKAB_DATA: data })));
  for (const { url } of servers) assert.equal((await fetch(`${url}/health`)).status, 200);
});

test('codes that are made while a server runs are good there', async (t) => {
  const { data } = folders(t);
  const file = join(folder(t), 'ballot.json');
  writeFileSync(file, JSON.stringify(ballot({ credential: 'code' })));
  const server = await serve(t, [], { SAMSKAB_DATA: data });
  assert.equal((await samskab(['put', file], { SAMSKAB_DATA: data })).code, 0);
  const made = await samskab(['codes', 'kvarterpuljen', '--count', '2'], { SAMSKAB_DATA: data });
  const [code = ''] = made.stdout.split('\n');
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
    body: JSON.stringify({ ...vote, credential: { kind: 'code', code } }),
  });
  assert.equal(response.status, 201);
});

test('an old Node is told in one line, before anything that it lacks is loaded', async () => {
  const pretend = `Object.defineProperty(process, 'versions', {
    value: { ...process.versions, node: '20.20.2' } });`;
  const run = await samskab(['--version'], {
    NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(pretend)}"`,
  });
  assert.deepEqual(run, {
    code: 2,
    stdout: '',
    stderr: 'samskab: Node 22.16 or newer is needed; this is Node 20.20.2\n',
  });
});
