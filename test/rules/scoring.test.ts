import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { score, scoringRules, unscore } from '../../src/rules/scoring.ts';
import type { SelectionsState } from '../../src/rules/selections.ts';
import { ODD_IDS, WILD_NUMBERS, chosen, codes, frozen, items, scoring, sent } from './samples.ts';

const { fromSubmission, initial, problems, toSubmission } = scoringRules;

describe('scoring', () => {
  it('scores, also with 0, and leaves without a score', () => {
    const state = score(score(initial(), 'p1', 0), 'p2', 4);
    assert.deepEqual(state, chosen(['p1', 0], ['p2', 4]));
    assert.deepEqual(score(state, 'p1', 2), chosen(['p1', 2], ['p2', 4]));
    assert.deepEqual(unscore(state, 'p1'), chosen(['p2', 4]));
    assert.deepEqual(unscore(state, 'p3'), state);
  });

  it('keeps scores on the scale, which begins at 0 unless given', () => {
    assert.deepEqual(problems(chosen(['p1', 5], ['p2', 7], ['p3', -2], ['p4', 0]), scoring()), [
      { code: 'too-large', pointer: '/selections/1/value', limit: 5, by: 2 },
      { code: 'too-small', pointer: '/selections/2/value', limit: 0, by: 2 },
    ]);
    assert.deepEqual(
      problems(chosen(['p1', -3], ['p2', -4]), scoring({ minPoints: -3, maxPoints: -1 })),
      [{ code: 'too-small', pointer: '/selections/1/value', limit: -3, by: 1 }],
    );
  });

  it('refuses a missing value, what is not there, what is there twice, too few and too many', () => {
    assert.deepEqual(problems(chosen('p1', ['p9', 1], ['p1', 1]), scoring({ minLength: 4 })), [
      { code: 'unknown-item', pointer: '/selections/1/item' },
      { code: 'duplicate', pointer: '/selections/2/item' },
      { code: 'required', pointer: '/selections/0/value' },
      { code: 'too-few', pointer: '/selections', limit: 4, by: 1 },
    ]);
    assert.deepEqual(problems(chosen(['p1', 1], ['p2', 1]), scoring({ maxLength: 1 })), [
      { code: 'too-many', pointer: '/selections', limit: 1, by: 1 },
    ]);
  });

  it('refuses every wild value', () => {
    for (const value of WILD_NUMBERS) {
      const found = problems(chosen(['p1', value]), scoring());
      assert.ok(
        found.some(({ pointer }) => pointer === '/selections/0/value'),
        String(value),
      );
    }
  });

  it('takes odd ids', () => {
    const definition = scoring({ items: ODD_IDS.map((id) => ({ id, name: id })) });
    const all = ODD_IDS.reduce((state, id) => score(state, id, 5), initial());
    assert.deepEqual(problems(all, definition), []);
    assert.deepEqual(ODD_IDS.reduce(unscore, all), initial());
  });

  it('agrees with a map of scores, whatever a person gives', () => {
    const names = items(5).map(({ id }) => id);
    const act = fc.tuple(
      fc.constantFrom(...names),
      fc.option(fc.integer({ min: -6, max: 6 }), { nil: undefined }),
    );
    const scale = fc.tuple(fc.integer({ min: -4, max: 4 }), fc.nat(4));
    fc.assert(
      fc.property(fc.array(act), scale, (acts, [minPoints, span]) => {
        const maxPoints = minPoints + span;
        const definition = scoring({ items: items(5), minPoints, maxPoints });
        const model = new Map<string, number>();
        let state: SelectionsState = initial();
        for (const [name, points] of acts) {
          state = frozen(points === undefined ? unscore(state, name) : score(state, name, points));
          if (points === undefined) model.delete(name);
          else model.set(name, points);
        }
        const found = problems(state, definition);
        assert.deepEqual(
          codes(found),
          [...model.values()].flatMap((one) =>
            one < minPoints ? 'too-small' : one > maxPoints ? 'too-large' : [],
          ),
        );
        const again = fromSubmission(sent(toSubmission(state)));
        assert.deepEqual(again, state);
        assert.deepEqual(problems(again, definition), found);
      }),
    );
  });
});
