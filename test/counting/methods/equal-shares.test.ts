import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CountingOf } from '../../../src/protocol/counting.ts';
import { boughtIn, unpaidIn } from '../../../src/counting/methods/equal-shares/accounts.ts';
import { marketOf } from '../../../src/counting/methods/equal-shares/market.ts';
import { Run } from '../../../src/counting/methods/equal-shares/run.ts';
import { rational, toNumber } from '../../../src/counting/rational.ts';
import { supportOf } from '../../../src/counting/methods/tallies.ts';
import { tieRanks } from '../../../src/counting/methods/ties.ts';
import { equalSharesByDefinition } from './by-definition.ts';
import { anyElection, counted, profileOf, times, type SmallElection } from '../elections.ts';

type Options = Omit<CountingOf<'equal-shares'>, 'rule'>;

function equal(election: SmallElection, options: Options = {}) {
  return counted(election, { rule: 'equal-shares', ...options });
}

const UTILITIES = {
  cost: (cost: bigint) => cost,
  cardinality: () => 1n,
  points: (_: bigint, points: bigint) => points,
} as const;

/** From full trust in floating point, within its bounds, to none: then everything is exact. */
const DOUBTS = [1, 2 ** 16, 2 ** 26, 2 ** 36, 2 ** 44, 2 ** 60];

/** Many supporters with little left, and few with much: each price multiplies the errors before. */
const largeElection: fc.Arbitrary<SmallElection> = fc
  .record({
    pointed: fc.boolean(),
    costs: fc.array(fc.integer({ min: 1000, max: 90_000 }), { minLength: 30, maxLength: 30 }),
    wants: fc.array(fc.array(fc.integer({ min: 0, max: 899 }), { minLength: 1, maxLength: 9 }), {
      minLength: 150,
      maxLength: 150,
    }),
  })
  .map(({ pointed, costs, wants }) => {
    const ids = costs.map((_, at) => `p${at}`);
    // The root makes some projects wanted by many, and others by few.
    const ballots = wants.map((list) => [...new Set(list.map((one) => ids[Math.floor(Math.sqrt(one))] ?? ''))]); // prettier-ignore
    return {
      budget: 700_000,
      costs: Object.fromEntries(ids.map((id, at) => [id, costs[at] ?? 1])),
      ballots: pointed
        ? ballots.map((named) => Object.fromEntries(named.map((id, at) => [id, at + 1])))
        : ballots,
    };
  });

describe('one run', () => {
  for (const utility of ['cost', 'cardinality', 'points'] as const) {
    it(`gives what the definition gives, by ${utility}, ties and all`, () => {
      fc.assert(
        fc.property(
          anyElection(utility === 'points'),
          fc.integer({ min: 0, max: 40 }),
          fc.integer({ min: 1, max: 7 }),
          fc.constantFrom(...DOUBTS),
          (election, num, den, doubt) => {
            const profile = profileOf(election);
            const ranks = tieRanks(profile, supportOf(profile).votes);
            const share = rational(BigInt(num), BigInt(den));
            const run = new Run(marketOf(profile, utility), share, ranks, doubt).finish();
            const plain = equalSharesByDefinition(profile, share, ranks, UTILITIES[utility]);
            assert.deepEqual(run.bought, plain.selected);
            assert.deepEqual(
              run.ties.map(({ items }) => items),
              plain.ties,
            );
          },
        ),
        { numRuns: 1500 },
      );
    });
  }

  it('lets nobody pay for what they named with no points, whatever utility is', () => {
    fc.assert(
      fc.property(
        anyElection(true),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('cost' as const, 'cardinality' as const),
        fc.constantFrom(...DOUBTS),
        (election, num, den, utility, doubt) => {
          const profile = profileOf(election);
          const ranks = tieRanks(profile, supportOf(profile).votes);
          const share = rational(BigInt(num), BigInt(den));
          const run = new Run(marketOf(profile, utility), share, ranks, doubt).finish();
          const wanted = (cost: bigint, points: bigint) => points > 0n ? UTILITIES[utility](cost) : 0n; // prettier-ignore
          const plain = equalSharesByDefinition(profile, share, ranks, wanted);
          assert.deepEqual(run.bought, plain.selected);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('is exact where supporters have the cost and not an øre more', () => {
    // 112 times 155000 ÷ 112 is less than 155000 in floating point.
    const election = { budget: 155000, costs: { a: 155000 }, ballots: times(112, ['a']) };
    const sum = times(112, 155000 / 112).reduce((a, b) => a + b);
    assert.ok(sum < 155000, 'the trap is there');
    assert.deepEqual(equal(election, { completion: 'none' }).ids, ['a']);
  });

  it('does not buy what its supporters lack a fraction of an øre for', () => {
    const election = { budget: 155000, costs: { a: 155001 }, ballots: times(112, ['a']) };
    assert.deepEqual(equal(election, { completion: 'none' }).ids, []);
  });

  it('keeps its precision through long chains of payments', () => {
    // Each project is paid by many who have little left and one who has much, so that floating
    // point loses a digit each time.
    const costs: Record<string, number> = {};
    const ballots: string[][] = [];
    for (let at = 0; at < 40; at++) {
      costs[`p${at}`] = 997 + at * 13;
      ballots.push(
        ...times(7 + (at % 5), [`p${at}`, `p${(at * 7 + 3) % 40}`, `p${(at * 11) % 40}`]),
      );
      ballots.push([`p${at}`]);
    }
    const profile = profileOf({ budget: 30000, costs, ballots });
    const ranks = tieRanks(profile, supportOf(profile).votes);
    for (const [num, den] of [
      [30000n, 401n],
      [5000n, 37n],
      [987654321n, 7654321n],
    ] as const) {
      const share = rational(num, den);
      const run = new Run(marketOf(profile, 'cost'), share, ranks).finish();
      const plain = equalSharesByDefinition(profile, share, ranks, UTILITIES.cost);
      assert.deepEqual(run.bought, plain.selected);
    }
  });

  it('gives what the definition gives in larger elections, where rounding adds up', () => {
    fc.assert(
      fc.property(largeElection, fc.constantFrom(...DOUBTS), (election, doubt) => {
        const profile = profileOf(election);
        const ranks = tieRanks(profile, supportOf(profile).votes);
        const share = rational(profile.budget, BigInt(profile.ballots));
        const utility = profile.ballotType === 'pointed' ? 'points' : 'cost';
        const run = new Run(marketOf(profile, utility), share, ranks, doubt).finish();
        const plain = equalSharesByDefinition(profile, share, ranks, UTILITIES[utility]);
        assert.deepEqual(run.bought, plain.selected);
        run.history.purchases.forEach(({ price }, purchase) => {
          const exact = toNumber(run.history.ledger.priceOf(purchase));
          assert.ok(Math.abs(price - exact) <= exact * 2 ** -16, `${price} is ${exact}`);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('buys what costs all that is left, and nothing that costs an øre more', () => {
    const boundary = fc.record({
      budget: fc.integer({ min: 100, max: 100_000 }),
      costs: fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 3, maxLength: 8 }),
      wants: fc.array(fc.array(fc.nat(7), { maxLength: 5 }), { minLength: 2, maxLength: 40 }),
      more: fc.nat(1),
    });
    fc.assert(
      fc.property(boundary, ({ budget, costs, wants, more }) => {
        const named = (at: number) => `p${at % costs.length}`;
        const before = {
          budget,
          costs: Object.fromEntries(costs.map((cost, at) => [named(at), cost])),
          ballots: wants.map((list) => list.map(named)),
        };
        const options = { utility: 'cardinality', completion: 'none', ties: 'id' } as const;
        const rest = budget - Number(equal(before, options).spent) + more;
        const after = {
          ...before,
          costs: { ...before.costs, rest },
          ballots: before.ballots.map((ballot) => [...ballot, 'rest']),
        };
        const profile = profileOf(after);
        const ranks = tieRanks(profile, supportOf(profile).votes, 'id');
        const share = rational(profile.budget, BigInt(profile.ballots));
        const plain = equalSharesByDefinition(profile, share, ranks, UTILITIES.cardinality);
        assert.deepEqual(equal(after, options).selected, plain.selected);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same whether ballots are merged or not, and in whatever order they come', () => {
    fc.assert(
      fc.property(anyElection(false), (election) => {
        const turned = { ...election, ballots: election.ballots.toReversed() };
        const twice = { ...election, budget: election.budget * 2, ballots: [...election.ballots, ...turned.ballots] }; // prettier-ignore
        const doubled = Object.fromEntries(Object.entries(election.costs).map(([id, cost]) => [id, cost * 2])); // prettier-ignore
        const options = { completion: 'none', ties: 'id' } as const;
        assert.deepEqual(equal(turned, options).ids, equal(election, options).ids);
        assert.deepEqual(equal({ ...twice, costs: doubled }, options).ids, equal(election, options).ids); // prettier-ignore
      }),
    );
  });
});

describe('what is told of a run', () => {
  it('adds up: what supporters spent and what they have left is all they had', () => {
    fc.assert(
      fc.property(anyElection(false), (election) => {
        const { profile, equalShares } = equal(election, { completion: 'none' });
        assert.ok(equalShares);
        const { run, share } = equalShares;
        for (const project of run.history.market.candidates) {
          if ((run.history.boughtAs[project] ?? -1) >= 0) continue;
          const { supporters, had, spentOn } = unpaidIn(run.history, project);
          const parts = [had, ...spentOn.map(({ amount }) => amount)];
          const sum = parts.reduce((a, b) =>
            rational(a.num * b.den + b.num * a.den, a.den * b.den),
          );
          const all = rational(share.num * BigInt(supporters), share.den);
          assert.deepEqual(sum, all);
          assert.ok(had.num * 1n < (profile.projects[project]?.cost ?? 0n) * had.den);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says what each paid, and what their support was worth', () => {
    // Twelve can pay 10 each; two of them have spent 8 already on b.
    const election = {
      budget: 120,
      costs: { a: 60, b: 16 },
      ballots: [...times(10, ['a']), ...times(2, ['a', 'b'])],
    };
    const { equalShares, ids, profile } = equal(election, { completion: 'none', utility: 'cost' });
    assert.ok(equalShares);
    assert.deepEqual(ids, ['a']);
    const bought = boughtIn(equalShares.run.history, 0);
    assert.deepEqual(bought, {
      round: 1,
      price: { num: 5n, den: 1n },
      most: { num: 5n, den: 1n },
      payers: 12,
      support: { num: 12n, den: 1n },
    });
    const unpaid = unpaidIn(equalShares.run.history, profile.projects.length - 1);
    assert.deepEqual(unpaid, {
      supporters: 2,
      had: { num: 10n, den: 1n },
      spentOn: [{ project: 0, amount: { num: 10n, den: 1n } }],
    });
  });
});

describe('completion', () => {
  const leftover: SmallElection = {
    budget: 100,
    costs: { a: 40, b: 30, c: 30, d: 99 },
    ballots: [...times(6, ['a']), ...times(3, ['b']), ['c']],
  };

  it('none: what the shares buy', () => {
    assert.deepEqual(equal(leftover, { completion: 'none' }).ids, ['a', 'b']);
  });

  it('add1: raises until the next raise would overspend', () => {
    const { ids, equalShares } = equal(leftover, { completion: 'add1' });
    assert.deepEqual(ids, ['a', 'b', 'c']);
    assert.deepEqual(equalShares?.share, { num: 30n, den: 1n });
  });

  it('ends when everything that somebody wants is in, although something unwanted still fits', () => {
    const election = { budget: 1000, costs: { a: 10, nobody: 10 }, ballots: times(3, ['a']) };
    const add1 = equal(election, { completion: 'add1' });
    assert.deepEqual(add1.ids, ['a']);
    assert.equal(add1.equalShares?.stop, 'all-in');
    assert.deepEqual(equal(election, { completion: 'add1u' }).ids, ['a']);
    assert.deepEqual(equal(election, { completion: 'add1u', unsupported: true }).ids, ['a', 'nobody']); // prettier-ignore
  });

  it('comes to an end quickly where a cost is a mark for what was taken out', () => {
    const election = { budget: 1000, costs: { a: 10, out: 999_999_999 }, ballots: [...times(3, ['a']), ['out']] }; // prettier-ignore
    const { ids, equalShares } = equal(election, { completion: 'add1' });
    assert.deepEqual(ids, ['a']);
    assert.equal(equalShares?.stop, 'would-overspend');
    assert.ok((equalShares?.runs ?? Infinity) < 10);
    assert.deepEqual(equalShares?.share, { num: 999_999_998n, den: 1n });
  });

  it('passes over shares that buy the same, and over no other', () => {
    // The second can be paid 50,000,000 raises later, and then the budget is spent to the last.
    const election = { budget: 1e9, costs: { r: 9e8, t: 1e8 }, ballots: [['r'], ['r', 't']] };
    const { ids, equalShares } = equal(election, { completion: 'add1' });
    assert.deepEqual(ids, ['r', 't']);
    assert.deepEqual(equalShares?.share, { num: 550_000_000n, den: 1n });
    assert.equal(equalShares?.runs, 2);
  });

  it('takes a larger step where its own does not come to an end, and tells it', () => {
    // One pays the rest of what another cannot, while the share grows from 0.275 to 0.4 of all.
    const election = {
      budget: 1e9,
      costs: { a: 5e8, b: 3e8, c: 9e8 },
      ballots: [['a', 'b'], ['a', 'c'], ['b'], ...times(9997, [])],
    };
    const { ids, counting, equalShares } = equal(election, { completion: 'add1' });
    assert.deepEqual(ids, ['b', 'a']);
    // A thousandth of the share of 100,000 is 100.
    assert.equal(counting.rule === 'equal-shares' && counting.step, 10_000);
    assert.equal(equalShares?.stop, 'would-overspend');
  });

  it('raises by a step that fits the money, and tells it', () => {
    const step = (budget: number, voters: number, options: Options = {}) => {
      const election = { budget, unit: 100, costs: { a: budget, b: 1 }, ballots: times(voters, ['a']) }; // prettier-ignore
      const { counting } = equal(election, options);
      return counting.rule === 'equal-shares' && counting.step;
    };
    const cases: [number, number, number][] = [
      [999, 1, 1], [1000, 1, 1], [1999, 1, 1], [2000, 1, 2], [4999, 1, 2], [5000, 1, 5],
      [9999, 1, 5], [10_000, 1, 10], [1_000_000_000, 25, 20_000], [611_286_800, 90_494, 5],
    ]; // prettier-ignore
    for (const [budget, voters, expected] of cases) {
      assert.equal(step(budget, voters), expected, `${budget} for ${voters}`);
    }
    // From 50.80 kr. down to 50.
    assert.equal(step(5080 * 3, 3, { start: 'floor' }), 5);
    assert.equal(step(5000, 1, { step: 7 }), 7);
    assert.equal(step(5000, 1, { completion: 'none' }), undefined);
    assert.equal(step(5000, 0), 1);
  });

  it('says so where a step is too small to come to an end', () => {
    // As much as the second voter gets more, the fourth project asks of the first.
    const election = {
      budget: 1e12,
      costs: { a: 6e11, b: 5e11, c: 6e11 },
      ballots: [['a', 'b'], ['a'], ['b', 'c'], ['c']],
    };
    assert.throws(() => equal(election, { completion: 'add1', step: 1 }), {
      name: 'CountingError',
      code: 'too-many-raises',
    });
  });

  it('tries every raise, as what is bought is not monotone in the share', () => {
    // Found by search: there are shares at which less is bought than at a smaller one.
    let found = 0;
    fc.assert(
      fc.property(anyElection(false), (election) => {
        const profile = profileOf(election);
        const ranks = tieRanks(profile, supportOf(profile).votes);
        const market = marketOf(profile, 'cost');
        const spent = (share: bigint) =>
          new Run(market, rational(share), ranks)
            .finish()
            .bought.reduce((sum, project) => sum + (market.costs[project] ?? 0), 0);
        for (let share = 1n; share < 20n; share++) if (spent(share + 1n) < spent(share)) found++;
      }),
      { numRuns: 400, seed: 7 },
    );
    assert.ok(found > 0, 'the trap is there');
  });

  it('add1 is the last share before the first that overspends, by the definition', () => {
    fc.assert(
      fc.property(
        anyElection(false),
        fc.constantFrom<'overspend' | 'exhaustive'>('overspend', 'exhaustive'),
        fc.constantFrom(1, 37, 400),
        fc.nat(4),
        (small, until, times, threshold) => {
          const election = { ...small, budget: small.budget * times, costs: multiplied(small.costs, times) }; // prettier-ignore
          const { profile, equalShares, counting } = equal(election, { completion: 'add1', until, threshold }); // prettier-ignore
          assert.ok(equalShares);
          const ranks = tieRanks(profile, supportOf(profile).votes);
          const step = stepByDefinition(election);
          const outcome = raisedByDefinition(profile, ranks, until, BigInt(step), threshold);
          assert.deepEqual(equalShares.run.bought, outcome);
          assert.deepEqual(counting, { rule: 'equal-shares', completion: 'add1', until, threshold, utility: 'cost', step }); // prettier-ignore
        },
      ),
      { numRuns: 300 },
    );
  });

  function multiplied(costs: SmallElection['costs'], times: number) {
    return Object.fromEntries(Object.entries(costs).map(([id, cost]) => [id, cost * times]));
  }

  /** The last of 1, 2, 5, 10, 20, 50 and so on that is no more than a thousandth of a share. */
  function stepByDefinition({ budget, ballots }: SmallElection): number {
    const steps = [1, 10, 100, 1000].flatMap((power) => [power, 2 * power, 5 * power]);
    return steps.findLast((step) => step * 1000 * ballots.length <= budget) ?? 1;
  }

  function raisedByDefinition(
    profile: ReturnType<typeof profileOf>,
    ranks: Int32Array,
    until: string,
    step: bigint,
    threshold: number,
  ): readonly number[] {
    const costOf = (selected: readonly number[]) =>
      selected.reduce((sum, project) => sum + (profile.projects[project]?.cost ?? 0n), 0n);
    const { votes } = supportOf(profile);
    const isIn = (project: number) => (votes[project] ?? 0) >= threshold;
    const at = (raise: bigint) => {
      const share = rational(
        profile.budget + raise * step * BigInt(profile.ballots),
        BigInt(profile.ballots),
      );
      return equalSharesByDefinition(profile, share, ranks, UTILITIES.cost, isIn).selected;
    };
    for (let raise = 0n, now = at(0n); ; raise++) {
      const chosen = now;
      const rest = profile.projects.flatMap(({ cost }, project) =>
        cost > 0n && (votes[project] ?? 0) > 0 && isIn(project) && !chosen.includes(project)
          ? [cost]
          : [],
      );
      const fits = rest.some((cost) => cost <= profile.budget - costOf(chosen));
      if (rest.length === 0 || (until === 'exhaustive' && !fits)) return chosen;
      const next = at(raise + 1n);
      if (costOf(next) > profile.budget) return chosen;
      now = next;
    }
  }

  it('start floor rounds the shares down to whole currency units', () => {
    const election = { budget: 1000, unit: 100, costs: { a: 166 }, ballots: times(6, ['a']) };
    const share = (start: 'exact' | 'floor') =>
      equal(election, { completion: 'none', start }).equalShares?.share;
    assert.deepEqual(share('exact'), { num: 500n, den: 3n });
    assert.deepEqual(share('floor'), { num: 100n, den: 1n });
  });

  it('add1u fills up by votes, and by points where those count', () => {
    const costs = { a: 50, b: 50, c: 50 };
    const ballots = [...times(2, { a: 1, b: 1 }), ...times(2, { b: 1, c: 9 }), {}];
    const election = { budget: 60, costs, ballots };
    assert.deepEqual(equal(election, { completion: 'none' }).ids, []);
    const once = { completion: 'add1u', step: 1000 } as const;
    assert.deepEqual(equal(election, { ...once, utility: 'cost' }).ids, ['b']);
    assert.deepEqual(equal(election, { ...once, utility: 'points' }).ids, ['c']);
  });
});

describe('odd elections', () => {
  it('buys nothing without ballots, and fills up with what there is where that is asked for', () => {
    const election = { budget: 100, costs: { a: 60, b: 60 }, ballots: [] };
    assert.deepEqual(equal(election, { completion: 'add1' }).ids, []);
    assert.deepEqual(equal(election).ids, []);
    assert.deepEqual(equal(election, { unsupported: true }).ids, ['a']);
  });

  it('spends nothing of a budget of 0, but takes what is free and wanted', () => {
    const election = { budget: 0, costs: { a: 1, free: 0, unwanted: 0 }, ballots: [['a', 'free']] };
    const { ids, spent } = equal(election, { completion: 'add1' });
    assert.deepEqual(ids, ['free']);
    assert.equal(spent, 0n);
  });

  it('counts a project once, however often a ballot names it', () => {
    const once = { budget: 20, costs: { a: 12, b: 12 }, ballots: [['a'], ['b'], ['b']] };
    const twice = { ...once, ballots: [['a', 'a', 'a'], ['b'], ['b']] };
    assert.deepEqual(equal(twice).ids, equal(once).ids);
  });

  it('takes empty ballots as voters who have a share and spend nothing', () => {
    const election = { budget: 100, costs: { a: 60 }, ballots: [['a'], []] };
    assert.deepEqual(equal(election, { completion: 'none' }).ids, []);
  });

  it('gives points of 0 no say', () => {
    const election = { budget: 10, costs: { a: 10 }, ballots: [{ a: 0 }] };
    assert.deepEqual(equal(election, { utility: 'points', completion: 'none' }).ids, []);
    for (const utility of ['cost', 'cardinality'] as const) {
      assert.deepEqual(equal(election, { utility }).ids, [], utility);
    }
  });

  it('gives the lowest points that a ballot can give no say either', () => {
    const election = { budget: 10, costs: { a: 5, b: 5 }, lowest: 1, ballots: [{ a: 1, b: 2 }] };
    for (const utility of ['cost', 'points'] as const) {
      assert.deepEqual(equal(election, { utility }).ids, ['b'], utility);
    }
  });

  it('takes points with decimals, and points below 0 as none', () => {
    const ballots = [{ a: '0.1', b: '0.25' }, { a: '-3' }];
    const { profile, ids } = equal({ budget: 10, costs: { a: 4, b: 5 }, ballots }, { utility: 'points', completion: 'none' }); // prettier-ignore
    assert.equal(profile.pointScale, 100);
    assert.deepEqual(ids, ['b']);
  });

  it('refuses points that are too large to be counted exactly', () => {
    const ballots = [{ a: '99999999999999999999' }];
    assert.throws(() => equal({ budget: 1, costs: { a: 1 }, ballots }), { code: 'too-large' });
  });
});

describe('the comparison step', () => {
  it('takes the outcome in which more voters have more', () => {
    // Shares buy s, which one voter wants; greedy buys g, which eight of ten want.
    const election = {
      budget: 100,
      costs: { g: 95, s: 10 },
      ballots: [...times(8, ['g']), ...times(2, ['s'])],
    };
    const alone = equal(election, { completion: 'none' });
    assert.deepEqual(alone.ids, ['s']);
    const compared = equal(election, { completion: 'none', compare: 'greedy' });
    assert.deepEqual(compared.ids, ['g']);
    assert.deepEqual(compared.comparison, { taken: 'greedy', greedy: 8, equalShares: 2 });
  });

  it('stays with the shares where as many have more either way', () => {
    const election = { budget: 10, costs: { a: 10, b: 5 }, ballots: [['a'], ['b']] };
    const { comparison, ids } = equal(election, { completion: 'none', compare: 'greedy' });
    assert.equal(comparison?.taken, 'equal-shares');
    assert.deepEqual(ids, ['b']);
  });
});

describe('notes', () => {
  it('says where everything would have fitted and something was left out', () => {
    const election = { budget: 100, costs: { a: 10, b: 10 }, ballots: [['a'], ['a']] };
    assert.equal(equal(election, { completion: 'add1' }).allWouldFit, true);
    assert.equal(equal(election).allWouldFit, true);
    assert.equal(equal(election, { unsupported: true }).allWouldFit, false);
  });
});
