/** What `docs/operating/nginx` says, on a real nginx in front of a real server. */
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ballot, budget, event, signup, vote } from '../server/definitions.ts';
import { newKey, rows } from '../server/tools.ts';
import { behind, nginxTest as test, optionsFor, PUBLIC, replyOf } from './behind.ts';

test('under a path: pages, what they load, votes, receipts and calendars', async (t) => {
  const definitions = [ballot(), budget(), event()];
  const { ask, post } = await behind(t, { at: 'path', definitions });
  assert.equal((await ask('/')).text, 'The town');
  const moved = await ask('/deltag');
  assert.deepEqual([moved.status, moved.headers.location], [301, '/deltag/']);
  for (const page of ['/deltag/ballots/kvarterpuljen', '/deltag/budgets/borgerbudget/results']) {
    const { status, text } = await ask(page);
    assert.equal(status, 200);
    const named = [...text.matchAll(/\b(?:href|src|endpoint)="([^"]*)"/g)].map(
      ([, one = '']) => new URL(one, `https://by.example.dk${page}`),
    );
    assert.ok(named.length > 3);
    for (const { protocol, pathname, search } of named) {
      if (protocol === 'data:') continue;
      assert.ok(pathname.startsWith('/deltag/'), pathname);
      // Where there is no build there is no script: that is for the test of the whole installation.
      if (!pathname.endsWith('.js'))
        assert.equal((await ask(pathname + search)).status, 200, pathname);
    }
  }
  assert.equal((await post('/deltag/api/ballots/kvarterpuljen', vote)).status, 201);
  const signedUp = await post('/deltag/api/events/faellesspisning', signup(['d1'], 1));
  assert.equal(signedUp.status, 201);
  for (const link of Object.values(signedUp.json['links'] as Record<string, string>)) {
    assert.ok(link.startsWith(`${PUBLIC.path}/`), link);
  }
  const calendar = await ask('/deltag/api/events/faellesspisning/calendar.ics?dates=d1');
  assert.ok(calendar.text.replaceAll('\r\n ', '').includes(`${PUBLIC.path}/events/`));
});

test('each client is counted by itself, whatever it says of others', async (t) => {
  const limits = { perAddress: { most: 2, seconds: 60 } };
  const { post } = await behind(t, { definitions: [ballot({ limits })] });
  const send = (from: string, headers = {}) =>
    post('/api/ballots/kvarterpuljen', vote, { from, headers });
  assert.equal((await send('127.0.0.2')).status, 201);
  assert.equal((await send('127.0.0.2')).status, 201);
  const refused = await send('127.0.0.2');
  assert.deepEqual([refused.status, refused.json['code']], [429, 'too-many-requests']);
  assert.match(refused.headers['retry-after'] ?? '', /^\d+$/);
  // What a client makes up of where it comes from is not believed.
  assert.equal((await send('127.0.0.2', { 'x-forwarded-for': '203.0.113.7' })).status, 429);
  assert.equal((await send('127.0.0.3')).status, 201);
});

test('figures stay on the machine, however they are asked for', async (t) => {
  const token = { authorization: 'Bearer a-token-of-the-town' };
  for (const at of ['name', 'path'] as const) {
    const { ask, server } = await behind(t, { at, metricsToken: 'a-token-of-the-town' });
    const root = at === 'path' ? '/deltag' : '';
    for (const path of ['/metrics', '/metrics?x', '/%6detrics', '//metrics', '/x/../metrics']) {
      const { status, text } = await ask(root + path, { headers: token });
      assert.equal(status, 404, path);
      assert.doesNotMatch(text, /samskab_requests/);
    }
    assert.equal((await server.get('/metrics')).status, 200);
  }
});

test('what is too large is refused by Samskab, in words that a form on another page can read', async (t) => {
  const { ask } = await behind(t, { definitions: [ballot()] });
  for (const size of [300_000, 3_000_000]) {
    const { status, json, headers } = await ask('/api/ballots/kvarterpuljen', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey(), 'content-length': `${size}` }, // prettier-ignore
      body: ' '.repeat(size),
    });
    assert.deepEqual([status, json['code']], [413, 'too-large']);
    assert.equal(headers['access-control-allow-origin'], '*');
  }
});

test('what is compressed goes through as it is, and what somebody sent is answered as it is', async (t) => {
  const description = 'Bænke ved åen, og lys på stien. '.repeat(100);
  const definitions = [ballot({ intro: description })];
  const { ask, post, server } = await behind(t, { definitions });
  const path = '/api/ballots/kvarterpuljen';
  const plain = (await server.get(path, { 'accept-encoding': 'identity' })).text;
  const read = { br: brotliDecompressSync, gzip: gunzipSync };
  for (const [name, unpack] of Object.entries(read)) {
    const answer = await ask(path, { headers: { 'accept-encoding': name } });
    assert.equal(answer.headers['content-encoding'], name);
    assert.match(answer.headers.vary ?? '', /accept-encoding/i);
    assert.equal(unpack(answer.bytes).toString(), plain);
    const known = { 'accept-encoding': name, 'if-none-match': answer.headers.etag ?? '' };
    assert.equal((await ask(path, { headers: known })).status, 304);
  }
  // An answer to what somebody sent holds what only they know.
  const headers = { 'accept-encoding': 'gzip, br' };
  const receipt = await post(path, vote, { headers });
  assert.equal(receipt.status, 201);
  const { code } = receipt.json;
  const checked = await post(`${path}/receipts/check`, { code }, { headers });
  assert.equal(checked.status, 200);
  for (const answer of [receipt, checked]) {
    assert.equal(answer.headers['content-encoding'], undefined);
  }
});

test('HTTP/2 is spoken, and who comes without TLS is sent on', async (t) => {
  const { nginx } = await behind(t, { definitions: [ballot()] });
  const session = connectHttp2(PUBLIC.name, {
    ca: nginx.certificate,
    host: '127.0.0.1',
    port: nginx.port,
    servername: 'deltag.example.dk',
  });
  t.after(() => session.close());
  const stream = session.request({ ':path': '/api/ballots/kvarterpuljen' });
  const status = await new Promise((resolve, reject) => {
    stream.once('response', (headers) => resolve(headers[':status'])).once('error', reject);
    session.once('error', reject);
  });
  assert.equal(status, 200);
  const plain = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { host: 'evil.example' };
    get({ port: nginx.plainPort, path: '/ballots/x?remember=no', headers }, resolve).once('error', reject); // prettier-ignore
  });
  plain.resume();
  assert.equal(plain.statusCode, 301);
  assert.equal(plain.headers.location, `${PUBLIC.name}/ballots/x?remember=no`);
});

test('a submission that begins before closing counts, however slowly it comes', async (t) => {
  const closes = new Date(Date.now() + 2000).toISOString();
  const definitions = [ballot({ closes, grace: 0 })];
  const { nginx, post, server } = await behind(t, { definitions });
  const body = JSON.stringify(vote);
  const headers = { 'content-type': 'application/json', 'idempotency-key': newKey(), 'content-length': `${body.length}` }; // prettier-ignore
  const options = optionsFor(nginx, 'name', '/api/ballots/kvarterpuljen', { method: 'POST', headers }); // prettier-ignore
  const slow = request(options);
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    slow.once('response', resolve).once('error', reject);
  });
  slow.write(body.slice(0, 5));
  await pause(Date.parse(closes) + 200 - Date.now());
  const late = await post('/api/ballots/kvarterpuljen', vote);
  assert.deepEqual([late.status, late.json['code']], [403, 'closed']);
  slow.end(body.slice(5));
  assert.equal((await replyOf(await answered)).status, 201);
  assert.equal((await rows(server, 'votes')).length, 1);
});
