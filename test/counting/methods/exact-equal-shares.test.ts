import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  exactEqualShares,
  type ExactEqualSharesOutcome,
  type ExactOptions,
} from '../../../src/counting/methods/exact-equal-shares/exact-equal-shares.ts';
import { supportOf } from '../../../src/counting/methods/tallies.ts';
import { tieRanks } from '../../../src/counting/methods/ties.ts';
import { ProfileBuilder, type Profile } from '../../../src/counting/profile/profile.ts';
import { compare, rational, type Rational } from '../../../src/counting/rational.ts';
import {
  addOptByDefinition,
  exactByDefinition,
  leastRaise,
  plainElection,
  plus,
} from './exact-by-definition.ts';
import { anyElection, profileOf, times, type SmallElection } from '../elections.ts';

function counted(profile: Profile, options: ExactOptions, most?: number): ExactEqualSharesOutcome {
  const support = supportOf(profile);
  const ranks = tieRanks(profile, support.votes, 'id');
  const steps = exactEqualShares({ profile, support, ranks }, options, most);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function chosen(election: SmallElection, options: ExactOptions = {}) {
  const profile = profileOf(election);
  const outcome = counted(profile, options);
  const ids = outcome.selected.map((index) => profile.projects[index]?.id);
  return { ...outcome, ids };
}

const UTILITIES = ['cost', 'cardinality'] as const;

/** Small enough that all sets of voters can be looked at. */
const RUNS = { numRuns: Number(process.env['COUNTING_RUNS'] ?? 150) };

/** Elections in which ballots can be empty, and a few are the same. */
function any(): fc.Arbitrary<SmallElection> {
  return fc.tuple(anyElection(false), fc.nat(2)).map(([election, empty]) => ({
    ...election,
    ballots: [...election.ballots.slice(0, 7), ...times(empty, [])],
  }));
}

function setOf(outcome: {
  readonly bought: readonly { project: number; payers: readonly number[] }[];
}) {
  return outcome.bought
    .map(({ project, payers }) => `${project}:${payers.toSorted().join()}`)
    .join(' ');
}

describe('exact equal shares', () => {
  for (const utility of UTILITIES) {
    it(`gives what the definition gives without a completion, by ${utility}, ties and all`, () => {
      fc.assert(
        fc.property(any(), (election) => {
          const profile = profileOf(election);
          const ranks = tieRanks(profile, supportOf(profile).votes, 'id');
          const plain = plainElection(profile, utility, ranks);
          const share = rational(profile.budget, BigInt(profile.ballots));
          const expected = exactByDefinition(plain, share);
          const outcome = counted(profile, { utility, completion: 'none' });
          const { purchases, ties } = outcome.course;
          assert.deepEqual(
            purchases.map(({ project, payers }) => [project, payers]),
            expected.bought.map(({ project, payers }) => [project, payers.length]),
          );
          assert.deepEqual(
            ties.map(({ items }) => items),
            expected.ties,
          );
          assert.equal(outcome.stop, 'no-completion');
          assert.ok(outcome.spent <= profile.budget);
        }),
        RUNS,
      );
    });

    it(`raises the share as the definition does, by ${utility}`, () => {
      fc.assert(
        fc.property(any(), (election) => {
          const profile = profileOf(election);
          const ranks = tieRanks(profile, supportOf(profile).votes, 'id');
          const expected = addOptByDefinition(plainElection(profile, utility, ranks));
          const outcome = counted(profile, { utility });
          const { course, shares } = outcome;
          assert.deepEqual(course.share, expected.share);
          assert.deepEqual(
            course.purchases.map(({ project, payers }) => [project, payers]),
            expected.outcome.bought.map(({ project, payers }) => [project, payers.length]),
          );
          assert.equal(shares, expected.shares);
          const own = course.ties.map(({ items }) => items);
          assert.deepEqual(own, expected.outcome.ties);
        }),
        RUNS,
      );
    });

    it(`is defined by the least raise that changes who pays for what, by ${utility}`, () => {
      fc.assert(
        fc.property(
          any(),
          fc.integer({ min: 1, max: 30 }),
          fc.integer({ min: 1, max: 97 }),
          (election, num, part) => {
            const profile = profileOf(election);
            const ranks = tieRanks(profile, supportOf(profile).votes, 'id');
            const plain = plainElection(profile, utility, ranks);
            const share = rational(BigInt(num), 3n);
            const outcome = exactByDefinition(plain, share);
            const raise = leastRaise(plain, share, outcome);
            const at = (more: Rational) => setOf(exactByDefinition(plain, plus(share, more)));
            if (!raise) return assert.equal(at(rational(1000n)), setOf(outcome));
            assert.equal(compare(raise, rational(0n)), 1);
            assert.notEqual(at(raise), setOf(outcome));
            const less = rational(raise.num * BigInt(part), raise.den * 98n);
            assert.equal(at(less), setOf(outcome));
          },
        ),
        RUNS,
      );
    });
  }

  // The example in the docstring of `add_opt` in a fork of pabutools: two buy p1, two buy p2, and p3 needs half a unit more.
  it('raises by what one more payer needs', () => {
    const profile = profileOf({
      budget: 100,
      costs: { p1: 20, p2: 32, p3: 60 },
      ballots: [['p1'], ['p1', 'p3'], ['p2', 'p3'], ['p2', 'p3'], ['p3']],
    });
    const ranks = tieRanks(profile, supportOf(profile).votes, 'id');
    const plain = plainElection(profile, 'cardinality', ranks);
    const bought = [
      { project: 0, payers: [0, 1] },
      { project: 1, payers: [2, 3] },
    ];
    assert.deepEqual(leastRaise(plain, rational(20n), { bought, ties: [] }), rational(5n));
  });

  it('lets nobody pay a smaller part than others, as equal shares would', () => {
    // Together they have 20 and it costs 20; but one has spent 2 of 10 on something else.
    const election = {
      budget: 20,
      costs: { own: 2, both: 18 },
      ballots: [['own', 'both'], ['both']],
    };
    const { ids } = chosen(election, { utility: 'cardinality', completion: 'none' });
    assert.deepEqual(ids, ['own']);
    // With a share of 11 each, both can pay 9; but that costs no more than there is.
    const raised = chosen(election, { utility: 'cardinality' });
    assert.deepEqual(raised.ids, ['own', 'both']);
    assert.deepEqual(raised.course.share, rational(11n));
    assert.equal(raised.stop, 'all-in');
  });

  it('takes what is free and wanted first, and nothing that nobody wants', () => {
    const { ids, free, spent } = chosen({
      budget: 10,
      costs: { a: 10, free: 0, unwanted: 0, none: 1 },
      ballots: [['a', 'free']],
    });
    assert.deepEqual([ids, free.length, spent], [['free', 'a'], 1, 10n]);
  });

  it('chooses nothing where nothing fits, nobody votes or nobody wants anything', () => {
    const costs = { a: 11, b: 12 };
    const nothing = chosen({ budget: 10, costs, ballots: [['a'], ['a', 'b']] });
    assert.deepEqual([nothing.ids, nothing.stop], [[], 'would-overspend']);
    assert.deepEqual(nothing.tooMuch, rational(11n, 2n));
    assert.equal(chosen({ budget: 10, costs, ballots: [] }).stop, 'no-votes');
    const empty = chosen({ budget: 10, costs, ballots: [[], []] });
    assert.deepEqual([empty.ids, empty.stop], [[], 'all-in']);
  });

  it('leaves out what has fewer votes than the threshold', () => {
    const election = { budget: 10, costs: { a: 1, b: 1 }, ballots: [['a', 'b'], ['a']] };
    assert.deepEqual(chosen(election, { threshold: 2 }).ids, ['a']);
  });

  it('tells amounts apart that rounded numbers cannot', () => {
    // A third of 2^80 is no number in floating point; one more than three of it is not affordable.
    const share = 2 ** 80;
    const build = (more: number) => {
      const builder = new ProfileBuilder(
        [{ id: 'a', cost: BigInt(share) + BigInt(more) }],
        'named',
      );
      for (let voter = 0; voter < 3; voter++) builder.add([0]);
      return builder.build({ budget: BigInt(share), unit: 1n });
    };
    assert.equal(counted(build(0), { completion: 'none' }).selected.length, 1);
    assert.equal(counted(build(1), { completion: 'none' }).selected.length, 0);
  });

  it('gives up by its own work, and says by what to count instead', () => {
    const election = { budget: 10, costs: { a: 1, b: 1 }, ballots: times(3, ['a', 'b']) };
    assert.throws(() => counted(profileOf(election), {}, 1), {
      name: 'CountingError',
      message: /count by equal-shares/,
    });
  });
});
