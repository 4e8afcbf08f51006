import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Counting } from '../../../src/protocol/counting.ts';
import { compareIds } from '../../../src/counting/methods/ties.ts';
import { counted, type SmallElection } from '../elections.ts';

describe('ties', () => {
  const tied: SmallElection = {
    budget: 10,
    costs: { b: 10, a: 10, c: 9 },
    ballots: [['a', 'b', 'c']],
  };
  const first = (ties: Counting['ties']) => counted(tied, { rule: 'greedy', ...(ties && { ties }) }).ids[0]; // prettier-ignore

  it('go to the cheaper, then to the id', () => {
    assert.equal(first(undefined), 'c');
    assert.equal(first('cost,votes,id'), 'c');
    assert.equal(first('id'), 'a');
  });

  it('go by a list that was drawn by lot', () => {
    assert.equal(first({ list: ['b', 'c', 'a'] }), 'b');
  });

  it('are not broken by a list that is not whole', () => {
    const fault = (list: string[]) => () => first({ list });
    assert.throws(fault(['a', 'b']), /does not name project "c"/);
    assert.throws(fault(['a', 'b', 'c', 'd']), /names "d", which is not a project/);
    assert.throws(fault(['a', 'b', 'c', 'a']), /names a project twice/);
  });

  it('go by code points, not by UTF-16 units', () => {
    assert.deepEqual(['\uFB01', '\u{1F600}'].sort(), ['\u{1F600}', '\uFB01'], 'the trap is there');
    assert.ok(compareIds('\u{1F600}', '\uFB01') > 0);
    assert.ok(compareIds('a\u{1F600}', 'a') > 0);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const [pointsA, pointsB] = [[...a], [...b]].map((text) => text.map((c) => c.codePointAt(0) ?? 0)); // prettier-ignore
        const at = (pointsA ?? []).findIndex((point, index) => point !== pointsB?.[index]);
        const expected = at < 0 ? (pointsA ?? []).length - (pointsB ?? []).length : (pointsA?.[at] ?? 0) - (pointsB?.[at] ?? -1); // prettier-ignore
        assert.equal(Math.sign(compareIds(a, b)), Math.sign(expected));
      }),
    );
  });
});
