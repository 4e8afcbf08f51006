import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { reportOf } from '../../../src/counting/explaining/report.ts';
import { BallotDefinitionSchema } from '../../../src/protocol/ballots.ts';
import { anyElection, counted, times, withExclusive, type SmallElection } from '../elections.ts';

/** Down the list: what fits, and goes together with all that was chosen. */
function byDefinition(order: readonly string[], { costs, budget, exclusive = [] }: SmallElection) {
  const chosen: string[] = [];
  for (const id of order) {
    const more = [...chosen, id];
    const goesTogether = exclusive.every((group) => more.filter((one) => group.includes(one)).length < 2); // prettier-ignore
    const cost = more.reduce((sum, one) => sum + (costs[one] ?? 0), 0);
    if (goesTogether && cost <= budget) chosen.push(id);
  }
  return chosen;
}

describe('what excludes each other', () => {
  const town: SmallElection = {
    budget: 100,
    costs: { a: 30, b: 30, c: 10 },
    exclusive: [['b', 'a']],
    ballots: [...times(9, ['a']), ...times(8, ['b']), ...times(3, ['c'])],
  };

  it('is passed over, with what was chosen before', () => {
    const outcome = counted(town, { rule: 'greedy' });
    assert.deepEqual(outcome.ids, ['a', 'c']);
    assert.deepEqual(outcome.reasonFor(1), { code: 'excluded-by', by: 0 });
    assert.deepEqual(outcome.sufficientFor(1), { votes: 2 });
    assert.equal(outcome.allWouldFit, false);
    const { exclusive, projects } = reportOf(outcome);
    assert.deepEqual(exclusive, [['b', 'a']]);
    assert.deepEqual(projects[1]?.why, { code: 'excluded-by', by: 'a' });
    // It does not end a count that ends at what does not fit.
    assert.deepEqual(counted(town, { rule: 'greedy', skip: false }).ids, ['a', 'c']);
  });

  it('gives what the definition gives', () => {
    const check = fc.property(withExclusive(anyElection(false)), (election) => {
      const votes = (id: string) =>
        election.ballots.filter((ballot) => (ballot as string[]).includes(id)).length;
      const order = Object.keys(election.costs)
        .filter((id) => votes(id) > 0)
        .toSorted((a, b) => votes(b) - votes(a) || (a < b ? -1 : 1));
      const { ids } = counted(election, { rule: 'greedy', ties: 'id' });
      assert.deepEqual(ids, byDefinition(order, election));
    });
    fc.assert(check, { numRuns: 500 });
  });

  for (const rule of ['equal-shares', 'tally'] as const) {
    it(`is never passed over by ${rule}`, () => {
      assert.throws(() => counted(town, { rule }), { code: 'not-for-this', message: `The rule ${rule} cannot keep what excludes each other ("exclusive"); count by greedy.` }); // prettier-ignore
    });
  }

  it('is two things at least that are there, and that cost', () => {
    const items = ['a', 'b', 'c'].map((id) => ({ id, name: id, cost: 1 }));
    const ballot = { type: 'ballot', method: 'approval', id: 'x', title: 'X', language: 'da', budget: 2, items }; // prettier-ignore
    const faults = (change: object) => {
      const { issues = [] } = v.safeParse(BallotDefinitionSchema, { ...ballot, ...change });
      return issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
    };
    assert.deepEqual(faults({ exclusive: [['a', 'b'], ['b', 'c']] }), []); // prettier-ignore
    assert.deepEqual(faults({ exclusive: [['a', 'x']] }), ['exclusive.0.1: no item has the id "x"']); // prettier-ignore
    assert.deepEqual(faults({ exclusive: [['a', 'b', 'a']] }), ['exclusive.0.2: "a" stands twice']); // prettier-ignore
    assert.deepEqual(faults({ exclusive: [['a']] }), ['exclusive.0: must name two items at least']);
    assert.match(faults({ exclusive: [['a', 'b']], counting: { rule: 'tally' } })[0] ?? '', /^counting\.rule: must be `greedy`/); // prettier-ignore
    const free = items.map(({ id, name }) => ({ id, name }));
    assert.match(faults({ exclusive: [['a', 'b']], items: free })[0] ?? '', /^exclusive: needs/);
  });
});
