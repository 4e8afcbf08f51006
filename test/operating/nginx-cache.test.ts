/** nginx with its cache, for an evening with many thousands of readers. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Phase } from '../../src/protocol/definition.ts';
import { ballot, event, vote } from '../server/definitions.ts';
import { folder, put, start } from '../server/tools.ts';
import { buildOf, sri } from '../server/versions.ts';
import { behind, nginxTest as test, type Behind } from './behind.ts';

const PATH = '/api/ballots/kvarterpuljen';

/** @returns how often Samskab itself was asked for a definition */
async function askedFor({ server }: Behind): Promise<number> {
  const { text } = await server.get('/metrics');
  const counts = text.matchAll(/route="\/api\/ballots\/:id",status="\dxx"} (\d+)/g);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

test('a hundred who read are one question to Samskab, and each browser asks each time', async (t) => {
  for (const at of ['name', 'path'] as const) {
    const front = await behind(t, { at, cache: true, definitions: [ballot(), event()] });
    const root = at === 'path' ? '/deltag' : '';
    const answers = await Promise.all(Array.from({ length: 100 }, () => front.ask(root + PATH)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal(await askedFor(front), 1);
    const [{ headers } = answers[0]!] = answers;
    assert.equal(headers['cache-control'], 'no-cache');
    const known = { 'if-none-match': headers.etag ?? '' };
    assert.equal((await front.ask(root + PATH, { headers: known })).status, 304);
    // What nobody may keep is asked each time, and says so itself.
    for (const path of [PATH, '/api/events/faellesspisning/places', '/ballots/kvarterpuljen']) {
      const { 'cache-control': said } = (await front.ask(root + path)).headers;
      assert.match(said ?? '', /^(private, )?no-(cache|store)$/, path);
    }
    const style = await front.ask(`${root}/samskab/page.css`);
    assert.equal(style.headers['cache-control'], 'public, max-age=300');
  }
});

test('what is kept is gone half a minute after a change, and nobody waits for it', async (t) => {
  const front = await behind(t, { cache: true, definitions: [ballot()] });
  const title = async () => (await front.ask(PATH)).json['title'];
  assert.equal(await title(), 'Kvarterpuljen');
  await put(front.server, ballot({ title: 'Kvarterpuljen 2027' }));
  assert.equal(await title(), 'Kvarterpuljen');
  await pause(6500);
  // It is old by now: this one is still answered at once, and nginx asks anew behind it.
  await title();
  await pause(300);
  assert.equal(await title(), 'Kvarterpuljen 2027');
});

test('while Samskab is down, who reads is answered; who votes is told', async (t) => {
  const front = await behind(t, { cache: true, definitions: [ballot()] });
  assert.equal((await front.ask(PATH)).status, 200);
  await front.server.close();
  await pause(6500);
  assert.equal((await front.ask(PATH)).status, 200);
  assert.equal((await front.post(PATH, vote)).status, 502);
});

test('nothing that is kept says that it is closed once it is open, nor the other way', async (t) => {
  // In the middle of a second, and first asked for a little earlier in one: so nginx, which counts
  // whole seconds, keeps it for longest.
  const opens = Math.floor(Date.now() / 1000) * 1000 + 5500;
  const closes = opens + 3000;
  const times = { opens: new Date(opens).toISOString(), closes: new Date(closes).toISOString() };
  const front = await behind(t, { cache: true, definitions: [ballot(times)] });
  const seen = new Set<unknown>();
  await pause(opens - 3100 - Date.now());
  while (Date.now() < closes + 1500) {
    const before = Date.now();
    const { json } = await front.ask(PATH);
    const after = Date.now();
    seen.add(json['phase']);
    const possible: Phase[] = [before, after].map((now) =>
      now < opens ? 'upcoming' : now < closes ? 'open' : 'closed',
    );
    assert.ok(possible.includes(json['phase'] as Phase), `${String(json['phase'])} at ${after - opens} ms after opening`); // prettier-ignore
    await pause(20);
  }
  assert.equal(seen.size, 3);
});

test('files of another version are as they were, also out of the cache', async (t) => {
  const [before, now] = [buildOf(t, '1.2.3'), buildOf(t, '1.3.0')];
  for (const at of ['name', 'path'] as const) {
    const data = folder(t);
    await (await start(t, { data, ...before, keepVersions: 10 })).close();
    const front = await behind(t, { at, cache: true, data, ...now, keepVersions: 10 });
    const root = at === 'path' ? '/deltag' : '';
    const { json } = await front.ask(`${root}/samskab/1.2.3/integrity.json`);
    const file = `${root}/samskab/1.2.3/voting-ballot.js`;
    // Asked for compressed and not, one after the other: what is kept of one is not given for another.
    for (const encoding of ['gzip', 'identity', 'br', 'identity', 'gzip']) {
      const { bytes, headers } = await front.ask(file, {
        headers: { 'accept-encoding': encoding },
      });
      const text = encoding === 'gzip' ? gunzipSync(bytes) : encoding === 'br' ? brotliDecompressSync(bytes) : bytes; // prettier-ignore
      assert.equal(sri(text.toString()), json['voting-ballot.js'], encoding);
      assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
      assert.equal(headers['access-control-allow-origin'], '*');
    }
    for (const [{ core }, version] of [
      [before, '1.2.3'],
      [now, '1.3.0'],
      [before, '1.2.3'],
    ] as const) {
      const { text, headers } = await front.ask(
        `${root}/samskab/voting-ballot.da.js?${core.slice(5, -3)}`,
      );
      assert.match(text, new RegExp(`first act of ${version}`));
      assert.equal(headers['cache-control'], 'public, max-age=300');
    }
    assert.equal((await front.ask(`${root}/samskab/1.2.4/voting-ballot.js`)).status, 404);
  }
});
