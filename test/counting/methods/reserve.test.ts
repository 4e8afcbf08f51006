import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { reportOf } from '../../../src/counting/explaining/report.ts';
import { CountingSchema } from '../../../src/protocol/counting.ts';
import { anyElection, counted, times, type SmallElection } from '../elections.ts';

/** As Pabulib's README of Poznań has it: down the list, and no further than what does not fit. */
function byDefinition(order: readonly string[], { costs, budget }: SmallElection, part: number) {
  const chosen: string[] = [];
  let left = budget;
  for (const id of order) {
    const cost = costs[id] ?? 0;
    if (cost > left) return cost * part <= left ? [...chosen, id] : chosen;
    chosen.push(id);
    left -= cost;
  }
  return chosen;
}

describe('a reserve', () => {
  const town: SmallElection = {
    budget: 100,
    costs: { a: 60, b: 50, c: 10 },
    ballots: [...times(9, ['a']), ...times(8, ['b']), ...times(3, ['c'])],
  };

  it('pays for the rest of the first that no longer fits, and there it ends', () => {
    const outcome = counted(town, { rule: 'greedy', reserve: '4/5' });
    assert.deepEqual(outcome.ids, ['a', 'b']);
    assert.deepEqual([outcome.spent, outcome.paid], [110n, 10n]);
    assert.deepEqual(outcome.reasonFor(1), { code: 'reserved', left: 40n, reserve: 10n });
    assert.deepEqual(outcome.reasonFor(2), { code: 'after-the-end', at: 1 });
    const { left, reserve, parameters } = reportOf(outcome);
    assert.deepEqual([left, reserve], ['0', '10']);
    assert.deepEqual(outcome.counting, { rule: 'greedy', reserve: '4/5', skip: false });
    assert.ok('reserve' in parameters);
  });

  it('pays exactly from the part on, and tells what would have been enough', () => {
    const dearer = { ...town, costs: { ...town.costs, b: 51 } };
    const outcome = counted(dearer, { rule: 'greedy', reserve: '4/5' });
    assert.deepEqual([outcome.ids, outcome.paid], [['a'], undefined]);
    assert.deepEqual(outcome.sufficientFor(1), { cost: 50n, votes: 2 });
    assert.deepEqual(counted(town, { rule: 'greedy', reserve: 0.8 }).ids, ['a', 'b']);
    assert.deepEqual(counted(town, { rule: 'greedy', reserve: 0.81 }).ids, ['a']);
  });

  it('gives what the definition gives', () => {
    const check = fc.property(anyElection(false), (election) => {
      const supported = Object.keys(election.costs).filter((id) =>
        election.ballots.some((ballot) => (ballot as string[]).includes(id)),
      );
      const votes = (id: string) =>
        election.ballots.filter((ballot) => (ballot as string[]).includes(id)).length;
      const order = supported.toSorted((a, b) => votes(b) - votes(a) || (a < b ? -1 : 1));
      // Halves and quarters are exact in floating point too.
      for (const part of [0.5, 0.75, 1]) {
        const { ids } = counted(election, { rule: 'greedy', reserve: part, ties: 'id' });
        assert.deepEqual(ids, byDefinition(order, election, part));
      }
    });
    fc.assert(check, { numRuns: 300 });
  });

  it('is a part, and goes with a count that ends', () => {
    const takes = (change: object) => v.is(CountingSchema, { rule: 'greedy', ...change });
    assert.ok(takes({ reserve: '4/5' }) && takes({ reserve: 1, skip: false }));
    for (const reserve of [0, '0/5', '6/5', -1, 2, '80%']) assert.ok(!takes({ reserve }), `${reserve}`); // prettier-ignore
    assert.ok(!takes({ reserve: '4/5', skip: true }));
  });
});
