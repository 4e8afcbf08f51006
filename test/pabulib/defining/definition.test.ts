import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { lackedRule } from '../../../src/pabulib/rule.ts';
import { toDefinition, type DefinitionOptions } from '../../../src/pabulib/defining/definition.ts';
import { PabulibError } from '../../../src/pabulib/warnings.ts';
import { BallotDefinitionSchema } from '../../../src/protocol/ballots.ts';
import { BudgetDefinitionSchema } from '../../../src/protocol/budgets.ts';
import { unfulfillable } from '../../../src/rules/fulfilling.ts';
import { file, readAll, sample } from '../sample.ts';

/** What a test changes about the sample: keys of META (undefined takes one out), and projects. */
interface Changes {
  meta?: Record<string, string | undefined>;
  projects?: string[];
  options?: Partial<DefinitionOptions>;
}

/** Makes a definition, and checks it against the protocol's schema. */
async function made({ meta = {}, projects, options = {} }: Changes = {}) {
  const parts = sample();
  parts.meta = parts.meta.filter((row) => !((row.split(';')[0] ?? '') in meta));
  for (const [key, value] of Object.entries(meta)) {
    if (value !== undefined) parts.meta.push(`${key};${value}`);
  }
  if (projects) parts.projects = projects;
  parts.votes = ['voter_id;vote;points'];
  const { election } = await readAll(file(parts));
  const { definition, warnings } = toDefinition(election, { file: 'Denmark_2026.pb', ...options });
  const schema = definition.type === 'ballot' ? BallotDefinitionSchema : BudgetDefinitionSchema;
  assert.deepEqual(v.parse(schema, definition), definition);
  return { definition, codes: warnings.map(({ code }) => code), warnings };
}

async function refused(changes: Changes, code: string, message = /^[A-Z].*\.$/): Promise<void> {
  await assert.rejects(made(changes), (error) => {
    assert.ok(error instanceof PabulibError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}

describe('a definition made of a file', () => {
  it('says what the file says', async () => {
    const { definition, codes } = await made();
    assert.deepEqual(codes, []);
    assert.deepEqual(definition, {
      type: 'ballot',
      method: 'approval',
      id: 'koebenhavn-2026-noerrebro',
      title: 'Kvarterpuljen i Nørrebro',
      language: 'da',
      origin: {
        place: 'Nørrebro, København',
        country: 'Denmark',
        year: '2026',
        file: 'Denmark_2026.pb',
        meta: { unit: 'København', subunit: 'Nørrebro', num_votes: '3' },
        projects: {
          1: { target: 'alle', votes: '2' },
          12: { target: 'ældre', votes: '1' },
          '007': { target: 'børn', votes: '2' },
        },
      },
      currency: 'DKK',
      budget: 10_000_000,
      items: [
        { id: '1', name: 'Fælleskøkken', category: 'mad', cost: 5_000_000 },
        { id: '12', name: 'Bænke; "ved åen"\nog ved søen', category: 'byrum', cost: 4_000_050 },
        { id: '007', name: 'Værksted', cost: 0 },
      ],
    });
  });

  it('takes what it is told before what the file says, and none of its dates', async () => {
    const options = {
      id: 'puljen',
      file: 'a/b\\c.pb',
      currency: 'JPY',
      language: 'pt-BR',
      opens: '2026-11-01T08:00:00+01:00',
      closes: '2026-11-21T18:00:00+01:00',
      credential: 'code' as const,
    };
    const projects = ['project_id;cost', '1;5', '2;5', '3;5'];
    const meta = { date_begin: '01.01.2020', date_end: '2020' };
    const { definition } = await made({ options, projects, meta });
    const { id, currency, language, opens, closes, credential, origin, budget } = definition;
    assert.deepEqual(
      { id, file: origin?.file, currency, language, opens, closes, credential, budget },
      { ...options, file: 'c.pb', budget: 100_000 },
    );
    assert.ok(!('opens' in (await made({ meta })).definition));
  });

  it('has a name for every project, and no text that says nothing', async () => {
    const projects = [
      'project_id;cost;name;description;category;district',
      'a;1;-;-; ;',
      'b;1;;Bænke;x;y',
      'c;1;"5"" rør";;;',
    ];
    const { definition } = await made({ projects });
    assert.deepEqual(definition.items, [
      { id: 'a', name: 'a', cost: 100 },
      { id: 'b', name: 'b', description: 'Bænke', category: 'x', district: 'y', cost: 100 },
      { id: 'c', name: '5" rør', cost: 100 },
    ]);
  });

  it('has a title and a place, however little the file says', async () => {
    const none = { description: undefined, unit: undefined, subunit: undefined };
    const { definition } = await made({ meta: { ...none, unit: 'Łódź' } });
    assert.deepEqual([definition.title, definition.origin?.place], ['Łódź 2026', 'Łódź']);
    const bare = await made({ meta: { ...none, instance: undefined, country: undefined } });
    assert.equal(bare.definition.id, 'denmark-2026');
    assert.equal(bare.definition.title, 'Denmark_2026.pb');
    const { place, file } = bare.definition.origin ?? {};
    assert.deepEqual([place, file], ['Denmark_2026.pb', 'Denmark_2026.pb']);
  });

  const ids: [meta: Record<string, string | undefined>, id: string][] = [
    [{ unit: 'Łódź', subunit: undefined, instance: '2022' }, 'lodz-2022'],
    [
      { unit: 'Gdynia', subunit: 'Grabówek | large', instance: '2020' },
      'gdynia-2020-grabowek-large',
    ],
    [
      { unit: 'Ærø Å', subunit: undefined, district: 'Straße Ñandú' },
      'aeroe-aa-2026-strasse-nandu',
    ],
    [{ unit: 'A\u030Arhus', subunit: 'A\u030Arhus' }, 'aarhus-2026'],
    [{ unit: 'Αθήνα', subunit: undefined, instance: undefined }, 'denmark-2026'],
    [{ unit: 'x'.repeat(99), subunit: undefined }, 'x'.repeat(99)],
  ];
  for (const [meta, id] of ids) {
    it(`is called ${id.slice(0, 40)}`, async () => {
      assert.equal((await made({ meta })).definition.id, id);
    });
  }

  it('refuses options that are malformed', async () => {
    await refused({ options: { id: 'Ikke en slug' } }, 'bad-option');
    await refused({ options: { currency: 'kr.' } }, 'bad-option');
    await refused({ options: { language: 'dansk!' } }, 'bad-option');
    await refused({ options: { language: 'da-DK-DK' } }, 'bad-option');
  });
});

describe('its language', () => {
  const languages: [language: string | undefined, country: string, tag: string, warned: boolean][] =
    [
      ['pl', 'Poland', 'pl', false],
      ['polish', 'Poland', 'pl', false],
      ['Norwegian Bokmål', 'Norway', 'nb', false],
      ['pt_BR', 'Brazil', 'pt-BR', false],
      ['pol', 'Poland', 'pl', false],
      ['xx', 'Poland', 'pl', true],
      ['de, fr', 'Switzerland', 'en', true],
      [undefined, 'Sweden', 'sv', true],
      [undefined, 'Switzerland', 'en', true],
      [undefined, 'constructor', 'en', true],
    ];
  for (const [language, country, tag, warned] of languages) {
    it(`of ${language} in ${country} is ${tag}`, async () => {
      const { definition, codes } = await made({ meta: { language, country } });
      assert.equal(definition.language, tag);
      assert.deepEqual(codes, warned ? ['unknown-language'] : []);
    });
  }
});

describe('its money', () => {
  it('is in the currency of the country where the file does not say it', async () => {
    const { definition, warnings } = await made({ meta: { currency: undefined } });
    assert.equal(definition.currency, 'DKK');
    assert.match(warnings[0]?.message ?? '', /does not say the currency; DKK was taken/);
    const other = await made({ meta: { currency: 'kroner', country: 'the Netherlands' } });
    assert.equal(other.definition.currency, 'EUR');
    const small = await made({ meta: { currency: ' sek ' } });
    assert.deepEqual([small.definition.currency, small.codes], ['SEK', []]);
  });

  it('is the bare number on a ballot without a currency, and must be whole', async () => {
    const meta = { currency: undefined, country: 'Atlantis' };
    const projects = ['project_id;cost', 'a;5', 'b;6.0', 'c;7'];
    const { definition, codes } = await made({ meta, projects });
    assert.ok(!('currency' in definition));
    assert.deepEqual(codes, ['unknown-currency']);
    assert.deepEqual([definition.budget, definition.items[1]], [100_000, { id: 'b', name: 'b', cost: 6 }]); // prettier-ignore
    await refused({ meta }, 'inexact-cost', /line 16 is 40000.5.*--currency/);
    await refused({ meta, projects, options: { as: 'budget' } }, 'unknown-currency', /--currency/);
  });

  it('is never rounded', async () => {
    const projects = ['project_id;cost', 'a;0.07', 'b;1.0050', 'c;1'];
    await refused({ projects }, 'inexact-cost', /project "b" on line 17/);
    await refused({ meta: { budget: '0.001' } }, 'inexact-cost', /budget/);
    await refused({ options: { currency: 'JPY' } }, 'inexact-cost', /0 decimals/);
    const { definition } = await made({ projects, options: { currency: 'KWD' } });
    assert.deepEqual(definition.items.map((item) => 'cost' in item && item.cost), [70, 1005, 1000]); // prettier-ignore
  });
});

describe('the rule of a file', () => {
  async function counting(meta: Record<string, string>) {
    const { definition, codes } = await made({ meta });
    return { counting: definition.counting, rule: definition.origin?.meta?.['rule'], codes };
  }
  const threshold = { min_project_score_threshold: '7' };
  const known: [string, Record<string, string>, object][] = [
    ['greedy', {}, { rule: 'greedy', by: 'votes' }],
    ['Greedy ', { vote_type: 'scoring', max_points: '3' }, { rule: 'greedy', by: 'score' }],
    ['greedy-threshold', threshold, { rule: 'greedy', by: 'votes', threshold: 7 }],
    ['greedy-no-skip', threshold, { rule: 'greedy', by: 'votes', skip: false, threshold: 7 }],
    ['greedy-custom', { unit: 'Poznań' }, { rule: 'greedy', by: 'votes', skip: false, reserve: '4/5' }], // prettier-ignore
    ['equalshares', {}, { rule: 'equal-shares', utility: 'cost', completion: 'none' }],
    ['equalshares/add1', {}, { rule: 'equal-shares', utility: 'cost', completion: 'add1', start: 'floor', step: 100 }], // prettier-ignore
    ['equalshares-comparison', {}, { rule: 'equal-shares', utility: 'cost', completion: 'none', compare: 'greedy' }], // prettier-ignore
    ['equalshares/add1-comparison', {}, { rule: 'equal-shares', utility: 'cost', completion: 'add1', start: 'floor', step: 100, compare: 'greedy' }], // prettier-ignore
  ];
  for (const [rule, meta, expected] of known) {
    it(`is that of the definition: ${rule}`, async () => {
      const found = await counting({ rule, ...meta });
      assert.deepEqual(found, { counting: expected, rule: undefined, codes: [] });
    });
  }

  for (const rule of ['greedy-exclusive', 'greedy-custom', 'greedy-comparison', 'toString']) {
    it(`is kept and told of where it is not known: ${rule}`, async () => {
      const found = await counting({ rule });
      assert.deepEqual(found, { counting: undefined, rule, codes: ['unknown-rule'] });
    });
  }

  const divided = { categories: 'Green,Sport', budget_per_category: '30,12.5' };
  const leftover_budget =
    'Fund additional projects that fit within leftover budget ordered by score';

  it('keeps what the parts of the budget have, and what is done with what they leave', async () => {
    const category = [
      { name: 'Green', amount: 3000 },
      { name: 'Sport', amount: 1250 },
    ];
    const plain = (await made({ meta: { rule: 'greedy', ...divided } })).definition;
    assert.deepEqual(plain.counting, { rule: 'greedy', by: 'votes' });
    assert.deepEqual('budgets' in plain && plain.budgets, { category });
    assert.equal(lackedRule(plain), undefined);
    const both = (await made({ meta: { rule: 'greedy', ...divided, leftover_budget } })).definition;
    assert.deepEqual(both.counting, { rule: 'greedy', by: 'votes', leftover: true });
    const whole = (await made({ meta: { rule: 'greedy', leftover_budget } })).definition;
    assert.deepEqual(whole.counting, { rule: 'greedy', by: 'votes' });
  });

  it('takes a neighborhood for the district where neighborhoods have budgets', async () => {
    const projects = ['project_id;cost;neighborhood;district', '1;5;Centre;North'];
    const meta = { rule: 'greedy', neighborhoods: 'Centre', budget_per_neighborhood: '7' };
    const { definition } = await made({ meta, projects });
    assert.equal(definition.items[0]?.district, 'Centre');
    assert.deepEqual(definition.origin?.projects, { 1: { district: 'North' } });
    const { definition: other } = await made({ meta: { rule: 'greedy' }, projects });
    assert.equal(other.items[0]?.district, 'North');
  });

  const bent: [string, Record<string, string>][] = [
    ['equalshares with budget_per_category', { rule: 'equalshares', ...divided }],
    ['greedy-no-skip with budget_per_category', { rule: 'greedy-no-skip', ...divided }],
    ['greedy with leftover_budget', { rule: 'greedy', leftover_budget: 'In some other way' }],
    ['no rule with budget_per_category', divided],
  ];
  for (const [said, meta] of bent) {
    it(`is not known where it cannot keep what bends it: ${said}`, async () => {
      const { definition, codes, warnings } = await made({ meta });
      assert.deepEqual([definition.counting, codes], [undefined, ['unknown-rule']]);
      assert.ok(warnings[0]?.message.includes(`"${said}"`), warnings[0]?.message);
      assert.equal(lackedRule(definition), said);
      assert.ok(!('budgets' in definition));
      const chosen = { ...definition, counting: { rule: 'greedy' as const } };
      assert.equal(lackedRule(chosen), undefined);
    });
  }

  for (const amounts of ['1', '1,two', '1,-2']) {
    it(`is refused where parts and their amounts do not go together: ${amounts}`, async () => {
      const meta = { rule: 'greedy', ...divided, budget_per_category: amounts };
      await assert.rejects(made({ meta }), { name: 'PabulibError', code: 'bad-budget' });
    });
  }

  it('is none where the file says that it is not known', async () => {
    const found = await counting({ rule: 'unknown' });
    assert.deepEqual(found, { counting: undefined, rule: 'unknown', codes: [] });
  });
});

it('keeps what has no place of its own, and of a comment what we did not write', async () => {
  const meta = {
    edition: '7',
    date_begin: '01.02.2026',
    fully_funded: '1',
    comment: '#1: Theirs #2: Written by Samskab. And more.',
  };
  const projects = ['project_id;cost;latitude;longitude;selected;votes', '1;5;55.5;9.75;1;3', '2;5;;;0;1', '3;1;;;;']; // prettier-ignore
  const { origin } = (await made({ meta, projects })).definition;
  const { edition, date_begin, fully_funded, comment } = origin?.meta ?? {};
  assert.deepEqual({ edition, date_begin, fully_funded, comment }, { ...meta, comment: '#1: Theirs' }); // prettier-ignore
  assert.deepEqual(origin?.projects, {
    1: { selected: '1', votes: '3' },
    2: { selected: '0', votes: '1' },
  });
});

describe('a budget', () => {
  it('is made of a file whose ballots may spend all of it, and its limits', async () => {
    const meta = { budget: '90610.5', max_sum_cost: '90610,5', min_sum_cost: '100', max_length: '3' }; // prettier-ignore
    const { definition, codes } = await made({ meta });
    const { type, method, budget, minSumCost, maxLength } = definition as typeof definition & {
      minSumCost: number;
    };
    assert.deepEqual(codes, []);
    assert.deepEqual(
      { type, method, budget, minSumCost, maxLength },
      { type: 'budget', method: 'knapsack', budget: 9_061_050, minSumCost: 10_000, maxLength: 3 },
    );
    const ballot = await made({ meta, options: { as: 'ballot' } });
    assert.equal(ballot.definition.type, 'ballot');
    assert.deepEqual(ballot.codes, ['limit-without-rule', 'limit-without-rule']);
  });

  it('is not made where a ballot may spend a part of it: that would be all that is counted', async () => {
    const meta = { max_sum_cost: '90610' };
    const { definition, codes } = await made({ meta });
    assert.deepEqual([definition.type, definition.budget], ['ballot', 10_000_000]);
    assert.deepEqual(codes, ['limit-without-rule']);
    await refused({ meta, options: { as: 'budget' } }, 'not-a-budget', /90610 of 100000/);
  });

  it('is made where it is asked for, of choose-1 too, with the budget of the file', async () => {
    const { definition } = await made({ meta: { vote_type: 'choose-1' }, options: { as: 'budget' } }); // prettier-ignore
    const { budget, minLength, maxLength } = definition;
    assert.deepEqual([budget, minLength, maxLength], [10_000_000, 1, 1]);
  });

  it('is not made of rankings or points', async () => {
    for (const vote_type of ['ordinal', 'cumulative', 'scoring']) {
      await refused({ meta: { vote_type }, options: { as: 'budget' } }, 'not-a-budget');
    }
    const { definition, codes } = await made({ meta: { vote_type: 'ordinal', max_sum_cost: '5' } });
    assert.equal(definition.type, 'ballot');
    assert.deepEqual(codes, ['limit-without-rule']);
  });

  it('has limits that do not contradict each other', async () => {
    await refused({ meta: { budget: '5', max_sum_cost: '5', min_sum_cost: '6' } }, 'contradictory-limits'); // prettier-ignore
  });
});

describe('limits on categories', () => {
  const projects = ['project_id;cost;category', '1;5;"Green, Sport"', '2;5;Green', '3;5;Sport', '4;5;-']; // prettier-ignore
  const meta = { min_length_per_category: '0', max_length_per_category: '2' };

  it('are those of the file, of a vote and of a budget', async () => {
    for (const as of ['ballot', 'budget'] as const) {
      const { definition, codes } = await made({ meta, projects, options: { as } });
      assert.deepEqual(codes, []);
      assert.equal(definition.minLengthPerCategory, 0);
      assert.equal(definition.maxLengthPerCategory, 2);
      assert.deepEqual(unfulfillable(definition), []);
      assert.equal(definition.origin?.meta?.['max_length_per_category'], undefined);
    }
  });

  it('stay what the file says where there is no category, which is told', async () => {
    const plain = ['project_id;cost', '1;5', '2;5', '3;5', '4;5'];
    const { definition, codes } = await made({ meta, projects: plain });
    assert.deepEqual(codes, ['limit-without-rule']);
    assert.equal(definition.maxLengthPerCategory, undefined);
    assert.equal(definition.origin?.meta?.['max_length_per_category'], '2');
  });

  it('are no limits where they are no numbers, or contradict each other or the projects', async () => {
    const bad = await made({ meta: { max_length_per_category: '1.5' }, projects });
    assert.deepEqual([bad.definition.maxLengthPerCategory, ...bad.codes], [undefined, 'bad-number']); // prettier-ignore
    await refused({ meta: { ...meta, min_length_per_category: '3' }, projects }, 'contradictory-limits'); // prettier-ignore
    await refused({ meta: { min_length_per_category: '3' }, projects }, 'contradictory-limits', /"Green" of 2/); // prettier-ignore
  });
});

describe('the method and its limits', () => {
  /** What a file of a type becomes, without what all have in common. */
  async function limits(meta: Record<string, string | undefined>) {
    const { definition, codes } = await made({ meta });
    const own = Object.entries(definition).filter(([key]) => /^(method|min|max|default)/.test(key));
    return [Object.fromEntries(own), codes];
  }

  it('of approval and choose-1', async () => {
    assert.deepEqual(await limits({ min_length: '1', max_length: '500' }), [
      { method: 'approval', minLength: 1, maxLength: 500 },
      [],
    ]);
    assert.deepEqual(await limits({ vote_type: 'choose-1' }), [
      { method: 'approval', minLength: 1, maxLength: 1 },
      [],
    ]);
  });

  it('of ordinal', async () => {
    assert.deepEqual(await limits({ vote_type: 'ordinal', min_length: '3', max_length: '3.0' }), [
      { method: 'ordinal', minLength: 3, maxLength: 3 },
      [],
    ]);
  });

  it('of ordinal, with what places are worth and the rule beside it', async () => {
    const counting = async (meta: Record<string, string>) =>
      (await made({ meta: { vote_type: 'ordinal', ...meta } })).definition.counting;
    const greedy = { rule: 'greedy', by: 'score' };
    assert.deepEqual(await counting({}), { ...greedy, weights: 'length' });
    assert.deepEqual(await counting({ rule: 'unknown', scoring_fn: 'Borda' }), { ...greedy, weights: 'length' }); // prettier-ignore
    assert.equal(await counting({ scoring_fn: 'max' }), undefined);
    assert.deepEqual(
      await counting({ rule: 'greedy-no-skip', min_project_score_threshold: '7', scoring_fn: '3,2' }), // prettier-ignore
      { ...greedy, skip: false, threshold: 7, weights: [3, 2] },
    );
    assert.deepEqual(await counting({ rule: 'equalshares/add1' }), {
      rule: 'equal-shares',
      utility: 'points',
      completion: 'add1',
      start: 'floor',
      step: 100,
      weights: 'length',
    });
    assert.deepEqual(await counting({ rule: 'equalshares', min_project_score_threshold: '4' }), {
      rule: 'equal-shares',
      utility: 'points',
      completion: 'none',
      threshold: 4,
      weights: 'length',
    });
    assert.equal(await counting({ vote_type: 'approval', scoring_fn: '3,2' }), undefined);
  });

  it('of cumulative', async () => {
    const vote_type = 'cumulative';
    const all = { min_sum_points: '1', max_sum_points: '7', max_points: '3', max_length: '4' };
    assert.deepEqual(await limits({ vote_type, ...all }), [
      { method: 'cumulative', minSumPoints: 1, maxSumPoints: 7, maxPoints: 3, maxLength: 4 },
      [],
    ]);
    assert.deepEqual(await limits({ vote_type, max_points: '3', max_length: '4' }), [
      { method: 'cumulative', maxSumPoints: 12, maxPoints: 3, maxLength: 4 },
      ['derived-limit'],
    ]);
    assert.deepEqual(await limits({ vote_type, min_points: '0' }), [
      { method: 'cumulative', maxSumPoints: 10 },
      ['derived-limit'],
    ]);
  });

  it('of scoring', async () => {
    const vote_type = 'scoring';
    assert.deepEqual(
      await limits({ vote_type, min_points: '-1', max_points: '1', default_score: '0' }),
      [
        // prettier-ignore
        { method: 'scoring', minPoints: -1, maxPoints: 1, defaultScore: 0 },
        [],
      ],
    );
    assert.deepEqual(await limits({ vote_type, default_score: '2' }), [
      { method: 'scoring', maxPoints: 10, defaultScore: 2 },
      ['derived-limit'],
    ]);
    for (const [type, default_score] of [
      [vote_type, '1.5'],
      [vote_type, 'x'],
      ['cumulative', '2'],
      ['ordinal', '2'],
    ]) {
      await refused({ meta: { vote_type: type, max_points: '10', default_score } }, 'bad-number');
    }
    assert.deepEqual((await limits({ vote_type: 'approval', default_score: '0' }))[1], []);
    for (const default_score of ['-1', '11']) {
      await assert.rejects(limits({ vote_type, max_points: '10', default_score }), { code: 'contradictory-limits' }); // prettier-ignore
    }
  });

  it('leave out, with a word about it, what is no number or has no rule', async () => {
    assert.deepEqual(
      await limits({
        max_length: 'many',
        min_length: '-1',
        max_sum_cost_per_category: '5,6',
        min_length_per_category: '0',
        min_project_cost: '5',
        max_points: '3',
      }),
      [
        { method: 'approval', minLengthPerCategory: 0 },
        ['bad-number', 'bad-number', 'limit-without-rule', 'limit-without-rule'],
      ],
    );
  });

  it('must leave a ballot that is allowed', async () => {
    const contradictions = [
      { min_length: '3', max_length: '2' },
      { min_length: '4' },
      { vote_type: 'cumulative', min_sum_points: '5', max_sum_points: '4' },
      { vote_type: 'scoring', min_points: '5', max_points: '4' },
      { vote_type: 'scoring', max_points: '-4' },
    ];
    for (const meta of contradictions) await refused({ meta }, 'contradictory-limits');
  });
});

describe('its projects', () => {
  it('must have ids that the protocol takes', async () => {
    await refused({ projects: ['project_id;cost', `${'x'.repeat(101)};1`] }, 'bad-id');
    await refused({ projects: ['project_id;cost', '"a\u0007b";1'] }, 'bad-id');
  });

  it('must not be too many', async () => {
    const rows = Array.from({ length: 10_001 }, (_, index) => `${index};1`);
    assert.equal((await made({ projects: ['project_id;cost', ...rows.slice(1)] })).definition.items.length, 10_000); // prettier-ignore
    await refused({ projects: ['project_id;cost', ...rows] }, 'too-many-projects');
  });
});
