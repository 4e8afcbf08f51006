import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CountingError } from '../../../src/counting/counting-error.ts';
import { countResults } from '../../../src/counting/explaining/results.ts';
import { sumVotes } from '../../../src/pabulib/writing/sums.ts';
import { asCounted } from '../../../src/pabulib/writing/written.ts';
import { writePabulib } from '../../../src/pabulib/writing/write.ts';
import type { Counting } from '../../../src/protocol/counting.ts';
import type { CountedResults } from '../../../src/protocol/results.ts';
import type { Selection } from '../../../src/protocol/selections.ts';
import { chosenIn } from '../../../src/server/exporting/pabulib.ts';
import { faultsIn } from '../checker.ts';
import type { Definition } from '../definitions.ts';
import { stream } from '../sample.ts';

const raised = { rule: 'equal-shares', completion: 'add1', start: 'floor', step: 100 } as const;
const plain = { rule: 'equal-shares', completion: 'none' } as const;
const WITH_MONEY: Counting[] = [
  { rule: 'greedy' },
  { rule: 'greedy', ties: 'id' },
  { rule: 'greedy', by: 'score' },
  { rule: 'greedy', skip: false, threshold: 2 },
  { rule: 'greedy', threshold: 2 },
  { rule: 'greedy', unsupported: true },
  { rule: 'greedy', by: 'votes/cost' },
  plain,
  { ...plain, ties: 'id' },
  { ...plain, threshold: 2 },
  { ...plain, compare: 'greedy' },
  raised,
  { ...raised, threshold: 2 },
  { rule: 'equal-shares' },
];
const WITHOUT: Counting[] = [
  { rule: 'tally' },
  { rule: 'tally', by: 'score', seats: 2 },
  { rule: 'tally', by: 'mean', seats: 2 },
  { rule: 'tally', by: 'copeland' },
  { rule: 'tally', seats: 3, unsupported: true },
];

interface Case {
  readonly definition: Definition;
  readonly votes: Selection[][];
  readonly counting: Counting;
}

/** Prices in whole kroner, few of them different; and now and then one of 73.50. */
const price = fc.integer({ min: 1, max: 4 }).map((units) => units * 10_000);
const prices = fc
  .tuple(fc.array(price, { minLength: 5, maxLength: 5 }), fc.nat(9))
  .map(([all, rare]) => (rare === 0 ? [7350, ...all] : all));
const ids = fc.integer({ min: 1, max: 5 }).map((count) => ['a', 'b', 'c', 'd', 'e'].slice(0, count)); // prettier-ignore

function caseOf(method: 'approval' | 'ordinal' | 'cumulative', money: boolean): fc.Arbitrary<Case> {
  return ids.chain((all) =>
    fc
      .record({
        costs: prices,
        budget: fc.integer({ min: 4, max: 12 }),
        most: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
        counting: fc.constantFrom(...(money ? WITH_MONEY : WITHOUT)),
        said: fc.boolean(),
        lists: fc.array(fc.shuffledSubarray(all, { minLength: 1 }), { minLength: 1, maxLength: 8 }),
        blank: fc.nat(9).map((rare) => rare === 0),
      })
      .map(({ costs, budget, most, counting, said, lists, blank }) => {
        const definition = {
          ...{ type: 'ballot', method, id: 'by', title: 'By', language: 'da' },
          ...{ closes: '2026-02-01T00:00:00Z', origin: { place: 'Ribe', country: 'Danmark' } },
          ...(said && { counting }),
          ...(most !== undefined && { maxLength: most }),
          ...(method === 'cumulative' && { maxSumPoints: 15 }),
          ...(money && { currency: 'DKK', budget: budget * 10_000 }),
          items: all.map((id, at) => ({ id, name: id, ...(money && { cost: costs[at] }) })),
        } as unknown as Definition;
        const votes = [...lists, ...(blank ? [[]] : [])].map((list) =>
          list.slice(0, most).map((item, at) => {
            if (method === 'approval') return { item };
            return { item, value: method === 'ordinal' ? at + 1 : ((at * 7) % 3) + 1 };
          }),
        );
        return { definition, votes, counting };
      }),
  );
}

describe('a file of ballots that is published with a result', () => {
  for (const method of ['approval', 'ordinal', 'cumulative'] as const) {
    for (const money of [true, false]) {
      it(`has nothing that Pabulib’s checker finds (${method}, ${money ? 'money' : 'no money'})`, async () => {
        let named = 0;
        await fc.assert(
          fc.asyncProperty(caseOf(method, money), async (one) => {
            const text = await published(one);
            if (text === undefined) return;
            if (!/^rule;unknown$/m.test(text)) named++;
            assert.deepEqual(await faultsIn(text), [], text);
          }),
          { numRuns: 1000 },
        );
        assert.ok(named > 20, `${named} named their rule`);
      });
    }
  }
});

describe('Equal Shares is not named where the checker would count it otherwise', () => {
  const cases: [string, number, Record<string, number>, string[][], Counting][] = [
    // It floors 73.50, for which a voter with 73 has too little.
    ['amounts with øre', 14_600, { a: 7350, b: 10_000 }, [['a'], ['b']], plain],
    // It gives the money of two to one.
    ['blank ballots', 10_000, { a: 7000 }, [['a'], []], plain],
    // It begins with 33 1/3 each, and we with 33; the first raise is too much for both.
    ['shares that are not whole', 10_000, { a: 10_000, b: 100 }, [['a', 'b'], ['a', 'b'], ['a']], raised], // prettier-ignore
  ];
  for (const [what, budget, costs, lists, counting] of cases) {
    it(`of ${what}`, async () => {
      const items = Object.entries(costs).map(([id, amount]) => ({ id, name: id, cost: amount }));
      const definition = {
        ...{ type: 'ballot', method: 'approval', id: 'by', title: 'By', language: 'da' },
        ...{ closes: '2026-02-01T00:00:00Z', currency: 'DKK', budget, items },
      } as Definition;
      const votes = lists.map((list) => list.map((item) => ({ item })));
      const text = (await published({ definition, votes, counting })) ?? '';
      assert.match(text, /^rule;unknown$/m);
      assert.deepEqual(await faultsIn(text), []);
      const word = counting === raised ? 'equalshares/add1' : 'equalshares';
      const named = await faultsIn(text.replace('rule;unknown', `rule;${word}`));
      assert.match(named.join(), /not followed/);
    });
  }
});

/** @returns undefined where it cannot be counted so, which is said */
async function published({ definition, votes, counting }: Case): Promise<string | undefined> {
  let results: CountedResults;
  try {
    const input = { resource: 'ballots', definition, votes: stream(votes), counting } as const;
    results = (await countResults(input)) as CountedResults;
  } catch (error) {
    if (error instanceof CountingError) return undefined;
    throw error;
  }
  const outcome = chosenIn(results);
  const counted = asCounted(definition, outcome);
  const sums = await sumVotes(counted, stream(votes));
  let text = '';
  for await (const part of writePabulib(counted, stream(votes), { sums, outcome })) text += part;
  return text;
}
