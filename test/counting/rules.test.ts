import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Counting } from '../../src/protocol/counting.ts';
import { fairnessOf } from '../../src/counting/explaining/fairness.ts';
import {
  ceil,
  floor,
  fractionText,
  rational,
  round,
  toNumber,
} from '../../src/counting/rational.ts';
import { sufficientFor } from '../../src/counting/explaining/sufficient.ts';
import { pairsOf, scoresOf, supportOf } from '../../src/counting/methods/tallies.ts';
import { compareIds } from '../../src/counting/methods/ties.ts';
import { anyElection, counted, idsIn, profileOf, times, type SmallElection } from './elections.ts';

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

  it('takes what nobody wants too, as long as it fits', () => {
    assert.deepEqual(ids({}, { ...town, budget: 105 }), ['a', 'd', 'c', 'nobody']);
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
    assert.deepEqual(ids({ by: 'votes/cost' }, election), ['free', 'd', 'b', 'c', 'unwanted', 'nobody']); // prettier-ignore
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

describe('ties', () => {
  const tied: SmallElection = {
    budget: 10,
    costs: { b: 10, a: 10, c: 9 },
    ballots: [['a', 'b', 'c']],
  };
  const first = (ties: Counting['ties']) => counted(tied, { rule: 'greedy', ...(ties && { ties }) }).ids[0]; // prettier-ignore

  it('go to the cheaper, then to the id', () => {
    assert.equal(first(undefined), 'c');
    assert.equal(first('cost-votes-id'), 'c');
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

describe('tallies', () => {
  it('count approvals, each item once a ballot', () => {
    const profile = profileOf({ budget: 0, costs: { a: 0, b: 0 }, ballots: [['a', 'a', 'b'], ['a'], []] }); // prettier-ignore
    const { votes, scores } = supportOf(profile);
    assert.deepEqual([...votes], [2, 1]);
    assert.deepEqual(scores, [2n, 1n]);
    assert.equal(profile.ballots, 3);
  });

  it('let the later number stand where an item has two', () => {
    const profile = profileOf({ budget: 0, costs: { a: 0 }, ballots: [{ a: 1 }] });
    assert.deepEqual(supportOf(profile).scores, [1n]);
  });

  it('give the mean and the spread of scores', () => {
    const profile = profileOf({
      budget: 0,
      costs: { a: 0, b: 0, c: 0 },
      ballots: [{ a: 1, b: '2.5' }, { a: 5, b: '2.5' }, { a: 6 }],
    });
    const [a, b, c] = scoresOf(profile, supportOf(profile));
    assert.equal(a?.mean, 4);
    assert.ok(Math.abs((a?.spread ?? 0) - Math.sqrt(14 / 3)) < 1e-12);
    assert.deepEqual(b, { mean: 2.5, spread: 0 });
    assert.ok(Number.isNaN(c?.mean));
  });

  it('compare in pairs; what is named goes before what is not', () => {
    const ranked = (...order: string[]) =>
      Object.fromEntries(order.map((id, at) => [id, order.length - at - 1]));
    const profile = profileOf({
      budget: 0,
      costs: { a: 0, b: 0, c: 0 },
      ballotType: 'ranked',
      ballots: [ranked('a', 'b'), ranked('b', 'c'), ranked('c', 'a'), ranked('a')],
    });
    const { matrix, doubled } = pairsOf(profile);
    assert.deepEqual(
      matrix.map((row) => [...row]),
      [
        [0, 3, 2],
        [1, 0, 2],
        [2, 1, 0],
      ],
    );
    // a beats b and draws with c, b beats c.
    assert.deepEqual(doubled, [3, 2, 1]);
    const tally = (by: 'copeland' | 'borda') =>
      counted(
        { budget: 0, costs: { a: 0, b: 0, c: 0 }, ballotType: 'ranked', ballots: [ranked('a', 'b'), ranked('b', 'c'), ranked('c', 'a'), ranked('a')] }, // prettier-ignore
        { rule: 'tally', by, seats: 2 },
      );
    assert.deepEqual(tally('copeland').ids, ['a', 'b']);
    assert.deepEqual(tally('borda').ties, [{ before: 0, items: [0, 1, 2] }]);
  });

  it('report a tie for the last seat only', () => {
    const election = {
      budget: 0,
      costs: { a: 0, b: 0, c: 0 },
      ballots: [
        ['a', 'b'],
        ['a', 'b', 'c'],
      ],
    };
    const ties = (seats: number) => counted(election, { rule: 'tally', seats }).ties;
    assert.deepEqual(ties(1), [{ before: 0, items: [0, 1] }]);
    assert.deepEqual(ties(2), []);
    assert.deepEqual(ties(9), []);
  });

  it('take the mean without those whom nobody scored', () => {
    const election = {
      budget: 0,
      costs: { a: 0, b: 0, c: 0 },
      ballots: [{ b: 3 }, { b: 4, c: 4 }],
    };
    assert.deepEqual(counted(election, { rule: 'tally', by: 'mean', seats: 3 }).ids, [
      'c',
      'b',
      'a',
    ]);
  });

  it('refuse Borda where ballots do not rank', () => {
    assert.throws(() => counted({ budget: 0, costs: { a: 0 }, ballots: [] }, { rule: 'tally', by: 'borda' }), { code: 'not-for-this' }); // prettier-ignore
  });
});

describe('what would have been enough', () => {
  const greedyRules: Counting[] = [
    { rule: 'greedy' },
    { rule: 'greedy', by: 'votes/cost' },
    { rule: 'greedy', skip: false },
    { rule: 'greedy', threshold: 3 },
  ];
  for (const counting of greedyRules) {
    it(`is enough: ${JSON.stringify(counting)}`, () => {
      checkEnough(counting, (election, id, votes) => ({
        ...election,
        ballots: [...election.ballots, ...times(votes, [id])] as string[][],
      }));
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

  function checkEnough(
    counting: Counting,
    withVotes: (election: SmallElection, id: string, votes: number) => SmallElection,
  ): void {
    let said = 0;
    fc.assert(
      fc.property(anyElection(false), (election) => {
        const outcome = counted(election, counting);
        for (const [index, { id }] of outcome.profile.projects.entries()) {
          if (outcome.selected.includes(index)) continue;
          const { cost, votes } = sufficientFor(outcome, index);
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
    assert.deepEqual(sufficientFor(outcome, 1), { votes: 2 });
  });
});

describe('how fair it was', () => {
  it('counts who got nothing they wanted, but not who wanted nothing', () => {
    const election = { budget: 10, costs: { a: 10, b: 10 }, ballots: [['a'], ['a'], ['b'], []] };
    const { profile, selected } = counted(election, { rule: 'greedy' });
    assert.deepEqual(fairnessOf(profile, selected), { nothing: 1, average: 0.5 });
    assert.deepEqual(idsIn(counted(election, { rule: 'greedy' }), selected), ['a']);
  });
});

describe('ballots that are the same', () => {
  it('are merged, whatever order they name things in, and others are not', () => {
    const { groups } = profileOf({ budget: 0, costs: { a: 0, b: 0 }, ballots: [['a', 'b'], ['b', 'a'], ['a']] }); // prettier-ignore
    assert.deepEqual([...groups.weights], [2, 1]);
  });

  it('are found among many, also when the table grows and points gain decimals', () => {
    const points = fc.oneof(fc.nat(3), fc.constantFrom('0.5', '0.25', '-1'));
    const ballot = fc.dictionary(fc.constantFrom('a', 'b', 'c'), points, { noNullPrototype: true });
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 60 }), (ballots) => {
        const {
          groups,
          pointScale,
          ballots: all,
        } = profileOf({
          budget: 0,
          costs: { a: 0, b: 0, c: 0 },
          ballotType: 'pointed',
          ballots,
        });
        const distinct = new Set(
          ballots.map((one) =>
            ['a', 'b', 'c'].map((id) => (id in one ? Number(one[id]) : 'none')).join(),
          ),
        );
        assert.equal(groups.count, distinct.size);
        assert.equal(all, ballots.length);
        assert.equal(
          groups.weights.reduce((a, b) => a + b, 0),
          ballots.length,
        );
        const read = Array.from(groups.weights, (_, group) => {
          const cells: Record<number, number> = {};
          for (let at = groups.starts[group] ?? 0; at < (groups.starts[group + 1] ?? 0); at++) {
            cells[groups.items[at] ?? -1] = (groups.points?.[at] ?? NaN) / pointScale;
          }
          return [0, 1, 2].map((item) => cells[item] ?? 'none').join();
        });
        assert.deepEqual(new Set(read), distinct);
      }),
    );
    const many = Array.from({ length: 20000 }, (_, at) => ({ a: at % 7000, b: at % 3 }));
    const { groups } = profileOf({ budget: 0, costs: { a: 0, b: 0 }, ballots: many });
    assert.equal(groups.count, new Set(many.map(({ a, b }) => `${a},${b}`)).size);
  });

  it('may name more projects than fit on any screen', () => {
    const ids = Array.from({ length: 3000 }, (_, at) => `p${at}`);
    const costs = Object.fromEntries(ids.map((id) => [id, 1]));
    const ballots = [[...ids, ...ids].toReversed(), ids];
    const profile = profileOf({ budget: 10, costs, ballots });
    assert.equal(profile.groups.count, 1);
    assert.equal(profile.groups.items.length, 3000);
  });
});

describe('fractions', () => {
  it('are in lowest terms, with the sign above', () => {
    assert.deepEqual(rational(6n, -4n), { num: -3n, den: 2n });
    assert.equal(fractionText(rational(4n, 2n)), '2/1');
    assert.throws(() => rational(1n, 0n), RangeError);
  });

  it('round down, up and to the nearest', () => {
    const numbers = [-7n, -6n, -5n, 5n, 6n, 7n].map((num) => rational(num, 4n));
    assert.deepEqual(numbers.map(floor), [-2n, -2n, -2n, 1n, 1n, 1n]);
    assert.deepEqual(numbers.map(ceil), [-1n, -1n, -1n, 2n, 2n, 2n]);
    assert.deepEqual(numbers.map(round), [-2n, -1n, -1n, 1n, 2n, 2n]);
  });

  it('become numbers also where their parts are larger than any', () => {
    const large = 10n ** 400n;
    assert.equal(toNumber({ num: 3n * large, den: 4n * large }), 0.75);
    assert.equal(toNumber({ num: 1n, den: 3n }), 1 / 3);
  });
});
