import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  Server,
  connect,
  createServer as createNetServer,
  type AddressInfo,
  type Socket,
} from 'node:net';
import { networkInterfaces } from 'node:os';
import { test, type TestContext } from 'node:test';
import { listen } from '../../src/server/listening.ts';
import { createServer } from '../../src/server/server.ts';
import { ballot, vote } from './definitions.ts';
import { collect, folder, samskab, spawnSamskab, start, type TestServer } from './tools.ts';

const path = '/api/ballots/kvarterpuljen';
const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
/** An address of this machine that others can reach. */
const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
const ipv6 = addresses.some(({ address }) => address === '::1');

/** @returns whether anybody listens there */
async function answers(host: string, port: number): Promise<boolean> {
  const socket = connect(port, host);
  const outcome = await Promise.race([
    once(socket, 'connect').then(() => true),
    new Promise<boolean>((resolve) => socket.once('error', () => resolve(false))),
  ]).catch(() => false);
  socket.destroy();
  return outcome;
}

test('a server is for its machine alone unless it is told otherwise', async (t) => {
  const server = await createServer({ data: folder(t), port: 0 });
  t.after(() => server.close());
  assert.ok(await answers('127.0.0.1', server.port));
  if (outside !== undefined) assert.equal(await answers(outside, server.port), false);
  else t.diagnostic('this machine has no address that others can reach');
});

test('both addresses of this machine are listened on', { skip: !ipv6 && 'no IPv6' }, async (t) => {
  const server = await createServer({ data: folder(t), port: 0 });
  assert.ok(await answers('::1', server.port));
  await server.close();
  assert.equal(await answers('::1', server.port), false);
});

test('a port that is taken on one of the two is taken', { skip: !ipv6 && 'no IPv6' }, async (t) => {
  const other = createNetServer().listen(0, '::1');
  t.after(() => other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await assert.rejects(createServer({ data: folder(t), port }), { code: 'EADDRINUSE' });
  assert.equal(await answers('127.0.0.1', port), false);
});

for (const [how, args, env] of [
  ['--host', ['--host', '0.0.0.0'], {}],
  ['SAMSKAB_HOST', [], { SAMSKAB_HOST: '0.0.0.0' }],
] as const) {
  test(`${how} lets others in, and the first line says so`, async (t) => {
    const child = spawnSamskab(['serve', '--port', '0', '--data', folder(t), ...args], env);
    t.after(() => child.kill('SIGKILL'));
    const output = collect(child);
    await once(child.stdout, 'data');
    const [, port] = /^Samskab listens on http:\/\/localhost:(\d+) \(on every address of this machine\)\n/.exec(output().stdout) ?? []; // prettier-ignore
    assert.ok(port, output().stdout + output().stderr);
    assert.ok(await answers(outside ?? '127.0.0.1', Number(port)));
  });
}

test('an address that the machine does not have is told in one line', async (t) => {
  const run = await samskab(['serve', '--port', '0', '--host', '192.0.2.1', '--data', folder(t)]);
  assert.deepEqual(
    [run.code, run.stderr],
    [2, 'samskab: --host: this machine has no address "192.0.2.1"\n'],
  );
});

const head = 'GET / HTTP/1.1\r\nhost: x\r\n';
const letGo: [string, string, Parameters<typeof listen>[2]][] = [
  ['says nothing', '', { headersTimeout: 50 }],
  ['does not come to the end of a head', head, { headersTimeout: 50 }],
  ['does not come to the end of a body', `${head}content-length: 9\r\n\r\nx`, { headersTimeout: 40, requestTimeout: 50 }], // prettier-ignore
  ['keeps a connection for later', `${head}\r\n`, { keepAliveTimeout: 50 }],
  ['does not read', `${head}x: long\r\n\r\n`, { still: 200 }],
];
for (const [who, text, times] of letGo) {
  test(`whoever ${who} is let go after a while`, async (t) => {
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const { port, stop } = await listen(
      (request, response) => {
        response.on('close', end);
        if (request.headers['x'] === 'long') response.end('x'.repeat(50_000_000));
        else request.resume().on('end', () => response.end());
      },
      { port: 0, host: '127.0.0.1' },
      { connectionsCheckingInterval: 20, ...times },
    );
    t.after(stop);
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    t.after(() => socket.destroy());
    socket.write(text);
    if (text.includes('long')) await over;
    socket.resume();
    await once(socket, 'close', { signal: AbortSignal.timeout(5000) });
    assert.ok(socket.bytesRead < 50_000_000);
  });
}

/** Opens connections, and waits until all of them stand. */
async function hold(t: TestContext, { port }: TestServer, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
  t.after(() => sockets.forEach((socket) => socket.destroy()));
  for (const socket of sockets) socket.on('error', () => {});
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  return sockets;
}

async function isAnswered(server: TestServer): Promise<void> {
  assert.equal((await server.get(path)).status, 200);
  assert.equal((await server.post(path, vote)).status, 201);
}

test('two thousand who say nothing are in nobody’s way', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const sockets = await hold(t, server, 2000);
  await isAnswered(server);
  for (const socket of sockets) socket.destroy();
});

test('bodies without an end are in nobody’s way', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const sockets = await hold(t, server, 50);
  const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nidempotency-key: ${'k'.repeat(20)}`;
  const chunk = `1000\r\n${' '.repeat(0x1000)}\r\n`;
  for (const [index, socket] of sockets.entries()) {
    socket.write(`${head}${index}\r\ntransfer-encoding: chunked\r\n\r\n`);
    const more = () => void (socket.writable && socket.write(chunk, () => setTimeout(more, 5)));
    more();
  }
  await isAnswered(server);
  await isAnswered(server);
  for (const socket of sockets) socket.destroy();
});

test('thousands may come in one moment', async (t) => {
  const { mock } = t.mock.method(Server.prototype, 'listen');
  (await listen(() => {}, { port: 0 })).abandon();
  const [options] = (mock.calls[0]?.arguments ?? []) as unknown as [{ backlog?: number }];
  assert.equal(options.backlog, 4096);
});
