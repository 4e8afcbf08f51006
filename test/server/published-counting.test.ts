import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { CountedResults } from '../../src/protocol/results.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { ballot } from './definitions.ts';
import { test } from './engines.ts';
import { mainHere, rows, start, type TestServer } from './tools.ts';

/*
 * What a result tells of how it was counted, where the ballots and the money say it.
 */

const id = 'kvarterpuljen';
const path = `/api/ballots/${id}`;
const THEN = Date.parse('2020-06-01T12:00:00Z');
const CLOSES = '2020-07-01T00:00:00Z';

type Vote = readonly { readonly item: string; readonly value?: number }[];

async function town(t: TestContext, definition: Definition, votes: readonly Vote[]) {
  const server = await start(t, { definitions: [definition], now: () => THEN });
  for (const selections of votes) {
    const { status, text } = await server.post(path, { selections });
    assert.equal(status, 201, text);
  }
  return server;
}

/** Publishes, and counts the ballots that were published again. */
async function published(t: TestContext, server: TestServer, ...args: string[]) {
  const run = await mainHere(t, ['publish', `ballots/${id}`, ...args, '--because', 'Slut', '--data', server.data]); // prettier-ignore
  assert.equal(run.code, 0, run.stderr);
  const { json } = await server.get(`${path}/results`);
  const again = await mainHere(t, ['count', '--endpoint', `${server.url}${path}`]);
  assert.match(again.stdout, /The same result as was published\./);
  return { ...run, results: json as unknown as CountedResults, again: again.stdout };
}

test('the step by which shares are raised is told, and is no other rule than was said', async (t) => {
  const items = ballot().items.map((item, index) => ({ ...item, cost: (index + 1) * 10_000 }));
  const counting = { rule: 'equal-shares', threshold: 1 } as const;
  const town3 = ballot({ closes: CLOSES, currency: 'DKK', budget: 30_000, items, counting });
  const server = await town(t, town3, ['p1', 'p2', 'p2', 'p3'].map((item) => [{ item }])); // prettier-ignore
  const { stderr, results, again } = await published(t, server);
  assert.equal(stderr, '');
  // A thousandth of 75 kr. is 7.5 øre.
  assert.deepEqual(results.counting, { ...counting, utility: 'cost', step: 5 });
  assert.match(again, /threshold 1, step 0\.05,/);
  assert.doesNotMatch(JSON.stringify(await rows(server, 'log')), /announced/);
});
