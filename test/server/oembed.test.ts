/** How a page hosted here is shown in one elsewhere, as oembed.com has it. */
import assert from 'node:assert/strict';
import { ballot, event } from './definitions.ts';
import { test } from './engines.ts';
import { start, type TestServer } from './tools.ts';

const asked = (url: string, more = '') => `/oembed?url=${encodeURIComponent(url)}&format=json${more}`; // prettier-ignore
const title = { da: 'Kvarter & "pulje"', en: 'The fund' };

/** @returns what the head of a page leads to */
async function discovered(server: TestServer, path: string) {
  const { text } = await server.get(path);
  const [, href = ''] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(text) ?? []; // prettier-ignore
  return href.replaceAll('&amp;', '&');
}

test('a page leads to its frame, whose title, size and address are what was asked for', async (t) => {
  const server = await start(t, { definitions: [ballot({ title }), event()] });
  const page = `${server.url}/ballots/kvarterpuljen`;
  const href = await discovered(server, '/ballots/kvarterpuljen');
  assert.equal(href, server.url + asked(page).replaceAll('%20', '+'));
  const answer = await server.get(href.slice(server.url.length));
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  assert.deepEqual(answer.json, {
    version: '1.0',
    type: 'rich',
    title: title.da,
    provider_name: new URL(server.url).host,
    provider_url: `${server.url}/`,
    width: 800,
    height: 800,
    html: `<iframe src="${page}" width="800" height="800" title="Kvarter &amp; &quot;pulje&quot;"></iframe>`,
  });
  const small = await server.get(asked(page, '&maxwidth=320&maxheight=5000'));
  assert.deepEqual([small.json['width'], small.json['height']], [320, 800]);
  assert.match(String(small.json['html']), / width="320" height="800" /);
  const odd = await server.get(asked(page, '&maxwidth=0&maxheight=many'));
  assert.deepEqual([odd.json['width'], odd.json['height']], [800, 800]);
});

test('the language, what is kept and the page below stay in the address, and nothing else', async (t) => {
  const items = [{ id: 'p 1', name: 'Sti' }, { id: 'p2', name: 'Bro' }]; // prettier-ignore
  const server = await start(t, { definitions: [ballot({ title, items }), event()] });
  const page = `${server.url}/ballots/kvarterpuljen`;
  const english = await server.get(asked(`${page}/?utm=x&lang=en&remember=no#top`));
  assert.equal(english.json['title'], 'The fund');
  assert.match(String(english.json['html']), /src="[^"]*\/kvarterpuljen\?lang=en&amp;remember=no"/);
  assert.match(await discovered(server, '/ballots/kvarterpuljen?lang=en'), /%3Flang%3Den&/);
  const item = await server.get(asked(`${page}/items/p%201`));
  assert.equal(item.json['title'], `Sti – ${title.da}`);
  const results = await server.get(asked(`${page}/results`));
  assert.equal(results.json['title'], `${title.da} – Resultat`);
});

test('it is found under the address that the town has, by http and https', async (t) => {
  const options = { definitions: [ballot()], origin: 'https://by.example.dk/deltag' };
  const server = await start(t, options);
  for (const url of [
    'https://by.example.dk/deltag/ballots/kvarterpuljen',
    'http://by.example.dk/deltag/ballots/kvarterpuljen',
    `${server.url}/ballots/kvarterpuljen`,
  ]) {
    const { json } = await server.get(asked(url));
    assert.match(String(json['html']), /src="https:\/\/by\.example\.dk\/deltag\/ballots\/kvarterpuljen"/); // prettier-ignore
  }
  assert.match(await discovered(server, '/ballots/kvarterpuljen'), /^https:\/\/by\.example\.dk\/deltag\/oembed\?url=https%3A%2F%2Fby\.example\.dk%2Fdeltag%2Fballots%2Fkvarterpuljen&format=json$/); // prettier-ignore
  assert.equal((await server.get(asked('https://by.example.dk/ballots/kvarterpuljen'))).status, 404); // prettier-ignore
});

test('what is unlisted is found by its address, and a draft is not there', async (t) => {
  const definitions = [ballot({ visibility: 'unlisted' }), event({ visibility: 'draft' })];
  const server = await start(t, { definitions });
  const unlisted = await server.get(asked(`${server.url}/ballots/kvarterpuljen`));
  assert.equal(unlisted.status, 200);
  assert.equal(unlisted.headers.get('x-robots-tag'), 'noindex');
  const not = await server.get(asked(`${server.url}/events/nothing`));
  for (const id of ['faellesspisning', '~faellesspisning']) {
    const draft = await server.get(asked(`${server.url}/events/${id}`));
    assert.deepEqual([draft.status, draft.text], [404, not.text]);
  }
});

test('what cannot be answered says so, with the status that oembed.com gives it', async (t) => {
  const server = await start(t, { definitions: [ballot()] });
  const page = `${server.url}/ballots/kvarterpuljen`;
  const xml = await server.get(`/oembed?url=${encodeURIComponent(page)}&format=xml`);
  assert.equal(xml.status, 501);
  assert.equal((await server.get('/oembed')).status, 400);
  for (const url of [
    'nonsense',
    'javascript:alert(1)',
    'https://elsewhere.example/ballots/kvarterpuljen',
    server.url,
    `${server.url}/api/ballots/kvarterpuljen`,
    `${server.url}/ballots/kvarterpuljen/items/nothing`,
    `${server.url}/ballots/kvarterpuljen/items/%E0%A4%A`,
    `${server.url}/events/kvarterpuljen/results`,
    `${server.url}/ballots/%00`,
  ]) {
    assert.equal((await server.get(asked(url))).status, 404, url);
  }
  assert.equal((await server.send('POST', asked(page))).status, 405);
});
