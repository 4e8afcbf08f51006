import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CountingError } from '../../../../src/counting/counting-error.ts';
import { supportOf } from '../../../../src/counting/methods/tallies.ts';
import { tieRanks } from '../../../../src/counting/methods/ties.ts';
import type { Transferred } from '../../../../src/counting/methods/transfers/stages.ts';
import { instantRunoff, stv, type StvOptions } from '../../../../src/counting/methods/transfers/stv.ts'; // prettier-ignore
import { fractionText, toNumber } from '../../../../src/counting/rational.ts';
import { counted, profileOf, times } from '../../elections.ts';
import { byDefinition } from './by-definition.ts';

type Options = StvOptions & { readonly majority?: boolean };

interface Told {
  readonly what: string;
  readonly quota: bigint;
  readonly votes: Record<string, string>;
  readonly elected: readonly string[];
}

function run(order: readonly string[], ballots: readonly (readonly string[])[], options: Options) {
  const costs = Object.fromEntries(order.toSorted().map((id) => [id, 0]));
  const profile = profileOf({ budget: 0, costs, ballotType: 'ranked', ballots });
  const support = supportOf(profile);
  const ranks = tieRanks(profile, support.votes, { list: [...order] });
  const input = { profile, support, ranks };
  const steps = options.majority ? instantRunoff(input, options) : stv(input, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const outcome: Transferred = step.value;
  const idOf = (item: number) => profile.projects[item]?.id ?? '';
  const ids = (items: readonly number[]) => items.map(idOf);
  const stages = outcome.stages.map(({ moved, quota, votes, elected }): Told => {
    const named = votes.map((one, item) => [idOf(item), fractionText(one)] as const);
    const what = moved ? `${moved.why} ${idOf(moved.item)}` : 'first';
    return { what, quota, votes: Object.fromEntries(named), elected: ids(elected) };
  });
  const lots = outcome.stages.flatMap(({ moved }) => (moved?.lot ? [ids(moved.lot)] : []));
  const decimals = outcome.stages.map(({ votes, exhausted }) => [...votes, exhausted].map((one) => toNumber(one))); // prettier-ignore
  return { outcome, stages, lots, decimals, elected: ids(outcome.selected) };
}

describe('the single transferable vote', () => {
  /*
   * 100 ballots, 3 seats: the quota is 100 / 4 + 1 = 26. A has 40, 14 more than that, and each of
   * its ballots is worth 14 / 40 = 0.35 of a vote. B gets 30 × 0.35 = 10.5 and has 27.5, 1.5 more than
   * that: its own 17 ballots are worth 1.5 / 27.5 = 0.05454(54…), those from A 0.35 × 1.5 / 27.5 =
   * 0.01909(09…). Then F, E and C have the fewest, one after the other, and D alone is left.
   */
  const ballots = [
    ...times(30, ['A', 'B', 'C']),
    ...times(10, ['A']),
    ...times(17, ['B', 'D']),
    ...times(16, ['C']),
    ...times(14, ['D', 'C']),
    ...times(8, ['E', 'D']),
    ...times(5, ['F', 'E']),
    [],
    [],
  ];

  it('moves what is too much at what it came with, cut off behind five decimals', () => {
    const { stages, decimals, elected, outcome } = run([...'ABCDEF'], ballots, { seats: 3 });
    assert.deepEqual(
      stages.map(({ what, elected: who }) => [what, who.join('')]),
      [
        ['first', 'A'],
        ['surplus A', 'B'],
        ['surplus B', ''],
        ['excluded F', ''],
        ['excluded E', ''],
        ['excluded C', 'D'],
      ],
    );
    assert.deepEqual(decimals, [
      [40, 17, 16, 14, 8, 5, 0],
      [26, 27.5, 16, 14, 8, 5, 3.5],
      [26, 26, 16.5727, 14.92718, 8, 5, 3.50012],
      [26, 26, 16.5727, 14.92718, 13, 0, 3.50012],
      [26, 26, 16.5727, 22.92718, 0, 0, 8.50012],
      [26, 26, 0, 22.92718, 0, 0, 25.07282],
    ]);
    assert.deepEqual(elected, ['A', 'B', 'D']);
    assert.deepEqual([outcome.valid, outcome.blank], [100, 2]);
  });

  it('keeps every fraction where that is asked for', () => {
    const { stages } = run([...'ABCDEF'], ballots, { seats: 3, transfers: 'exact' });
    assert.deepEqual(stages[2]?.votes, { A: '26/1', B: '26/1', C: '1823/110', D: '821/55', E: '8/1', F: '5/1' }); // prettier-ignore
  });

  it('tells equals apart by the latest stage before, and by the order alone where none does', () => {
    // C and D have 4 each when one must go: before E went, D had fewer. A and B go by the order.
    const some = [...times(4, ['C']), ...times(3, ['D']), ['E', 'D'], ...times(6, ['A']), ...times(6, ['B'])]; // prettier-ignore
    const first = run([...'ABCDE'], some, { seats: 1 });
    assert.deepEqual(first.stages.map(({ what }) => what), ['first', 'excluded E', 'excluded D', 'excluded C', 'excluded B']); // prettier-ignore
    const [, , byStage, , byLot] = first.outcome.stages.map(({ moved }) => moved);
    assert.deepEqual(byStage, { item: 3, equals: [2, 3], apart: 0, why: 'excluded' });
    assert.deepEqual(byLot, { item: 1, equals: [0, 1], lot: [0, 1], why: 'excluded' });
    assert.deepEqual(first.elected, ['A']);
    assert.deepEqual(run([...'BACDE'], some, { seats: 1 }).elected, ['B']);
    assert.deepEqual(first.lots, [['A', 'B']]);
  });

  it('moves the larger surplus first, and of equal ones that which had more before', () => {
    // The quota is 5. A and B have 7 at the end of the second stage, C 8; before, B had more than A.
    const some = [...times(8, ['C']), ...times(6, ['B']), ...times(2, ['A']), ['D', 'B'], ...times(5, ['D', 'A']), ['A', 'E'], ['E']]; // prettier-ignore
    const { stages } = run([...'ABCDE'], some, { seats: 4 });
    assert.equal(stages[0]?.quota, 5n);
    assert.deepEqual(stages.map(({ what }) => what).slice(0, 4), ['first', 'surplus C', 'surplus B', 'surplus D']); // prettier-ignore
  });

  it('elects who is left where no more are left than seats, whatever they have', () => {
    const { stages, elected } = run([...'ABC'], [['A'], ['B', 'C'], ['A'], ['A']], { seats: 5 });
    assert.deepEqual(elected, ['A', 'B', 'C']);
    assert.equal(stages.length, 1);
  });

  it('leaves out from the start what nobody names, unless that is asked for', () => {
    const some = [['A'], ['A'], ['B']];
    assert.deepEqual(run([...'ABC'], some, { seats: 3 }).elected, ['A', 'B']);
    assert.deepEqual(run([...'ABC'], some, { seats: 3, unsupported: true }).elected, ['A', 'B', 'C']); // prettier-ignore
    assert.deepEqual(run([...'ABC'], [[], []], { seats: 2 }).elected, []);
    assert.deepEqual(run([...'CAB'], [[], []], { seats: 2, unsupported: true }).elected, ['C', 'A']); // prettier-ignore
    assert.deepEqual(run([...'CAB'], [], { majority: true, unsupported: true }).elected, ['C']);
  });

  it('refuses ballots that do not rank, and fractions without end', () => {
    const profile = profileOf({ budget: 0, costs: { A: 0 }, ballots: [['A']] });
    const support = supportOf(profile);
    const input = { profile, support, ranks: new Int32Array(1) };
    assert.throws(() => stv(input, {}).next(), isRefused('not-for-this'));
    assert.throws(() => instantRunoff(input, {}).next(), isRefused('not-for-this'));
    // With every surplus that moves on to several, the digits double.
    const ids = Array.from({ length: 60 }, (_, at) => `c${String(at).padStart(2, '0')}`);
    const all = Array.from(
      { length: 400 },
      (_, ballot) =>
      ids.filter((_id, at) => (at % 7 !== ballot % 7 || at % 5 !== ballot % 5) && (ballot * 7 + at * 3) % 11 > 1), // prettier-ignore
    );
    assert.throws(() => run(ids, all, { seats: 40, transfers: 'exact' }), isRefused('too-large'));
    assert.equal(run(ids, all, { seats: 40 }).elected.length, 40);
  });
});

describe('instant runoff', () => {
  it('elects by more than half of what is left, not of all', () => {
    const some = [...times(4, ['A']), ...times(3, ['B', 'C']), ...times(2, ['C'])];
    const { stages, elected } = run([...'ABC'], some, { majority: true });
    assert.deepEqual(stages.map(({ what, quota }) => [what, quota]), [['first', 5n], ['excluded C', 4n]]); // prettier-ignore
    assert.deepEqual(elected, ['A']);
  });

  it('ends where half and half are left by the stage before, and by the order', () => {
    const some = [...times(4, ['A']), ...times(3, ['B']), ['C', 'B']];
    assert.deepEqual(run([...'BAC'], some, { majority: true }).elected, ['A']);
    const even = [...times(2, ['A']), ...times(2, ['B'])];
    assert.deepEqual(run([...'AB'], even, { majority: true }).lots, [['A', 'B']]);
    assert.deepEqual(run([...'BA'], even, { majority: true }).elected, ['B']);
  });
});

describe('who goes first of equals', () => {
  it('is nothing that a later place on a ballot decides', () => {
    for (const rule of ['stv', 'instant-runoff'] as const) {
      const ids = (ballots: string[][]) => counted({ budget: 0, costs: { a: 0, b: 0 }, ballotType: 'ranked', ballots }, { rule }).ids; // prettier-ignore
      assert.deepEqual(ids([['a'], ['b']]), ['a']);
      assert.deepEqual(ids([['a', 'b'], ['b']]), ['a']);
    }
  });
});

describe('what moves on, paper by paper', () => {
  const RUNS = Number(process.env['TRANSFER_RUNS'] ?? 300);
  const election = fc.integer({ min: 1, max: 7 }).chain((size) => {
    const ids = [...'ABCDEFG'].slice(0, size);
    const paper = fc.shuffledSubarray([...ids, 'unknown'], { minLength: 0 });
    return fc.record({
      order: fc.shuffledSubarray(ids, { minLength: size }),
      // The same ones again and again: surpluses, and ties.
      ballots: fc
        .array(fc.tuple(paper, fc.integer({ min: 1, max: 9 })), { maxLength: 12 })
        .map((some) => some.flatMap(([one, often]) => times(often, one))),
      seats: fc.integer({ min: 1, max: 5 }),
      unsupported: fc.boolean(),
    });
  });

  for (const kind of ['five decimals', 'exact', 'majority'] as const) {
    it(`gives what the definition gives: ${kind}`, () => {
      fc.assert(
        fc.property(election, ({ order, ballots, seats: asked, unsupported }) => {
          const majority = kind === 'majority';
          const seats = majority ? 1 : asked;
          const options: Options = { seats, unsupported, majority, transfers: kind === 'exact' ? 'exact' : 'five-decimals' }; // prettier-ignore
          const fast = run(order, ballots, options);
          const isIn = (id: string) => unsupported || ballots.some((one) => one.includes(id));
          const slow = byDefinition({
            order: order.filter(isIn),
            papers: ballots,
            seats,
            majority,
            exact: kind === 'exact',
          });
          const told = slow.stages.map(({ what, quota, votes, elected }) => ({ what, quota, votes: Object.fromEntries([...votes].map(([id, one]) => [id, fractionText(one)])), elected })); // prettier-ignore
          const known = fast.stages.map(({ votes, ...rest }) => ({ ...rest, votes: Object.fromEntries(Object.entries(votes).filter(([id]) => isIn(id))) })); // prettier-ignore
          assert.deepEqual(known, told);
          assert.deepEqual(fast.elected, slow.elected);
          assert.deepEqual(fast.lots, slow.lots);
        }),
        { numRuns: RUNS },
      );
    });
  }
});

function isRefused(code: string): (error: unknown) => boolean {
  return (error) => error instanceof CountingError && error.code === code;
}
