import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Counting } from '../../../src/protocol/counting.ts';
import { count } from '../../../src/counting/count.ts';
import type { Outcome } from '../../../src/counting/outcome.ts';
import { keeps } from '../../../src/counting/ties/orders.ts';
import { toldTies } from '../../../src/counting/ties/told.ts';
import type { ToldTie } from '../../../src/counting/ties/told-tie.ts';
import { anyElection, profileOf, withParts, type SmallElection } from '../elections.ts';

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

/** The machine that runs all tests is small; more of them for who changes this. */
const RUNS = Number(process.env['TIES_RUNS'] ?? 40);

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
];

describe('what ties came to, by all orders', () => {
  for (const rule of RULES) {
    for (const ties of ['id', undefined] as const) {
      for (const pointed of [false, true]) {
        const counting = { ...rule, ...(ties && { ties }) };
        it(`${JSON.stringify(counting)}${pointed ? ' of points' : ''}`, () => {
          fc.assert(
            fc.property(few(pointed), (election) => {
              const outcome = count(profileOf(election), counting);
              const told = toldTies(outcome);
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

  it('decide too where only two of them together do', () => {
    const costs = { p0: 12, p1: 0, p2: 0, p3: 6, p4: 2 };
    const ballots = [[], ['p3', 'p4'], ['p0'], ['p0', 'p4']];
    const counting = { rule: 'equal-shares', unsupported: true, start: 'floor' } as const;
    const outcome = count(profileOf({ budget: 19, costs, ballots }), counting);
    isTold(outcome, toldTies(outcome));
  });
});
