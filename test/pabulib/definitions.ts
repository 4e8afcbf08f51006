/** Any definition that is voted on, and any votes for it. */
import fc from 'fast-check';
import type { BallotDefinition, BallotItem } from '../../src/protocol/ballots.ts';
import type { AllocationItem, BudgetDefinition, KnapsackItem } from '../../src/protocol/budgets.ts'; // prettier-ignore
import type { Counting } from '../../src/protocol/counting.ts';
import type { Selection } from '../../src/protocol/selections.ts';
import type { Text } from '../../src/protocol/text.ts';

export type Definition = BallotDefinition | BudgetDefinition;
type Method = Definition['method'];

export const METHODS = ['approval', 'ordinal', 'cumulative', 'scoring', 'knapsack', 'allocation'] as const satisfies Method[]; // prettier-ignore

/** U+FFFD is the mark of a text that was damaged: a reader warns of it, whoever wrote it. */
function isWhole(text: string): boolean {
  return !text.includes('\uFFFD');
}

export const id: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom('META', 'PROJECTS', 'VOTES', 'votes', '__proto__', 'x'.repeat(100)),
    fc.string({
      unit: fc.oneof(
        fc.constantFrom(...',%;" 2C05a', '\u00A0', '\u2028', '\uFEFF', '😀'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
      maxLength: 8,
    }),
  )
  .filter((text) => /^[^\p{Cc}\p{Cs}]{1,100}$/u.test(text) && isWhole(text));

const plain = fc
  .oneof(
    fc.constantFrom('', ' ', 'META', 'VOTES\nvoter_id;vote', '"', '""', '"META"', 'a\nPROJECTS\n;'),
    fc.string({
      unit: fc.oneof(
        fc.constantFrom('"', ';', '\n', '\r', ',', '\0', '\u001B', '\u2028', '😀'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 10,
    }),
  )
  .filter(isWhole);

const tag = fc.constantFrom('da', 'da-DK', 'DA-dk', 'en', 'en-GB', 'en-US', 'ar');
const text: fc.Arbitrary<Text> = fc.oneof(
  plain,
  fc.dictionary(tag, plain, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
);

/** A cost of nines alone is read with a word about it, since cities mean something else by it. */
const money = fc
  .oneof(fc.nat(1000), fc.nat(100_000_000), fc.maxSafeNat(), fc.constant(Number.MAX_SAFE_INTEGER))
  .filter((units) => !/^9{9,}$/.test(String(units)));
const count = fc.nat(20);

const time = fc
  .tuple(
    fc.integer({ min: 2020, max: 2040 }),
    fc.constantFrom('02-28T23:59:00+02:00', '11-01T00:00:00Z'),
  ) // prettier-ignore
  .map(([year, rest]) => `${year}-${rest}`);

const counting: fc.Arbitrary<Counting> = fc.oneof(
  fc.record(
    {
      rule: fc.constant('greedy' as const),
      by: fc.constantFrom('votes' as const, 'score/cost' as const),
      skip: fc.boolean(),
      threshold: count,
    },
    { requiredKeys: ['rule'] },
  ),
  fc.record(
    {
      rule: fc.constant('equal-shares' as const),
      completion: fc.constantFrom('none' as const, 'add1' as const, 'add1u' as const),
    },
    { requiredKeys: ['rule'] },
  ),
  fc.constant({ rule: 'tally' as const }),
);

const currency = fc.constantFrom('DKK', 'JPY', 'KWD', 'CLF');

function items(cost: 'none' | 'some' | 'all') {
  return fc.uniqueArray(
    fc.record(
      {
        id,
        name: text,
        description: text,
        category: text,
        district: text,
        ...(cost === 'none' ? {} : { cost: money }),
      },
      {
        requiredKeys: cost === 'all' ? (['id', 'name', 'cost'] as never[]) : ['id', 'name'],
        noNullPrototype: true,
      },
    ),
    { selector: (item) => item.id, minLength: 1, maxLength: 6 },
  );
}

const common = {
  id: fc.constant('by'),
  title: text,
  language: tag,
  origin: fc.record(
    { place: plain, country: plain, year: plain },
    { requiredKeys: ['place'], noNullPrototype: true },
  ),
  counting,
  minLength: count,
  maxLength: count.map((length) => length + 20),
};
/** Not both, so that they are in order. */
const times = fc.oneof(fc.constant({}), fc.record({ opens: time }), fc.record({ closes: time }));
type Needed = { requiredKeys: ('id' | 'title' | 'language')[]; noNullPrototype: true };
const needed: Needed = { requiredKeys: ['id', 'title', 'language'], noNullPrototype: true };

/** What a definition has beside what all of them have, by its method. */
const OWN: Record<Method, fc.Arbitrary<object>> = {
  approval: fc.constant({}),
  ordinal: fc.constant({}),
  cumulative: fc.record(
    { minSumPoints: count, maxSumPoints: count.map((sum) => sum + 20), maxPoints: count },
    { requiredKeys: ['maxSumPoints'] },
  ),
  scoring: fc.record(
    { minPoints: fc.integer({ min: -5, max: 0 }), maxPoints: count, defaultScore: fc.constant(0) },
    { requiredKeys: ['maxPoints'] },
  ),
  knapsack: money.chain((budget) =>
    fc.record(
      { budget: fc.constant(budget), minSumCost: fc.nat(budget) },
      { requiredKeys: ['budget'] },
    ),
  ),
  allocation: fc.record({ budget: money }),
};

export function definition(method: Method): fc.Arbitrary<Definition> {
  const isBudget = method === 'knapsack' || method === 'allocation';
  const cost = { knapsack: 'all', allocation: 'none' } as const;
  const list: fc.Arbitrary<(BallotItem | KnapsackItem | AllocationItem)[]> = items(
    method === 'knapsack' || method === 'allocation' ? cost[method] : 'some',
  );
  const sums = isBudget
    ? fc.record({ currency })
    : fc.record({ currency, budget: money }, { requiredKeys: [] });
  return fc.tuple(fc.record(common, needed), times, sums, OWN[method], list).map(
    ([base, when, money, own, items]) =>
      ({
        type: isBudget ? 'budget' : 'ballot',
        method,
        ...base,
        ...when,
        ...money,
        ...own,
        items,
      }) as unknown as Definition,
  );
}

/** Votes that name what there is, each at most once; how much of it is all one to a file. */
export function votes({ method, items }: Definition): fc.Arbitrary<Selection[][]> {
  const ids = items.map((item) => item.id);
  return fc.array(
    fc.shuffledSubarray(ids).chain((named) => {
      if (method === 'approval' || method === 'knapsack') {
        return fc.constant(named.map((item) => ({ item })));
      }
      return valuesFor(method, named.length).map((values) =>
        named.map((item, index) => ({ item, value: values[index] ?? 0 })),
      );
    }),
    { maxLength: 8 },
  );
}

function valuesFor(method: Method, length: number): fc.Arbitrary<number[]> {
  if (method === 'ordinal') {
    const ranks = Array.from({ length }, (_, index) => index + 1);
    return fc.shuffledSubarray(ranks, { minLength: length, maxLength: length });
  }
  const value = method === 'scoring' ? fc.integer({ min: -20, max: 20 }) : money;
  return fc.array(value, { minLength: length, maxLength: length });
}
