import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toSelections } from '../../../src/pabulib/defining/selections.ts';

describe('toSelections', () => {
  const vote = { voterId: 'a', items: ['7', '007', '7'], extra: {}, line: 1 };
  const pointed = { ...vote, points: ['3', '0', '-2'] };

  it('approves without a value, and keeps what is twice', () => {
    const selections = [{ item: '7' }, { item: '007' }, { item: '7' }];
    assert.deepEqual(toSelections(vote, 'approval'), selections);
    assert.deepEqual(toSelections(pointed, 'choose-1'), selections);
  });

  it('ranks as written', () => {
    assert.deepEqual(toSelections(vote, 'ordinal'), [
      { item: '7', value: 1 },
      { item: '007', value: 2 },
      { item: '7', value: 3 },
    ]);
  });

  it('gives points', () => {
    for (const type of ['cumulative', 'scoring'] as const) {
      assert.deepEqual(toSelections(pointed, type), [
        { item: '7', value: 3 },
        { item: '007', value: 0 },
        { item: '7', value: -2 },
      ]);
    }
  });

  it('makes nothing of an empty ballot', () => {
    assert.deepEqual(toSelections({ ...vote, items: [] }, 'ordinal'), []);
  });
});
