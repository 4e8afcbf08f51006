/** `"test": true`: there to be tried. It says so, and nothing of it counts. */
import assert from 'node:assert/strict';
import { test } from './engines.ts';
import { ballot, ideas, vote } from './definitions.ts';
import { mainHere, put, start } from './tools.ts';

const definitions = [ballot({ test: true }), ideas({ test: true }), ballot({ id: 'real' })];
const SAID = 'Dette er en test. Intet tæller.';

test('its definition, its page and the page of an item say so', async (t) => {
  const server = await start(t, { definitions });
  const { json } = await server.get('/api/ballots/kvarterpuljen');
  assert.equal(json['test'], true);
  const page = async (path: string) => (await server.get(`${path}?lang=da`)).text;
  for (const path of [
    '/ballots/kvarterpuljen',
    '/ballots/kvarterpuljen/items/p1',
    '/ideas/fremtidslab',
  ]) {
    assert.ok((await page(path)).includes(SAID), path);
  }
  assert.ok(!(await page('/ballots/real')).includes(SAID));
});

test('no result of it is published, and once somebody has taken part it stays one', async (t) => {
  const server = await start(t, { definitions });
  assert.equal((await server.post('/api/ballots/kvarterpuljen', vote)).status, 201);
  const data = ['--data', server.data];
  const name = 'ballots/kvarterpuljen';
  const run = await mainHere(t, [
    'publish',
    name,
    '--while-open',
    '--state',
    'provisional',
    '--because',
    'x',
    ...data,
  ]);
  assert.equal(run.code, 2);
  assert.match(run.stderr, /ballots\/kvarterpuljen is a test: nothing of it counts/);
  await assert.rejects(put(server, ballot()), /`?test`? may not change/);
});
