import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { phragmen, type PhragmenOptions } from '../../../src/counting/methods/phragmen/phragmen.ts';
import { supportOf } from '../../../src/counting/methods/tallies.ts';
import { tieRanks } from '../../../src/counting/methods/ties.ts';
import { fractionText } from '../../../src/counting/rational.ts';
import { anyElection, profileOf, times, type SmallElection } from '../elections.ts';
import { phragmenByDefinition } from './phragmen-by-definition.ts';

function run(election: SmallElection, options: PhragmenOptions = {}) {
  const profile = profileOf(election);
  const support = supportOf(profile);
  const ranks = tieRanks(profile, support.votes, 'id');
  const steps = phragmen({ profile, support, ranks }, options);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      const id = (project: number) => profile.projects[project]?.id ?? '';
      return { ...step.value, profile, ranks, ids: step.value.selected.map(id) };
    }
  }
}

describe('sequential Phragmén', () => {
  for (const skip of [false, true]) {
    it(`gives what the definition gives${skip ? ', passing over' : ''}, ties and all`, () => {
      fc.assert(
        fc.property(anyElection(false), (election) => {
          const got = run(election, { skip });
          const { profile, ranks, free, purchases, ties } = got;
          const costOf = (project: number) => profile.projects[project]?.cost ?? 0n;
          const plain = phragmenByDefinition(profile, ranks, profile.budget, costOf, skip);
          // What costs nothing is bought at once; which of it comes first is no tie that matters.
          const paid = plain.selected.filter((project) => costOf(project) > 0n);
          assert.deepEqual([...got.selected], [...free, ...paid]);
          assert.deepEqual(new Set(got.selected), new Set(plain.selected));
          assert.deepEqual(
            purchases.map(({ given }) => fractionText(given)),
            plain.times.slice(free.length).map(fractionText),
          );
          assert.deepEqual(
            ties.map(({ items }) => items),
            plain.ties.filter(([first]) => costOf(first as number) > 0n),
          );
        }),
        { numRuns: 1500 },
      );
    });
  }

  it('gives what the definition gives where there are seats and no money', () => {
    fc.assert(
      fc.property(anyElection(false), fc.integer({ min: 1, max: 8 }), (election, seats) => {
        const got = run(election, { seats });
        const plain = phragmenByDefinition(got.profile, got.ranks, BigInt(seats), () => 1n, true);
        assert.deepEqual(got.selected, plain.selected);
        assert.deepEqual(
          got.ties.map(({ items }) => items),
          plain.ties,
        );
      }),
      { numRuns: 800 },
    );
  });

  it('gives a third of the seats to a third of the voters', () => {
    const ballots = [...times(6, ['a', 'b', 'c']), ...times(3, ['x', 'y', 'z'])];
    const costs = { a: 0, b: 0, c: 0, x: 0, y: 0, z: 0 };
    const { ids, purchases } = run({ budget: 0, costs, ballots }, { seats: 3 });
    assert.deepEqual(ids, ['a', 'b', 'x']);
    // Six have a seat's worth after a sixth each, and again after a third, when the three have it.
    assert.deepEqual(
      purchases.map(({ given }) => fractionText(given)),
      ['1/6', '1/3', '1/3'],
    );
  });

  it('counts as Phragmén did in his example', () => {
    // Janson, arXiv 1611.08826, tells it: A with 1171 votes, then Q, as most of B's have A, then B.
    const ballots = [
      ...times(1034, ['A', 'B', 'C']),
      ...times(519, ['P', 'Q', 'R']),
      ...times(90, ['A', 'B', 'Q']),
      ...times(47, ['A', 'P', 'Q']),
    ];
    const costs = { A: 0, B: 0, C: 0, P: 0, Q: 0, R: 0 };
    assert.deepEqual(run({ budget: 0, costs, ballots }, { seats: 3 }).ids, ['A', 'Q', 'B']);
  });

  it('ends at what is next and does not fit, or passes it over', () => {
    const election = {
      budget: 100,
      costs: { a: 60, b: 50, c: 40, d: 101 },
      ballots: [...times(6, ['a', 'd']), ...times(3, ['b']), ['c']],
    };
    const ended = run(election);
    assert.deepEqual(ended.ids, ['a']);
    assert.equal(ended.end?.project, 1);
    assert.deepEqual(run(election, { skip: true }).ids, ['a', 'c']);
    // What never fits anyway ends nothing.
    assert.equal(ended.tooExpensive.get(3), 100n);
  });

  it('buys nothing where nothing fits or nobody votes', () => {
    assert.deepEqual(run({ budget: 5, costs: { a: 6 }, ballots: [['a']] }).ids, []);
    assert.deepEqual(run({ budget: 5, costs: { a: 5 }, ballots: [] }).ids, []);
    assert.deepEqual(run({ budget: 0, costs: { a: 5, b: 0 }, ballots: [['a', 'b']] }).ids, ['b']);
  });

  it('leaves out what has too few votes', () => {
    const election = { budget: 9, costs: { a: 5, b: 1 }, ballots: [['a'], ['a', 'b']] };
    assert.deepEqual(run(election, { threshold: 2 }).ids, ['a']);
  });
});
