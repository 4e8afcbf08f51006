/** A vote so small that a ballot in its published file may be known. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { FEW, ballot } from './definitions.ts';
import { test } from './engines.ts';
import { mainHere, start, type Run, type TestServer } from './tools.ts';

const THEN = Date.parse('2020-06-01T12:00:00Z');

async function town(t: TestContext, votes: number): Promise<TestServer> {
  const definitions = [ballot({ closes: '2020-07-01T00:00:00Z' })];
  const server = await start(t, { definitions, now: () => THEN });
  for (let vote = 0; vote < votes; vote++) {
    const { status } = await server.post('/api/ballots/kvarterpuljen', {
      selections: [{ item: 'p1' }],
    });
    assert.equal(status, 201);
  }
  return server;
}

function publish(t: TestContext, { data }: TestServer, ...args: string[]): Promise<Run> {
  return mainHere(t, ['publish', 'ballots/kvarterpuljen', ...args, '--data', data]);
}

test('who publishes few ballots is told that one may be known, and who keeps them back is not', async (t) => {
  const server = await town(t, 6);
  const asked = ['--state', 'provisional'];
  assert.equal((await publish(t, server, ...asked)).stderr, FEW);
  assert.equal((await publish(t, server, ...asked, '--no-ballots')).stderr, '');
});

test('of twenty ballots nothing is said', async (t) => {
  const server = await town(t, 20);
  const run = await publish(t, server);
  assert.match(run.stdout, /20 ballots$/m);
  assert.equal(run.stderr, '');
});
