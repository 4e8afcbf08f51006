import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { reportOf } from '../../../src/counting/explaining/report.ts';
import type { Counting } from '../../../src/protocol/counting.ts';
import { anyElection, counted, times, withParts, type SmallElection } from '../elections.ts';

/** As Amsterdam says it: a part's amount is an upper bound on what its chosen projects cost. */
function byDefinition(
  order: readonly string[],
  { costs, budget, parts = [] }: SmallElection,
  leftover: boolean,
): Set<string> {
  const chosen = new Set<string>();
  const costOf = (ids: Iterable<string>) => [...ids].reduce((sum, id) => sum + (costs[id] ?? 0), 0);
  const withinParts = (ids: ReadonlySet<string>) =>
    parts.every((part) => costOf(part.ids.filter((id) => ids.has(id))) <= part.amount);
  for (const id of order) {
    const more = new Set([...chosen, id]);
    if (costOf(more) <= budget && withinParts(more)) chosen.add(id);
  }
  if (!leftover) return chosen;
  for (const id of order) {
    if (!chosen.has(id) && costOf(chosen) + (costs[id] ?? 0) <= budget) chosen.add(id);
  }
  return chosen;
}

describe('budgets of parts', () => {
  const town: SmallElection = {
    budget: 100,
    costs: { a: 30, b: 30, c: 10, d: 50 },
    parts: [
      { amount: 50, ids: ['a', 'b', 'c'] },
      { amount: 60, ids: ['b', 'd'] },
    ],
    ballots: [...times(9, ['a']), ...times(8, ['b']), ...times(3, ['c']), ['d']],
  };

  it('are kept beside the whole budget, and the reason says which was used up', () => {
    const outcome = counted(town, { rule: 'greedy' });
    assert.deepEqual(outcome.ids, ['a', 'c', 'd']);
    assert.deepEqual(outcome.reasonFor(1), { code: 'part-spent', left: 20n, part: 0 });
    assert.deepEqual(outcome.sufficientFor(1), { cost: 20n, votes: 2 });
    const { parts, projects } = reportOf(outcome);
    assert.deepEqual(parts?.map(({ budget, spent }) => [budget, spent]), [['50', '40'], ['60', '50']]); // prettier-ignore
    assert.deepEqual(projects[1]?.why, { code: 'part-spent', of: 'category', name: 'part 0', left: '20' }); // prettier-ignore
  });

  it('are no limit for what is left over, where that is said', () => {
    const outcome = counted({ ...town, budget: 130 }, { rule: 'greedy', leftover: true });
    assert.deepEqual(outcome.ids, ['a', 'c', 'd', 'b']);
    assert.deepEqual(outcome.reasonFor(1), { code: 'left-over', left: 40n });
    assert.deepEqual(counted(town, { rule: 'greedy', leftover: true }).ids, ['a', 'c', 'd']);
  });

  it('give what the definition gives', () => {
    const check = fc.property(withParts(anyElection(false)), fc.boolean(), (election, leftover) => {
      const votes = (id: string) =>
        election.ballots.filter((ballot) => (ballot as string[]).includes(id)).length;
      const order = Object.keys(election.costs)
        .filter((id) => votes(id) > 0)
        .toSorted((a, b) => votes(b) - votes(a) || (a < b ? -1 : 1));
      const { ids } = counted(election, { rule: 'greedy', leftover, ties: 'id' });
      assert.deepEqual(new Set(ids), byDefinition(order, election, leftover));
    });
    fc.assert(check, { numRuns: 500 });
  });

  const cannot: [Counting, RegExp][] = [
    [
      { rule: 'equal-shares' },
      /The rule equal-shares cannot keep the budgets of .*; count by greedy/,
    ],
    [{ rule: 'equal-shares', compare: 'greedy' }, /equal-shares cannot/],
    [{ rule: 'tally' }, /tally cannot/],
    [{ rule: 'greedy', skip: false }, /leave out what says so \(--no-skip, --reserve\)/],
    [{ rule: 'greedy', reserve: '4/5' }, /leave out what says so/],
  ];
  for (const [counting, message] of cannot) {
    it(`are never passed over: ${JSON.stringify(counting)}`, () => {
      assert.throws(() => counted(town, counting), { name: 'CountingError', code: 'not-for-this', message }); // prettier-ignore
    });
  }
});
