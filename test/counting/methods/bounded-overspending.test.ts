import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { boundedOverspending } from '../../../src/counting/methods/bounded-overspending/bounded-overspending.ts';
import { FIRST_BITS } from '../../../src/counting/methods/bounded-overspending/enclosed.ts';
import { supportOf } from '../../../src/counting/methods/tallies.ts';
import { tieRanks } from '../../../src/counting/methods/ties.ts';
import { compare, rational, round } from '../../../src/counting/rational.ts';
import { anyElection, profileOf, times, type SmallElection } from '../elections.ts';
import { bosByDefinition, brought, over, ratio, times as product } from './bos-by-definition.ts';

/** From so few bits that hardly anything can be told, to as many as are usual. */
const BITS = [4, 16, 64, 256];

function knownOf(election: SmallElection) {
  const profile = profileOf(election);
  const support = supportOf(profile);
  return { profile, support, ranks: tieRanks(profile, support.votes, 'id') };
}

function bos(election: SmallElection, bits?: number) {
  const known = knownOf(election);
  const steps = boundedOverspending(known, {}, bits);
  for (;;) {
    const step = steps.next();
    if (step.done) return { ...step.value, known, ids: step.value.selected.map((at) => known.profile.projects[at]?.id) }; // prettier-ignore
  }
}

/** Of the paper: its first table. */
const TABLE: SmallElection = {
  budget: 1_000_000,
  costs: { A: 300_000, B: 300_000, C: 400_000, D: 240_000, E: 170_000, F: 100_000 },
  ballots: [
    ['A'],
    ['A', 'B', 'C', 'E'],
    ...times(3, ['A', 'B', 'C']),
    ['A', 'C', 'F'],
    ...times(2, ['D', 'E']),
    ['D', 'E', 'F'],
    ['B', 'D', 'F'],
  ],
};

describe('bounded overspending', () => {
  for (const pointed of [false, true]) {
    it(`gives what the definition gives${pointed ? ', of points' : ''}, ties and all`, () => {
      fc.assert(
        fc.property(anyElection(pointed), fc.constantFrom(...BITS), (election, bits) => {
          const { known, run, free } = bos(election, bits);
          const { profile, ranks } = known;
          const plain = bosByDefinition(profile, ranks);
          assert.deepEqual(
            run.purchases.map(({ project }) => project),
            plain.selected,
          );
          assert.deepEqual(
            run.ties.map(({ items }) => items),
            plain.ties,
          );
          assert.deepEqual(
            run.purchases.map(({ isWhole }) => !isWhole),
            plain.overspent,
          );
          assert.ok(free.every((project) => profile.projects[project]?.cost === 0n));
          const money = Array.from(profile.groups.weights).flatMap((weight, group) =>
            times(weight, run.arithmetic.round(run.purses.moneyOf(group))),
          );
          // With fewer bits it is told who goes first, and amounts are as coarse as those.
          if (bits < FIRST_BITS) return;
          plain.money.forEach((exact, at) => {
            const off = round(exact) - (money[at] ?? -9n);
            assert.ok(off === 0n || off === 1n || off === -1n, 'all have what they should have');
          });
        }),
        { numRuns: 1500 },
      );
    });
  }

  it('is never worse than at any other part of the cost', () => {
    fc.assert(
      fc.property(
        anyElection(true),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 40 })), {
          minLength: 5,
          maxLength: 5,
        }),
        (election, rates) => {
          const { profile, ranks } = knownOf(election);
          bosByDefinition(profile, ranks, undefined, (voters, best, left) => {
            for (const [num, den] of rates) {
              const lambda = product(ratio(best), rational(BigInt(num), BigInt(den * 10)));
              profile.projects.forEach(({ cost }, project) => {
                if (cost === 0n || cost > left || project !== best.project) return;
                const alpha = over(brought(voters, project, lambda), rational(cost));
                if (alpha.num === 0n || compare(alpha, rational(1n)) > 0) return;
                const rho = over(lambda, alpha);
                assert.ok(compare(ratio({ project, alpha, rho }), ratio(best)) >= 0);
              });
            }
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives what the paper does of its first table', () => {
    const { ids, known, spent } = bos(TABLE);
    assert.deepEqual(ids.toSorted(), ['A', 'B', 'D', 'F']);
    assert.equal(spent, 940_000n);
    assert.equal(known.profile.budget, 1_000_000n);
  });

  it('takes what nearly all want, and not what is paid for by a few', () => {
    // Equal Shares buys the trees, and then the playground no longer fits.
    const costs = { playground: 310_000, trees: 6000 };
    const ballots = [...times(403, ['playground']), ...times(11, ['trees'])];
    const { ids, run } = bos({ budget: 310_000, costs, ballots });
    assert.deepEqual(ids, ['playground']);
    // 403 shares of 310,000 ÷ 414 are 301,763 and a bit.
    const { payment, isWhole } = run.purchases[0] ?? assert.fail();
    assert.equal(isWhole, false);
    assert.equal(run.arithmetic.round(payment.all), 301_763n);
    assert.equal(payment.ballots, 403);
  });

  it('is not led astray by one who gives few points to what all want', () => {
    const ballots = [...times(99, { a: 100, b: 2 }), { a: 1, b: 2 }];
    assert.deepEqual(bos({ budget: 1, costs: { a: 1, b: 1 }, ballots }).ids, ['a']);
  });

  it('buys for all they have what supporters cannot pay, and asks them for nothing more', () => {
    const { ids, run, known } = bos({
      budget: 100,
      costs: { a: 60, b: 40 },
      ballots: [['a', 'b'], ['a'], ['a'], []],
    });
    assert.deepEqual(ids, ['a', 'b']);
    assert.deepEqual(
      run.purchases.map(({ payment, isWhole }) => [run.arithmetic.round(payment.all), isWhole]),
      [
        [60n, true],
        [5n, false],
      ],
    );
    assert.equal(known.profile.ballots, 4);
  });

  it('is exact where supporters have the cost and not an øre more', () => {
    const election = { budget: 155_000, costs: { a: 155_000 }, ballots: times(112, ['a']) };
    assert.equal(bos(election).run.purchases[0]?.isWhole, true);
    const more = { ...election, budget: 155_001, costs: { a: 155_001 }, ballots: [...times(112, ['a']), []] }; // prettier-ignore
    assert.equal(bos(more).run.purchases[0]?.isWhole, false);
  });

  it('buys nothing where nothing fits, nobody votes or nobody has anything', () => {
    assert.deepEqual(bos({ budget: 5, costs: { a: 6 }, ballots: [['a']] }).ids, []);
    assert.deepEqual(bos({ budget: 5, costs: { a: 5 }, ballots: [] }).ids, []);
    assert.deepEqual(bos({ budget: 5, costs: { a: 5 }, ballots: [[], []] }).ids, []);
    assert.deepEqual(bos({ budget: 0, costs: { a: 5, b: 0 }, ballots: [['a', 'b']] }).ids, ['b']);
  });

  it('keeps apart what is closer than it can tell at first', () => {
    // After many rounds in which all overspend, prices are fractions with thousands of digits.
    const ids = Array.from({ length: 24 }, (_, at) => `p${at}`);
    const costs = Object.fromEntries(ids.map((id, at) => [id, 9000 + at * 701]));
    const ballots = Array.from({ length: 400 }, (_, at) => {
      const names = [at % 24, (at * at) % 23, (at * 7 + (at % 5)) % 22];
      return [...new Set(names.slice(at % 3).map((place) => ids[place] ?? ''))];
    });
    const election = { budget: 200_000, costs, ballots };
    const few = bos(election, 4);
    assert.deepEqual(few.ids, bos(election, 1024).ids);
    assert.ok(few.run.purchases.filter(({ isWhole }) => !isWhole).length > 4);
  });
});
