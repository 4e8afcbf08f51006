/** What was stored before tie rules were chains still counts and still opens. */
import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { sql } from 'kysely';
import type { CountedResults } from '../../src/protocol/results.ts';
import { resultsFallback } from '../../src/server/http/results-page.ts';
import { ballot } from './definitions.ts';
import { databaseBefore } from './old-database.ts';
import { start } from './tools.ts';

const results: CountedResults = {
  ...{ type: 'results', resource: 'ballots', id: 'board', title: 'Board', language: 'en' },
  ...{ state: 'final', published: '2026-05-03T12:00:00Z', method: 'approval', ballots: 2 },
  counting: { rule: 'tally' },
  items: [
    { id: 'a', name: 'Anna & co', votes: 1, selected: true, place: 1, why: { code: 'ranked', place: 1 } }, // prettier-ignore
    { id: 'b', name: 'Bo', votes: 1, selected: false, why: { code: 'ranked', place: 2 } },
  ],
  ties: [],
  fairness: { nothing: 1, average: 0.5 },
};

async function oldDatabase(t: TestContext): Promise<string> {
  const { data, db } = await databaseBefore(t, '030-ties');
  const counting = { rule: 'tally', ties: 'cost-votes-id' };
  const definition = JSON.stringify({ ...ballot(), counting });
  const { id } = ballot();
  const body = JSON.stringify({ ...results, id, counting, ties: [{ before: 0, items: ['a', 'b'] }] }); // prettier-ignore
  await sql`insert into definitions values ('ballots', ${id}, ${definition}, '')`.execute(db);
  await sql`insert into definition_versions values ('ballots', ${id}, 'v')`.execute(db);
  await sql`insert into results (resource, definition_id, body, published_at)
    values ('ballots', ${id}, ${body}, ${results.published})`.execute(db);
  await db.destroy();
  return data;
}

it('a tie rule and ties of before are there in the new words', async (t) => {
  const server = await start(t, { data: await oldDatabase(t) });
  const path = `/api/ballots/${ballot().id}`;
  const definition = await server.get(path);
  assert.match(definition.text, /"ties":"cost,votes,id"/);
  const told = JSON.parse((await server.get(`${path}/results`)).text) as CountedResults;
  assert.equal(told.counting.ties, 'cost,votes,id');
  assert.deepEqual(told.ties, [{ kind: 'not-known', before: 0, items: ['a', 'b'] }]);
});

it('the page without a script tells of ties that decided, or could have', () => {
  const page = (ties: CountedResults['ties']) =>
    resultsFallback({ ...results, ties }, '/api', (path) => path).html;
  const tie = { before: 0, items: ['a', 'b'] };
  const instead = { order: ['b', 'a'], chosen: ['b'], notChosen: ['a'] };
  assert.match(
    page([{ kind: 'decided', ...tie, instead }]),
    /<p>Anna &amp; co and Bo were equal\. They went in that order\. In another order, Bo would have been chosen\. In another order, Anna &amp; co would not have been chosen\.<\/p>/,
  );
  assert.match(page([{ kind: 'not-known', ...tie }]), /were equal\..*It takes too long/);
  assert.doesNotMatch(page([{ kind: 'changed-nothing', ...tie }]), /equal/);
});
