import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compareInSteps, type Standing } from '../../../src/counting/comparing/compare.ts';
import { unheardIn } from '../../../src/counting/comparing/unheard.ts';
import { usualCountings, usualRules } from '../../../src/counting/comparing/usual.ts';
import { count } from '../../../src/counting/count.ts';
import type { Profile } from '../../../src/counting/profile/profile.ts';
import type { Counting } from '../../../src/protocol/counting.ts';
import { anyElection, profileOf, times, type SmallElection } from '../elections.ts';

/** By definition: every group of voters who all want it is asked. */
function unheardByDefinition(
  { budget, costs, ballots }: SmallElection,
  selected: ReadonlySet<string>,
): [string, number][] {
  const costOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (costs[id] ?? 0), 0);
  return Object.keys(costs).flatMap((id): [string, number][] => {
    if (selected.has(id)) return [];
    const wanting = (ballots as readonly string[][]).filter((ballot) => ballot.includes(id));
    let most = 0;
    for (let group = 1; group < 2 ** wanting.length; group++) {
      const voters = wanting.filter((_, at) => (group >> at) % 2 === 1);
      const best = Math.max(...voters.map((own) => costOf(own.filter((one) => selected.has(one)))));
      const isLeftOut = (best + (costs[id] ?? 0)) * ballots.length <= voters.length * budget;
      if (isLeftOut) most = Math.max(most, voters.length);
    }
    return most > 0 ? [[id, most]] : [];
  });
}

function unheard(profile: Profile, selected: readonly number[]): [string, number][] {
  const costs = profile.projects.map(({ cost }) => cost);
  return unheardIn(profile, selected, { budget: profile.budget, costs }).map(
    ({ project, voters }) => [profile.projects[project]?.id ?? '', voters],
  );
}

function compared(election: SmallElection, countings: Counting[]): Standing[] {
  const steps = compareInSteps(profileOf(election), countings);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as Standing[];
  }
}

describe('EJR+ up to any project', () => {
  it('is violated where asking every group of voters says so', () => {
    fc.assert(
      fc.property(
        anyElection(false).chain((election) =>
          fc.tuple(fc.constant(election), fc.subarray(Object.keys(election.costs))),
        ),
        ([election, ids]) => {
          const profile = profileOf(election);
          const places = ids.map((id) => profile.projects.findIndex((one) => one.id === id));
          const found = unheard(profile, places);
          assert.deepEqual(found, unheardByDefinition(election, new Set(ids)));
        },
      ),
    );
  });

  it('is never violated by Equal Shares, and by greedy it is', () => {
    fc.assert(
      fc.property(anyElection(false), (election) => {
        const profile = profileOf(election);
        const { selected } = count(profile, { rule: 'equal-shares', utility: 'cost', completion: 'none' }); // prettier-ignore
        assert.deepEqual(unheard(profile, selected), []);
      }),
    );
    const two = profileOf({
      budget: 100,
      costs: { many: 90, few: 40 },
      ballots: [...times(6, ['many']), ...times(4, ['few'])],
    });
    assert.deepEqual(unheard(two, count(two, { rule: 'greedy' }).selected), [['few', 4]]);
  });
});

describe('rules side by side', () => {
  const election = {
    budget: 100,
    costs: { many: 90, few: 40 },
    ballots: [...times(6, ['many']), ...times(4, ['few'])],
  };

  it('say who gains and who loses by the second', () => {
    const [greedy, shares] = compared(election, [{ rule: 'greedy' }, { rule: 'equal-shares' }]);
    assert.deepEqual([greedy?.nothing, greedy?.gained, greedy?.lost], [4, 0, 0]);
    assert.deepEqual([shares?.nothing, shares?.gained, shares?.lost], [6, 4, 6]);
    assert.equal(greedy?.unheard.length, 1);
  });

  it('leave out by name what does not go with the ballots, and compare with the next', () => {
    const [refused, tally] = compared(election, [
      { rule: 'tally', by: 'borda' },
      { rule: 'tally', seats: 2 },
    ]);
    assert.match((refused as unknown as { refused: string }).refused, /needs ballots that rank/);
    assert.deepEqual([tally?.gained, tally?.lost], [0, 0]);
  });

  it('are those that spend money where there is some, and else those that do not', () => {
    const priced = usualRules(profileOf(election));
    assert.ok(priced.includes('greedy') && priced.includes('equal-shares'));
    assert.ok(!priced.includes('tally'));
    const free = profileOf({
      ...election,
      costs: { many: 0, few: 0 },
      ballots: [['many'], ['few']],
    });
    assert.ok(usualRules(free).includes('tally') && !usualRules(free).includes('greedy'));
    assert.ok(!usualRules(free).includes('stv'));
    assert.ok(usualRules(free).includes('phragmen') && priced.includes('phragmen'));
    const ranked = profileOf({ budget: 0, costs: { a: 0 }, ballotType: 'ranked', ballots: [] });
    assert.deepEqual(usualRules(ranked), ['tally', 'stv', 'instant-runoff']);
    assert.deepEqual(usualCountings('stv', ranked, 3), [{ rule: 'stv', seats: 3 }]);
    assert.deepEqual(usualCountings('tally', free, 3), [{ rule: 'tally', by: 'votes', seats: 3 }]);
    assert.deepEqual(usualCountings('phragmen', free, 3), [{ rule: 'phragmen', seats: 3 }]);
    const { budget } = election;
    const rankedAndPriced = profileOf({
      budget,
      costs: { a: 1 },
      ballotType: 'ranked',
      ballots: [['a']],
    });
    assert.deepEqual(usualCountings('phragmen', rankedAndPriced, 3), [{ rule: 'phragmen' }]);
    assert.deepEqual(usualCountings('stv', rankedAndPriced, 3), [{ rule: 'stv', seats: 3 }]);
  });

  it('share out seats where there is no money', () => {
    const costs = { a: 0, b: 0, c: 0 };
    const unheardOf = (some: number, others: number) => {
      const ballots = [...times(some, ['a', 'b']), ...times(others, ['c'])];
      return compared({ budget: 0, costs, ballots }, [{ rule: 'tally', seats: 2 }])[0]?.unheard;
    };
    assert.deepEqual(unheardOf(6, 4), []);
    assert.deepEqual(unheardOf(5, 5), [{ project: 2, voters: 5, most: 0n }]);
  });
});
