import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { BallotDefinitionSchema, type BallotDefinition } from '../../src/protocol/ballots.ts';
import { BudgetDefinitionSchema, type BudgetDefinition } from '../../src/protocol/budgets.ts';
import { FieldSchema, type Answer, type Field } from '../../src/protocol/fields.ts';
import type { Selection } from '../../src/protocol/selections.ts';
import { answerProblems } from '../../src/rules/answers.ts';
import { ballotRules } from '../../src/rules/ballot.ts';
import { budgetRules } from '../../src/rules/budget.ts';
import { unfulfillable } from '../../src/rules/fulfilling.ts';
import {
  allocation,
  approval,
  cumulative,
  dates,
  event,
  ideas,
  items,
  knapsack,
  ordinal,
  scoring,
} from './samples.ts';

/** @returns every choice of items, with every value for each */
function choices(ids: readonly string[], values: readonly (number | undefined)[]): Selection[][] {
  return ids.reduce<Selection[][]>(
    (before, item) =>
      before.flatMap((chosen) => [
        chosen,
        ...values.map((value) => [...chosen, value === undefined ? { item } : { item, value }]),
      ]),
    [[]],
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** @returns whether somebody can take part, found by trying everything */
function isFulfilled(definition: BallotDefinition | BudgetDefinition): boolean {
  const ids = definition.items.map(({ id }) => id);
  const all = (values: readonly (number | undefined)[]) =>
    choices(ids, values).map((selections) => ({ selections }));
  if (definition.type === 'budget') {
    const values = definition.method === 'knapsack' ? [undefined] : range(1, 6);
    return all(values).some((state) => budgetRules.problems(state, definition).length === 0);
  }
  const values = {
    approval: [undefined],
    ordinal: [0],
    cumulative: range(1, 5),
    scoring: range(-2, 3),
  };
  return all(values[definition.method]).some(({ selections }) => {
    const ranked = selections.map(({ item }, index) => ({ item, value: index + 1 }));
    const state = { selections: definition.method === 'ordinal' ? ranked : selections };
    return ballotRules.problems(state, definition).length === 0;
  });
}

const count = fc.integer({ min: 0, max: 5 });
const lengths = { minLength: count, maxLength: count };

/** @returns definitions with some of these limits, which may be at odds with one another */
function limited<T extends object>(
  make: (limits: Record<string, number>, size: number) => T,
  limits: Record<string, fc.Arbitrary<number>>,
  schema: v.GenericSchema,
  most = 4,
): fc.Arbitrary<T> {
  return fc
    .tuple(fc.record(limits, { requiredKeys: [] }), fc.integer({ min: 1, max: most }))
    .map(([some, size]) => make(some as Record<string, number>, size))
    .filter((definition) => v.is(schema, definition));
}

const ballots = fc.oneof(
  limited(
    (limits, size) => approval({ ...limits, items: items(size) }),
    lengths,
    BallotDefinitionSchema,
    5,
  ),
  limited(
    (limits, size) => ordinal({ ...limits, items: items(size) }),
    lengths,
    BallotDefinitionSchema,
    5,
  ),
  limited(
    (limits, size) => cumulative({ maxSumPoints: 3, ...limits, items: items(size) }),
    { ...lengths, minSumPoints: count, maxSumPoints: count, maxPoints: count },
    BallotDefinitionSchema,
  ),
  limited(
    (limits, size) => scoring({ maxPoints: 2, ...limits, items: items(size) }),
    {
      ...lengths,
      minPoints: fc.integer({ min: -2, max: 3 }),
      maxPoints: fc.integer({ min: -2, max: 3 }),
    },
    BallotDefinitionSchema,
  ),
);

const knapsacks = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 }),
    fc.record({ ...lengths, minSumCost: fc.integer({ min: 0, max: 20 }) }, { requiredKeys: [] }),
    fc.integer({ min: 0, max: 20 }),
  )
  .map(([costs, limits, budget]) => knapsack(costs, { ...limits, budget } as never))
  .filter((definition) => v.is(BudgetDefinitionSchema, definition));

const amount = fc.integer({ min: 0, max: 7 });
const allocations = fc
  .tuple(
    fc.array(
      fc.record(
        { min: amount, max: amount, step: fc.integer({ min: 1, max: 7 }) },
        { requiredKeys: [] },
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.record(lengths, { requiredKeys: [] }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([given, limits, budget]) =>
    allocation({
      ...limits,
      currency: 'JPY',
      budget,
      items: given.map((one, index) => ({ id: `p${index}`, name: 'Project', ...one })),
    } as never),
  )
  .filter((definition) => v.is(BudgetDefinitionSchema, definition));

describe('what nobody can fulfil', () => {
  for (const [what, definitions] of [
    ['ballots', ballots],
    ['budgets to pick for', knapsacks],
    ['budgets to share out', allocations],
  ] as const) {
    it(`is found where no choice keeps the rules, and nowhere else: ${what}`, () => {
      const outcomes = new Set<boolean>();
      fc.assert(
        fc.property(definitions as fc.Arbitrary<BallotDefinition | BudgetDefinition>, (one) => {
          const found = unfulfillable(one);
          outcomes.add(found.length > 0);
          assert.equal(found.length > 0, !isFulfilled(one), JSON.stringify(found));
        }),
        { numRuns: 400 },
      );
      assert.equal(outcomes.size, 2);
    });
  }

  it('names the limit of a ballot, and what there is', () => {
    const three = items(3);
    const cases = [
      [approval({ items: three, minLength: 4 }), 'too-few', '/minLength', 4, 3],
      [ordinal({ items: three, maxLength: 0 }), 'too-many', '/maxLength', 0, 1],
      [cumulative({ maxSumPoints: 0 }), 'over-points', '/maxSumPoints', 0, 1],
      [cumulative({ maxPoints: 0 }), 'too-large', '/maxPoints', 0, 1],
      [cumulative({ maxSumPoints: 2, minLength: 3 }), 'over-points', '/maxSumPoints', 2, 3],
      [cumulative({ minSumPoints: 9, maxPoints: 2 }), 'under-points', '/minSumPoints', 9, 8],
      [
        cumulative({ minSumPoints: 5, maxPoints: 2, maxLength: 2 }),
        'under-points',
        '/minSumPoints',
        5,
        4,
      ],
      [scoring({ maxPoints: -1 }), 'too-large', '/maxPoints', -1, 0],
    ] as const;
    for (const [definition, code, pointer, limit, there] of cases) {
      assert.deepEqual(unfulfillable(definition), [{ code, pointer, limit, there }]);
    }
  });

  it('names the limit of a budget, and what there is', () => {
    const cases = [
      [knapsack([700, 800], { budget: 600 }), 'over-budget', '/budget', 600, 700],
      [
        knapsack([300, 400, 500], { budget: 600, minLength: 2 }),
        'over-budget',
        '/budget',
        600,
        700,
      ],
      [knapsack([10, 20], { budget: 90, minSumCost: 40 }), 'under-budget', '/minSumCost', 40, 30],
      [
        knapsack([10, 20, 30], { budget: 90, minSumCost: 60, maxLength: 2 }),
        'under-budget',
        '/minSumCost',
        60,
        50,
      ],
      [knapsack([60, 60], { budget: 100, minSumCost: 80 }), 'under-budget', '/minSumCost', 80, 60],
      [allocation({ budget: 150, minLength: 2 }), 'over-budget', '/budget', 150, 200],
    ] as const;
    for (const [definition, code, pointer, limit, there] of cases) {
      assert.deepEqual(unfulfillable(definition), [{ code, pointer, limit, there }]);
    }
  });

  it('tells of items that can be given nothing where there are too few others', () => {
    const dear = { id: 'a', name: 'A', min: 60_000, max: 70_000 };
    const stepless = { id: 'b', name: 'B', max: 400, step: 500 };
    const c = { id: 'c', name: 'C' };
    const both = { budget: 50_000, items: [dear, stepless, c] };
    assert.deepEqual(unfulfillable(allocation(both)), []);
    const told = [
      { code: 'too-large', pointer: '/items/0', limit: 50_000, there: 60_000 },
      { code: 'too-large', pointer: '/items/1', limit: 400, there: 500 },
    ];
    assert.deepEqual(unfulfillable(allocation({ ...both, items: [dear, stepless] })), told);
    assert.deepEqual(unfulfillable(allocation({ ...both, minLength: 2 })), [
      { code: 'too-few', pointer: '/minLength', limit: 2, there: 1 },
      ...told,
    ]);
  });

  it('is not guessed where there are too many ways to look through', () => {
    const many = range(1, 4000).map((index) => 1_000_003 * index);
    const budget = 1_000_003 * 5000;
    assert.deepEqual(unfulfillable(knapsack(many, { budget, minSumCost: budget - 1 })), []);
    const alike = Array<number>(10_000).fill(2);
    assert.deepEqual(unfulfillable(knapsack(alike, { budget: 9_999, minSumCost: 9_999 })), []);
  });

  it('is found in a field where no answer keeps the rule', () => {
    const bound = fc.integer({ min: -3, max: 3 });
    const limit = fc.integer({ min: 0, max: 4 });
    const head = { id: 'f', label: 'F', required: true };
    const options = fc.integer({ min: 1, max: 3 }).map((size) => items(size));
    const fields = fc
      .oneof(
        fc
          .record(
            { min: bound, max: bound, step: fc.constantFrom(0.5, 1, 2, 3) },
            { requiredKeys: [] },
          )
          .map((limits) => ({ kind: 'number', ...head, ...limits })),
        fc
          .record(
            { minLength: limit, maxLength: limit, required: fc.boolean() },
            { requiredKeys: [] },
          )
          .map((limits) => ({ kind: 'short-text', ...head, ...limits })),
        fc
          .tuple(options, fc.record({ minLength: limit, maxLength: limit }, { requiredKeys: [] }))
          .map(([some, limits]) => ({
            kind: 'multiple-choice',
            ...head,
            ...limits,
            options: some.map(({ id }) => ({ id, label: id })),
          })),
      )
      .filter((field) => v.is(FieldSchema, field)) as fc.Arbitrary<Field>;
    const answers: (Answer | undefined)[] = [
      undefined,
      ...range(-20, 20).map((half) => half / 2),
      ...range(1, 6).map((length) => 'x'.repeat(length)),
      ...choices(['p1', 'p2', 'p3'], [undefined]).map((chosen) => chosen.map(({ item }) => item)),
    ];
    fc.assert(
      fc.property(fields, (field) => {
        const can = answers.some(
          (answer) =>
            answerProblems([field], answer === undefined ? {} : { f: answer }, '').length === 0,
        );
        assert.equal(unfulfillable(ideas({ fields: [field] })).length === 0, can);
      }),
      { numRuns: 400 },
    );
  });

  it('names the limit of a field, wherever it stands', () => {
    const head = { id: 'f', label: 'F', required: true };
    const none: Field = { kind: 'long-text', ...head, maxLength: 0 };
    const short: Field = { kind: 'short-text', ...head, minLength: 501 };
    const endless: Field = { kind: 'long-text', ...head, minLength: 200_000, maxLength: 300_000 };
    const wide: Field = { kind: 'number', ...head, min: 1e17 };
    const two = items(2).map(({ id }) => ({ id, label: id }));
    const three: Field = { kind: 'multiple-choice', ...head, options: two, minLength: 3 };
    const zero: Field = { kind: 'multiple-choice', ...head, options: two, maxLength: 0 };
    const fields = [none, short, endless, wide, three, zero].map((field, index) => ({
      ...field,
      id: `f${index}`,
    }));
    const told = (group: string) => [
      { code: 'too-long', pointer: `${group}/0/maxLength`, limit: 0, there: 1 },
      { code: 'too-long', pointer: `${group}/1/minLength`, limit: 500, there: 501 },
      { code: 'too-long', pointer: `${group}/2/minLength`, limit: 100_000, there: 200_000 },
      { code: 'off-step', pointer: `${group}/3/step`, limit: 1, there: 1e17 },
      { code: 'too-few', pointer: `${group}/4/minLength`, limit: 3, there: 2 },
      { code: 'too-many', pointer: `${group}/5/maxLength`, limit: 0, there: 1 },
    ];
    assert.deepEqual(unfulfillable(ideas({ fields })), told('/fields'));
    assert.deepEqual(unfulfillable(ideas({ persona: { fields } })), told('/persona/fields'));
    assert.deepEqual(unfulfillable(event({ fields })), told('/fields'));
    assert.deepEqual(unfulfillable(event({ personFields: fields })), told('/personFields'));
    const free = fields.map((field) => ({ ...field, required: false }));
    assert.deepEqual(unfulfillable(event({ fields: free, personFields: free })), []);
  });

  it('is an event that nobody may come to', () => {
    const nobody = { code: 'nobody', pointer: '/maxAdults', limit: 0, there: 1 };
    assert.deepEqual(unfulfillable(event({ maxAdults: 0, maxChildren: 0 })), [nobody]);
    assert.deepEqual(unfulfillable(event({ maxAdults: 0 })), []);
    const [first, ...rest] = dates('d1', 'd2', 'd3').map((date) => ({ ...date, capacity: 0 }));
    const full = { code: 'full', pointer: '/dates', limit: 0, there: 1 };
    const none = [first, ...rest] as ReturnType<typeof dates>;
    assert.deepEqual(unfulfillable(event({ dates: none, waitingList: false })), [full]);
    assert.deepEqual(unfulfillable(event({ dates: none })), [full]);
    const one = [{ ...none[0], capacity: 1 }, ...rest] as ReturnType<typeof dates>;
    assert.deepEqual(unfulfillable(event({ dates: one, waitingList: false })), []);
  });
});
