import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Counting } from '../../../src/protocol/counting.ts';
import { anyElection, counted, times, withParts, type SmallElection } from '../elections.ts';

function moreBallots(election: SmallElection, id: string, votes: number): SmallElection {
  return { ...election, ballots: [...election.ballots, ...times(votes, [id])] as string[][] };
}

describe('what would have been enough', () => {
  const greedyRules: Counting[] = [
    { rule: 'greedy' },
    { rule: 'greedy', by: 'votes/cost' },
    { rule: 'greedy', skip: false },
    { rule: 'greedy', threshold: 3 },
    { rule: 'greedy', threshold: 2, skip: false },
    { rule: 'greedy', unsupported: true },
    { rule: 'greedy', reserve: '4/5' },
    { rule: 'greedy', reserve: 0.3, by: 'votes/cost' },
  ];
  for (const counting of greedyRules) {
    it(`is enough: ${JSON.stringify(counting)}`, () => {
      checkEnough(counting, moreBallots);
    });
  }

  it('is enough with the same share for each: equal-shares', () => {
    checkEnough({ rule: 'equal-shares', completion: 'none' }, (election, id, votes) => {
      const voters = election.ballots.length;
      const costs = Object.entries(election.costs).map(([key, cost]) => [key, cost * voters]);
      // As many more voters, and as much more money as their shares are.
      return {
        ...election,
        costs: Object.fromEntries(costs),
        budget: election.budget * (voters + votes),
        ballots: [...election.ballots, ...times(votes, [id])] as string[][],
      };
    });
  });

  const limited: Counting[] = [
    { rule: 'greedy' },
    { rule: 'greedy', leftover: true },
    { rule: 'greedy', by: 'votes/cost', leftover: true },
    { rule: 'greedy', threshold: 2, leftover: true },
  ];
  for (const counting of limited) {
    it(`is enough where parts have budgets: ${JSON.stringify(counting)}`, () => {
      checkEnough(counting, moreBallots, withParts(anyElection(false)));
    });
  }

  function checkEnough(
    counting: Counting,
    withVotes: (election: SmallElection, id: string, votes: number) => SmallElection,
    elections = anyElection(false),
  ): void {
    let said = 0;
    fc.assert(
      fc.property(elections, (election) => {
        const outcome = counted(election, counting);
        for (const [index, { id }] of outcome.profile.projects.entries()) {
          if (outcome.selected.includes(index)) continue;
          const { cost, votes } = outcome.sufficientFor(index);
          if (cost !== undefined) {
            said++;
            const cheaper = { ...election, costs: { ...election.costs, [id]: Number(cost) } };
            assert.ok(counted(cheaper, counting).ids.includes(id), `${id} at ${cost}`);
          }
          if (votes !== undefined) {
            said++;
            const after = counted(withVotes(election, id, votes), counting);
            assert.ok(after.ids.includes(id), `${id} with ${votes} more`);
          }
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(said > 100, 'something was said');
  }

  it('is so many votes more than the last who has a seat', () => {
    const outcome = counted({ budget: 0, costs: { a: 0, b: 0 }, ballots: [['a'], ['a'], ['b']] }, { rule: 'tally' }); // prettier-ignore
    assert.deepEqual(outcome.sufficientFor(1), { votes: 2 });
  });

  it('is one vote where a seat is left', () => {
    const outcome = counted({ budget: 0, costs: { a: 0, b: 0 }, ballots: [['a']] }, { rule: 'tally', seats: 2 }); // prettier-ignore
    assert.deepEqual(outcome.sufficientFor(1), { votes: 1 });
  });
});
