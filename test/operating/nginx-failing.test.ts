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

/** A handshake with a list that is longer than it may be: nginx writes down who sent it as `crit`. */
const BAD_HANDSHAKE = Buffer.from(
  `160301004c010000480303${'00'.repeat(33)}00041301c02f0100001b002b00050403040303000a00040009001d000d0006000408040401`,
  'hex',
);

for (const at of ['name', 'path'] as const) {
  test(`no log holds an address, nor what was asked, whatever goes wrong (at a ${at})`, async (t) => {
    const front = await behind(t, { at, definitions: [ballot()] });
    const { ask, post, server, nginx } = front;
    const [from, root] = [CLIENT, at === 'path' ? '/deltag' : ''];
    assert.equal((await ask(`${root}/ballots/kvarterpuljen?name=Mai`, { from })).status, 200);
    assert.equal((await post(`${root}/api/ballots/kvarterpuljen`, vote, { from })).status, 201);
    assert.equal((await ask(`${root}/Mai-Hansen`, { from })).status, 404);
    const tooLarge = { 'content-type': 'application/json', 'content-length': `${2 ** 30}` };
    const asked = { from, method: 'POST', headers: tooLarge };
    assert.equal((await ask(`${root}/api/x`, asked)).status, 413);
    // Under a path these are the other site's, and so is its log.
    if (at === 'name') {
      await sendRaw(front, 'GET / HTTP/1.1\r\nbad header\r\n\r\n');
      await handshake(front, { ciphers: 'ALL:@SECLEVEL=0', maxVersion: 'TLSv1.1', minVersion: 'TLSv1' }); // prettier-ignore
      await handshake(front, { servername: 'other.example' });
      await sendRaw(front, BAD_HANDSHAKE);
    }
    await server.close();
    assert.equal((await ask(`${root}/api/ballots/kvarterpuljen`, { from })).status, 502);
    const closing = createServer((one) => one.socket.destroy()).listen(server.port, '127.0.0.1');
    t.after(() => closing.close());
    await once(closing, 'listening');
    assert.equal((await ask(`${root}/api/ballots/kvarterpuljen`, { from })).status, 502);
    const logs = nginx.logs();
    assert.doesNotMatch(logs, /127\.0\.0\.77|Mai|kvarterpuljen|ballots/);
    // What is left tells enough to see that something is wrong.
    assert.match(logs, /^\d{4}-\d\d-\d\dT\S+ GET 502 \d+ [\d.]+ [\d.]+ -$/m);
    assert.match(logs, /^\S+ POST 201 \d+ [\d.]+ [\d.]+ -$/m);
  });
}

/** Sends something to the port of TLS that is none, from the client's address. */
async function sendRaw({ nginx }: Behind, bytes: string | Buffer): Promise<void> {
  const socket = connectTcp({ port: nginx.port, host: '127.0.0.1', localAddress: CLIENT });
  socket.on('error', () => {}).resume();
  socket.end(bytes);
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
