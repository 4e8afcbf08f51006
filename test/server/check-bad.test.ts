/** `samskab check` of backends that do one thing wrong: one clear line each, and what it is about. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, it, test, type TestContext } from 'node:test';
import { ask } from '../../src/server/cli/checking/ask.ts';
import { Findings } from '../../src/server/cli/checking/findings.ts';
import { checkPreflights } from '../../src/server/cli/checking/preflight.ts';
import { freePort } from '../tools/free-port.ts';
import { ballot, event, ideas } from './definitions.ts';
import { folder, mainHere, start } from './tools.ts';

/** What a server answers. */
interface Reply {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

const definition = ballot({ test: true, language: 'en', minLength: 1 });
const PATH = '/api/ballots/kvarterpuljen';

async function listening(t: TestContext, server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    (server as { closeAllConnections?: () => void }).closeAllConnections?.();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function serving(
  t: TestContext,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  return listening(t, createServer(answer));
}

/** Our own server, behind something that changes what it says. */
async function tampered(
  t: TestContext,
  change: (reply: Reply, request: IncomingMessage, sent: string) => void | Promise<void>,
  given = definition,
): Promise<string> {
  const server = await start(t, { definitions: [given] });
  const url = await serving(t, async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers; // prettier-ignore
    const { method = 'GET' } = request;
    const hasBody = method === 'POST';
    const answer = await fetch(`${server.url}${request.url}`, {
      method,
      headers: headers as Record<string, string>,
      redirect: 'manual',
      ...(hasBody && { body: Buffer.concat(parts) }),
    });
    const reply: Reply = {
      status: answer.status,
      headers: Object.fromEntries([...answer.headers].filter(([name]) => !/^(content-(length|encoding)|transfer-encoding|connection|keep-alive)$/.test(name))), // prettier-ignore
      body: Buffer.from(await answer.arrayBuffer()),
    };
    await change(reply, request, Buffer.concat(parts).toString());
    response.sendDate = false;
    response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  return url + PATH;
}

/** @returns what was found that is not fine, a line each, and the exit code */
async function found(t: TestContext, url: string, ...more: string[]): Promise<string> {
  const { stdout, code, stderr } = await mainHere(t, ['check', url, ...more]);
  const lines = stdout.split('\n').filter((line) => /^(must|should) /.test(line));
  assert.equal(code, lines.some((line) => line.startsWith('must')) ? 1 : 0, stderr);
  return lines.map((line) => line.replace(/ {2,}/g, ' ')).join('\n');
}

type Change = Parameters<typeof tampered>[1];

const isGet = ({ method, url }: IncomingMessage) => method === 'GET' && url === PATH;
const json = (reply: Reply, change: (body: Record<string, unknown>) => void) => {
  const body = JSON.parse(reply.body.toString()) as Record<string, unknown>;
  change(body);
  reply.body = Buffer.from(JSON.stringify(body));
};
/** Changes the definition alone. */
const shown =
  (change: (body: Record<string, unknown>) => void): Change =>
  (reply, request) => {
    if (isGet(request)) json(reply, change);
  };
const header =
  (name: string, value: string | string[] | undefined, when = isGet): Change =>
  (reply, request) => {
    if (!when(request)) return;
    if (value === undefined) delete reply.headers[name];
    else reply.headers[name] = value;
  };
const isPost = ({ method }: IncomingMessage) => method === 'POST';
const isOptions = ({ method }: IncomingMessage) => method === 'OPTIONS';

const READ: Readonly<Record<string, readonly [change: Change, said: RegExp]>> = {
  'no CORS': [header('access-control-allow-origin', undefined), /^must get-cors .*has no Access-Control-Allow-Origin: no page elsewhere can show it$/],
  // decred/dcrwebapi 8, cyu/rack-cors 162: the program and the proxy both add it.
  'CORS twice': [header('access-control-allow-origin', ['*', '*']), /^must get-cors .*several times \(\*, \*\), as where a proxy adds/],
  'CORS for another page': [header('access-control-allow-origin', 'https://a.dk'), /^must get-cors .*is for https:\/\/a\.dk alone .*--origin/],
  'one page without Vary': [header('access-control-allow-origin', 'https://www.example.org'), /^should get-cors .*without "Vary: Origin"/],
  'text/html': [header('content-type', 'text/html'), /^should content-type .*"text\/html", and should say application\/json/],
  'another charset': [header('content-type', 'application/json; charset=iso-8859-1'), /^must content-type .*"iso-8859-1": JSON is UTF-8/],
  'no Date': [header('date', undefined), /^should clock there is no Date/],
  'a wrong clock': [header('date', new Date(Date.now() + 600_000).toUTCString()), /^should clock .*\d\d\d seconds ahead of the one here/],
  'a clock that no page sees': [header('access-control-expose-headers', undefined), /^should clock Access-Control-Expose-Headers lacks date, age, retry-after/],
  'no Cache-Control': [header('cache-control', undefined), /^should cache there is no Cache-Control/],
  'kept for a day': [header('cache-control', 'max-age=86400'), /^should cache it may be kept for 86400 seconds/],
  'a cookie': [header('set-cookie', 'PHPSESSID=1'), /^should cookies it sets a cookie/],
  // ampproject/amp-wp 4678, woocommerce/wc-api-php 104.
  'a byte order mark': [(reply, request) => { if (isGet(request)) reply.body = Buffer.concat([Buffer.from('\uFEFF'), reply.body]); }, /^should json it begins with a byte order mark/],
  // openml/OpenML 861: warnings as HTML in front of the JSON.
  'a warning before the JSON': [(reply, request) => { if (isGet(request)) reply.body = Buffer.concat([Buffer.from('<br />\n<b>Warning</b>: x on line 3<br />\n'), reply.body]); }, /^must json .*says something before its JSON, .*Warning/],
  // litespeedtech/lscache_wp 212: a cache that signs what it keeps.
  'a comment behind the JSON': [
    (reply, request) => {
      if (isGet(request)) reply.body = Buffer.concat([reply.body, Buffer.from('<!-- cached -->')]);
    },
    /^must json .*says something behind its JSON, .*<!-- cached -->/,
  ],
  'a program in place of JSON': [
    (reply, request) => {
      if (isGet(request)) reply.body = Buffer.from('const a = {"a":1}; f({})');
    },
    /^must json .*is not JSON: line 1, column 1 .*: it begins with "const a/,
  ],
  'half a JSON': [(reply, request) => { if (isGet(request)) reply.body = reply.body.subarray(0, 40); }, /^must json .*is not JSON: line 1, column 38 \(/],
  'Latin-1': [(reply, request) => { if (isGet(request)) reply.body = Buffer.from(reply.body.toString(), 'latin1'); }, /^must json .*is not in UTF-8: letters such as æ, ø and å are lost/],
  nothing: [(reply, request) => { if (isGet(request)) reply.body = Buffer.alloc(0); }, /^must json .*answers with nothing/],
  'a list': [(reply, request) => { if (isGet(request)) reply.body = Buffer.from('[]'); }, /^must definition it is JSON, and no group in \{ \}/],
  null: [(reply, request) => { if (isGet(request)) reply.body = Buffer.from('null'); }, /^must definition it is JSON, and no group/],
  'no type': [shown((body) => { delete body['type']; }), /^must definition `type` must be ideas, budget, ballot or event, and is missing/],
  'two faults': [shown((body) => { body['title'] = 3; body['maxLength'] = 'two'; }), /must definition `title` must be a text .*\n.*must definition `maxLength` must be a number, and is "two"|must definition `maxLength`.*\n.*`title`/],
  'a time without an offset': [shown((body) => { body['closes'] = '2027-03-01T12:00:00'; }), /^must times `closes` must be a time with its offset/],
  'closing before opening': [shown((body) => { body['opens'] = '2027-03-02T00:00:00Z'; body['closes'] = '2027-03-01T00:00:00Z'; body['phase'] = 'upcoming'; }), /^must times `opens` must not be later than `closes`/],
  'an id twice': [shown((body) => { (body['items'] as { id: string }[])[1]!.id = 'p1'; }), /^must ids items, 2nd: `id` "p1" stands twice/],
  'ids that look alike': [shown((body) => { (body['items'] as { id: string }[])[1]!.id = 'P1'; }), /^should ids ids differ by blanks or capitals alone, .*"P1"/],
  'a slip in a key': [shown((body) => { body['maxLenght'] = 2; }), /^should unknown-key `maxLenght` is not known here: is `maxLength` meant\?/],
  'a limit that nobody can keep': [shown((body) => { body['minLength'] = 9; delete body['maxLength']; }), /^must fulfillable /],
  'a phase that is not so': [shown((body) => { body['closes'] = '2020-01-01T00:00:00Z'; }), /must phase `phase` says "open", and by .* it is closed/],
  'no phase': [shown((body) => { delete body['phase']; body['closes'] = '2099-01-01T00:00:00Z'; }), /^should phase there is no `phase`/],
  'no promise': [shown((body) => { delete body['delivery']; }), /^should delivery it promises nothing/],
  'costs in no currency': [shown((body) => { (body['items'] as { cost: number }[])[0]!.cost = 3; }), /^should money items have a `cost`, and there is no `currency`/],
  'a currency that is none': [shown((body) => { body['currency'] = 'DKX'; }), /^should money `currency` is "DKX", which is none/],
  'a text that is not there in a language': [shown((body) => { body['title'] = { en: 'Vote', da: 'Stem' }; body['intro'] = { en: 'Choose.' }; }), /^should languages 1 text is not there in da: intro$/],
  'another language first': [shown((body) => { body['title'] = { da: 'Stem', en: 'Vote' }; }), /^should languages da is offered first, and the definition's own language is en/],
  'a text that is hard': [shown((body) => { body['intro'] = 'Notwithstanding administrative considerations concerning participatory budgeting procedures, applicants acknowledge responsibilities.'; }), /^should plain-words `intro` is hard to read in en: LIX \d\d+ \(\d+ words a sentence, and \d+ of 100/],
  'a picture without words': [shown((body) => { (body['items'] as object[])[0] = { id: 'p1', name: 'A', picture: { url: '/api/ballots', alt: '', width: 3, height: 2 } }; }), /should alt-text `alt` is empty: items\[0\]\.picture\.alt[^]*/],
  'a picture that is not there': [shown((body) => { (body['items'] as object[])[0] = { id: 'p1', name: 'A', picture: { url: '/none.jpg', alt: 'IMG_1.JPG' } }; }), /^must pictures items\[0\]\.picture \(http:.*none\.jpg\) answers with 404\nshould alt-text `alt` is the name of a file.*\nshould pictures without `width` and `height`/],
  'a picture that is none': [shown((body) => { (body['items'] as object[])[0] = { id: 'p1', name: 'A', picture: { url: '/api/ballots', alt: 'Benches', width: 3, height: 2 } }; }), /^must pictures .*says that it is "application\/json", and no picture$/],
  'a link over http': [shown((body) => { body['page'] = 'http://a.example/stem'; }), /^should links links are http, and should be https: page/],
  'an address to send to over http': [shown((body) => { body['links'] = { submit: 'http://192.0.2.1:1/x' }; }), /^must https `links\.submit` is http/],
  'results that are not there': [shown((body) => { body['links'] = { results: '/nowhere' }; }), /^must results-link `links\.results` .* answers with 404/],
  'no result once closed': [shown((body) => { body['closes'] = '2020-01-01T00:00:00Z'; body['phase'] = 'closed'; }), /^should results-link it has closed/],
  // superseriousbusiness/gotosocial 1664.
  'a preflight without the key': [header('access-control-allow-headers', 'content-type', isOptions), /^must preflight no page elsewhere can send: OPTIONS .* lacks idempotency-key in Access-Control-Allow-Headers/],
  'a preflight that is refused': [(reply, request) => { if (isOptions(request)) reply.status = 405; }, /^must preflight .* answers with 405, not with 200 or 204/],
  'a preflight that leads on': [(reply, request) => { if (isOptions(request)) { reply.status = 301; reply.headers['location'] = '/x'; } }, /^must preflight .*leads on elsewhere, which no browser follows here/],
  'a 404 that no page can read': [(reply) => { if (reply.status === 404) delete reply.headers['access-control-allow-origin']; }, /^should not-found a 404 has no Access-Control-Allow-Origin/],
}; // prettier-ignore

const refusing =
  (change: (reply: Reply) => void): Change =>
  (reply, request) => {
    if (isPost(request) && reply.status >= 400) change(reply);
  };
/** Answers of its own, as if a key were nothing. */
let count = 0;
const answered = new Map<string, string>();
const looking = new Map<string, number>();

const SENT: Readonly<Record<string, readonly [change: Change, said: RegExp]>> = {
  // aspnet/CORS 46, griffithlab/civic-server 455.
  'refusals that no page can read': [refusing(({ headers }) => { delete headers['access-control-allow-origin']; }), /must refusal-cors a refusal \(400\) has no Access-Control-Allow-Origin: the widget says that there is no connection/],
  // a2aproject/a2a-java 719, vertigo-io/vertigo-core 5.
  'refusals as plain JSON': [refusing(({ headers }) => { headers['content-type'] = 'application/json'; }), /^must problem a refusal comes as "application\/json", and must come as application\/problem\+json$/],
  'refusals as pages': [refusing((reply) => { reply.body = Buffer.from('<h1>Error</h1>'); }), /must not-json half a JSON is refused with 400 and no code, and must be with 400 and `not-json`[^]*must problem a refusal has no `code`/],
  'refusals of another status': [refusing((reply) => { reply.status = 400; }), /must media-type text\/plain is refused with 400 and `unsupported-media-type`, and must be with 415/],
  'rules without errors': [refusing((reply) => { json(reply, (body) => { delete body['errors']; }); }), /must rule .*`errors` is empty, and must say `malformed`/],
  'rules with other codes': [refusing((reply) => { json(reply, (body) => { if (body['errors']) body['errors'] = [{ code: 'wrong', pointer: '' }]; }); }), /must rule .*`errors` says `wrong`, and must say `unknown-item`/],
  'rules without a place': [refusing((reply) => { json(reply, (body) => { for (const error of (body['errors'] as { pointer: string }[]) ?? []) error.pointer = ''; }); }), /^should rule .*`pointer` is "", and should be "\/selections"/],
  'refusals that are taken': [refusing((reply) => { reply.status = 200; }), /must rule an item that is not there \(`unknown-item`\) was taken \(200\), and must be refused with 422/],
  '200 in place of 201': [(reply) => { if (reply.status === 201) reply.status = 200; }, /must created a submission is answered with 200, and must be with 201/],
  'a receipt without a code': [(reply) => { if (reply.status === 201) reply.body = Buffer.from('{"id":3}'); }, /must receipt the receipt: `code` is missing/],
  'a receipt that may be kept': [header('cache-control', 'max-age=60', isPost), /should created a receipt comes without "Cache-Control: no-store"/],
  // square1-io/laravel-idempotency 1, mastodon/mastodon 37879: look first, store then.
  'another receipt each time': [(reply) => { if (reply.status === 201) reply.body = Buffer.from(`{"code":"AAAA-${1000 + count++}"}`); }, /must same-key the same, sent again under its key, gets another receipt .*it counts twice[^]*must in-flight several at once under the same key got several receipts/],
  'a key that is looked for first and stored then': [
    async (reply, request) => {
      if (!isPost(request) || (reply.status !== 201 && !reply.body.includes('in-flight'))) return;
      const key = String(request.headers['idempotency-key']);
      const before = answered.get(key);
      // All that come at once have looked before the first has stored.
      looking.set(key, (looking.get(key) ?? 0) + 1);
      for (let tries = 0; tries < 40 && (looking.get(key) ?? 0) < 4; tries++) {
        await new Promise((done) => setTimeout(done, 25));
      }
      const code = before ?? `AAAA-${1000 + count++}`;
      answered.set(key, code);
      reply.status = 201;
      reply.body = Buffer.from(JSON.stringify({ code }));
    },
    /^must in-flight several at once under the same key got several receipts \(.*\): all of them count\. Let the database hold one key once \(UNIQUE\)/,
  ],
  // idempot-dev/idempot-js 186: who lost the race got a 503.
  '503 for who lost the race': [refusing((reply) => { if (reply.body.includes('in-flight')) { reply.status = 503; reply.headers['retry-after'] = '900'; } }), /^(must in-flight one of several at once under the same key is refused with 503 and `in-flight`, and must be with 409[^]*|)$/],
  '429 without a time': [(reply, request, sent) => { if (isPost(request) && sent.startsWith('{"selections": [')) { reply.status = 429; delete reply.headers['retry-after']; } }, /^must retry-after 429 comes without Retry-After[^]*\nshould retry-after it lets no more in now \(429\), so not all was tried: .* try again later$/],
  // processwire/processwire-issues 2149: a slash at the end, and the POST is a GET.
  'a POST that leads on': [(reply, request) => { if (isPost(request)) { reply.status = 301; reply.headers['location'] = `${PATH}/`; } }, /must redirect POST leads on \(301 to .*what is sent is lost there/],
  'a key that is none of its business': [(reply, request) => { if (isPost(request) && reply.body.includes('key-reused')) { reply.status = 201; reply.body = Buffer.from('{"code":"AAAA-0000"}'); } }, /must other-body another body under the same key was taken \(201\), and must be refused with 422/],
}; // prettier-ignore

describe('samskab check of what is read', () => {
  for (const [name, [change, said]] of Object.entries(READ)) {
    it(name, async (t) => assert.match(await found(t, await tampered(t, change)), said));
  }

  it('finds nothing where nothing is wrong', async (t) => {
    assert.equal(await found(t, await tampered(t, () => {})), '');
  });
});

describe('samskab check --submit', () => {
  for (const [name, [change, said]] of Object.entries(SENT)) {
    it(name, async (t) =>
      assert.match(await found(t, await tampered(t, change), '--submit'), said),
    );
  }

  // rwf2/Rocket 2783, villadora/express-http-proxy 546: the line is cut in place of a 413.
  it('a line that is cut in place of a 413', async (t) => {
    const behind = await tampered(t, () => {});
    const url = await serving(t, async (request, response) => {
      if (Number(request.headers['content-length'] ?? 0) > 1_000_000) return request.socket.resetAndDestroy(); // prettier-ignore
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { host: _host, connection: _connection, ...headers } = request.headers;
      const { method = 'GET' } = request;
      const answer = await fetch(new URL(request.url ?? '', behind), { method, headers: headers as never, ...(method === 'POST' && { body: Buffer.concat(parts) }) }); // prettier-ignore
      const rest = [...answer.headers].filter(([name]) => !/length|encoding|connection/.test(name));
      return response.writeHead(answer.status, Object.fromEntries(rest)).end(await answer.text());
    });
    const said = await found(t, url + PATH, '--submit');
    assert.match(
      said,
      /^must too-large a body of 2 MB: the server hangs up .*; read on and throw it away/,
    );
  });

  it('sends one to who promises nothing, and a receipt need not come', async (t) => {
    const plain = { ...ideas({ test: true }), language: 'en', phase: 'open' };
    let posts = 0;
    const url = await serving(t, (request, response) => {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', 'content-type');
      if (request.method === 'POST') {
        posts += 1;
        assert.equal(request.headers['idempotency-key'], undefined);
      }
      response.end(request.method === 'GET' ? JSON.stringify(plain) : 'Thanks!');
    });
    const said = await found(t, url, '--submit');
    assert.equal(posts, 1);
    assert.match(said, /should delivery it promises nothing/);
    assert.doesNotMatch(said, /^must/m);
  });
});

describe('samskab check of what does not answer', () => {
  const one = async (t: TestContext, url: string, said: RegExp, ...more: string[]) => {
    const lines = await found(t, url, ...more);
    assert.match(lines, said);
    assert.equal(lines.split('\n').filter((line) => line.startsWith('must')).length, 1, lines);
  };

  it('nobody listens', async (t) => {
    await one(
      t,
      `http://127.0.0.1:${await freePort()}/`,
      /^must address .* does not answer: nothing listens there$/,
    );
  });

  it('no such name', async (t) => {
    await one(
      t,
      'https://nowhere.invalid/api',
      /^must address https:\/\/nowhere\.invalid\/api cannot be (found|looked)/,
    );
  });

  it('it never answers', async (t) => {
    const url = await serving(t, () => {});
    await one(t, url, /^must timeout .* does not answer within 0\.3 seconds$/, '--timeout', '0.3');
  });

  it('it begins to answer, and never ends', async (t) => {
    const url = await serving(t, (_, response) => response.write('{'));
    await one(t, url, /^must timeout .* does not answer within 0\.3 seconds$/, '--timeout', '0.3');
  });

  it('it answers without end', async (t) => {
    const url = await serving(t, (_, response) => {
      const more = () => response.destroyed || response.write('x'.repeat(1_000_000), () => setImmediate(more)); // prettier-ignore
      more();
    });
    await one(t, url, /^must address .* answers with more than 16 MB$/);
  });

  it('it hangs up', async (t) => {
    const url = await serving(t, ({ socket }) => socket.destroy());
    await one(t, url, /^must address .* hangs up /);
  });

  it('it speaks something else', async (t) => {
    const url = await listening(
      t,
      createTcpServer((socket) => socket.end('220 mail\r\n\r\n')),
    );
    await one(t, url, /^must address .* does not speak HTTP there/);
  });

  it('it is http where https was asked for', async (t) => {
    const url = await serving(t, (_, response) => response.end());
    await one(t, url.replace('http:', 'https:'), /^must address .* speaks no TLS/);
  });

  it('its certificate is of its own making', async (t) => {
    const at = folder(t);
    const [key, cert] = [join(at, 'key.pem'), join(at, 'cert.pem')];
    const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert]; // prettier-ignore
    if (spawnSync('openssl', args).status !== 0) return t.skip('openssl is not here');
    const options = { key: readFileSync(key), cert: readFileSync(cert) };
    const url = await listening(
      t,
      createTlsServer(options, (_, response) => response.end('{}')),
    );
    return one(
      t,
      url.replace('http:', 'https:'),
      /^must address .* has a certificate of its own making/,
    );
  });

  // What works in a browser that has seen the other certificate before, and nowhere else.
  it('it leaves out the certificate between', async (t) => {
    const at = folder(t);
    const made = (name: string, ...more: string[]) =>
      spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-keyout', join(at, `${name}.key`), '-out', join(at, `${name}.pem`), ...more]).status; // prettier-ignore
    if (made('between') !== 0) return t.skip('openssl is not here');
    const by = ['-CA', join(at, 'between.pem'), '-CAkey', join(at, 'between.key')];
    assert.equal(made('leaf', '-addext', 'subjectAltName=IP:127.0.0.1', ...by), 0);
    const options = { key: readFileSync(join(at, 'leaf.key')), cert: readFileSync(join(at, 'leaf.pem')) }; // prettier-ignore
    const url = await listening(
      t,
      createTlsServer(options, (_, response) => response.end('{}')),
    );
    return one(t, url.replace('http:', 'https:'), /^must address .* issuer is not known: is the one between missing \(serve the full chain\)\?$/); // prettier-ignore
  });

  it('404, 500, a login', async (t) => {
    for (const [status, said] of [
      [404, 'there is nothing there'],
      [500, 'something is broken there'],
      [401, 'without a login'],
    ] as const) {
      const url = await serving(t, (_, response) => response.writeHead(status).end());
      await one(t, url, new RegExp(`^must address .* answers with ${status}: .*${said}`));
    }
  });

  it('it leads round in a circle, or nowhere', async (t) => {
    const to = (location: string) => serving(t, (_, response) => response.writeHead(302, { location, 'access-control-allow-origin': '*' }).end()); // prettier-ignore
    await one(t, await to('/'), /must redirect .* leads round in a circle/);
    await one(
      t,
      await to('mailto:a@b.dk'),
      /must redirect .* leads on to "mailto:a@b\.dk", which is no address/,
    );
    let at = 0;
    const url = await serving(t, (_, response) => response.writeHead(302, { location: `/${at++}`, 'access-control-allow-origin': '*' }).end()); // prettier-ignore
    await one(t, url, /must redirect .* leads on more than 5 times/);
  });
});

test('what is found elsewhere leads into no network of whoever checks', async (t) => {
  const asked: string[] = [];
  const inner = await serving(t, (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'content-type': 'image/png' }).end();
  });
  const { port } = new URL(inner);
  const about = { timeout: 5000, origin: 'https://www.example.org' };
  const from = 'https://deltag.example.dk/api/ballots/kvarterpuljen';
  const hosts = ['127.0.0.1', 'localhost', '127.1', '0x7f000001', '2130706433', 'by.localhost', '0.0.0.0', '[::1]', '[::]', '[::ffff:127.0.0.1]', '10.1.2.3', '192.168.0.1', '169.254.169.254', '172.16.0.1', '[fd00::1]', '[fe80::1]']; // prettier-ignore
  for (const host of hosts) {
    await assert.rejects(ask(`http://${host}:${port}/`, { ...about, from }), /nobody else gets there/, host); // prettier-ignore
  }
  const links = { submit: `${inner}/submit`, places: `${inner}/places` };
  const pictured = { ...ballot({}), links } as ReturnType<typeof ballot>;
  const findings = new Findings();
  await checkPreflights(pictured, from, { ...about, from }, findings);
  assert.match(findings.all[0]?.text ?? '', /no page elsewhere can send: OPTIONS .* is on this machine/); // prettier-ignore
  assert.deepEqual(asked, []);
  // Who checks what is on their own machine asks all that is there.
  assert.equal((await ask(`${inner}/a`, { ...about, from: `${inner}/b` })).status, 200);
  assert.equal((await ask(`${inner}/a`, about)).status, 200);
});

describe('samskab check of a page', () => {
  it('reads a page in which no tag ends', async (t) => {
    const url = await pageAnd(t, () => page('', '<div <link '.repeat(200_000)));
    assert.match(await found(t, `${url}/stem`), /^must page .*names no definition/);
  });

  const page = (head: string, body = '') =>
    `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
  async function pageAnd(t: TestContext, html: (origin: string) => string): Promise<string> {
    const server = await start(t, { definitions: [definition] });
    return serving(t, async (request, response) => {
      if (request.url?.startsWith('/stem')) {
        return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html(server.url)); // prettier-ignore
      }
      const { method = 'GET' } = request;
      const answer = await fetch(server.url + request.url, { method, headers: { origin: 'https://www.example.org', 'access-control-request-method': 'POST' } }); // prettier-ignore
      const rest = [...answer.headers].filter(([name]) => !/length|encoding|connection/.test(name));
      return response.writeHead(answer.status, Object.fromEntries(rest)).end(await answer.text());
    });
  }

  it('follows the definition that it names', async (t) => {
    const link = `<link type='application/json' href=".${PATH}" rel="alternate">`;
    const url = await pageAnd(t, () => page(link));
    assert.equal(await found(t, `${url}/stem`), '');
    const { stdout } = await mainHere(t, ['check', `${url}/stem`]);
    assert.match(stdout, new RegExp(`fine +page +the page names its definition: ${url}${PATH}`));
  });

  it('does not follow it to another server', async (t) => {
    const url = await pageAnd(t, (origin) => page(`<link rel="alternate" type="application/json" href="${origin}${PATH}">`)); // prettier-ignore
    assert.match(
      await found(t, `${url}/stem`),
      /^must page .*names a definition on another server: http.*Widgets follow .* on the same server/,
    );
  });

  it('follows one page, and no page behind it', async (t) => {
    const url = await pageAnd(t, () => page('<link rel="alternate" type="application/json" href="/stem2">')); // prettier-ignore
    assert.match(
      await found(t, `${url}/stem`),
      /^must page .*that is a page too: it is followed once/,
    );
  });

  it('says what a tag on it asks where it names none', async (t) => {
    const url = await pageAnd(t, () => page('', `<samskab-voting-ballot endpoint="${PATH}"></samskab-voting-ballot>`)); // prettier-ignore
    assert.match(
      await found(t, `${url}/stem`),
      /^must page .*give the address of the definition itself \(a tag on it asks "http:.*kvarterpuljen"\)/,
    );
  });
});

describe('samskab check at a terminal', () => {
  it('shows nothing that a terminal obeys, and all as JSON for machines', async (t) => {
    const title = 'Stem \u001b[2J\u202enu';
    const url = await tampered(t, shown((body) => { body['title'] = title; })); // prettier-ignore
    const { stdout } = await mainHere(t, ['check', url]);
    assert.doesNotMatch(stdout, /[\u001b\u202e]/);
    const { stdout: printed } = await mainHere(t, ['check', url, '--json']);
    assert.doesNotMatch(printed, /[\u001b\u202e]/);
    const { findings, texts, ...rest } = JSON.parse(printed);
    assert.deepEqual(rest, { url, endpoint: url, type: 'ballot', id: 'kvarterpuljen', phase: 'open', test: true, must: 0, should: 0, fine: findings.length }); // prettier-ignore
    assert.deepEqual(Object.keys(findings[0]), ['level', 'rule', 'text']);
    assert.deepEqual(texts, []);
  });

  it('only reads: GET and OPTIONS', async (t) => {
    const methods = new Set<string | undefined>();
    await found(t, await tampered(t, (_, { method }) => void methods.add(method), event({ test: true }) as never)); // prettier-ignore
    const url = await tampered(t, (_, { method }) => void methods.add(method));
    await found(t, url);
    assert.deepEqual([...methods].toSorted(), ['GET', 'OPTIONS']);
  });

  it('says what to type', async (t) => {
    const wrong: [string[], RegExp][] = [
      [[], /URL is missing/],
      [['deltag.example.dk'], /URL is an address such as https:/],
      [['https://a:b@deltag.example.dk/'], /a name or a password in it/],
      [['http://a.dk/', '--origin', 'a.dk'], /--origin is an address such as/],
      [['http://a.dk/', '--timeout', 'soon'], /--timeout is some seconds, at most 300, not "soon"/],
      [['http://a.dk/', '--code', 'X'], /--code is for --submit/],
      [['http://a.dk/', '--body', 'X'], /--body is for --submit/],
      [['http://a.dk/', '--submit', '--body', '/none.json'], /\/none\.json cannot be read/],
    ];
    for (const [args, said] of wrong) {
      const run = await mainHere(t, ['check', ...args]);
      assert.equal(run.code, 2, args.join(' '));
      assert.match(run.stderr, said);
      assert.equal(run.stdout, '');
    }
  });
});
