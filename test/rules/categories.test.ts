import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { BallotDefinitionSchema, type BallotOf } from '../../src/protocol/ballots.ts';
import { BudgetDefinitionSchema, type BudgetOf } from '../../src/protocol/budgets.ts';
import { ballotRules } from '../../src/rules/ballot.ts';
import { budgetRules } from '../../src/rules/budget.ts';
import { unfulfillable } from '../../src/rules/fulfilling.ts';
import { given } from '../../src/rules/optional.ts';

const head = { id: 'sample', title: 'Sample', language: 'en' } as const;
const category = { a: 'Green', b: 'Green', c: 'Green, Sport', d: 'Sport', e: undefined };
const items = Object.entries(category).map(([id, name]) => ({ id, name: id, cost: 100, ...given('category', name) })); // prettier-ignore
const limits = { minLengthPerCategory: 1, maxLengthPerCategory: 2 };

const approval: BallotOf<'approval'> = { ...head, type: 'ballot', method: 'approval', items, ...limits }; // prettier-ignore
const knapsack: BudgetOf<'knapsack'> = { ...head, type: 'budget', method: 'knapsack', currency: 'DKK', budget: 500, items, ...limits }; // prettier-ignore

const state = (ids: string, value?: number) => ({
  selections: [...ids].map((item) => ({ item, ...given('value', value) })),
});
const pointer = '/selections';
const tooMany = (name: string) => ({ code: 'too-many-in-category', pointer, limit: 2, by: 1, category: name }); // prettier-ignore
const tooFew = (name: string) => ({ code: 'too-few-in-category', pointer, limit: 1, by: 1, category: name }); // prettier-ignore

describe('limits on categories', () => {
  const cases: [ids: string, problems: object[]][] = [
    ['abd', []],
    ['c', []],
    ['ad', []],
    ['abcd', [tooMany('Green')]],
    ['ab', [tooFew('Sport')]],
    ['e', [tooFew('Green'), tooFew('Sport')]],
    ['', [tooFew('Green'), tooFew('Sport')]],
  ];
  for (const [ids, problems] of cases) {
    it(`are kept by, or broken by, "${ids}"`, () => {
      assert.deepEqual(ballotRules.problems(state(ids), approval), problems);
      assert.deepEqual(budgetRules.problems(state(ids), knapsack), problems);
    });
  }

  it('hold for every method that names things', () => {
    const cumulative: BallotOf<'cumulative'> = { ...approval, method: 'cumulative', maxSumPoints: 9 }; // prettier-ignore
    const scoring: BallotOf<'scoring'> = { ...approval, method: 'scoring', maxPoints: 5 };
    const ordinal: BallotOf<'ordinal'> = { ...approval, method: 'ordinal' };
    assert.deepEqual(ballotRules.problems(state('abcd', 1), cumulative), [tooMany('Green')]);
    assert.deepEqual(ballotRules.problems(state('abcd', 1), scoring), [tooMany('Green')]);
    const ranked = { selections: [...'abcd'].map((item, at) => ({ item, value: at + 1 })) };
    assert.deepEqual(ballotRules.problems(ranked, ordinal), [tooMany('Green')]);
    const { budget, currency } = knapsack;
    const plain = items.map(({ cost: _, ...item }) => ({ ...item, step: 1 }));
    const allocation: BudgetOf<'allocation'> = { ...head, ...limits, type: 'budget', method: 'allocation', budget, currency, items: plain }; // prettier-ignore
    assert.deepEqual(budgetRules.problems(state('abcd', 1), allocation), [tooMany('Green')]);
  });

  it('tell categories apart in the language of the definition', () => {
    const said = { ...approval, language: 'da', items: items.map((item) => ({ ...item, category: { en: item.id, da: 'Grønt' } })) }; // prettier-ignore
    assert.deepEqual(ballotRules.problems(state('abc'), said), [tooMany('Grønt')]);
  });

  it('need categories, and not more at least than at most', () => {
    const none = items.map(({ id, name, cost }) => ({ id, name, cost }));
    for (const [schema, one] of [
      [BallotDefinitionSchema, approval],
      [BudgetDefinitionSchema, knapsack],
    ] as const) {
      // prettier-ignore
      const messages = (more: object) => v.safeParse(schema, { ...one, ...more }).issues?.map(({ message, path }) => [path?.[0].key, message]); // prettier-ignore
      assert.equal(messages({}), undefined);
      assert.deepEqual(messages({ items: none }), [
        ['minLengthPerCategory', 'needs items with a `category`'],
        ['maxLengthPerCategory', 'needs items with a `category`'],
      ]);
      assert.deepEqual(messages({ minLengthPerCategory: 3 }), [
        ['minLengthPerCategory', 'must not be more than `maxLengthPerCategory`'],
      ]);
      assert.equal(messages({ maxLengthPerCategory: 1.5 })?.[0]?.[0], 'maxLengthPerCategory');
      assert.equal(messages({ maxLengthPerCategory: -1 })?.[0]?.[0], 'maxLengthPerCategory');
    }
  });

  const some = fc.option(fc.nat(3), { nil: undefined });
  const definitions = fc.record({
    names: fc.array(fc.constantFrom(undefined, 'A', 'B', 'C', 'A,B', ' , '), { minLength: 1, maxLength: 5 }), // prettier-ignore
    costs: fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
    budget: fc.nat(12),
    lengths: fc.record({ minLength: some, maxLength: some, minLengthPerCategory: some, maxLengthPerCategory: some, minSumCost: some }), // prettier-ignore
  });

  for (const plain of [true, false]) {
    it(`are told where nobody can keep them, ${plain ? 'always' : 'and not where somebody can'}`, () => {
      const outcomes = new Set<boolean>();
      fc.assert(
        fc.property(definitions, ({ names, costs, budget, lengths }) => {
          if (plain && names.includes('A,B')) return;
          const { minLengthPerCategory: min = 0, maxLengthPerCategory: max = min } = lengths;
          // The schema refuses it.
          if (min > max) return;
          const choices = names.map((name, at) => ({ id: String(at), name: 'x', cost: costs[at] ?? 0, ...given('category', name) })); // prettier-ignore
          const { minSumCost, ...counts } = Object.fromEntries(Object.entries(lengths).filter(([, value]) => value !== undefined)); // prettier-ignore
          const ballot = { ...head, type: 'ballot', method: 'approval', items: choices, ...counts };
          // What must be spent at least is not looked through with the categories.
          const money = { ...ballot, type: 'budget', method: 'knapsack', currency: 'DKK', budget, ...(!plain && given('minSumCost', minSumCost)) }; // prettier-ignore
          const all = Array.from({ length: 2 ** names.length }, (_, bits) => state(choices.flatMap(({ id }, at) => (bits & (2 ** at) ? [id] : [])).join(''))); // prettier-ignore
          for (const [rules, one] of [
            [ballotRules, ballot],
            [budgetRules, money],
          ] as const) {
            // prettier-ignore
            const can = all.some((each) => rules.problems(each, one as never).length === 0);
            const told = unfulfillable(one as never).length > 0;
            outcomes.add(told);
            if (plain) assert.equal(told, !can);
            else assert.ok(!(told && can));
          }
        }),
        { numRuns: 1500 },
      );
      assert.equal(outcomes.size, 2);
    });
  }
});
