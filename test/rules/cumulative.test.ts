import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cumulativeRules, givePoints, pointsLeft } from '../../src/rules/cumulative.ts';
import type { SelectionsState } from '../../src/rules/selections.ts';
import {
  ODD_IDS,
  WILD_NUMBERS,
  chosen,
  codes,
  cumulative,
  frozen,
  items,
  sent,
} from './samples.ts';
import { exactSum, hugeAmount, isDifference } from './sums.ts';

const { fromSubmission, initial, problems, toSubmission } = cumulativeRules;

describe('cumulative', () => {
  it('gives points, changes them and takes them back', () => {
    const state = givePoints(givePoints(initial(), 'p1', 3), 'p2', 4);
    assert.deepEqual(state, chosen(['p1', 3], ['p2', 4]));
    assert.deepEqual(givePoints(state, 'p1', 5), chosen(['p1', 5], ['p2', 4]));
    assert.deepEqual(givePoints(state, 'p1', 0), chosen(['p2', 4]));
    assert.deepEqual(givePoints(initial(), 'p1', 0), initial());
  });

  it('says how many points are left, below 0 too', () => {
    assert.equal(pointsLeft(initial(), cumulative()), 10);
    assert.equal(pointsLeft(chosen(['p1', 3], ['p2', 4]), cumulative()), 3);
    assert.equal(pointsLeft(chosen(['p1', 9], ['p2', 4]), cumulative()), -3);
    assert.equal(pointsLeft(chosen(['p1', Number.NaN], ['p2', 4]), cumulative()), 6);
  });

  it('says by how many points a ballot is over or under', () => {
    const definition = cumulative({ minSumPoints: 4, maxSumPoints: 6 });
    assert.deepEqual(problems(chosen(['p1', 6], ['p2', 3]), definition), [
      { code: 'over-points', pointer: '/selections', limit: 6, by: 3 },
    ]);
    assert.deepEqual(problems(chosen(['p1', 1]), definition), [
      { code: 'under-points', pointer: '/selections', limit: 4, by: 3 },
    ]);
    assert.deepEqual(problems(chosen(['p1', 4]), definition), []);
    assert.deepEqual(problems(chosen(['p1', 6]), definition), []);
  });

  it('keeps each item within its own bounds', () => {
    const definition = cumulative({ maxPoints: 3 });
    assert.deepEqual(problems(chosen(['p1', 3], ['p2', 5], ['p3', -1]), definition), [
      { code: 'too-large', pointer: '/selections/1/value', limit: 3, by: 2 },
      { code: 'too-small', pointer: '/selections/2/value', limit: 0, by: 1 },
    ]);
    assert.deepEqual(codes(problems(chosen(['p1', 11]), cumulative())), [
      'too-large',
      'over-points',
    ]);
  });

  it('takes a nought that a file may hold', () => {
    assert.deepEqual(problems(chosen(['p1', 0], ['p2', 3]), cumulative()), []);
  });

  it('refuses a missing value, what is not there, what is there twice, too few and too many', () => {
    assert.deepEqual(problems(chosen('p1', ['p9', 1], ['p1', 1]), cumulative({ minLength: 4 })), [
      { code: 'unknown-item', pointer: '/selections/1/item' },
      { code: 'duplicate', pointer: '/selections/2/item' },
      { code: 'required', pointer: '/selections/0/value' },
      { code: 'too-few', pointer: '/selections', limit: 4, by: 1 },
    ]);
    assert.deepEqual(problems(chosen(['p1', 1], ['p2', 1]), cumulative({ maxLength: 1 })), [
      { code: 'too-many', pointer: '/selections', limit: 1, by: 1 },
    ]);
  });

  it('refuses every wild value', () => {
    for (const value of WILD_NUMBERS) {
      const found = problems(chosen(['p1', value], ['p2', 1]), cumulative());
      assert.ok(
        found.some(({ pointer }) => pointer === '/selections/0/value'),
        String(value),
      );
    }
  });

  it('takes odd ids', () => {
    const definition = cumulative({
      maxSumPoints: ODD_IDS.length,
      items: ODD_IDS.map((id) => ({ id, name: id })),
    });
    const all = ODD_IDS.reduce((state, id) => givePoints(state, id, 1), initial());
    assert.deepEqual(problems(all, definition), []);
    assert.equal(pointsLeft(all, definition), 0);
  });

  it('agrees with a map of points, whatever a person gives', () => {
    const names = items(5).map(({ id }) => id);
    const gift = fc.tuple(fc.constantFrom(...names), fc.integer({ min: -2, max: 9 }));
    const limits = fc.record({ least: fc.nat(9), span: fc.nat(9), most: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(gift), limits, (gifts, { least, span, most }) => {
        const definition = cumulative({
          items: items(5),
          minSumPoints: least,
          maxSumPoints: least + span,
          maxPoints: most,
        });
        const model = new Map<string, number>();
        let state: SelectionsState = initial();
        for (const [name, points] of gifts) {
          state = frozen(givePoints(state, name, points));
          if (points === 0) model.delete(name);
          else model.set(name, points);
        }
        const values = [...model.values()];
        const sum = values.reduce((all, one) => all + one, 0);
        const found = problems(state, definition);
        assert.equal(pointsLeft(state, definition), least + span - sum);
        assert.deepEqual(codes(found), [
          ...values.flatMap((one) => (one < 0 ? 'too-small' : one > most ? 'too-large' : [])),
          ...(sum > least + span ? ['over-points'] : []),
          ...(sum < least ? ['under-points'] : []),
        ]);
        const again = fromSubmission(sent(toSubmission(state)));
        assert.deepEqual(again, state);
        assert.deepEqual(problems(again, definition), found);
      }),
    );
  });

  it('is right about sums that floating point is not', () => {
    fc.assert(
      fc.property(fc.array(hugeAmount, { maxLength: 40 }), hugeAmount, (values, maxSumPoints) => {
        const definition = cumulative({
          items: items(values.length),
          maxSumPoints,
          maxPoints: Number.MAX_SAFE_INTEGER,
        });
        const state = chosen(
          ...values.map((value, index): [string, number] => [`p${index + 1}`, value]),
        );
        const sum = exactSum(values);
        const over = sum > BigInt(maxSumPoints);
        const [problem, ...rest] = problems(state, definition);
        assert.deepEqual(rest, []);
        assert.equal(problem?.code, over ? 'over-points' : undefined);
        if (over) assert.ok(isDifference(problem?.by, sum, maxSumPoints));
      }),
    );
  });
});
