import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as v from 'valibot';
import { BallotDefinitionSchema } from '../../src/protocol/ballots.ts';

const ballot = {
  ...{ type: 'ballot', method: 'approval', id: 'x', title: 'X', language: 'da-DK', budget: 10 },
  counting: { rule: 'greedy' },
  items: [
    { id: 'a', name: 'A', cost: 3, category: { en: 'Green', da: 'Grønt' }, district: 'Nord' },
    { id: 'b', name: 'B', cost: 3, category: 'Grønt, Leg' },
  ],
};
const part = (name: unknown, amount: number = 5) => ({ name, amount });

/** @returns what is wrong, with where */
function faults(change: object): string[] {
  const { issues = [] } = v.safeParse(BallotDefinitionSchema, { ...ballot, ...change });
  return issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}

it('takes parts that items name, alone or in a list, in the language of the definition', () => {
  const category = [part({ en: 'Green', da: 'Grønt' }), part('Leg', 0)];
  assert.deepEqual(faults({ budgets: { category, district: [part('Nord')] } }), []);
});

it('refuses what would limit nothing, or would not be kept', () => {
  const one = { category: [part('Grønt')] };
  assert.deepEqual(faults({ budgets: { category: [part('Green')] } }), ['budgets.category.0.name: no item has the category "Green"']); // prettier-ignore
  assert.deepEqual(faults({ budgets: { category: [part('Grønt'), part('Grønt')] } }), ['budgets.category.1.name: "Grønt" stands twice']); // prettier-ignore
  assert.deepEqual(faults({ budgets: { category: [part('Grønt, Leg')] } }), ['budgets.category.0.name: must have no comma: an item names several parts so']); // prettier-ignore
  const rich = ['budgets: needs a `budget`, and items with a `cost`'];
  assert.deepEqual(faults({ budgets: one, items: [{ id: 'a', name: 'A', category: 'Grønt' }] }), rich); // prettier-ignore
  assert.deepEqual(faults({ budgets: one, counting: { rule: 'tally' } }), ['counting.rule: must be `greedy` where there are `budgets`: no other rule keeps them']); // prettier-ignore
  for (const more of [{ skip: false }, { reserve: '4/5' }]) {
    assert.match(faults({ budgets: one, counting: { rule: 'greedy', ...more } })[0] ?? '', /^counting: must pass over/); // prettier-ignore
  }
  assert.equal(faults({ budgets: { category: [] } }).length, 1);
});

it('keeps money of a file for a part in which there was nothing to vote for', () => {
  const origin = { place: 'Amsterdam', meta: { edition: '2' } };
  assert.deepEqual(faults({ origin, budgets: { category: [part('Jeugd')] } }), []);
});
