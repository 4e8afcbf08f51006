import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { BudgetDefinition } from '../../src/protocol/budgets.ts';
import { allocationRules } from '../../src/rules/allocation.ts';
import { budgetRules } from '../../src/rules/budget.ts';
import { knapsackRules } from '../../src/rules/knapsack.ts';
import { WILD_NUMBERS, allocation, chosen, codes, knapsack, sent } from './samples.ts';

const { fromSubmission, initial, problems, toSubmission } = budgetRules;

const picking = knapsack([60_000, 50_000, 10]);
const giving = allocation();
const both: BudgetDefinition[] = [picking, giving];

describe('budget', () => {
  it('is nothing to send with nothing chosen, unless the definition says so', () => {
    for (const definition of both) {
      assert.deepEqual(problems(initial(), definition), [
        { code: 'too-few', pointer: '/selections', limit: 1, by: 1 },
      ]);
      assert.deepEqual(problems(initial(), { ...definition, minLength: 0 }), []);
    }
    assert.deepEqual(codes(problems(initial(), { ...picking, minSumCost: 5 })), ['under-budget']);
  });

  it('takes whole units of its currency for a step where none is given', () => {
    const state = chosen(['p1', 150]);
    const of = (currency: string) => codes(problems(state, { ...giving, currency }));
    assert.deepEqual(of('JPY'), []);
    assert.deepEqual(of('DKK'), ['off-step']);
    assert.deepEqual(codes(problems(chosen(['p1', 100]), { ...giving, currency: 'KWD' })), [
      'off-step',
    ]);
  });

  it('asks the rules of its method', () => {
    const item = fc.constantFrom('p1', 'p2', 'p3', 'x');
    const value = fc.constantFrom(-1, 0, 50, 100, 99_900);
    const selection = fc.oneof(
      item.map((id) => ({ item: id })),
      fc.tuple(item, value).map(([id, amount]) => ({ item: id, value: amount })),
    );
    fc.assert(
      fc.property(fc.array(selection, { minLength: 1, maxLength: 5 }), (selections) => {
        const state = { selections };
        assert.deepEqual(problems(state, picking), knapsackRules.problems(state, picking));
        assert.deepEqual(problems(state, giving), allocationRules.problems(state, giving));
        for (const definition of both) {
          const again = fromSubmission(sent(toSubmission(state)));
          assert.deepEqual(again, state);
          assert.deepEqual(problems(again, definition), problems(state, definition));
        }
      }),
    );
  });

  it('refuses every wild value, whatever the method', () => {
    for (const definition of both) {
      for (const value of WILD_NUMBERS) {
        assert.notDeepEqual(problems(chosen(['p1', value]), definition), [], `${value}`);
      }
    }
  });
});
