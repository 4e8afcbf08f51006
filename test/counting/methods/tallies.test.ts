import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fairnessOf } from '../../../src/counting/explaining/fairness.ts';
import { pairsOf, scoresOf, supportOf } from '../../../src/counting/methods/tallies.ts';
import { ProfileBuilder } from '../../../src/counting/profile/profile.ts';
import type { Weights } from '../../../src/protocol/counting.ts';
import { counted, profileOf, type SmallElection } from '../elections.ts';

describe('tallies', () => {
  it('count approvals, each item once a ballot', () => {
    const profile = profileOf({ budget: 0, costs: { a: 0, b: 0 }, ballots: [['a', 'a', 'b'], ['a'], []] }); // prettier-ignore
    const { votes, scores } = supportOf(profile);
    assert.deepEqual([...votes], [2, 1]);
    assert.deepEqual(scores, [2n, 1n]);
    assert.equal(profile.ballots, 3);
  });

  it('let the later number stand where an item has two', () => {
    const builder = new ProfileBuilder(
      [
        { id: 'a', cost: 0n },
        { id: 'b', cost: 0n },
      ],
      'pointed',
    );
    builder.add([0, 1, 0], [1, 2, 5]);
    const profile = builder.build({ budget: 0n, unit: 1n });
    assert.deepEqual(supportOf(profile).scores, [5n, 2n]);
    assert.deepEqual([...supportOf(profile).votes], [1, 1]);
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
    const ranked = (...order: string[]) => order;
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
    assert.deepEqual(tally('borda').ties, [{ before: 1, items: [1, 2] }]);
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
    const ids = (unsupported: boolean) =>
      counted(election, { rule: 'tally', by: 'mean', seats: 3, unsupported, quorum: 0 }).ids;
    assert.deepEqual(ids(false), ['c', 'b']);
    assert.deepEqual(ids(true), ['c', 'b', 'a']);
  });

  it('count as support what has more than no points, and more than the lowest', () => {
    const election = {
      budget: 0,
      costs: { a: 0, b: 0, c: 0 },
      ballots: [
        { a: 3, b: 0 },
        { a: '1.0', b: -2 },
        { a: '0.5', b: 1, c: 1 },
      ],
    };
    const votes = (lowest?: number) =>
      Array.from(supportOf(profileOf({ ...election, ...(lowest && { lowest }) })).votes);
    assert.deepEqual(votes(), [3, 1, 1]);
    assert.deepEqual(votes(1), [1, 0, 0]);
    assert.deepEqual(votes(-2), [3, 1, 1]);
    const profile = profileOf(election);
    assert.deepEqual([...supportOf(profile).named], [3, 3, 1]);
    assert.deepEqual(fairnessOf(profile, [1]), { nothing: 2, average: 0.33 });
  });

  it('hold points below none against what they were given to', () => {
    const election = { budget: 0, costs: { b: 0, c: 0 }, lowest: -5, ballots: [{ b: -5 }, { b: -5 }, { b: 1 }] }; // prettier-ignore
    const { matrix } = pairsOf(profileOf(election));
    assert.deepEqual([...(matrix[0] ?? [])], [0, 1]);
    assert.deepEqual([...(matrix[1] ?? [])], [2, 0]);
    for (const by of ['votes', 'score', 'mean', 'copeland'] as const) {
      assert.deepEqual(counted(election, { rule: 'tally', by, seats: 2 }).ids, ['b'], by);
    }
  });

  it('rank what nobody supports last, and do not choose it', () => {
    const election = { budget: 0, costs: { a: 0, b: 0, c: 0 }, ballots: [{ a: -3, b: 0 }, { a: 1 }] }; // prettier-ignore
    const { ids, tally, profile } = counted(election, { rule: 'tally', by: 'score', seats: 3 });
    assert.deepEqual(ids, ['a']);
    assert.deepEqual(tally?.order.map((index) => profile.projects[index]?.id), ['a', 'b', 'c']); // prettier-ignore
    const none = counted({ ...election, ballots: [{}] }, { rule: 'tally', seats: 2 });
    assert.deepEqual([none.ids, none.ties], [[], []]);
  });

  it('compare ranks in pairs whatever they are worth', () => {
    const election: SmallElection = { budget: 0, costs: { a: 0, b: 0, c: 0 }, ballotType: 'ranked', ballots: [['a', 'b', 'c'], ['a', 'c', 'b'], ['c', 'b']] }; // prettier-ignore
    const matrix = (weights: Weights) =>
      counted(election, { rule: 'tally', by: 'copeland', weights }).tally?.pairs?.matrix;
    assert.deepEqual(matrix([1]), matrix('length'));
  });

  it('refuse Borda where ballots do not rank', () => {
    assert.throws(() => counted({ budget: 0, costs: { a: 0 }, ballots: [] }, { rule: 'tally', by: 'borda' }), { code: 'not-for-this' }); // prettier-ignore
  });
});
