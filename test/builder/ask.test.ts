/** What is asked of an address before a page shows it, where a browser is of no help. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { ask } from '../../src/builder/ask.ts';

afterEach(() => {
  for (const name of ['document', 'location']) Reflect.deleteProperty(globalThis, name);
});

function on(page: string): void {
  Object.assign(globalThis, { document: { baseURI: page }, location: new URL(page) });
}

const never: typeof fetch = () => assert.fail('Nobody is asked.');

test('what is on http is not asked from a page on https, but on the same machine', async () => {
  on('https://deltag.example.dk/embed');
  assert.deepEqual(await ask('http://by.dk/api/ballots/x', never), { fault: 'mixed' });
  const asked: string[] = [];
  const gone: typeof fetch = (url) => {
    asked.push(String(url));
    return Promise.reject(new TypeError('Failed to fetch'));
  };
  const local = await ask('http://localhost:3000/api/ballots/x', gone);
  assert.deepEqual(local, { fault: 'unreachable', server: 'localhost:3000' });
  // Twice more: to tell it from a server that lets nobody read, and from one that leads on.
  assert.equal(asked.length, 3);
});

test('a page that names a page is followed once', async () => {
  on('https://deltag.example.dk/embed');
  let times = 0;
  const loop: typeof fetch = () => {
    times++;
    const page = '<link rel="alternate" type="application/json" href="/again">';
    return Promise.resolve(new Response(page));
  };
  const answer = await ask('https://a.dk/page', loop);
  assert.deepEqual(answer, { fault: 'noDefinition', server: 'a.dk' });
  assert.equal(times, 2);
});
