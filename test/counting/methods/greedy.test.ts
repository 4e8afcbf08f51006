import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Counting } from '../../../src/protocol/counting.ts';
import { counted, times, type SmallElection } from '../elections.ts';

describe('greedy', () => {
  const town: SmallElection = {
    budget: 100,
    costs: { a: 60, b: 50, c: 30, d: 10, nobody: 5 },
    ballots: [...times(9, ['a']), ...times(8, ['b']), ...times(3, ['c', 'd'])],
  };
  const ids = (counting: Omit<Extract<Counting, { rule: 'greedy' }>, 'rule'>, election = town) =>
    counted(election, { rule: 'greedy', ...counting }).ids;

  it('takes what gets most, and passes over what no longer fits', () => {
    assert.deepEqual(ids({}), ['a', 'd', 'c']);
  });

  it('takes what nobody wants only where that is asked for, and it fits', () => {
    const rich = { ...town, budget: 105 };
    assert.deepEqual(ids({}, rich), ['a', 'd', 'c']);
    assert.deepEqual(ids({ unsupported: true }, rich), ['a', 'd', 'c', 'nobody']);
    assert.deepEqual(ids({ unsupported: true }), ['a', 'd', 'c']);
    const { greedy } = counted(rich, { rule: 'greedy' });
    assert.deepEqual(greedy?.turns.get(4), { fate: 'no-votes' });
  });

  it('reports a tie among what nobody wants only where that can be chosen', () => {
    const poor = { budget: 20, costs: { a: 10, b: 10, c: 10 }, ballots: [['a']] };
    assert.deepEqual(counted(poor, { rule: 'greedy' }).ties, []);
    const { ties } = counted(poor, { rule: 'greedy', unsupported: true });
    assert.deepEqual(ties, [{ before: 1, items: [1, 2] }]);
  });

  it('ends at the first that does not fit, where nothing is passed over', () => {
    const { ids: chosen, greedy } = counted(town, { rule: 'greedy', skip: false });
    assert.deepEqual(chosen, ['a']);
    assert.deepEqual(greedy?.turns.get(3), { fate: 'after-the-end', at: 1 });
  });

  it('leaves out what has less than the threshold, and not what has as much', () => {
    assert.deepEqual(ids({ threshold: 3 }), ['a', 'd', 'c']);
    assert.deepEqual(ids({ threshold: 4 }), ['a']);
  });

  it('goes by votes for the money, with what is free and wanted first', () => {
    const election = { ...town, costs: { ...town.costs, free: 0, unwanted: 0 }, ballots: [...town.ballots, ['free']] }; // prettier-ignore
    assert.deepEqual(ids({ by: 'votes/cost' }, election), ['free', 'd', 'b', 'c']);
    assert.deepEqual(ids({ by: 'votes/cost', unsupported: true }, election), ['free', 'd', 'b', 'c', 'unwanted', 'nobody']); // prettier-ignore
  });

  it('goes by points, exactly', () => {
    const election = {
      budget: 10,
      costs: { a: 10, b: 10 },
      ballots: [{ a: '0.3' }, { b: '0.1' }, { b: '0.2' }],
    };
    assert.ok([0.1, 0.2].reduce((a, b) => a + b) > 0.3, 'the trap is there');
    const { ids: chosen, ties } = counted(election, { rule: 'greedy', by: 'score', ties: 'id' });
    assert.deepEqual(chosen, ['a']);
    assert.equal(ties.length, 1);
  });

  it('reports a tie that made a difference, and no other', () => {
    const both = { budget: 20, costs: { a: 10, b: 10 }, ballots: [['a', 'b']] };
    assert.deepEqual(counted(both, { rule: 'greedy' }).ties, []);
    const one = counted({ ...both, budget: 10 }, { rule: 'greedy' });
    assert.deepEqual(one.ties, [{ before: 0, items: [0, 1] }]);
  });
});
