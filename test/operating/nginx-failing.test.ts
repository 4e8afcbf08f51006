/** What nginx writes down and answers where something is wrong. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { ballot, vote } from '../server/definitions.ts';
import { createServer as createSamskab } from '../../src/server/server.ts';
import { newKey, rows } from '../server/tools.ts';
import { behind, nginxTest as test, type Behind } from './behind.ts';

const CLIENT = '127.0.0.77';

test('no log holds an address, nor what was asked, whatever goes wrong', async (t) => {
  const front = await behind(t, { definitions: [ballot()] });
  const { ask, post, server, nginx } = front;
  const from = CLIENT;
  assert.equal((await ask('/ballots/kvarterpuljen?name=Mai', { from })).status, 200);
  assert.equal((await post('/api/ballots/kvarterpuljen', vote, { from })).status, 201);
  assert.equal((await ask('/Mai-Hansen', { from })).status, 404);
  await sendRaw(front, 'GET / HTTP/1.1\r\nbad header\r\n\r\n');
  await handshake(front, { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' }); // prettier-ignore
  await handshake(front, { servername: 'other.example' });
  const tooLarge = { 'content-type': 'application/json', 'content-length': `${2 ** 30}` };
  assert.equal((await ask('/api/x', { from, method: 'POST', headers: tooLarge })).status, 413);
  await server.close();
  assert.equal((await ask('/api/ballots/kvarterpuljen', { from })).status, 502);
  const closing = createServer((asked) => asked.socket.destroy()).listen(server.port, '127.0.0.1');
  t.after(() => closing.close());
  await once(closing, 'listening');
  assert.equal((await ask('/api/ballots/kvarterpuljen', { from })).status, 502);
  const logs = nginx.logs();
  assert.doesNotMatch(logs, /127\.0\.0\.77|Mai|kvarterpuljen|ballots/);
  // What is left tells enough to see that something is wrong.
  const line = /^\d{4}-\d\d-\d\dT\S+ GET 502 \d+ [\d.]+ [\d.]+ -$/m;
  assert.match(logs, line);
  assert.match(logs, /^\S+ POST 201 \d+ [\d.]+ [\d.]+ -$/m);
});

/** Sends something to the port of TLS that is none, from the client's address. */
async function sendRaw({ nginx }: Behind, text: string): Promise<void> {
  const socket = connectTcp({ port: nginx.port, host: '127.0.0.1', localAddress: CLIENT });
  socket.on('error', () => {}).resume();
  socket.end(text);
  await once(socket, 'close');
}

async function handshake({ nginx }: Behind, options: object): Promise<void> {
  const tcp = connectTcp({ port: nginx.port, host: '127.0.0.1', localAddress: CLIENT });
  const socket = connectTls({ socket: tcp, rejectUnauthorized: false, ...options });
  socket.on('error', () => {}).resume();
  socket.once('secureConnect', () => socket.end());
  await once(tcp, 'close');
}

test('while Samskab starts again there is a 502, and what is sent again counts once', async (t) => {
  const front = await behind(t, { definitions: [ballot()] });
  const { ask, post, server } = front;
  const key = newKey();
  const send = () => post('/api/ballots/kvarterpuljen', vote, { key });
  const first = await send();
  assert.equal(first.status, 201);
  await server.close();
  assert.equal((await send()).status, 502);
  const again = await createSamskab({ data: server.data, port: server.port, host: '127.0.0.1' });
  t.after(() => again.close());
  const second = await send();
  assert.deepEqual([second.status, second.json['code']], [201, first.json['code']]);
  assert.equal((await ask('/ready')).status, 200);
  assert.equal((await rows(again, 'votes')).length, 1);
});
