import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { toDefinition } from '../../../src/pabulib/defining/definition.ts';
import type { PabulibVote } from '../../../src/pabulib/election.ts';
import { toMinorUnits } from '../../../src/pabulib/numbers.ts';
import { itemId } from '../../../src/pabulib/item-id.ts';
import { tidy } from '../../../src/pabulib/writing/cells.ts';
import { sumVotes, type Sums } from '../../../src/pabulib/writing/sums.ts';
import type { WriteOptions } from '../../../src/pabulib/writing/written.ts';
import { writePabulib } from '../../../src/pabulib/writing/write.ts';
import { BallotDefinitionSchema, type BallotOf } from '../../../src/protocol/ballots.ts';
import { BudgetDefinitionSchema, type BudgetOf } from '../../../src/protocol/budgets.ts';
import { rankingIn, rankingOf } from '../../../src/pabulib/weights.ts';
import { CountingSchema, type Counting, type Weights } from '../../../src/protocol/counting.ts';
import { exclusiveOf, lackedRule, ruleIn } from '../../../src/pabulib/rule.ts';
import { pickText } from '../../../src/protocol/pick-text.ts';
import type { Selection } from '../../../src/protocol/selections.ts';
import type { Text } from '../../../src/protocol/text.ts';
import { decimals } from '../../../src/rules/currency.ts';
import { hasPrices } from '../../../src/rules/has-costs.ts';
import { METHODS as RULES } from '../../../src/rules/methods.ts';
import { given } from '../../../src/rules/optional.ts';
import type { Rules } from '../../../src/rules/rules.ts';
import type { SelectionsState } from '../../../src/rules/selections.ts';
import { METHODS, definition, votes, type Definition } from '../definitions.ts';
import { faultsIn } from '../checker.ts';
import { readAll, stream } from '../sample.ts';

const isCounting = (value: unknown) => v.is(CountingSchema, value);

async function written(
  made: Definition,
  cast: readonly Selection[][],
  ballots = cast.length,
  options: Omit<WriteOptions, 'sums'> = {},
): Promise<string> {
  const sums = { ...(await sumVotes(made, stream(cast))), ballots };
  return (await pieces(made, stream(cast), sums, options)).join('');
}

async function pieces(
  made: Definition,
  cast: AsyncIterable<readonly Selection[]>,
  sums: Sums,
  options: Omit<WriteOptions, 'sums'> = {},
): Promise<string[]> {
  const found: string[] = [];
  for await (const piece of writePabulib(made, cast, { ...options, sums })) found.push(piece);
  return found;
}

function places({ currency }: Definition): number {
  return currency === undefined ? 0 : decimals(currency);
}

/** A ballot as text to compare: what it names, with what it gives. */
function shown(selections: readonly Selection[]): string {
  return JSON.stringify(selections.map(({ item, value }) => [item, value]));
}

/** What was cast, as the file should have it: best first where it is ranked. */
function expected({ method }: Definition, vote: readonly Selection[]): string {
  const gives = !['approval', 'ordinal', 'knapsack'].includes(method);
  if (gives) return shown(vote.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)));
  if (method !== 'ordinal') return shown(vote);
  return shown(vote.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0)));
}

function found(made: Definition, { items, points }: PabulibVote): string {
  const decimals = made.method === 'allocation' ? places(made) : 0;
  const value = (index: number) =>
    made.method === 'ordinal' ? index + 1 : points && number(points[index] ?? '', decimals);
  return shown(
    items.map((item, index) => {
      const given = value(index);
      return given === undefined ? { item: itemId(item) } : { item: itemId(item), value: given };
    }),
  );
}

function number(text: string, decimals: number): number | undefined {
  const positive = toMinorUnits(text.replace('-', ''), decimals);
  return positive && text.startsWith('-') ? -positive : positive;
}

describe('any election that was written', () => {
  for (const method of METHODS) {
    it(`reads back without a warning, and is the same (${method})`, async () => {
      const election = definition(method).chain((made) =>
        fc.record({ made: fc.constant(made), cast: votes(made) }),
      );
      await fc.assert(
        fc.asyncProperty(election, async ({ made, cast }) => {
          const schema = made.type === 'ballot' ? BallotDefinitionSchema : BudgetDefinitionSchema;
          v.parse(schema, made);
          const read = await readAll(await written(made, cast), { forbidden: 'mark' });
          assert.deepEqual(read.warnings, []);
          const { language } = made;
          const text = (value: Text) => tidy(pickText(value, language, language).value);
          const said = (value: Text | undefined) => (value === undefined ? '' : text(value));
          const found1 = (value: string | undefined) => (value === '-' ? '' : (value ?? ''));
          const money = hasPrices(made);
          assert.equal(read.election.meta.get('description'), text(made.title) || made.id);
          const prices = made.items.map((item) => ('cost' in item && item.cost) || 0);
          const all = Math.min(Number(prices.reduce((sum, cost) => sum + BigInt(cost), 0n)), Number.MAX_SAFE_INTEGER); // prettier-ignore
          const seats = made.counting?.rule === 'tally' ? (made.counting.seats ?? 1) : 1;
          const budget = money || method === 'allocation' ? (made.budget ?? all) : seats;
          assert.equal(toMinorUnits(read.election.budget, money || method === 'allocation' ? places(made) : 0), budget); // prettier-ignore
          const types: Partial<Record<string, string>> = { knapsack: 'approval', allocation: 'cumulative' }; // prettier-ignore
          const isOne = Math.min(made.maxLength ?? Infinity, made.items.length) === 1;
          const isChoice = isOne && made.maxLength !== undefined && (made.minLength ?? 0) <= 1;
          const isNamed = method === 'approval' || method === 'knapsack';
          assert.equal(read.election.voteType, isNamed && isChoice ? 'choose-1' : types[method] ?? method); // prettier-ignore
          assert.deepEqual(
            read.election.projects.map(({ id, cost, name, category, district, description }) => ({
              id: itemId(id),
              cost: money ? toMinorUnits(cost, places(made)) : Number(cost),
              name,
              category: category ?? '',
              district: found1(district),
              description: found1(description),
            })),
            made.items.map((item) => ({
              id: item.id,
              cost: money ? (('cost' in item ? item.cost : undefined) ?? 0) : 1,
              name: text(item.name) || tidy(item.id) || '-',
              category: said(item.category).replace(/\s*,\s*/g, ','),
              district: found1(said(item.district)),
              description: found1(said(item.description)),
            })),
          );
          assert.deepEqual(
            read.votes.map((vote) => found(made, vote)).toSorted(),
            cast.map((vote) => expected(made, vote)).toSorted(),
          );
          assert.deepEqual(
            read.votes.filter(({ items }) => items.length > 0).map(({ voterId }) => voterId),
            cast.filter((vote) => vote.length > 0).map((_, index) => String(index + 1)),
          );
        }),
        { numRuns: 200 },
      );
    });
  }
});

describe('a ballot that keeps the rules', () => {
  for (const method of METHODS) {
    it(`is none that the file forbids (${method})`, async () => {
      const election = definition(method).chain((made) =>
        fc.record({ made: fc.constant(made), cast: votes(made) }),
      );
      await fc.assert(
        fc.asyncProperty(election, async ({ made, cast }) => {
          const kept = cast.filter((selections) => problems(made, selections).length === 0);
          await readAll(await written(made, kept), { strict: true });
        }),
        { numRuns: 200 },
      );
    });
  }
});

/** What the rules say of a vote, those of its own method. */
function problems(made: Definition, selections: readonly Selection[]): readonly unknown[] {
  const rules = RULES[made.method].rules as Rules<Definition, SelectionsState>;
  return rules.problems({ selections }, made);
}

const knapsack: BudgetOf<'knapsack'> = {
  type: 'budget',
  method: 'knapsack',
  id: 'aadalen-2026',
  title: { da: 'Ådalens "grønne" pulje', en: 'The green fund' },
  language: 'da',
  origin: { place: 'Ådalen', country: 'Denmark', year: '2026' },
  opens: '2026-11-30T23:30:00-05:00',
  closes: '2026-12-24T12:00:00+01:00',
  currency: 'DKK',
  budget: 10_000_050,
  counting: { rule: 'equal-shares' },
  minSumCost: 5,
  minLength: 1,
  maxLength: 2,
  items: [
    { id: '1', name: 'Bænke; ved åen', cost: 4_000_000, district: { en: 'North' } },
    { id: 'a,b', name: 'Skatepark\nog "bål"', cost: 6_000_001, description: 'For alle' },
    { id: '007', name: { da: 'Byhave' }, cost: 0 },
  ],
};

const ranking: BallotOf<'ordinal'> = {
  type: 'ballot',
  method: 'ordinal',
  id: 'navn',
  title: 'Et navn til åen',
  language: 'da',
  items: [
    { id: 'x', name: 'Mølleåen' },
    { id: 'y', name: 'Bækken' },
  ],
};

describe('the text', () => {
  it('of a budget shared out among projects', async () => {
    const cast = [[{ item: 'a,b' }, { item: '1' }], [], [{ item: '007' }]];
    assert.equal(
      await written(knapsack, cast),
      `META
key;value
description;"Ådalens ""grønne"" pulje"
country;Denmark
unit;Ådalen
instance;2026
num_projects;3
num_votes;2
budget;100000.5
vote_type;approval
rule;unknown
date_begin;30.11.2026
date_end;24.12.2026
min_length;1
max_length;2
min_sum_cost;0.05
max_sum_cost;100000.5
language;da
currency;DKK
fully_funded;1
comment;#1: Written by Samskab. Commas, and blanks at the ends, are percent-encoded in ids. 1 blank ballot was cast too, and is not in VOTES, but it counts among the ballots. Counted by equal-shares.
PROJECTS
project_id;cost;votes;name;district;description
1;40000;1;"Bænke; ved åen";North;-
a%2Cb;60000.01;1;"Skatepark
og ""bål""";-;For alle
007;0;1;Byhave;-;-
VOTES
voter_id;vote
1;a%2Cb,1
2;007
`,
    );
  });

  it('of a ranking, best first', async () => {
    const cast = [[{ item: 'x', value: 2 }, { item: 'y', value: 1 }], [{ item: 'x', value: 1 }]]; // prettier-ignore
    const three = { ...ranking, items: [...ranking.items, { id: 'z', name: 'Sivet' }] };
    const outcome = { counting: { rule: 'tally', by: 'borda' } as const, selected: ['x'] };
    assert.equal(
      await written(three, cast, 2, { outcome, today: '2027-05-01' }),
      `META
key;value
description;Et navn til åen
country;Worldwide
unit;unknown
instance;2027
num_projects;3
num_votes;2
budget;1
vote_type;ordinal
rule;greedy-threshold
date_begin;2027
date_end;01.05.2027
min_project_score_threshold;1
language;da
comment;#1: Written by Samskab. There is no money in this vote: each cost is written as 1, and the budget is how many are chosen. The places of a ballot are worth: max. Counted by tally (by borda).
PROJECTS
project_id;cost;votes;score;name;selected
x;1;2;5;Mølleåen;1
y;1;1;3;Bækken;0
z;1;0;0;Sivet;0
VOTES
voter_id;vote;points
1;y,x;3,2
2;x;3
`,
    );
  });

  it('of amounts has them in whole currency units, and says so', async () => {
    const allocation: BudgetOf<'allocation'> = {
      ...ranking,
      type: 'budget',
      method: 'allocation',
      currency: 'DKK',
      budget: 100_050,
    };
    const text = await written(allocation, [[{ item: 'y', value: 50 }, { item: 'x', value: 100_000 }]]); // prettier-ignore
    assert.match(text, /^vote_type;cumulative\nrule;unknown\nmax_sum_points;1001\n/m);
    assert.match(
      text,
      /^comment;#1: .* The points are the amounts that a voter gave, in DKK\. .* with a cost of 1\.\n/m,
    );
    assert.ok(text.endsWith('voter_id;vote;points\n1;x,y;1000,0.5\n'));
  });

  const unit = { completion: 'add1', start: 'floor' } as const;
  const rules: [Counting, string][] = [
    [{ rule: 'greedy' }, 'rule;greedy\n'],
    [{ rule: 'greedy', by: 'score', skip: true, threshold: 0 }, 'rule;greedy\n'],
    [{ rule: 'greedy', skip: false }, 'rule;greedy-no-skip\n'],
    [{ rule: 'greedy', threshold: 9 }, 'rule;greedy-threshold\nmin_project_score_threshold;9\n'],
    [
      { rule: 'greedy', skip: false, threshold: 9 },
      'rule;greedy-no-skip\nmin_project_score_threshold;9\n',
    ],
    [{ rule: 'greedy', reserve: '4/5' }, 'rule;greedy-custom\n'],
    [{ rule: 'greedy', by: 'votes/cost' }, 'rule;unknown\n'],
    [{ rule: 'equal-shares', completion: 'none' }, 'rule;equalshares\n'],
    [{ rule: 'equal-shares', ...unit, step: 100 }, 'rule;equalshares/add1\n'],
    [{ rule: 'equal-shares', ...unit, step: 100, threshold: 9 }, 'rule;equalshares/add1\nmin_project_score_threshold;9\n'], // prettier-ignore
    [{ rule: 'equal-shares', completion: 'none', compare: 'greedy' }, 'rule;equalshares-comparison\n'], // prettier-ignore
    [{ rule: 'equal-shares', ...unit, step: 100, compare: 'greedy' }, 'rule;equalshares/add1-comparison\n'], // prettier-ignore
    [{ rule: 'equal-shares', compare: 'greedy' }, 'rule;unknown\n'],
    [{ rule: 'equal-shares', ...unit, step: 50 }, 'rule;unknown\n'],
    [{ rule: 'equal-shares', completion: 'add1' }, 'rule;unknown\n'],
    [{ rule: 'equal-shares' }, 'rule;unknown\n'],
    [{ rule: 'equal-shares', utility: 'points' }, 'rule;unknown\n'],
    [{ rule: 'tally', by: 'votes' }, 'rule;unknown\n'],
  ];
  for (const [counting, line] of rules) {
    it(`names the rule ${JSON.stringify(counting)} as Pabulib does`, async () => {
      const items = ranking.items.map((item) => ({ ...item, cost: 5000 }));
      const money = { currency: 'DKK', budget: 5000, items };
      const text = await written({ ...ranking, ...money, method: 'approval', counting }, []);
      assert.ok(text.includes(`\nvote_type;approval\n${line}language;da\n`), text);
      assert.equal(text.includes(' Counted by '), line === 'rule;unknown\n');
    });
  }

  it('says what excludes each other, and reads it again', async () => {
    const ids = ['a', 'b, c', 'd.', 'é#1: x', '50%', 'f'];
    const items = ids.map((id) => ({ id, name: id, cost: 5000 }));
    const exclusive = [ids.slice(0, 3), ids.slice(3)];
    const counting = { rule: 'greedy', threshold: 2 } as const;
    const money = { currency: 'DKK', budget: 5000, items, exclusive, counting };
    const text = await written({ ...ranking, ...money, method: 'approval' }, []);
    assert.match(text, /\nrule;greedy-exclusive\nmin_project_score_threshold;2\n/);
    const faults = await faultsIn(text);
    assert.deepEqual(faults.filter((fault) => !fault.startsWith('date_')), []); // prettier-ignore
    const { election } = await readAll(text);
    assert.deepEqual(
      exclusiveOf(election)?.map((group) => group.map(itemId)),
      exclusive,
    );
    assert.deepEqual(ruleIn(election, { places: 2 }).counting, { ...counting, by: 'votes' });
    const { definition } = toDefinition(election, { file: 'x.pb' });
    assert.equal('exclusive' in definition && definition.exclusive?.length, 2);
  });

  it('says how many of a category a ballot may name, and reads it again', async () => {
    const category = ['Green', 'Green, Sport', undefined];
    const items = category.map((name, at) => ({ id: `p${at}`, name: `P${at}`, cost: 5000, ...given('category', name) })); // prettier-ignore
    const limits = { minLengthPerCategory: 0, maxLengthPerCategory: 1 };
    const money = { currency: 'DKK', budget: 5000, items };
    const text = await written({ ...ranking, ...money, method: 'approval', ...limits }, [[{ item: 'p0' }]]); // prettier-ignore
    assert.match(text, /\nmin_length_per_category;0\nmax_length_per_category;1\nPROJECTS\n/);
    const faults = await faultsIn(text);
    assert.deepEqual(faults.filter((fault) => !fault.startsWith('date_')), []); // prettier-ignore
    const { election, votes } = await readAll(text);
    assert.equal(votes.length, 1);
    const { definition } = toDefinition(election, { file: 'x.pb' });
    const { minLengthPerCategory, maxLengthPerCategory } = definition;
    assert.deepEqual({ minLengthPerCategory, maxLengthPerCategory }, limits);
  });

  const weights: [Weights | undefined, string | undefined][] = [
    [undefined, 'max'],
    ['max', 'max'],
    ['length', undefined],
    ['borda0', 'borda0'],
    ['dowdall', 'dowdall'],
    [[5, 3, 0], '5,3,0'],
  ];
  for (const [list, scoring] of weights) {
    it(`says what places are worth: ${JSON.stringify(list)}`, async () => {
      const counting: Counting = { rule: 'tally', by: 'borda', ...given('weights', list) };
      const { election } = await readAll(await written({ ...ranking, counting }, []), { strict: true }); // prettier-ignore
      assert.equal(election.meta.get('scoring_fn'), scoring);
      assert.deepEqual(rankingIn(election), { weights: list ?? 'max', places: 2 });
      const { definition } = toDefinition(election, { file: 'navn.pb', isCounting });
      assert.deepEqual(rankingOf(definition), { weights: list ?? 'max', places: 2 });
    });
  }

  const told: Counting[] = [
    { rule: 'equal-shares', utility: 'cost', completion: 'add1u', step: 1050, ties: 'id' },
    { rule: 'greedy', by: 'votes/cost', skip: false, threshold: 3, unsupported: true },
    { rule: 'tally', by: 'mean', seats: 2, quorum: '1/3', ties: 'votes,cost,id' },
    { rule: 'tally', by: 'mean', quorum: 0.25 },
    { rule: 'tally', by: 'score', weights: [3, 1] },
    { rule: 'tally', by: 'score', weights: 'dowdall' },
  ];
  for (const counting of told) {
    it(`tells ${JSON.stringify(counting)} in words, and is read as that`, async () => {
      const one = { ...ranking, currency: 'DKK', counting };
      const { election } = await readAll(await written(one, []), { strict: true });
      assert.deepEqual(ruleIn(election, { places: 2, isCounting }).counting, counting);
      assert.deepEqual(toDefinition(election, { file: 'a.pb', isCounting }).definition.counting, counting); // prettier-ignore
    });
  }

  it('tells an order that was drawn by lot, which nobody can read out of it', async () => {
    const counting: Counting = { rule: 'greedy', ties: { list: ['x', 'y'] } };
    const items = ranking.items.map((item) => ({ ...item, cost: 5000 }));
    const one: Definition = { ...ranking, method: 'approval', items, counting };
    const { election } = await readAll(await written(one, []), { strict: true });
    assert.equal(election.meta.get('rule'), 'greedy');
    const said = 'greedy (ties by lot)';
    assert.deepEqual(ruleIn(election, { places: 0, isCounting }), { said });
    const { definition } = toDefinition(election, { file: 'a.pb', isCounting });
    assert.equal(lackedRule(definition), said);
    // And is told so again.
    const again = await readAll(await written(definition, []), { strict: true });
    assert.deepEqual(ruleIn(again.election, { places: 0, isCounting }), { said });
  });

  it('is not asked for words that are not ours, or that are no way to count', async () => {
    const text = await written({ ...ranking, counting: { rule: 'tally' } }, []);
    for (const [from, to] of [
      ['Written by Samskab.', 'Written by hand.'],
      ['Counted by tally.', 'Counted by constructor (__proto__ 1).'],
      ['Counted by tally.', 'Counted by dice.'],
    ] as const) {
      assert.ok(text.includes(from));
      const { election } = await readAll(text.replace(from, to));
      assert.equal(ruleIn(election, { places: 0, isCounting }).counting, undefined);
    }
  });

  it('of blank ballots tells their number, and they are read again', async () => {
    const cast = [[], ...Array.from({ length: 1200 }, () => [])];
    const text = await written(ranking, [...cast, [{ item: 'x', value: 1 }]]);
    assert.match(text, /^num_votes;1$/m);
    assert.match(text, /^comment;.* 1201 blank ballots were cast too, and are not in VOTES, but they count among/m); // prettier-ignore
    assert.ok(text.endsWith('VOTES\nvoter_id;vote;points\n1;x;2\n'), text);
    const { votes } = await readAll(text, { strict: true });
    assert.deepEqual(votes.filter(({ items }) => items.length === 0).length, 1201);
    // Who is no author of ours may say so, and means something else by it.
    const theirs = text.replace('Written by Samskab.', 'Written by hand.');
    assert.equal((await readAll(theirs)).votes.length, 1);
  });

  it('comes in pieces of some size', async () => {
    const cast = Array.from({ length: 5000 }, () => [{ item: 'x', value: 1 }]);
    const parts = await pieces(ranking, stream(cast), await sumVotes(ranking, stream(cast)));
    assert.ok(parts.length > 1 && parts.length < 10, `${parts.length} pieces`);
    assert.equal((await readAll(parts, { strict: true })).votes.length, 5000);
  });
});

describe('a definition', () => {
  const base = { ...ranking, currency: 'DKK', budget: 5000, minLength: 1, maxLength: 2 };
  const items = ranking.items.map((item) => ({ ...item, cost: 150 }));
  const made: Definition[] = [
    { ...base, items, method: 'approval' },
    { ...base, items, method: 'ordinal' },
    { ...base, items, method: 'cumulative', minSumPoints: 1, maxSumPoints: 9, maxPoints: 5 },
    { ...base, items, method: 'scoring', minPoints: -2, maxPoints: 3, defaultScore: 1 },
    { ...base, items, type: 'budget', method: 'knapsack', minSumCost: 100 },
  ];
  for (const one of made) {
    it(`can be made of the file again (${one.method})`, async () => {
      const { election } = await readAll(await written(one, []), { strict: true });
      const again = toDefinition(election, { file: 'navn.pb', id: 'navn' });
      assert.deepEqual(again.warnings, []);
      assert.deepEqual({ ...again.definition, origin: undefined }, { ...one, origin: undefined });
    });
  }
});

describe('votes', () => {
  it('of another number than was said are an error, and are let go', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Selection[]> {
      try {
        for (;;) yield [];
      } finally {
        closed = true;
      }
    }
    await assert.rejects(
      pieces(ranking, endless(), { ...(await sumVotes(ranking, stream([]))), ballots: 3 }),
      /not 3/,
    );
    assert.ok(closed);
    await assert.rejects(written(ranking, [[]], 2), /not 2/);
    await assert.rejects(written(ranking, [[]], 0), /not 0/);
  });
});

it('where an item is and who thought of it come back, to the last digit', async () => {
  const items = [
    { id: 'a', name: 'A', cost: 100, place: { latitude: 55.123456789012, longitude: -9.5 }, proposedBy: { da: 'Ane', en: 'Anne' } },
    { id: 'b', name: 'B', cost: 100, place: { latitude: 0.0000001, longitude: 180 } },
    { id: 'c', name: 'C', cost: 100 },
  ]; // prettier-ignore
  const made: BudgetOf<'knapsack'> = {
    type: 'budget',
    method: 'knapsack',
    id: 'x',
    title: 'X',
    language: 'da',
    currency: 'DKK',
    budget: 300,
    items,
  };
  const text = await written(made, [], 0, { today: '2027-05-01' });
  assert.deepEqual(await faultsIn(text), []);
  const { election } = await readAll(text);
  const again = toDefinition(election, { file: 'x.pb' }).definition;
  assert.deepEqual(again.items.map(({ place, proposedBy }) => ({ place, proposedBy })), [
    { place: items[0]?.place, proposedBy: 'Ane' },
    { place: items[1]?.place, proposedBy: undefined },
    { place: undefined, proposedBy: undefined },
  ]); // prettier-ignore
  assert.deepEqual(Object.values(again.origin?.projects ?? {}).flatMap(Object.keys).filter((key) => key !== 'votes'), []); // prettier-ignore
});
