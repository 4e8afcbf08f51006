/** Who asks, where proxies stand in front. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, proxiesIn } from '../../src/server/http/proxies.ts';
import { event, signup } from './definitions.ts';
import { newKey, start } from './tools.ts';

const proxies = proxiesIn(['10.0.0.0/8', '192.0.2.7', 'fd00::/8', '2001:db8::1']);

test('networks and addresses of both kinds are known', () => {
  for (const ours of [
    ...['10.0.0.1', '10.255.255.255', '192.0.2.7', 'fd00::1', 'fdff::', '2001:db8::1'],
    ...['2001:db8:0::0:1', '::ffff:10.1.2.3', '::FFFF:192.0.2.7', 'fd00::1%eth0'],
  ]) {
    assert.equal(proxies.trusts(ours), true, ours);
  }
  for (const other of [
    ...['11.0.0.1', '192.0.2.8', 'fc00::1', '2001:db8::2', '::ffff:11.0.0.1', '', 'nix'],
    '10.0.0.1:80',
  ]) {
    assert.equal(proxies.trusts(other), false, other);
  }
  assert.equal(proxiesIn([]).trusts('127.0.0.1'), false);
});

test('what names no proxy is refused', () => {
  for (const wrong of [
    ...['', 'yes', 'localhost', '10.0.0', '10.0.0.0/33', '10.0.0.0/', '/8', '10.0.0.0/8/8'],
    ...['::/129', '10.0.0.1:80', 'fe80::1%eth0', '10.0.0.0/-1', '010.0.0.0/8'],
  ]) {
    assert.throws(
      () => proxiesIn([wrong]),
      { name: 'Mistake', message: /write 127\.0\.0\.1/ },
      wrong,
    );
  }
});

test('who asks is the last that is no proxy of ours', () => {
  const cases: [string, string | undefined, string][] = [
    // Nobody's word but a proxy's.
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['10.0.0.1', undefined, '10.0.0.1'],
    ['10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    // What a client makes up stands before what the proxy saw.
    ['10.0.0.1', '1.1.1.1, 10.0.0.9, 198.51.100.1', '198.51.100.1'],
    // Several hops.
    ['10.0.0.1', '198.51.100.1, 192.0.2.7,10.0.0.2', '198.51.100.1'],
    ['10.0.0.1', '198.51.100.1, 203.0.113.9, fd00::2', '203.0.113.9'],
    ['10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    // Ports.
    ['10.0.0.1', '198.51.100.1:567', '198.51.100.1'],
    ['10.0.0.1', '[2001:db8::9]:567', '2001:db8::9'],
    ['10.0.0.1', '[2001:db8::9]', '2001:db8::9'],
    ['10.0.0.1', '2001:db8::9', '2001:db8::9'],
    ['10.0.0.1', '198.51.100.1:1, [fd00::2]:2, 10.0.0.2:3', '198.51.100.1'],
    // Garbage ends it.
    ['10.0.0.1', '198.51.100.1, unknown', '10.0.0.1'],
    ['10.0.0.1', '198.51.100.1, nix, 10.0.0.2', '10.0.0.2'],
    ['10.0.0.1', '198.51.100.1,', '10.0.0.1'],
    ['10.0.0.1', '198.51.100.1:', '10.0.0.1'],
    ['10.0.0.1', '[198.51.100.1]', '10.0.0.1'],
    ['10.0.0.1', '1.2.3.4.5', '10.0.0.1'],
    ['10.0.0.1', '_hidden', '10.0.0.1'],
    ['', '198.51.100.1', ''],
  ];
  for (const [peer, forwarded, client] of cases) {
    assert.equal(clientOf(peer, forwarded, proxies), client, `${peer} ${forwarded}`);
  }
});

test('where a receipt leads is a proxy’s to say, and nobody else’s', async (t) => {
  const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'by.example.dk' };
  const linkFrom = async (trustProxy: string[]) => {
    const server = await start(t, { definitions: [event()], trustProxy });
    const path = '/api/events/faellesspisning';
    const { json } = await server.post(path, signup(['d1'], 1), newKey(), forwarded);
    return new URL(json.links?.manage ?? '').origin.replace(server.url, 'own');
  };
  assert.equal(await linkFrom(['127.0.0.1']), 'https://by.example.dk');
  assert.equal(await linkFrom(['10.0.0.0/8']), 'own');
});

test('a proxy that nobody named is told of once, without its address', async (t) => {
  const lines: string[] = [];
  const server = await start(t, { log: (line) => lines.push(line) });
  const forwarded = { 'x-forwarded-for': '203.0.113.7' };
  await server.get('/health');
  const warnings = () => lines.filter((line) => line.includes('--trust-proxy'));
  assert.equal(warnings().length, 0);
  for (let times = 0; times < 2; times++) await server.get('/health', forwarded);
  assert.equal(warnings().length, 1);
  assert.ok(!lines.some((line) => line.includes('203.0.113.7') || line.includes('127.0.0.1')));
  const named = await start(t, { trustProxy: ['127.0.0.1'], log: (line) => lines.push(line) });
  await named.get('/health', forwarded);
  assert.equal(warnings().length, 1);
});
