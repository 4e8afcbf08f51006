/** A server that a proxy has put under a path: `https://by.example.dk/deltag/ballots/…`. */
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { ballot, budget, event, ideas, signup } from './definitions.ts';
import { hiddenIn } from './plain.ts';
import { folder, samskab, start } from './tools.ts';

const URL_HERE = 'https://by.example.dk/deltag';

/** @returns every address in a page, as a browser under the path would ask for it */
function addressesIn(html: string, page: string): string[] {
  // For others, who resolve nothing: a whole address, which needs SAMSKAB_URL where there is a path.
  const own = html.replace(/<link rel="alternate" type="application\/json\+oembed"[^>]*>/, '');
  const found = own.matchAll(/\b(?:href|src|endpoint)="([^"]*)"/g);
  const urls = [...found].map(([, one = '']) => new URL(one, URL_HERE + page));
  return urls.map(({ href, origin, pathname }) => (origin === 'null' ? href : origin + pathname));
}

test('what a hosted page names is asked for under the path, and is there', async (t) => {
  const server = await start(t, { definitions: [ideas(), budget(), ballot(), event()] });
  const pages = [
    ['/ideas/fremtidslab', 'api/ideas/fremtidslab'],
    ['/ballots/kvarterpuljen', 'api/ballots/kvarterpuljen'],
    ['/events/faellesspisning?remember=no', 'api/events/faellesspisning'],
    ['/budgets/borgerbudget/results', 'api/budgets/borgerbudget/results'],
  ] as const;
  for (const [page, endpoint] of pages) {
    const { status, text } = await server.get(page);
    assert.equal(status, 200);
    const addresses = addressesIn(text, page).filter((one) => one !== 'data:,');
    for (const one of [endpoint, 'samskab.js', 'samskab/hosted.js']) {
      assert.ok(addresses.includes(`${URL_HERE}/${one}`), `${page}: ${one}`);
    }
    for (const address of addresses) {
      assert.ok(address.startsWith(`${URL_HERE}/`), `${page}: ${address}`);
    }
  }
  for (const nowhere of ['/ballots/nix', '/nix', '/', '/a/b/c/d', '/ballots/kvarterpuljen/']) {
    const { text } = await server.get(nowhere);
    const addresses = addressesIn(text, nowhere);
    assert.ok(addresses.includes(`${URL_HERE}/samskab/page.css`), nowhere);
    for (const address of addresses) {
      assert.ok(/^data:|^mailto:/.test(address) || address.startsWith(URL_HERE), address);
    }
  }
});

test('links that leave the page, as in a receipt or a calendar, are under SAMSKAB_URL', async (t) => {
  const server = await start(t, { definitions: [event()], origin: `${URL_HERE}/` });
  const { json } = await server.post('/api/events/faellesspisning', signup(['d1'], 1));
  const links = Object.values((json.links ?? {}) as Record<string, string>);
  assert.ok(links.length > 0);
  for (const link of links) assert.ok(link.startsWith(`${URL_HERE}/`), link);
  const calendar = await server.get('/api/events/faellesspisning/calendar.ics');
  const unfolded = calendar.text.replaceAll('\r\n ', '');
  assert.ok(unfolded.includes(`${URL_HERE}/events/faellesspisning`), unfolded);
  const list = await server.get('/api');
  for (const link of Object.values(list.json['links'] as object)) {
    assert.ok(String(link).startsWith(`${URL_HERE}/api/`));
  }
  const { json: document } = await server.get('/api/openapi.json');
  assert.deepEqual(document['servers'], [{ url: URL_HERE }]);
});

test('a form goes under the path, to the receipt, also where the proxy says another host', async (t) => {
  const server = await start(t, { definitions: [ballot()], origin: `${URL_HERE}/` });
  const proxy = createServer((asked, answer) => {
    const path = (asked.url ?? '').replace(/^\/deltag/, '');
    const headers = { ...asked.headers, host: 'backend.internal' };
    const on = request(server.url + path, { method: asked.method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 500, got.headers);
      got.pipe(answer);
    });
    asked.pipe(on);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  t.after(() => proxy.close());
  const { port } = proxy.address() as AddressInfo;
  const page = `http://127.0.0.1:${port}/deltag/ballots/kvarterpuljen`;
  const first = await (await fetch(page)).text();
  // Without an address of its own a form goes to that of its page.
  assert.match(first, /<form method="post" class="stack">/);
  assert.doesNotMatch(first, /formaction|<form[^>]* action|<base/);
  const post = async (fields: readonly (readonly [string, string])[]) => {
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
    const answer = await fetch(page, { method: 'POST', body, headers: { origin: 'https://by.example.dk' } }); // prettier-ignore
    return { status: answer.status, text: await answer.text() };
  };
  const review = await post([['item', 'p1']]);
  assert.equal(review.status, 200);
  const sent = await post([...hiddenIn(review), ['step', 'send']]);
  assert.equal(sent.status, 201);
  const addresses = addressesIn(sent.text, '/ballots/kvarterpuljen');
  for (const one of addresses) assert.ok(/^(data:|mailto:)/.test(one) || one.startsWith(`${URL_HERE}/`), one); // prettier-ignore
});

test('SAMSKAB_URL is where the server is, and nothing more', async (t) => {
  const data = folder(t);
  const wrong = ['deltag.example.dk', 'ftp://deltag.example.dk', 'https://by.example.dk/?a=b', 'https://by.example.dk/#top', 'https://by.example.dk?', 'https://me@by.example.dk']; // prettier-ignore
  for (const SAMSKAB_URL of wrong) {
    const run = await samskab(['serve', '--port', '0', '--data', data], { SAMSKAB_URL });
    assert.equal(run.code, 2, SAMSKAB_URL);
    assert.match(run.stderr, /^samskab: SAMSKAB_URL is an address such as .*, not ".*"\n$/);
  }
});
