import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { countResults } from '../../../src/counting/explaining/results.ts';
import { lotOf } from '../../../src/counting/lots.ts';
import { NOT_COMPARED } from '../../../src/counting/recounting/not-compared.ts';
import { nameOfPath } from '../../../src/counting/recounting/difference.ts';
import { recount } from '../../../src/counting/recounting/recount.ts';
import { sumVotes } from '../../../src/pabulib/writing/sums.ts';
import { writePabulib } from '../../../src/pabulib/writing/write.ts';
import type { Counting, Lot } from '../../../src/protocol/counting.ts';
import { ResultsSchema, type CountedResults } from '../../../src/protocol/results.ts';
import type { Selection } from '../../../src/protocol/selections.ts';
import type { Definition } from '../../pabulib/definitions.ts';

type Path = readonly (string | number)[];

interface Election {
  readonly definition: Definition;
  readonly counting: Counting;
  readonly votes: readonly Selection[][];
}

const COMMON = { id: 'by', title: 'Byen', language: 'da', closes: '2026-05-01T00:00:00Z' } as const;
const MONEY = { currency: 'DKK', budget: 100_000 } as const;
const ITEMS: {
  id: string;
  name: string;
  category: string;
  district: string;
  description?: string;
}[] = [
  { id: 'a', name: 'Bænke', category: 'Natur', district: 'Nord', description: 'Af eg.' },
  { id: 'b', name: 'Skatepark', category: 'Sport', district: 'Syd' },
  { id: 'c', name: 'Træer', category: 'Natur', district: 'Nord' },
  { id: 'd', name: 'Lys', category: 'Sport', district: 'Syd' },
];
const PRICED = ITEMS.map((item, index) => ({ ...item, cost: [40_000, 90_000, 30_000, 30_000][index] as number })); // prettier-ignore

const named = (...votes: string[]): Selection[][] =>
  votes.map((vote) => [...vote].map((item) => ({ item })));
const valued = (...votes: Record<string, number>[]): Selection[][] =>
  votes.map((vote) => Object.entries(vote).map(([item, value]) => ({ item, value })));

const approval = {
  ...COMMON,
  ...MONEY,
  type: 'ballot',
  method: 'approval',
  items: PRICED,
} as const;
const VOTES = named('ab', 'ab', 'abc', 'c', 'd', 'b', 'b', '', 'cd');
const unpriced = { ...COMMON, type: 'ballot', items: ITEMS } as const;
const RANKED = valued({ a: 1, b: 2 }, { b: 1, a: 2, c: 3 }, { c: 1 }, {}, { d: 1, c: 2 });

const ELECTIONS: Readonly<Record<string, Election>> = {
  greedy: { definition: approval, counting: { rule: 'greedy' }, votes: VOTES },
  lots: {
    definition: approval,
    counting: {
      rule: 'greedy',
      // sorted('abcd', key=lambda id: sha256(('12:' + id).encode()).hexdigest())
      ties: { lot: { source: 'Terninger', seed: '1 2', order: ['b', 'a', 'd', 'c'] } },
    },
    votes: VOTES,
  },
  'greedy that ends': {
    definition: approval,
    counting: { rule: 'greedy', skip: false, threshold: 3 },
    votes: VOTES,
  },
  'equal shares': {
    definition: approval,
    counting: { rule: 'equal-shares', step: 1000 },
    votes: VOTES,
  },
  'equal shares beside greedy': {
    definition: approval,
    counting: { rule: 'equal-shares', compare: 'greedy', completion: 'none' },
    votes: VOTES,
  },
  knapsack: {
    definition: { ...COMMON, ...MONEY, type: 'budget', method: 'knapsack', items: PRICED },
    counting: { rule: 'greedy', by: 'votes/cost' },
    votes: named('ac', 'ac', 'b', 'd', ''),
  },
  allocation: {
    definition: { ...COMMON, ...MONEY, type: 'budget', method: 'allocation', items: [...ITEMS] },
    counting: { rule: 'tally', by: 'score', seats: 4 },
    votes: valued({ a: 50_000, b: 50_050 }, { b: 100 }, {}),
  },
  scoring: {
    definition: { ...unpriced, method: 'scoring', minPoints: -5, maxPoints: 5 },
    counting: { rule: 'tally', by: 'mean', seats: 2 },
    votes: valued({ a: 5, b: -5 }, { a: 3, c: 2 }, { c: 4, d: 1 }, { b: -1 }, {}),
  },
  pairs: {
    definition: { ...unpriced, method: 'ordinal' },
    counting: { rule: 'tally', by: 'copeland', seats: 2 },
    votes: RANKED,
  },
  stv: {
    definition: { ...unpriced, method: 'ordinal' },
    counting: { rule: 'stv', seats: 2, ties: 'id' },
    votes: RANKED,
  },
  'instant runoff': {
    definition: { ...unpriced, method: 'ordinal' },
    counting: { rule: 'instant-runoff', unsupported: true },
    votes: RANKED,
  },
  ranks: {
    definition: { ...unpriced, method: 'ordinal' },
    counting: { rule: 'tally', by: 'borda', seats: 2 },
    votes: RANKED,
  },
};

/** What is counted, with what a publisher adds. */
async function published({ definition, counting, votes }: Election): Promise<CountedResults> {
  const resource = definition.type === 'budget' ? 'budgets' : 'ballots';
  const counted = await countResults({ resource, definition, votes: each(votes), counting });
  const ballots = votes.length;
  const done = { changes: 1, publications: 1, withdrawals: 0, codesMade: 20, codesVoided: 2, imported: 1 }; // prettier-ignore
  const none = { changes: 0, publications: 0, withdrawals: 0, codesMade: 0, codesVoided: 0, imported: 0 }; // prettier-ignore
  const results = {
    ...counted,
    state: 'final',
    published: '2026-05-03T12:00:00Z',
    note: 'Talt igen',
    invalid: 0,
    turnout: {
      areas: [
        { name: 'Nord', ballots: ballots - 1 },
        { name: 'Syd', ballots: 1 },
      ],
      channels: [
        { channel: 'online', ballots: ballots - 2 },
        { channel: 'paper', ballots: 2 },
      ],
    },
    receipts: { listed: ballots - 2, without: 2 },
    log: {
      ...done,
      codes: { made: 20, used: ballots - 1, void: 2 },
      days: [
        { day: '2026-04-01', ...none, ...done },
        { day: '2026-05-03', ...none },
      ],
      entries: 5,
      head: 'ab',
    },
    sha256: 'a'.repeat(64),
    links: { ballots: 'results/ballots.pb' },
  };
  return v.parse(ResultsSchema, results) as CountedResults;
}

async function* each<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}

async function check({ definition, votes }: Election, results: CountedResults) {
  const encoder = new TextEncoder();
  const sums = await sumVotes(definition, each(votes));
  async function* bytes() {
    for await (const text of writePabulib(definition, each(votes), { sums })) {
      yield encoder.encode(text);
    }
  }
  const steps = recount(bytes(), results);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, part]) =>
    leavesOf(part, [...path, isList ? Number(key) : key]),
  );
}

/** @returns the same with one leaf changed by a little */
function tampered(results: CountedResults, path: Path): CountedResults {
  const copy = structuredClone(results);
  let at = copy as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as typeof at;
  const key = path.at(-1) as string | number;
  const was = at[key];
  if (typeof was === 'number') at[key] = Number.isInteger(was) ? was + 1 : was + 0.01;
  else if (typeof was === 'boolean') at[key] = !was;
  else at[key] = key === 'currency' ? 'SEK' : other(key, String(was));
  return copy;
}

/** What is one of few words becomes another of them. */
function other(key: string | number, was: string): string {
  if (key === 'resource') return was === 'ballots' ? 'budgets' : 'ballots';
  if (key === 'method') return was === 'approval' ? 'scoring' : 'approval';
  return `${was}x`;
}

const NOT = NOT_COMPARED.flatMap(({ parts }) => parts).map(
  (part) => new RegExp(`^${part.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}(\\.|$)`),
);

function isCompared(path: Path): boolean {
  // The hash is compared by whoever has the file.
  return path[0] !== 'sha256' && !NOT.some((part) => part.test(nameOfPath(path)));
}

/** @returns the path as a difference has it: an item by its id */
function asNamed(path: Path, results: CountedResults): Path {
  const [part, index, ...rest] = path;
  if (part !== 'items') return path;
  return [part, results.items[index as number]?.id ?? '', ...rest];
}

describe('a result that was changed by a little', () => {
  const compared = new Set<string>();
  for (const [name, election] of Object.entries(ELECTIONS)) {
    it(`${name}: every leaf is missed, and named`, async () => {
      const results = await published(election);
      const before = await check(election, results);
      assert.deepEqual(before.differences, []);
      for (const path of leavesOf(results)) {
        const label = nameOfPath(path);
        const changed = tampered(results, path);
        if (!isCompared(path)) {
          if (!v.is(ResultsSchema, changed)) continue;
          const { same } = await check(election, changed);
          assert.ok(same || /^(counting|other)\./.test(label), `${label} is compared after all`);
          continue;
        }
        const { same, differences } = await check(election, changed);
        compared.add(label.replaceAll(/\.\d+/g, '.*'));
        assert.equal(same, false, label);
        const expected = asNamed(path, results);
        const names = differences.map((one) => nameOfPath(one.path));
        // Another id is another item; sums are named by what they are of.
        const at = path.at(-1) === 'id' ? expected.slice(0, 1) : expected;
        const isNamed = differences.some(({ path: one }) => tells(one, at));
        assert.ok(isNamed, `${label}: ${names.join(', ')}`);
      }
    });
  }

  it('draws lots again, so that no other order passes for theirs', async () => {
    const election = ELECTIONS['lots'] as Election;
    const results = await published(election);
    const lot = lotOf(results.counting) as Lot;
    const order = lot.order?.toReversed() ?? [];
    const turned = {
      ...results,
      counting: { ...results.counting, ties: { lot: { ...lot, order } } },
    };
    const { differences } = await check(election, turned);
    assert.deepEqual(differences[0]?.path.slice(0, 4), ['counting', 'ties', 'lot', 'order']);
    const { source } = lot;
    const seedless = { ...results.counting, ties: { lot: { source, order } } };
    const unseeded = await check(election, { ...results, counting: seedless });
    assert.deepEqual(unseeded.differences[0]?.path, ['counting', 'ties', 'lot', 'order']);
  });

  it('has all that there is to compare', () => {
    for (const part of [
      ...['items.*.votes', 'items.*.score', 'items.*.mean', 'items.*.spread', 'items.*.copeland'],
      ...['items.*.why.code', 'items.*.why.left', 'items.*.why.spentOn.*.amount', 'items.*.cost'],
      ...['items.*.sufficient.votes', 'items.*.sufficient.cost', 'items.*.name', 'items.*.place'],
      ...['fairness.nothing', 'fairness.average', 'fairness.categories.*.cost', 'blank', 'ballots'],
      ...['fairness.districts.*.votes', 'other.selected.*', 'comparison.greedy', 'pairs.*.*'],
      ...['turnout.areas.*.ballots', 'receipts.listed', 'log.codes.used', 'spent', 'left', 'share'],
      ...['ties.*.items.*', 'ties.*.before', 'budget', 'currency', 'method', 'resource'],
    ]) {
      assert.ok(compared.has(part), part);
    }
  });
});

/** What only has to add up is told by what it is of. */
function tells(difference: Path, path: Path): boolean {
  const isSum = /^(turnout|receipts|log)$/.test(String(path[0]));
  if (isSum) return difference[0] === path[0];
  const shorter = Math.min(difference.length, path.length);
  return difference.slice(0, shorter).every((key, index) => key === path[index]);
}
