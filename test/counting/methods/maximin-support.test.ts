import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  maximinSupport,
  type MaximinOptions,
  type MaximinSupportOutcome,
} from '../../../src/counting/methods/maximin-support/maximin-support.ts';
import { supportOf } from '../../../src/counting/methods/tallies.ts';
import { tieRanks } from '../../../src/counting/methods/ties.ts';
import type { Profile } from '../../../src/counting/profile/profile.ts';
import { rational } from '../../../src/counting/rational.ts';
import { anyElection, profileOf, times, type SmallElection } from '../elections.ts';
import { plainElection } from './exact-by-definition.ts';
import { canBeSpread, loadByDefinition, maximinByDefinition } from './maximin-by-definition.ts';

const RUNS = { numRuns: Number(process.env['COUNTING_RUNS'] ?? 150) };

function counted(
  profile: Profile,
  options: MaximinOptions = {},
  most?: number,
): MaximinSupportOutcome {
  // prettier-ignore
  const support = supportOf(profile);
  const ranks = tieRanks(profile, support.votes, 'id');
  const steps = maximinSupport({ profile, ranks }, options, most);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function chosen(election: SmallElection, options: MaximinOptions = {}): string {
  const profile = profileOf(election);
  return counted(profile, options)
    .selected.map((at) => profile.projects[at]?.id)
    .join(' ');
}

function plainOf(profile: Profile) {
  const ranks = tieRanks(profile, supportOf(profile).votes, 'id');
  return plainElection(profile, 'cardinality', ranks);
}

describe('maximin support', () => {
  it('gives what the definition gives, ties and all', () => {
    fc.assert(
      fc.property(anyElection(false), (election) => {
        const profile = profileOf(election);
        const expected = maximinByDefinition(plainOf(profile));
        const { selected, rounds, ties, bySeats } = counted(profile);
        if (bySeats) return;
        assert.deepEqual(selected, expected.selected);
        assert.deepEqual(
          rounds.map(({ load }) => load),
          expected.loads,
        );
        assert.deepEqual(
          ties.map(({ items }) => items),
          expected.ties,
        );
      }),
      RUNS,
    );
  });

  it('gives what the definition gives where each costs a seat', () => {
    fc.assert(
      fc.property(anyElection(false), fc.integer({ min: 1, max: 8 }), (election, seats) => {
        const costs = Object.fromEntries(Object.keys(election.costs).map((id) => [id, 0]));
        const profile = profileOf({ ...election, budget: 0, costs });
        const plain = plainOf(profile);
        const units = { ...plain, costs: plain.costs.map(() => 1n), budget: BigInt(seats) };
        const expected = maximinByDefinition(units);
        const { selected, rounds } = counted(profile, { seats });
        assert.deepEqual(selected, expected.selected);
        assert.deepEqual(
          rounds.map(({ load }) => load),
          expected.loads,
        );
      }),
      RUNS,
    );
  });

  it('finds loads that can be carried, and none smaller that could', () => {
    fc.assert(
      fc.property(anyElection(false), (election) => {
        const plain = plainOf(profileOf(election));
        const { selected } = maximinByDefinition(plain);
        const load = loadByDefinition(plain, selected);
        assert.ok(canBeSpread(plain, selected, load));
        const less = rational(load.num * 999n, load.den * 1000n);
        if (load.num > 0n) assert.ok(!canBeSpread(plain, selected, less));
      }),
      RUNS,
    );
  });

  // The elections in the docstring of pabutools' `gpseq`, without what nobody there supports.
  it('chooses what is told beside another implementation', () => {
    const two = { ballots: [['c1'], ['c1'], ['c2'], ['c2']] };
    assert.equal(chosen({ budget: 3, costs: { c1: 2, c2: 2, c3: 1 }, ...two }), 'c1');
    assert.equal(chosen({ budget: 1, costs: { c1: 1 }, ballots: [['c1']] }), 'c1');
    const three = [...times(3, ['c1']), ['c2']];
    assert.equal(chosen({ budget: 2, costs: { c1: 1, c2: 2 }, ballots: three }), 'c1');
    const most = [...times(4, ['c1', 'c2']), ...times(2, ['c3'])];
    assert.equal(chosen({ budget: 30, costs: { c1: 20, c2: 15, c3: 15 }, ballots: most }), 'c2 c3');
    const pairs = [['c1', 'c2'], ['c1'], ['c2', 'c3'], ['c3']];
    assert.equal(
      chosen({ budget: 30, costs: { c1: 15, c2: 15, c3: 10 }, ballots: pairs }),
      'c3 c1',
    );
  });

  it('spreads anew what was chosen before, as sequential Phragmén does not', () => {
    // Once b is chosen too, those who want a alone carry all of it, and the others b.
    const ballots = [...times(2, ['a']), ...times(2, ['a', 'b']), ['b']];
    const { rounds } = counted(profileOf({ budget: 60, costs: { a: 20, b: 30 }, ballots }));
    assert.deepEqual(
      rounds.map(({ load }) => load),
      [rational(5n), rational(10n)],
    );
  });

  it('takes what is free and wanted first, and what nobody wants never', () => {
    const costs = { a: 5, free: 0, unwanted: 0, b: 6 };
    const profile = profileOf({ budget: 10, costs, ballots: [['a', 'b', 'free'], ['a']] });
    const outcome = counted(profile);
    assert.deepEqual(outcome.selected, [1, 0]);
    assert.deepEqual([...outcome.tooExpensive], [[3, 5n]]);
  });

  it('chooses nothing where nothing fits, nobody votes or nobody wants anything', () => {
    assert.equal(chosen({ budget: 4, costs: { a: 5 }, ballots: [['a']] }), '');
    assert.equal(chosen({ budget: 4, costs: { a: 1 }, ballots: [] }), '');
    assert.equal(chosen({ budget: 4, costs: { a: 1 }, ballots: [[], []] }), '');
  });

  it('gives up by its own work or by its numbers, and says by what to count instead', () => {
    const election = { budget: 10, costs: { a: 1, b: 1 }, ballots: times(3, ['a', 'b']) };
    const error = { name: 'CountingError', message: /count by exact-equal-shares/ };
    assert.throws(() => counted(profileOf(election), {}, 1), error);
    const large = { budget: 2 ** 53 - 1, costs: { a: 1, b: 3 }, ballots: times(3, ['a', 'b']) };
    assert.throws(() => counted(profileOf(large)), error);
  });
});
