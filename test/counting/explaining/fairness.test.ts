import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fairnessOf } from '../../../src/counting/explaining/fairness.ts';
import { counted } from '../elections.ts';

describe('how fair it was', () => {
  it('counts who got nothing they wanted, but not who wanted nothing', () => {
    const election = { budget: 10, costs: { a: 10, b: 10 }, ballots: [['a'], ['a'], ['b'], []] };
    const { profile, selected } = counted(election, { rule: 'greedy' });
    assert.deepEqual(fairnessOf(profile, selected), { nothing: 1, average: 0.5 });
  });
});
