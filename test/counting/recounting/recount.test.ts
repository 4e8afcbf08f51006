import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { CountingError } from '../../../src/counting/counting-error.ts';
import { hasCosts } from '../../../src/rules/has-costs.ts';
import { countResults } from '../../../src/counting/explaining/results.ts';
import { chosenIn } from '../../../src/server/exporting/pabulib.ts';
import { sumVotes } from '../../../src/pabulib/writing/sums.ts';
import { writePabulib } from '../../../src/pabulib/writing/write.ts';
import { recount } from '../../../src/counting/recounting/recount.ts';
import type { Counting, Weights } from '../../../src/protocol/counting.ts';
import { ResultsSchema, type CountedResults } from '../../../src/protocol/results.ts';
import type { Selection } from '../../../src/protocol/selections.ts';
import { given } from '../../../src/rules/optional.ts';
import { METHODS, definition as anyDefinition, votes as anyVotes, type Definition } from '../../pabulib/definitions.ts'; // prettier-ignore

const withMoney: Counting[] = [
  { rule: 'greedy' },
  { rule: 'greedy', by: 'votes/cost', ties: 'id' },
  { rule: 'greedy', by: 'score', skip: false, threshold: 2 },
  { rule: 'equal-shares', completion: 'none' },
  { rule: 'equal-shares', completion: 'none', utility: 'points', start: 'floor' },
  { rule: 'equal-shares', completion: 'none', utility: 'cardinality', compare: 'greedy' },
  { rule: 'equal-shares' },
  { rule: 'equal-shares', completion: 'add1', threshold: 2 },
  { rule: 'greedy', by: 'score', unsupported: true },
  { rule: 'bounded-overspending' },
  { rule: 'bounded-overspending', threshold: 2, ties: 'id' },
  { rule: 'phragmen' },
  { rule: 'phragmen', skip: true },
];
const without: Counting[] = [
  { rule: 'tally' },
  { rule: 'tally', by: 'score', seats: 2 },
  { rule: 'tally', by: 'mean', seats: 3, ties: 'id' },
  { rule: 'tally', by: 'mean', seats: 2, quorum: '2/3' },
  { rule: 'tally', by: 'copeland' },
  { rule: 'tally', by: 'score', seats: 3, unsupported: true },
  { rule: 'phragmen', seats: 2 },
];
const ranking: Counting[] = [
  ...without,
  { rule: 'stv', seats: 2, ties: 'id' },
  { rule: 'stv', seats: 3, transfers: 'exact', unsupported: true },
  { rule: 'instant-runoff' },
];
/** What can be said of places, when the ballot is made and when it is counted. */
const weights: (Weights | undefined)[] = [undefined, 'length', 'max', 'borda0', 'dowdall', [3, 1]];

interface Case {
  readonly definition: Definition;
  readonly votes: Selection[][];
  readonly counting: Counting;
}

const anyCase = (method: (typeof METHODS)[number]): fc.Arbitrary<Case> =>
  anyDefinition(method).chain((definition) => {
    const priced = hasCosts(definition) ? withMoney : without;
    const rules = method === 'ordinal' && priced === without ? ranking : priced;
    const ranks = fc.constantFrom(...(method === 'ordinal' ? weights : [undefined]));
    const counting = fc
      .tuple(fc.constantFrom(...rules), ranks)
      .map(([rule, list]) => ({ ...rule, ...given('weights', list) }));
    const said = fc.option(counting, { nil: undefined });
    return fc.record({
      definition: said.map((rule) => ({ ...definition, ...given('counting', rule) })),
      votes: anyVotes(definition),
      counting,
    });
  });

/** @returns undefined where the sums are too large to be counted exactly, which is said */
async function published({
  definition,
  votes,
  counting,
}: Case): Promise<CountedResults | undefined> {
  try {
    const resource = definition.type === 'budget' ? 'budgets' : 'ballots';
    const counted = await countResults({ resource, definition, votes: each(votes), counting });
    return { ...counted, state: 'final', published: '2026-05-03T12:00:00Z' } as CountedResults;
  } catch (error) {
    if (error instanceof CountingError) return undefined;
    throw error;
  }
}

async function* each<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}

async function* encoded(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const part of text) yield encoder.encode(part);
}

async function again({ definition, votes }: Case, results: CountedResults) {
  const ballots = encoded(
    writePabulib(definition, each(votes), {
      sums: await sumVotes(definition, each(votes)),
      outcome: chosenIn(results),
    }),
  );
  const steps = recount(ballots, results);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

describe('results of whatever the backend holds', () => {
  for (const method of METHODS) {
    it(`${method}: fit the schema, add up, and come out again from the published ballots`, async () => {
      let counted = 0;
      await fc.assert(
        fc.asyncProperty(anyCase(method), async (one) => {
          const results = await published(one);
          if (!results) return;
          counted++;
          const { success, issues } = v.safeParse(ResultsSchema, results);
          assert.ok(success, JSON.stringify(issues?.map(({ message, path }) => [message, path?.map(({ key }) => key)]))); // prettier-ignore
          addsUp(results);
          const outcome = await again(one, results);
          assert.deepEqual({ ...outcome, selected: [] }, { same: true, differences: [], selected: [], ballots: one.votes.length }); // prettier-ignore
        }),
        { numRuns: 150 },
      );
      assert.ok(counted > 20, `${counted} were counted`);
    });
  }

  function addsUp({ items, budget, spent, left, ballots, fairness }: CountedResults): void {
    const chosen = items.filter(({ selected }) => selected);
    const places = chosen.map(({ place }) => place ?? 0).toSorted((a, b) => a - b);
    assert.deepEqual(
      places,
      chosen.map((_, index) => index + 1),
    );
    if (spent !== undefined) {
      assert.equal(
        spent,
        chosen.reduce((sum, { cost = 0 }) => sum + cost, 0),
      );
      assert.equal(spent + (left ?? 0), budget);
    }
    assert.ok(fairness.nothing <= ballots);
    for (const { selected, sufficient, votes } of items) {
      assert.ok(!selected || sufficient === undefined);
      assert.ok(votes <= ballots);
    }
  }

  it('are not the same of other ballots', async () => {
    const definition = {
      ...{ type: 'ballot', method: 'approval', id: 'by', title: 'By', language: 'da' },
      ...{ currency: 'DKK', budget: 10_000 },
      items: ['a', 'b'].map((id) => ({ id, name: id, cost: 6000 })),
    } as const satisfies Definition;
    const one: Case = {
      definition,
      votes: [[{ item: 'a' }], [{ item: 'a' }], [{ item: 'b' }]],
      counting: { rule: 'greedy' },
    };
    const results = (await published(one)) as CountedResults;
    assert.equal((await again(one, results)).same, true);
    const other = { ...one, votes: [[{ item: 'a' }], [{ item: 'b' }], [{ item: 'b' }]] };
    const { differences, ...outcome } = await again(other, results);
    assert.deepEqual(outcome, { same: false, selected: ['b'], ballots: 3 });
    assert.ok(differences.some(({ path }) => path.join('.') === 'items.a.votes'));
    const more = { ...one, votes: [...one.votes, [{ item: 'a' }]] };
    assert.equal((await again(more, results)).same, false);
  });
});
