import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Counting } from '../../../src/protocol/counting.ts';
import { count } from '../../../src/counting/count.ts';
import type { Outcome } from '../../../src/counting/outcome.ts';
import { keeps } from '../../../src/counting/ties/orders.ts';
import { toldTies } from '../../../src/counting/ties/told.ts';
import type { ToldTie } from '../../../src/counting/ties/told-tie.ts';
import {
  anyElection,
  profileOf,
  rankedElection,
  withExclusive,
  withParts,
  type SmallElection,
} from '../elections.ts';

/** By the definition: every order of all projects is counted. */
function byAllOrders(outcome: Outcome): { ranks: Int32Array; set: string }[] {
  const { profile, counting } = outcome;
  return orders(profile.projects.length).map((order) => {
    const list = order.map((at) => profile.projects[at]?.id ?? '');
    const ranks = new Int32Array(order.length);
    order.forEach((project, place) => (ranks[project] = place));
    const { selected } = count(profile, { ...counting, ties: { list } });
    return { ranks, set: setOf(selected) };
  });
}

function orders(size: number): number[][] {
  if (size === 0) return [[]];
  return orders(size - 1).flatMap((order) =>
    Array.from({ length: size }, (_, at) => order.toSpliced(at, 0, size - 1)),
  );
}

function setOf(selected: readonly number[]): string {
  return selected.toSorted((a, b) => a - b).join();
}

/** Whether an order differs from another one in nothing but these. */
function differsIn(items: readonly number[], ranks: Int32Array, own: Int32Array): boolean {
  const all = [...own.keys()];
  return all.every((a) =>
    all.every((b) => {
      const isBefore = (own[a] as number) < (own[b] as number);
      return !isBefore || keeps(ranks, [[a, b]]) || (items.includes(a) && items.includes(b));
    }),
  );
}

/** At most so many projects that all orders can be counted. */
function few(pointed: boolean): fc.Arbitrary<SmallElection> {
  return anyElection(pointed).map(({ costs, ballots, ...rest }) => {
    const ids = Object.keys(costs).slice(0, 5);
    const known = (id: string) => ids.includes(id);
    return {
      ...rest,
      costs: Object.fromEntries(ids.map((id) => [id, costs[id] ?? 0])),
      ballots: ballots.map((ballot) =>
        Array.isArray(ballot)
          ? ballot.filter(known)
          : Object.fromEntries(Object.entries(ballot).filter(([id]) => known(id))),
      ),
    };
  });
}

function isTold(outcome: Outcome, told: readonly ToldTie[]): void {
  const own = setOf(outcome.selected);
  const all = byAllOrders(outcome);
  const others = all.filter(({ set }) => set !== own);
  const decided = told.filter(({ kind }) => kind === 'decided');
  assert.equal(decided.length > 0, others.length > 0, 'one is told where one mattered');
  for (const { kind, items, instead } of told) {
    assert.ok(items.length > 1);
    // Where another tie that decided has the same ones, that one may be why.
    const alone = others.find(
      ({ ranks }) =>
        differsIn(items, ranks, outcome.ranks) &&
        !decided.some((one) => one.items !== items && differsIn(one.items, ranks, outcome.ranks)),
    );
    if (alone) assert.equal(kind, 'decided', `the order of ${items.join()} alone matters`);
    assert.equal(instead !== undefined, kind === 'decided');
    if (!instead) continue;
    assert.notEqual(setOf(instead.selected), own);
    const given = all.find(({ ranks }) => ranks.join() === instead.ranks.join());
    assert.equal(given?.set, setOf(instead.selected), 'the order that is named gives what is told');
    const turned = items.some((a, at) => items.slice(at + 1).some((b) => keeps(instead.ranks, [[b, a]]))); // prettier-ignore
    assert.ok(turned, 'it is an order of these');
  }
}

/** @returns orders in which two of some have changed places */
function swaps(items: readonly number[], ranks: Int32Array): Int32Array[] {
  return items.flatMap((a, at) =>
    items.slice(at + 1).map((b) => {
      const places = ranks.slice();
      [places[a], places[b]] = [ranks[b] as number, ranks[a] as number];
      return places;
    }),
  );
}

function setAt(all: ReturnType<typeof byAllOrders>, ranks: Int32Array): string | undefined {
  return all.find((one) => one.ranks.join() === ranks.join())?.set;
}

/** The machine that runs all tests is small; more of them for who changes this. */
const RUNS = Number(process.env['TIES_RUNS'] ?? 40);

/** Some of five projects, at many shares, have more states than are visited elsewhere. */
const ALL_STATES = 1_000_000;

const RULES: readonly Counting[] = [
  { rule: 'greedy' },
  { rule: 'greedy', skip: false },
  { rule: 'greedy', by: 'score/cost', threshold: 2 },
  { rule: 'greedy', skip: false, unsupported: true },
  { rule: 'greedy', reserve: '4/5' },
  { rule: 'greedy', reserve: '1/3', unsupported: true },
  { rule: 'greedy', reserve: '1/2', by: 'votes/cost' },
  { rule: 'tally', seats: 2 },
  { rule: 'tally', by: 'score', seats: 3 },
  { rule: 'tally', by: 'copeland' },
  { rule: 'equal-shares', completion: 'none' },
  { rule: 'equal-shares', completion: 'none', utility: 'cardinality' },
  { rule: 'equal-shares', completion: 'add1' },
  { rule: 'equal-shares', completion: 'add1u' },
  { rule: 'equal-shares', completion: 'add1u', utility: 'cardinality', until: 'exhaustive' },
  { rule: 'equal-shares', completion: 'add1u', unsupported: true, start: 'floor' },
  { rule: 'exact-equal-shares', utility: 'cost', completion: 'none' },
  { rule: 'exact-equal-shares', utility: 'cost' },
  { rule: 'exact-equal-shares', utility: 'cardinality', threshold: 2 },
  { rule: 'maximin-support' },
  { rule: 'maximin-support', seats: 2 },
  { rule: 'bounded-overspending' },
  { rule: 'bounded-overspending', threshold: 2 },
  { rule: 'phragmen' },
  { rule: 'phragmen', skip: true },
];

const NAMED_ALONE = new Set<string>(['maximin-support', 'phragmen']);

/** Where seats are counted there is no money. */
function fitting(election: SmallElection, counting: Counting): SmallElection {
  if (counting.rule !== 'maximin-support' || counting.seats === undefined) return election;
  const costs = Object.fromEntries(Object.keys(election.costs).map((id) => [id, 0]));
  return { ...election, budget: 0, costs };
}

describe('what ties came to, by all orders', () => {
  for (const rule of RULES) {
    for (const ties of ['id', undefined] as const) {
      for (const pointed of NAMED_ALONE.has(rule.rule) ? [false] : [false, true]) {
        const counting = { ...rule, ...(ties && { ties }) };
        it(`${JSON.stringify(counting)}${pointed ? ' of points' : ''}`, () => {
          fc.assert(
            fc.property(few(pointed), (election) => {
              const outcome = count(profileOf(fitting(election, counting)), counting);
              const told = toldTies(outcome, ALL_STATES);
              assert.ok(told.every(({ kind }) => kind !== 'not-known'));
              isTold(outcome, told);
            }),
            { numRuns: RUNS },
          );
        });
      }
    }
  }

  for (const rule of [
    { rule: 'greedy' },
    { rule: 'greedy', leftover: true },
    { rule: 'greedy', by: 'score/cost', leftover: true, unsupported: true },
  ] as const) {
    for (const pointed of [false, true]) {
      const counting = { ...rule, ties: 'id' } as const;
      it(`where parts have budgets: ${JSON.stringify(rule)}${pointed ? ' of points' : ''}`, () => {
        fc.assert(
          fc.property(withParts(few(pointed)), (election) => {
            const outcome = count(profileOf(election), counting);
            const told = toldTies(outcome);
            assert.ok(told.every(({ kind }) => kind !== 'not-known'));
            isTold(outcome, told);
          }),
          { numRuns: 2 * RUNS },
        );
      });
    }
  }

  const excluding: readonly Counting[] = [
    { rule: 'greedy' },
    { rule: 'greedy', skip: false },
    { rule: 'greedy', reserve: '1/2', unsupported: true },
    { rule: 'greedy', by: 'score/cost', leftover: true },
  ];
  for (const rule of excluding) {
    for (const pointed of [false, true]) {
      const counting = { ...rule, ties: 'id' } as const;
      it(`where some exclude each other: ${JSON.stringify(rule)}${pointed ? ' of points' : ''}`, () => {
        const limited = withExclusive(few(pointed));
        const divided = rule.rule === 'greedy' && rule.leftover ? withParts(limited) : limited;
        fc.assert(
          fc.property(divided, (election) => {
            const outcome = count(profileOf(election), counting);
            const told = toldTies(outcome);
            assert.ok(told.every(({ kind }) => kind !== 'not-known'));
            isTold(outcome, told);
          }),
          { numRuns: 2 * RUNS },
        );
      });
    }
  }

  for (const pointed of [false, true]) {
    const counting = { rule: 'equal-shares', compare: 'greedy', ties: 'id' } as const;
    it(`is never wrong where two are compared${pointed ? ', of points' : ''}`, () => {
      fc.assert(
        fc.property(few(pointed), (election) => {
          const outcome = count(profileOf(election), counting);
          const told = toldTies(outcome);
          if (told.every(({ kind }) => kind !== 'not-known')) isTold(outcome, told);
        }),
        { numRuns: RUNS },
      );
    });
  }

  const inStages: readonly Counting[] = [
    { rule: 'stv', seats: 2 },
    { rule: 'stv', seats: 3, unsupported: true },
    { rule: 'stv', seats: 4, transfers: 'exact' },
    { rule: 'instant-runoff' },
    { rule: 'instant-runoff', unsupported: true },
  ];
  for (const counting of inStages) {
    it(JSON.stringify(counting), () => {
      fc.assert(
        fc.property(rankedElection, (election) => {
          const outcome = count(profileOf(election), { ...counting, ties: 'id' });
          const told = toldTies(outcome);
          assert.ok(told.every(({ kind }) => kind !== 'not-known'));
          isTold(outcome, told);
        }),
        { numRuns: 3 * RUNS },
      );
    });
  }

  it('by Phragmén, for seats', () => {
    fc.assert(
      fc.property(few(false), fc.integer({ min: 1, max: 4 }), ({ costs, ballots }, seats) => {
        const free = Object.fromEntries(Object.keys(costs).map((id) => [id, 0]));
        const profile = profileOf({ budget: 0, costs: free, ballots });
        const outcome = count(profile, { rule: 'phragmen', seats });
        isTold(outcome, toldTies(outcome));
      }),
      { numRuns: RUNS },
    );
  });

  it('are found out where many are the same, as few states are different', () => {
    const ids = Array.from({ length: 7 }, (_, at) => `p${at}`);
    const costs = Object.fromEntries(ids.map((id) => [id, 10]));
    const twins = profileOf({ budget: 40, costs, ballots: ids.map((id) => [id]) });
    for (const rule of ['phragmen', 'bounded-overspending'] as const) {
      const told = toldTies(count(twins, { rule }));
      assert.ok(told.length > 0);
      assert.ok(told.every(({ kind }) => kind !== 'not-known'));
      assert.equal(told[0]?.kind, 'decided', rule);
    }
  });

  it('are not known where finding out would take more states than are allowed', () => {
    const both = {
      budget: 4,
      costs: { a: 2, b: 2 },
      ballots: [
        ['a', 'b'],
        ['a', 'b'],
      ],
    };
    const outcome = count(profileOf(both), { rule: 'equal-shares', completion: 'none' });
    const kinds = (most: number) => toldTies(outcome, most).map(({ kind }) => kind);
    assert.deepEqual(kinds(1), ['changed-nothing']);
    assert.deepEqual(kinds(0), ['not-known']);
  });

  for (const completion of ['none', 'add1', 'add1u'] as const) {
    it(`are told where two that change places decide, however little is looked at (${completion})`, () => {
      let swapped = 0;
      fc.assert(
        fc.property(few(false), (election) => {
          const outcome = count(profileOf(election), {
            rule: 'equal-shares',
            completion,
            ties: 'id',
          });
          const told = toldTies(outcome, 0);
          const all = byAllOrders(outcome);
          for (const { kind, items, instead } of told) {
            const turning = swaps(items, outcome.ranks).filter((ranks) => setAt(all, ranks) !== setOf(outcome.selected)); // prettier-ignore
            if (kind === 'decided') {
              assert.ok(instead);
              assert.equal(setAt(all, instead.ranks), setOf(instead.selected));
              assert.notEqual(setOf(instead.selected), setOf(outcome.selected));
            }
            if (turning.length === 0) continue;
            swapped++;
            const alone = turning.some((ranks) => differsIn(items, ranks, outcome.ranks));
            if (alone) assert.equal(kind, 'decided', `two of ${items.join()} change places`);
            assert.ok(told.some((one) => one.kind === 'decided'));
          }
        }),
        { numRuns: RUNS * 5 },
      );
      assert.ok(swapped > 0, 'some decided');
    });
  }

  it('decide too where only two of them together do', () => {
    const costs = { p0: 12, p1: 0, p2: 0, p3: 6, p4: 2 };
    const ballots = [[], ['p3', 'p4'], ['p0'], ['p0', 'p4']];
    const counting = { rule: 'equal-shares', unsupported: true, start: 'floor' } as const;
    const outcome = count(profileOf({ budget: 19, costs, ballots }), counting);
    isTold(outcome, toldTies(outcome));
  });
});
