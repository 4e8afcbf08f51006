import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Counting } from '../../../src/protocol/counting.ts';
import {
  anyElection,
  counted,
  rankedElection,
  times,
  withExclusive,
  withParts,
  type SmallElection,
} from '../elections.ts';

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
    { rule: 'maximin-support' },
    { rule: 'phragmen' },
    { rule: 'phragmen', threshold: 2 },
    { rule: 'phragmen', skip: true },
    { rule: 'phragmen', skip: true, threshold: 3 },
    { rule: 'greedy', reserve: '4/5' },
    { rule: 'greedy', reserve: 0.3, by: 'votes/cost' },
  ];
  for (const counting of greedyRules) {
    it(`is enough: ${JSON.stringify(counting)}`, () => {
      checkEnough(counting, moreBallots);
    });
  }

  const sharesRules: Counting[] = [
    { rule: 'equal-shares', completion: 'none' },
    { rule: 'exact-equal-shares', completion: 'none' },
    { rule: 'exact-equal-shares', completion: 'none', utility: 'cardinality' },
    { rule: 'exact-equal-shares', completion: 'none', threshold: 2 },
  ];
  for (const counting of sharesRules) {
    it(`is enough with the same share for each: ${JSON.stringify(counting)}`, () => {
      checkEnough(counting, withMoreVoters);
    });
  }

  /** As many more voters, and as much more money as their shares are. */
  function withMoreVoters(election: SmallElection, id: string, votes: number): SmallElection {
    const voters = election.ballots.length;
    const costs = Object.entries(election.costs).map(([key, cost]) => [key, cost * voters]);
    return {
      ...election,
      costs: Object.fromEntries(costs),
      budget: election.budget * (voters + votes),
      ballots: [...election.ballots, ...times(votes, [id])] as string[][],
    };
  }

  const inStages: Counting[] = [
    { rule: 'instant-runoff' },
    { rule: 'instant-runoff', unsupported: true },
    { rule: 'stv', seats: 2 },
    { rule: 'stv', seats: 3, unsupported: true },
    { rule: 'stv', seats: 1, ties: 'id' },
    { rule: 'stv', seats: 4, transfers: 'exact' },
  ];
  for (const counting of inStages) {
    it(`is enough from people who rank it first: ${JSON.stringify(counting)}`, () => {
      // Whatever they rank after it, of what is in the count.
      checkEnough(
        counting,
        (election, id, votes) => {
          const named = new Set(election.ballots.flatMap((ballot) => ballot as readonly string[]));
          named.delete(id);
          const rest = [...named].toSorted().slice(votes % 3);
          return { ...election, ballots: [...election.ballots, ...times(votes, [id, ...rest])] as string[][] }; // prettier-ignore
        },
        rankedElection,
      );
    });
  }

  it('is the fewest that are sure: at the last stage, or at the first', () => {
    const ranked = (ballots: string[][], counting: Counting) =>
      counted({ budget: 0, costs: { a: 0, b: 0, c: 0 }, ballotType: 'ranked', ballots }, counting);
    const ballots = [...times(4, ['a']), ...times(3, ['b']), ...times(2, ['c', 'a'])];
    // c is out, and a has 6 of 9: with 4 more, b has 7 of 13.
    assert.deepEqual(ranked(ballots, { rule: 'instant-runoff' }).sufficientFor(1), { votes: 4 });
    // c has 2 of 9: with 6 more, it has 8 of 15.
    assert.deepEqual(ranked(ballots, { rule: 'instant-runoff' }).sufficientFor(2), { votes: 6 });
    // a and c are chosen by 4 of 10; 11 are still 4, and b has 3.
    const three = [...times(4, ['a']), ...times(4, ['c']), ...times(3, ['b'])];
    assert.deepEqual(ranked(three.slice(0, 10), { rule: 'stv', seats: 2 }).sufficientFor(1), { votes: 3 }); // prettier-ignore
    assert.deepEqual(ranked(three.slice(0, 11).slice(1), { rule: 'stv', seats: 2 }).ids, ['c', 'a']); // prettier-ignore
  });

  for (const threshold of [0, 3]) {
    it(`is enough of those who asked for nothing: bounded-overspending from ${threshold}`, () => {
      const some = anyElection(false).map((election) => ({
        ...election,
        ballots: [...election.ballots, ...times(4, [])] as string[][],
      }));
      const inPlace = (election: SmallElection, id: string, votes: number) => ({
        ...election,
        ballots: [...election.ballots.slice(0, -votes), ...times(votes, [id])] as string[][],
      });
      checkEnough({ rule: 'bounded-overspending', threshold }, inPlace, some);
    });
  }

  it('is enough where there are seats', () => {
    const seated = anyElection(false).map((election) => ({
      ...election,
      costs: Object.fromEntries(Object.keys(election.costs).map((id) => [id, 0])),
    }));
    const withVotes = (election: SmallElection, id: string, votes: number) => ({
      ...election,
      ballots: [...election.ballots, ...times(votes, [id])] as string[][],
    });
    for (const seats of [1, 2, 4]) checkEnough({ rule: 'phragmen', seats }, withVotes, seated);
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

  const excluding: Counting[] = [
    { rule: 'greedy' },
    { rule: 'greedy', skip: false },
    { rule: 'greedy', reserve: '1/2' },
    { rule: 'greedy', by: 'votes/cost', threshold: 2 },
  ];
  for (const counting of excluding) {
    it(`is enough where some exclude each other: ${JSON.stringify(counting)}`, () => {
      checkEnough(counting, moreBallots, withExclusive(anyElection(false)));
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
