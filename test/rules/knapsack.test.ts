import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  dearestPicked,
  knapsackRules,
  pick,
  putBack,
  spent,
  waysToFit,
} from '../../src/rules/knapsack.ts';
import type { SelectionsState } from '../../src/rules/selections.ts';
import { ODD_IDS, WILD_NUMBERS, chosen, codes, frozen, items, knapsack, sent } from './samples.ts';
import { exactSum, hugeAmount, isDifference } from './sums.ts';

const { fromSubmission, initial, problems, toSubmission } = knapsackRules;

describe('knapsack', () => {
  const definition = knapsack([60_000, 30_000, 30_000, 0]);

  it('picks and puts back', () => {
    const two = pick(pick(initial(), 'p1'), 'p2');
    assert.deepEqual(two, chosen('p1', 'p2'));
    assert.deepEqual(pick(two, 'p1'), two);
    assert.deepEqual(putBack(two, 'p1'), chosen('p2'));
    assert.deepEqual(putBack(two, 'p3'), two);
  });

  it('adds up what is picked: each once, and only what is there', () => {
    assert.equal(spent(initial(), definition), 0);
    assert.equal(spent(chosen('p1', 'p4', 'p2'), definition), 90_000);
    assert.equal(spent(chosen('p1', 'p1', 'p9'), definition), 60_000);
  });

  it('says by how much it is too expensive, and what to take out', () => {
    const state = chosen('p1', 'p2', 'p3', 'p4');
    assert.deepEqual(problems(state, definition), [
      { code: 'over-budget', pointer: '/selections', limit: 100_000, by: 20_000 },
    ]);
    assert.deepEqual(
      waysToFit(state, definition).map(({ id }) => id),
      ['p2', 'p3', 'p1'],
    );
    assert.deepEqual(waysToFit(chosen('p1', 'p2'), definition), []);
    assert.deepEqual(
      dearestPicked(chosen('p4', 'p3', 'p1'), definition).map(({ id }) => id),
      ['p1', 'p3', 'p4'],
    );
  });

  it('knows no single way where it takes two', () => {
    const cheap = knapsack([50, 50, 50], { budget: 50 });
    assert.deepEqual(waysToFit(chosen('p1', 'p2', 'p3'), cheap), []);
  });

  it('may spend all, and must spend enough', () => {
    const bounded = knapsack([60_000, 40_000, 30_000], { minSumCost: 70_000 });
    assert.deepEqual(problems(chosen('p1', 'p2'), bounded), []);
    assert.deepEqual(problems(chosen('p2', 'p3'), bounded), []);
    assert.deepEqual(problems(chosen('p1'), bounded), [
      { code: 'under-budget', pointer: '/selections', limit: 70_000, by: 10_000 },
    ]);
  });

  it('refuses what is not there, what is there twice, any value, too few and too many', () => {
    assert.deepEqual(
      problems(chosen('p2', 'p9', 'p2', ['p4', 1]), knapsack([1, 1, 1, 1], { minLength: 5 })),
      [
        { code: 'unknown-item', pointer: '/selections/1/item' },
        { code: 'duplicate', pointer: '/selections/2/item' },
        { code: 'malformed', pointer: '/selections/3/value' },
        { code: 'too-few', pointer: '/selections', limit: 5, by: 1 },
      ],
    );
    assert.deepEqual(problems(chosen('p1', 'p2'), knapsack([1, 1], { maxLength: 1 })), [
      { code: 'too-many', pointer: '/selections', limit: 1, by: 1 },
    ]);
    for (const value of WILD_NUMBERS) {
      assert.deepEqual(codes(problems(chosen(['p1', value]), definition)), ['malformed']);
    }
  });

  it('takes odd ids', () => {
    const odd = { items: ODD_IDS.map((id) => ({ id, name: id, cost: 1 })) };
    const all = ODD_IDS.reduce(pick, initial());
    assert.equal(spent(all, knapsack([], odd)), ODD_IDS.length);
    assert.deepEqual(problems(all, knapsack([], odd)), []);
    assert.equal(waysToFit(all, knapsack([], { ...odd, budget: 1 })).length, 0);
  });

  it('agrees with a set of costs, whatever a person picks', () => {
    const costs = fc.array(fc.nat(20), { minLength: 1, maxLength: 8 });
    const picks = fc.array(fc.tuple(fc.nat(7), fc.boolean()));
    fc.assert(
      fc.property(costs, picks, fc.nat(60), fc.nat(60), (prices, acts, budget, least) => {
        const sample = knapsack(prices, { budget, minSumCost: Math.min(least, budget) });
        const model = new Set<number>();
        let state: SelectionsState = initial();
        for (const [number, on] of acts) {
          const index = number % prices.length;
          state = frozen(on ? pick(state, `p${index + 1}`) : putBack(state, `p${index + 1}`));
          if (on) model.add(index);
          else model.delete(index);
        }
        const total = (picked: Iterable<number>) =>
          [...picked].reduce((sum, index) => sum + (prices[index] ?? 0), 0);
        const sum = total(model);
        const found = problems(state, sample);
        assert.equal(spent(state, sample), sum);
        assert.deepEqual(
          codes(found),
          sum > budget ? ['over-budget'] : sum < Math.min(least, budget) ? ['under-budget'] : [],
        );
        const ways = [...model].filter(
          (out) => total([...model].filter((one) => one !== out)) <= budget,
        );
        const given = waysToFit(state, sample);
        assert.deepEqual(
          given.map(({ id }) => id).sort(),
          sum > budget ? ways.map((index) => `p${index + 1}`).sort() : [],
        );
        assert.ok(
          given.every(({ cost }, index) => index === 0 || cost >= (given[index - 1]?.cost ?? 0)),
        );
        const again = fromSubmission(sent(toSubmission(state)));
        assert.deepEqual(again, state);
        assert.deepEqual(problems(again, sample), found);
      }),
    );
  });

  it('is right about sums that floating point is not', () => {
    fc.assert(
      fc.property(fc.array(hugeAmount, { maxLength: 40 }), hugeAmount, (costs, budget) => {
        const state = chosen(...items(costs.length).map(({ id }) => id));
        const sum = exactSum(costs);
        const over = sum > BigInt(budget);
        const [problem, ...rest] = problems(state, knapsack(costs, { budget }));
        assert.deepEqual(rest, []);
        assert.equal(problem?.code, over ? 'over-budget' : undefined);
        if (over) assert.ok(isDifference(problem?.by, sum, budget));
      }),
    );
  });

  it('takes ten thousand of ten thousand in its stride', () => {
    const costs = Array.from({ length: 10_000 }, (_, index) => index);
    const many = knapsack(costs, { budget: 1 });
    const all = chosen(...many.items.map(({ id }) => id));
    assert.equal(spent(all, many), 49_995_000);
    assert.deepEqual(codes(problems(all, many)), ['over-budget']);
  });
});
