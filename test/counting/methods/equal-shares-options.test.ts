import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CountingOf } from '../../../src/protocol/counting.ts';
import { counted, times, type SmallElection } from '../elections.ts';

type Options = Omit<CountingOf<'equal-shares'>, 'rule'>;

function equal(election: SmallElection, options: Options = {}) {
  return counted(election, { rule: 'equal-shares', ...options });
}

describe('a threshold', () => {
  const election: SmallElection = {
    budget: 100,
    costs: { a: 40, b: 30, c: 30, free: 0 },
    ballots: [...times(6, ['a']), ...times(3, ['b']), ['c', 'free']],
  };
  const left = (options: Options) => {
    const outcome = equal(election, options);
    return outcome.profile.projects.flatMap(({ id }, index) => {
      const reason = outcome.reasonFor(index);
      return reason.code === 'below-threshold' ? [[id, reason.threshold]] : [];
    });
  };

  it('leaves out what fewer want, also of what is free, of the filling up, and of the comparison', () => {
    assert.deepEqual(equal(election).ids, ['free', 'a', 'b', 'c']);
    for (const completion of ['none', 'add1', 'add1u'] as const) {
      assert.deepEqual(equal(election, { completion, threshold: 3 }).ids, ['a', 'b'], completion);
      assert.deepEqual(left({ completion, threshold: 3 }), [['c', 3], ['free', 3]], completion); // prettier-ignore
    }
    assert.deepEqual(equal(election, { threshold: 4 }).ids, ['a']);
    assert.deepEqual(equal(election, { threshold: 7 }).ids, []);
    assert.deepEqual(equal(election, { threshold: 4, compare: 'greedy' }).ids, ['a']);
    assert.equal(equal(election, { threshold: 3, completion: 'add1' }).equalShares?.stop, 'all-in');
  });

  it('is of points where those count, and of votes where they do not', () => {
    const pointed = { budget: 100, costs: { a: 50, b: 40 }, ballots: [{ a: '2.5' }, { a: '2.4', b: 9 }] }; // prettier-ignore
    assert.deepEqual(equal(pointed, { threshold: 5 }).ids, ['b']);
    assert.deepEqual(equal(pointed, { threshold: 2, utility: 'cost' }).ids, ['a']);
  });

  it('says how many votes more are enough, to be in and to be paid', () => {
    const enough = (id: string, options: Options) => {
      const outcome = equal(election, options);
      return outcome.sufficientFor(Object.keys(election.costs).indexOf(id));
    };
    // With 7 votes a is in, and its supporters have its cost.
    assert.deepEqual(enough('a', { threshold: 7 }), { votes: 1 });
    // Two more vote for c, who have 10 each: but one of ten pays 10, and c costs 30.
    assert.deepEqual(enough('c', { threshold: 2, completion: 'none' }), { votes: 2 });
    assert.deepEqual(enough('c', { threshold: 9, completion: 'none' }), { votes: 8 });
  });
});

describe('what a voter has of a project', () => {
  const ballots = [{ a: 1, b: 9 }, { a: 1, b: 9 }, { a: 1 }];

  it('is its points on ballots with points, unless it is said otherwise; and that is told', () => {
    const election = { budget: 60, costs: { a: 60, b: 40 }, ballots };
    const first = equal(election, { completion: 'none' });
    assert.deepEqual(first.counting, {
      rule: 'equal-shares',
      completion: 'none',
      utility: 'points',
    });
    assert.deepEqual(first.ids, ['b']);
    assert.deepEqual(equal(election, { completion: 'none', utility: 'cost' }).ids, ['a']);
  });

  it('is its cost on ballots that name or rank', () => {
    for (const ballotType of ['named', 'ranked'] as const) {
      const { counting } = equal({ budget: 1, costs: { a: 1 }, ballotType, ballots: [['a']] });
      assert.equal(counting.rule === 'equal-shares' && counting.utility, 'cost');
    }
  });
});

describe('the most that somebody paid', () => {
  it('is told as no more than the whole cost, where points would ask for more', () => {
    // A point costs 50: who gave it three would pay 150, and gives the 50 there are.
    const election = { budget: 100, costs: { a: 100 }, ballots: [{ a: 1 }, { a: 3 }] };
    const outcome = equal(election, { completion: 'none' });
    const reason = outcome.reasonFor(0);
    assert.deepEqual(reason.code === 'paid' && reason.most, { num: 100n, den: 1n });
  });
});
