import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { BallotDefinition } from '../../src/protocol/ballots.ts';
import type { CountedResults } from '../../src/protocol/results.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { given } from '../../src/rules/optional.ts';
import { faultsIn } from '../pabulib/checker.ts';
import { ballot } from './definitions.ts';
import { test } from './engines.ts';
import { folder, mainHere, rows, start, type TestServer } from './tools.ts';

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
  assert.doesNotMatch(stderr, /announced|otherwise/);
  // A thousandth of 75 kr. is 7.5 øre.
  assert.deepEqual(results.counting, { ...counting, utility: 'cost', step: 5 });
  assert.match(again, /threshold 1, step 0\.05,/);
  assert.doesNotMatch(JSON.stringify(await rows(server, 'log')), /announced/);
});

/** 20, 10 and 30 kr., of which the first gets most. */
function priced(budget: number, counting: BallotDefinition['counting']) {
  const items = ballot().items.map((item, at) => ({ ...item, cost: [2000, 1000, 3000][at] ?? 0 }));
  return ballot({ closes: CLOSES, currency: 'DKK', budget, items, ...given('counting', counting) });
}
const NAMED = ['p1', 'p1', 'p1', 'p3', 'p3', 'p2'].map((item) => [{ item }]);

test('what a reserve pays is told, and nothing that is left is below nothing', async (t) => {
  const counting = { rule: 'greedy', reserve: '4/5' } as const;
  const server = await town(t, priced(4400, counting), NAMED);
  const { stdout, results, again } = await published(t, server);
  assert.match(stdout, /DKK 50 of DKK 44 spent/);
  const { spent, left, reserve, items } = results;
  assert.deepEqual([spent, left, reserve], [5000, 0, 600]);
  const whyOf = (item: string) => items.find((one) => one.id === item)?.why;
  assert.deepEqual(whyOf('p3'), { code: 'reserved', left: 2400, reserve: 600 });
  assert.deepEqual(whyOf('p2'), { code: 'after-the-end', at: 'p3' });
  assert.match(again, /Spent 50 of 44 DKK; 0 left, and 6 of it is paid on top of the budget\./);
  assert.match(again, /24 was left, and 6 is paid on top of the budget/);
  const page = await server.get(`/ballots/${id}/results`);
  assert.match(page.text.replaceAll('\u00A0', ' '), /Heraf mere end budgettet: 6 kr\./);
  const { text } = await server.get(`${path}/results/ballots.pb`);
  assert.match(text, /\nrule;greedy-custom\n/);
  assert.match(text, /\np3;30;2;[^\n]*;2\n/);
  assert.deepEqual(await faultsIn(text), []);
  const file = join(folder(t), 'ballots.pb');
  writeFileSync(file, text);
  const own = await mainHere(t, ['count', file]);
  assert.match(own.stdout, /by the file's own rule, greedy-custom/);
  assert.match(own.stdout, /skip false, reserve 4\/5, /);
});

test('budgets of categories are kept, told, and in the file of ballots', async (t) => {
  const plain = priced(6000, { rule: 'greedy' });
  const categories = [{ en: 'Green', da: 'Grønt' }, 'Leg', 'Grønt,Leg'];
  const items = plain.items.map((item, at) => ({ ...item, category: categories[at] }));
  const [green, play] = [{ name: { da: 'Grønt', en: 'Green' }, amount: 4000 }, { name: 'Leg', amount: 1000 }]; // prettier-ignore
  const budgets = { category: [green, play] };
  const server = await town(t, { ...plain, items, budgets } as Definition, NAMED);
  const refused = await mainHere(t, ['publish', `ballots/${id}`, '--rule', 'equal-shares', '--because', 'Slut', '--data', server.data]); // prettier-ignore
  assert.deepEqual([refused.code, refused.stdout], [2, '']);
  assert.match(refused.stderr, /publish: The rule equal-shares cannot keep the budgets of categories and districts \("budgets"\); count by greedy\./); // prettier-ignore
  const { results, again } = await published(t, server);
  assert.deepEqual(results.budgets, budgets);
  const whys = Object.fromEntries(results.items.map((item) => [item.id, item.why]));
  assert.deepEqual(whys['p3'], { code: 'part-spent', of: 'category', name: green.name, left: 2000 }); // prettier-ignore
  assert.deepEqual(whys['p2'], { code: 'fitted', left: 4000 });
  assert.match(again, /Of that, for Grønt: 20 of 40\.\nOf that, for Leg: 10 of 10\./);
  const { text } = await server.get(`${path}/results/ballots.pb`);
  assert.match(text, /\ncategories;Grønt,Leg\n/);
  assert.match(text, /\nbudget_per_category;40,10\n/);
  assert.deepEqual(await faultsIn(text), []);
});

test('what excludes each other is kept, told, and in the file of ballots', async (t) => {
  const exclusive = [['p3', 'p1']];
  const server = await town(t, { ...priced(6000, { rule: 'greedy' }), exclusive }, NAMED);
  const { results, again } = await published(t, server);
  assert.deepEqual(results.exclusive, exclusive);
  const whys = Object.fromEntries(results.items.map((item) => [item.id, item.why]));
  assert.deepEqual(whys['p3'], { code: 'excluded-by', item: 'p1' });
  assert.deepEqual(whys['p2'], { code: 'fitted', left: 4000 });
  assert.match(again, /Only one of these can be chosen: p3, p1\./);
  const { text } = await server.get(`${path}/results/ballots.pb`);
  assert.match(text, /\nrule;greedy-exclusive\n/);
  assert.deepEqual(await faultsIn(text), []);
});

test('a rule that looks at no money is refused where it chose more than there is', async (t) => {
  const server = await town(t, priced(4400, undefined), NAMED);
  const args = ['--rule', 'tally', '--seats', '3', '--data', server.data];
  const run = await mainHere(t, ['publish', `ballots/${id}`, ...args]);
  assert.deepEqual([run.code, run.stdout], [2, '']);
  assert.match(run.stderr.replaceAll('\u00A0', ' '), /publish: what tally chose in ballots\/kvarterpuljen costs 60 kr\., and there is 44 kr\.: count by a rule that looks at the money \(--rule greedy\), choose fewer \(--seats\), or take "budget" out/); // prettier-ignore
  const fewer = await mainHere(t, ['publish', `ballots/${id}`, '--rule', 'tally', '--data', server.data]); // prettier-ignore
  assert.equal(fewer.code, 0, fewer.stderr);
});

const scores = {
  ...{ type: 'ballot', method: 'scoring', id, title: 'Best idea', language: 'en', maxPoints: 10 },
  ...{ closes: CLOSES, items: ['a', 'b', 'c'].map((item) => ({ id: item, name: item })) },
} as const satisfies Definition;
/** 20 give A 9 of 10, one gives B 10. */
const SCORED = [
  ...Array.from({ length: 20 }, () => [{ item: 'a', value: 9 }]),
  [{ item: 'b', value: 10 }],
];

test('what too few scored does not win by its mean, and says so', async (t) => {
  const server = await town(t, scores, SCORED);
  const { results, again } = await published(t, server);
  assert.deepEqual(
    results.items.map(({ id: item, selected, why }) => [item, selected, why]),
    [
      ['a', true, { code: 'ranked', place: 1 }],
      ['b', false, { code: 'too-few-scored', scored: 1, needed: 11 }],
      ['c', false, { code: 'no-votes' }],
    ],
  );
  assert.deepEqual(results.counting, { rule: 'tally', by: 'mean', quorum: '1/2' });
  assert.match(again, / b .* too few scored it: 1, and 11 were needed/);
});

test('a quorum is what the definition says, else what the command does', async (t) => {
  const counting = { rule: 'tally', by: 'mean', quorum: '1/21' } as const;
  const server = await town(t, { ...scores, counting }, SCORED);
  const { results } = await published(t, server);
  assert.deepEqual(results.counting, counting);
  assert.deepEqual(results.items.map(({ selected }) => selected), [false, true, false]); // prettier-ignore
  const args = ['--rule', 'tally', '--by', 'mean', '--quorum', '0.5', '--state', 'recounted'];
  const again = await published(t, server, ...args);
  assert.deepEqual(again.results.counting, { ...counting, quorum: 0.5 });
  assert.match(again.results.items[1]?.why.code ?? '', /too-few-scored/);
});

test('what is not scored counts as the definition says, and there is no quorum then', async (t) => {
  const server = await town(t, { ...scores, defaultScore: 5 }, SCORED);
  const { results, again } = await published(t, server);
  assert.deepEqual(results.counting, { rule: 'tally', by: 'mean' });
  assert.deepEqual(
    results.items.map(({ scored, mean }) => [scored, mean]),
    [[21, 8.81], [21, 5.24], [21, 5]],
  ); // prettier-ignore
  assert.match(again, /does not score counts as 5/);
});
