/** Anybody counts again what was published, and is told of everything that is not the same. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { count, election } from './small-election.ts';

describe('samskab count --endpoint', () => {
  const results = {
    ...{ type: 'results', resource: 'ballots', id: 'town', title: 'Town', language: 'en' },
    ...{ state: 'final', published: '2026-05-03T12:00:00Z', currency: 'DKK', budget: 10000 },
    ...{ spent: 9050, left: 950, method: 'approval', counting: { rule: 'greedy' }, ballots: 6 },
    items: [
      { id: 'a', name: 'Skatepark', cost: 6000, votes: 3, selected: false, why: { code: 'too-expensive', left: 5000 }, sufficient: { cost: 5000, votes: 1 } }, // prettier-ignore
      { id: 'b', name: 'Bænke', cost: 5000, votes: 3, selected: true, place: 1, why: { code: 'fitted', left: 10_000 } }, // prettier-ignore
      { id: 'c', name: 'Køkken', cost: 3050, votes: 2, selected: true, place: 2, why: { code: 'fitted', left: 5000 } }, // prettier-ignore
      { id: 'd', name: 'Lys', cost: 1000, votes: 1, selected: true, place: 3, why: { code: 'fitted', left: 1950 } }, // prettier-ignore
    ],
    ties: [{ kind: 'decided', before: 0, items: ['b', 'a'], instead: { order: ['a', 'b'], chosen: ['a'], notChosen: ['b', 'd'] } }], // prettier-ignore
    fairness: { nothing: 1, average: 1 },
    blank: 1,
    sha256: createHash('sha256').update(election()).digest('hex'),
    links: { ballots: 'results/ballots.pb' },
  };

  async function serve(t: TestContext, document: unknown, ballots = election()): Promise<string> {
    const answer: RequestListener = ({ url }, response) => {
      if (url === '/api/ballots/town/results') response.end(JSON.stringify(document));
      else if (url === '/api/ballots/town/results/ballots.pb') response.end(ballots);
      else response.writeHead(404).end();
    };
    const server = createServer(answer).listen(0, '127.0.0.1');
    t.after(() => server.close());
    await new Promise((done) => server.once('listening', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/ballots/town`;
  }

  it('counts what was published as it was counted there, and says that it is the same', async (t) => {
    const { code, stdout } = await count(t, '--endpoint', await serve(t, results));
    assert.equal(code, 0);
    assert.match(stdout, /The same result as was published\./);
  });

  it('counts as many ballots as were counted there, those too that the file forbids', async (t) => {
    const ballots = election().replace('budget;100', 'budget;100\nmax_length;1');
    const sha256 = createHash('sha256').update(ballots).digest('hex');
    const url = await serve(t, { ...results, sha256 }, ballots);
    const { code, stdout, stderr } = await count(t, '--endpoint', url);
    assert.equal(code, 0, stdout);
    assert.match(
      stderr,
      /names 2 projects, and META's max_length is 1; it was counted all the same/,
    );
    assert.match(stdout, /The same result as was published\./);
  });

  it('names everything that is not the same, and ends with 1', async (t) => {
    const [first, ...items] = results.items;
    const changed = { ...results, spent: 9000, items: [{ ...first, votes: 4 }, ...items] };
    const { code, stdout, stderr } = await count(t, '--endpoint', await serve(t, changed));
    assert.equal(code, 1);
    assert.match(stdout, /NOT the result that was published:\n/);
    assert.match(stdout, /^ {2}spent: published 9000, counted 9050$/m);
    assert.match(stdout, /^ {2}items\.a\.votes: published 4, counted 3$/m);
    assert.equal(stderr, 'samskab: count: 2 differences from what was published\n');
    const asJson = await count(t, '--endpoint', await serve(t, changed), '--json');
    assert.equal(asJson.code, 1);
    assert.equal(JSON.parse(asJson.stdout).spent, '90.5');
    assert.match(asJson.stderr, /^ {2}spent: published 9000, counted 9050$/m);
  });

  it('names a file of ballots that is another one, also where it gives the same', async (t) => {
    const changed = { ...results, sha256: '0'.repeat(64) };
    const { code, stdout } = await count(t, '--endpoint', await serve(t, changed));
    assert.equal(code, 1);
    assert.match(stdout, /^ {2}sha256: published "0{64}", counted "[0-9a-f]{64}"$/m);
  });

  it('says what it could not compare, and why', async (t) => {
    const { stdout } = await count(t, '--endpoint', await serve(t, results));
    assert.match(stdout, /^ {2}id, state, .*note, links: who published it says so/m);
    assert.match(stdout, new RegExp(`printed result: ${results.sha256}`));
    const { sha256: _, ...older } = results;
    const without = await count(t, '--endpoint', await serve(t, older));
    assert.match(without.stdout, /sha256: none was published/);
  });

  it('keeps what somebody published from moving the cursor', async (t) => {
    const changed = { ...results, title: '\u001B[2JTown' };
    const { stdout } = await count(
      t,
      '--endpoint',
      await serve(t, { ...changed, currency: 'SEK' }),
    );
    assert.match(stdout, /currency: published "SEK", counted "DKK"/);
    assert.ok(!stdout.includes('\u001B'));
  });

  it('counts by another rule where the options say so', async (t) => {
    const url = await serve(t, results);
    const { stdout } = await count(
      t,
      '--endpoint',
      `${url}/results`,
      '--rule',
      'greedy',
      '--no-skip',
    );
    assert.match(stdout, /skip false/);
    assert.doesNotMatch(stdout, /was published/);
  });

  it('says in one line where there is nothing to count', async (t) => {
    const { links: _, ...kept } = results;
    const waiting = { ...{ type: 'results', resource: 'ballots', id: 'town', title: 'T' }, language: 'en', state: 'not-counted' }; // prettier-ignore
    for (const [document, message] of [
      [waiting, /nothing is published/],
      [kept, /the ballots are not published/],
      [{ hello: 1 }, /does not answer with results/],
      [{ ...results, spent: 'all' }, /does not answer with results: see "spent"/],
    ] as const) {
      const { code, stderr } = await count(t, '--endpoint', await serve(t, document));
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.match(stderr, /^samskab: [^\n]+\n$/);
    }
    const { stderr } = await count(t, '--endpoint', 'http://127.0.0.1:1/api/ballots/town');
    assert.match(stderr, /no answer from/);
  });
});
