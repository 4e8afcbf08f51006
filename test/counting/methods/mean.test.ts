import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CountingOf, Fraction } from '../../../src/protocol/counting.ts';
import { exactPart } from '../../../src/counting/methods/quorum.ts';
import { pairsOf, scoresOf, supportOf } from '../../../src/counting/methods/tallies.ts';
import { rational } from '../../../src/counting/rational.ts';
import { anyElection, counted, profileOf, times, type SmallElection } from '../elections.ts';

type Scores = Readonly<Record<string, number>>;
type Options = Omit<CountingOf<'tally'>, 'rule' | 'by'>;

function mean(election: SmallElection, options: Options = {}) {
  const outcome = counted(election, { rule: 'tally', by: 'mean', ...options });
  const { profile, tally } = outcome;
  const order = tally?.order.map((index) => profile.projects[index]?.id);
  const reasons = profile.projects.map((_, index) => outcome.reasonFor(index));
  return { ...outcome, order, reasons };
}

describe('a quorum for means', () => {
  const few: SmallElection = {
    budget: 0,
    costs: { a: 0, b: 0, c: 0 },
    ballots: [...times(20, { a: 9 }), { b: 10 }],
  };

  it('puts what too few scored after all others, and says so', () => {
    const { ids, order, reasons, counting } = mean(few, { seats: 3 });
    assert.deepEqual([ids, order], [['a'], ['a', 'b', 'c']]);
    assert.deepEqual(reasons, [
      { code: 'ranked', place: 1 },
      { code: 'too-few-scored', scored: 1, needed: 11 },
      { code: 'no-votes' },
    ]);
    assert.deepEqual(counting, { rule: 'tally', by: 'mean', seats: 3, quorum: '1/2' });
    assert.deepEqual(mean(few, { seats: 3, unsupported: true }).ids, ['a']);
    assert.deepEqual(mean(few, { quorum: 0 }).ids, ['b']);
    assert.deepEqual(mean(few, { quorum: '1/21' }).ids, ['b']);
    assert.deepEqual(mean(few, { quorum: '2/21' }).ids, ['a']);
  });

  it('is of the ballots that scored anything, and exactly that part is enough', () => {
    const half = { ...few, ballots: [...times(9, {}), { a: 1 }, { a: 1 }, { b: 2 }, { b: 0, c: 5 }] }; // prettier-ignore
    assert.deepEqual(mean(half, { seats: 3 }).order, ['a', 'b', 'c']);
    assert.deepEqual(mean(half, { seats: 3 }).ids, ['a', 'b']);
  });

  it('reads a part exactly', () => {
    const cases: [Fraction, number, number][] = [[0, 0, 1], [1, 1, 1], [0.3, 3, 10], [1e-7, 1, 10_000_000], [1.5e-8, 3, 200_000_000], ['2/6', 1, 3], ['0/5', 0, 1]]; // prettier-ignore
    for (const [part, num, den] of cases) {
      assert.deepEqual(exactPart(part), rational(BigInt(num), BigInt(den)), String(part));
    }
  });

  it('gives what its definition gives', () => {
    const part = fc.integer({ min: 1, max: 5 }).chain((den) => fc.nat(den).map((num) => ({ num, den }))); // prettier-ignore
    fc.assert(
      fc.property(anyElection(true), part, fc.boolean(), (election, { num, den }, unsupported) => {
        const ballots = election.ballots as readonly Scores[];
        const ids = Object.keys(election.costs);
        const scoring = ballots.filter((ballot) => Object.keys(ballot).length > 0).length;
        const given = (id: string) => ballots.flatMap((ballot) => ballot[id] ?? []);
        const isWanted = (id: string) => unsupported || given(id).some((points) => points > 0);
        const isEnough = (id: string) => given(id).length * den >= num * scoring;
        const sum = (id: string) => given(id).reduce((a, b) => a + b, 0);
        const byMean = (a: string, b: string) => {
          const [left, right] = [given(a).length, given(b).length];
          if (left === 0 || right === 0) return Math.sign(right) - Math.sign(left);
          return sum(b) * left - sum(a) * right;
        };
        const parts = [
          ids.filter((id) => isEnough(id) && isWanted(id)),
          ids.filter((id) => isEnough(id) && !isWanted(id)),
          ids.filter((id) => !isEnough(id)),
        ].map((list) => list.toSorted((a, b) => byMean(a, b) || (a < b ? -1 : 1)));
        const got = mean(election, { quorum: `${num}/${den}`, seats: 2, unsupported, ties: 'id' });
        assert.deepEqual(got.order, parts.flat());
        assert.deepEqual(got.ids, parts[0]?.slice(0, 2));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused where there is no mean', () => {
    assert.throws(() => counted(few, { rule: 'tally', by: 'score', quorum: '1/2' }), { code: 'not-for-this' }); // prettier-ignore
  });
});

describe('what counts where nothing is scored', () => {
  it('is the same as if every ballot had written it', () => {
    fc.assert(
      fc.property(anyElection(true), fc.integer({ min: -3, max: 4 }), (election, unscored) => {
        const ids = Object.keys(election.costs);
        const written = (ballot: Scores) =>
          Object.fromEntries(ids.map((id) => [id, ballot[id] ?? unscored]));
        const ballots = (election.ballots as readonly Scores[]).map(written);
        const short = profileOf({ ...election, lowest: -5, unscored });
        const long = profileOf({ ...election, lowest: -5, ballots });
        assert.deepEqual(supportOf(short).scores, supportOf(long).scores);
        assert.deepEqual(scoresOf(short, supportOf(short)), scoresOf(long, supportOf(long)));
        assert.deepEqual(pairsOf(short), pairsOf(long));
      }),
      { numRuns: 500 },
    );
  });

  it('is no support, leaves no room for a quorum, and can have decimals', () => {
    const election = { budget: 0, costs: { a: 0, b: 0, c: 0 }, lowest: -5, unscored: '4.5', ballots: [{ a: 1 }, { a: 5, b: 0 }, { a: 5 }, { c: 1 }] }; // prettier-ignore
    const { ids, order, support, counting, profile } = mean(election, { seats: 3 });
    assert.deepEqual(
      [ids, order],
      [
        ['a', 'c'],
        ['a', 'c', 'b'],
      ],
    );
    assert.deepEqual([...support.votes], [3, 0, 1]);
    assert.deepEqual(scoresOf(profile, support).map((one) => one.mean), [3.875, 3.375, 3.625]); // prettier-ignore
    assert.equal('quorum' in counting, false);
  });

  it('is the number nearest to the exact mean, however many decimals there are', () => {
    const small = (last: string) => `0.00000000000000000000${last}`;
    const ballots = [{ a: small('123'), b: '-0.1' }, { a: small('001'), b: '-0.2' }, { b: '-0.3' }];
    const { profile, support } = mean({ budget: 0, costs: { a: 0 }, ballots: ballots.slice(0, 2).map(({ a }) => ({ a: a as string })) }); // prettier-ignore
    assert.equal(scoresOf(profile, support)[0]?.mean, 6.2e-22);
    const below = mean({ budget: 0, costs: { b: 0 }, lowest: -1, ballots: ballots.map(({ b }) => ({ b })) }); // prettier-ignore
    assert.equal(scoresOf(below.profile, below.support)[0]?.mean, -0.2);
  });

  it('is refused by Equal Shares, where nobody pays for what they did not name', () => {
    const election = { budget: 10, costs: { a: 10 }, ballots: [{ a: 1 }] };
    const shares = { rule: 'equal-shares' } as const;
    assert.throws(() => counted({ ...election, unscored: 4 }, shares), { code: 'not-for-this', message: /counts as 4 / }); // prettier-ignore
    for (const unscored of [0, -1]) assert.deepEqual(counted({ ...election, unscored }, shares).ids, ['a']); // prettier-ignore
    assert.deepEqual(counted({ ...election, unscored: 4 }, { rule: 'greedy', by: 'score' }).ids, ['a']); // prettier-ignore
  });
});
