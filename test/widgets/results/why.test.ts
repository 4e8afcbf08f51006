import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFormat } from '../../../src/i18n/format.ts';
import { LANGUAGES } from '../../../src/i18n/languages.ts';
import { phrase, type Say, type Words } from '../../../src/i18n/message.ts';
import en from '../../../src/i18n/words/en.json' with { type: 'json' };
import type { Counting } from '../../../src/protocol/counting.ts';
import { pickText } from '../../../src/protocol/pick-text.ts';
import type { CountedResults, ResultItem, Why } from '../../../src/protocol/results.ts';
import type { ResultsGroups } from '../../../src/widgets/results/groups.ts';
import type { View } from '../../../src/widgets/results/view.ts';
import { ruleWords } from '../../../src/widgets/results/rule-words.ts';
import { enough, reasons } from '../../../src/widgets/results/why.ts';
import { definition } from './definition.ts';

function viewOf(
  change: Partial<CountedResults> = {},
  lang = 'en',
  { loading, items, search, results: own, resultsBelow: below, decisions }: Words = en,
): View {
  const results = { ...definition, ...change } as CountedResults;
  const f = createFormat(lang);
  const words = { ...loading, ...items, ...search, ...own, ...below, ...decisions };
  const say: Say<ResultsGroups> = (key, values = {}) => phrase(words[key], values, f);
  return {
    results,
    resolve: (link) => link,
    items: new Map(results.items.map((item) => [item.id, item])),
    say,
    f,
    t: (text) => pickText(text, lang, 'en'),
  };
}

/** @returns what is said, with the blanks that keep amounts together made plain */
function said(why: Why, change: Partial<ResultItem> = {}, view = viewOf()): string[] {
  const item = { ...definition.items[1], votes: 312, cost: 6_100_000, why, ...change };
  const { sentences, more } = reasons(item as ResultItem, view);
  return [...sentences, ...more].map((text) => text.replace(/\s/g, ' '));
}

const stv = viewOf({ method: 'ordinal', counting: { rule: 'stv', seats: 3 } });
const tally = (by: 'votes' | 'score' | 'mean' | 'borda' | 'copeland', seats?: number) =>
  viewOf({ counting: { rule: 'tally', by, ...(seats && { seats }) } });
const ranked: Why = { code: 'ranked', place: 3 };

describe('why', () => {
  const cases: [string, string[], string[]][] = [
    [
      'carried',
      said({ code: 'carried', round: 2, load: 1200 }),
      [
        '312 people wanted this.',
        'With it, nobody carries more than DKK 12 of the cost of all that is chosen.',
        'It costs DKK 61,000 and was chosen in round 2.',
      ],
    ],
    [
      'stands-for-fewer',
      said(
        { code: 'stands-for-fewer', people: 12.5 },
        {},
        viewOf({ counting: { rule: 'maximin-support', seats: 2 } }),
      ),
      [
        '312 people wanted this.',
        'If it had been chosen last, one of the chosen would have had only this many people behind it: 12.5.',
        'The first 2 are chosen.',
      ],
    ],
    [
      'not-in-parts',
      said({
        code: 'not-in-parts',
        payers: 40,
        part: 120_000,
        had: 4_800_000,
        spentOn: [{ item: 'bench', amount: 10_000 }],
      }),
      [
        '312 people wanted this.',
        'With the same amount from each share, there was DKK 48,000 at most.',
        'It costs DKK 61,000.',
        'That is DKK 1,200 each from 40 people.',
      ],
    ],
    [
      'fitted',
      said({ code: 'fitted', left: 7_000_000 }),
      [
        '312 people wanted this.',
        'It costs DKK 61,000.',
        'When its turn came, DKK 70,000 was left, so it was chosen.',
      ],
    ],
    [
      'too-expensive',
      said({ code: 'too-expensive', left: 4_800_050 }),
      [
        '312 people wanted this.',
        'It costs DKK 61,000.',
        'When its turn came, only DKK 48,000.50 was left.',
      ],
    ],
    [
      'below-threshold',
      said({ code: 'below-threshold', threshold: 400 }),
      ['312 people wanted this.', 'It needed at least 400 votes.', 'So it was not chosen.'],
    ],
    [
      'after-the-end',
      said({ code: 'after-the-end', at: 'pool' }),
      [
        '312 people wanted this.',
        'The count had ended at Pool, which costs more than was left.',
        'So it was not chosen.',
      ],
    ],
    [
      'free',
      said({ code: 'free' }, { cost: 0, votes: 1 }),
      ['1 person wanted this.', 'It costs nothing.', 'So it was chosen.'],
    ],
    [
      'paid',
      said({ code: 'paid', round: 4, price: 19_600, payers: 312, support: 311.5 }),
      [
        '312 people wanted this.',
        'The cost came out of the shares of 312 people, DKK 196 at most from each.',
        'It costs DKK 61,000 and was chosen in round 4.',
        'Some had only a part of that left. If they count only for that part, they were 311.5 people.',
      ],
    ],
    [
      'reserved',
      said({ code: 'reserved', left: 5_000_000, reserve: 1_100_000 }),
      [
        '312 people wanted this.',
        'It costs DKK 61,000.',
        'When its turn came, DKK 50,000 was left, which was almost enough. So it was chosen, and DKK 11,000 more than the budget is spent.',
      ],
    ],
    [
      'excluded-by',
      said({ code: 'excluded-by', item: 'not-there' }),
      [
        '312 people wanted this.',
        'not-there was chosen, and only one of the two can be.',
        'So it was not chosen.',
      ],
    ],
    [
      'part-spent',
      said({ code: 'part-spent', of: 'category', name: { en: 'Green' }, left: 100 }),
      [
        '312 people wanted this.',
        'It costs DKK 61,000.',
        'When its turn came, only DKK 1 was left for Green.',
      ],
    ],
    [
      'left-over',
      said({ code: 'left-over', left: 7_000_000 }),
      [
        '312 people wanted this.',
        'It costs DKK 61,000.',
        'Too little was left in the part of the budget it belongs to, but DKK 70,000 was left of all the money, so it was chosen.',
      ],
    ],
    [
      'filled',
      said({ code: 'filled', left: 6_500_000 }),
      [
        '312 people wanted this.',
        'It costs DKK 61,000.',
        'Their shares were not enough, but DKK 65,000 was left over, so it was chosen.',
      ],
    ],
    [
      'unaffordable',
      said({ code: 'unaffordable', had: 4_800_000, spentOn: [], left: 500_000 }),
      [
        '312 people wanted this.',
        'Their shares had DKK 48,000 left in all.',
        'It costs DKK 61,000.',
        'Of all the money, DKK 5,000 was left. That was not enough.',
      ],
    ],
    [
      'bought',
      said({ code: 'bought', round: 4, price: 19_600, payers: 250, missing: 1_200_000 }),
      [
        '312 people wanted this.',
        'The cost came out of the shares of 250 people, DKK 196 at most from each.',
        'It costs DKK 61,000 and was chosen in round 4.',
        'They had DKK 12,000 too little. It was taken from the money that was left.',
      ],
    ],
    [
      'all-spent',
      said({ code: 'all-spent', spentOn: [] }),
      [
        '312 people wanted this.',
        'Those who wanted it had used up their shares.',
        'It costs DKK 61,000.',
      ],
    ],
    [
      'saved',
      said({ code: 'saved', round: 4, given: 19_600 }),
      [
        '312 people wanted this.',
        'When each voter had been given DKK 196 of the budget, those who wanted this had enough.',
        'It costs DKK 61,000 and was chosen in round 4.',
      ],
    ],
    [
      'saved for a seat',
      said({ code: 'saved', round: 2 }, {}, viewOf({ counting: { rule: 'phragmen', seats: 3 } })),
      ['312 people wanted this.', 'It was chosen as number 2.', 'The first 3 are chosen.'],
    ],
    [
      'seats-full',
      said({ code: 'seats-full' }),
      [
        '312 people wanted this.',
        'All places were taken before those who wanted it had saved enough.',
        'So it was not chosen.',
      ],
    ],
    [
      'no-votes',
      said({ code: 'no-votes' }, { votes: 0 }),
      ['Nobody voted for this.', 'It costs DKK 61,000.', 'So it was not chosen.'],
    ],
    [
      'too-few-scored',
      said({ code: 'too-few-scored', scored: 1, needed: 11 }, { votes: 1, scored: 1, mean: 10 }, tally('mean')), // prettier-ignore
      [
        '1 person gave this 10 points on average.',
        'Too few people gave it points. It needed at least 11.',
        'So it was not chosen.',
      ],
    ],
    [
      'ranked by votes',
      said(ranked, {}, tally('votes')),
      ['312 people wanted this.', 'That makes it number 3 of 4.', 'Only number 1 is chosen.'],
    ],
    [
      'ranked by ranks',
      said(ranked, { score: 840 }, tally('borda', 2)),
      [
        '312 people gave this 840 points in all.',
        'That makes it number 3 of 4.',
        'The first 2 are chosen.',
      ],
    ],
    [
      'ranked by the mean',
      said(ranked, { mean: 3.456 }, tally('mean', 2)),
      [
        '312 people gave this 3.46 points on average.',
        'That makes it number 3 of 4.',
        'The first 2 are chosen.',
      ],
    ],
    [
      'ranked in pairs',
      said(ranked, { copeland: 1.5 }, tally('copeland', 2)),
      [
        '312 people voted on this.',
        '1.5 wins against the others: number 3 of 4.',
        'The first 2 are chosen.',
      ],
    ],
    [
      'elected',
      said({ code: 'elected', stage: 2, votes: 27.5, quota: 26 }, {}, stv),
      [
        '312 people voted on this.',
        'In round 2 it had 27.5 votes. It needed 26.',
        'So it was chosen.',
      ],
    ],
    [
      'the last that was left',
      said({ code: 'last-left', stage: 6, votes: 22.92718, quota: 26 }, {}, stv),
      [
        '312 people voted on this.',
        'In round 6, no more were left than there were places.',
        'So it was chosen.',
      ],
    ],
    [
      'out',
      said({ code: 'excluded', stage: 4, votes: 1 }, {}, stv),
      [
        '312 people voted on this.',
        'In round 4 it was out, with 1 vote. That was the fewest.',
        'So it was not chosen.',
      ],
    ],
    [
      'left at the end',
      said({ code: 'not-elected', stage: 6, votes: 20, quota: 26 }, {}, stv),
      [
        '312 people voted on this.',
        'At the end it had 20 votes. It needed 26, and all places were taken.',
        'So it was not chosen.',
      ],
    ],
    [
      'points for the cost',
      said(
        { code: 'below-threshold', threshold: 900 },
        { score: 840 },
        viewOf({ method: 'cumulative', counting: { rule: 'greedy', by: 'score/cost' } }),
      ),
      [
        '312 people gave this 840 points in all.',
        'It needed at least 900 points.',
        'So it was not chosen.',
      ],
    ],
    [
      'money given',
      said(
        ranked,
        { score: 123_450_000 },
        viewOf({ method: 'allocation', counting: { rule: 'tally', by: 'score', seats: 2 } }),
      ),
      [
        '312 people gave this DKK 1,234,500 in all.',
        'That makes it number 3 of 4.',
        'The first 2 are chosen.',
      ],
    ],
  ];
  for (const [name, actual, expected] of cases) {
    it(`says it in three sentences: ${name}`, () => assert.deepEqual(actual, expected));
  }

  it('says what would have been enough, each for itself', () => {
    const item = {
      ...definition.items[1],
      sufficient: { cost: 4_000_000, votes: 1 },
    } as ResultItem;
    const lines = (view: View) => enough(item, view).map((text) => text.replace(/\s/g, ' '));
    assert.deepEqual(lines(viewOf()), [
      'A cost of DKK 40,000 or less, which is DKK 5,000 less',
      '1 more vote',
    ]);
    assert.equal(
      lines(viewOf({ counting: { rule: 'equal-shares' } }))[1],
      '1 more vote from people who have their whole share left',
    );
    assert.equal(lines(stv)[1], '1 more vote from people who put it first');
    assert.equal(
      lines(viewOf({ counting: { rule: 'bounded-overspending' } }))[1],
      '1 more vote from people who have their whole share left',
    );
    assert.equal(lines(viewOf({ counting: { rule: 'phragmen' } }))[1], '1 more vote');
    assert.deepEqual(enough(definition.items[3] as ResultItem, viewOf()), []);
  });

  it('says under Equal Shares how many votes, or points, it needed', () => {
    const needed = (utility: 'cost' | 'points') =>
      said({ code: 'below-threshold', threshold: 30 }, {}, viewOf({ counting: { rule: 'equal-shares', utility } }))[1]; // prettier-ignore
    assert.equal(needed('cost'), 'It needed at least 30 votes.');
    assert.equal(needed('points'), 'It needed at least 30 points.');
  });

  it('leaves the small change out of large amounts', () => {
    const paid = said({ code: 'paid', round: 1, price: 148_917, payers: 60, support: 60 });
    assert.equal(
      paid[1],
      'The cost came out of the shares of 60 people, DKK 1,490 at most from each.',
    );
    const had = said({ code: 'unaffordable', had: 12_026_067, spentOn: [] });
    assert.equal(had[1], 'Their shares had DKK 120,260 left in all.');
    const small = said({ code: 'unaffordable', had: 9_967, spentOn: [] });
    assert.equal(small[1], 'Their shares had DKK 99.67 left in all.');
    const item = { ...definition.items[1], sufficient: { cost: 4_026_067 } } as ResultItem;
    assert.deepEqual(
      enough(item, viewOf()).map((text) => text.replace(/\s/g, ' ')),
      ['A cost of DKK 40,260 or less, which is DKK 4,740 less'],
    );
  });

  it('tells how two more rules count, in every language', async () => {
    const rules: [string, Counting, number][] = [
      ['cumulative', { rule: 'bounded-overspending', threshold: 3 }, 7],
      ['approval', { rule: 'bounded-overspending' }, 5],
      ['approval', { rule: 'phragmen' }, 3],
      ['approval', { rule: 'phragmen', seats: 2, threshold: 1 }, 4],
    ];
    for (const [lang, { load }] of Object.entries(LANGUAGES)) {
      for (const [method, counting, lines] of rules) {
        const change = { method, counting } as Partial<CountedResults>;
        const words = ruleWords(counting, viewOf(change, lang, (await load()).default));
        assert.equal(words.length, lines, lang);
        for (const text of words) assert.match(text, /[^.]\.$/, text);
      }
    }
    const said = (counting: Counting) => ruleWords(counting, viewOf({ counting })).join(' ');
    assert.match(said({ rule: 'phragmen' }), /The count ended at the first that costs more/);
    assert.match(said({ rule: 'phragmen', skip: true }), /skipped/);
  });

  it('ends each sentence once, in every language', async () => {
    const whys: Why[] = [
      { code: 'fitted', left: 700 },
      { code: 'too-expensive', left: 0 },
      { code: 'reserved', left: 500, reserve: 10 },
      { code: 'part-spent', of: 'district', name: 'North', left: 10 },
      { code: 'left-over', left: 900 },
      { code: 'excluded-by', item: 'not-there' },
      { code: 'below-threshold', threshold: 3 },
      { code: 'after-the-end', at: 'not-there' },
      { code: 'paid', round: 1, price: 10, payers: 2, support: 2 },
      { code: 'filled', left: 900 },
      { code: 'elected', stage: 1, votes: 2.5, quota: 2 },
      { code: 'last-left', stage: 1, votes: 1, quota: 2 },
      { code: 'excluded', stage: 2, votes: 1 },
      { code: 'not-elected', stage: 3, votes: 1, quota: 2 },
      { code: 'unaffordable', had: 0, spentOn: [] },
      { code: 'no-votes' },
      { code: 'too-few-scored', scored: 1, needed: 2 },
      { code: 'bought', round: 1, price: 10, payers: 2 },
      { code: 'all-spent', spentOn: [] },
      { code: 'saved', round: 1, given: 3 },
      { code: 'saved', round: 1 },
      { code: 'seats-full' },
      ranked,
    ];
    for (const [lang, { load }] of Object.entries(LANGUAGES)) {
      const view = viewOf({}, lang, (await load()).default);
      for (const why of whys) {
        const text = said(why, {}, view);
        assert.equal(text.length, 3, lang);
        for (const sentence of text) {
          assert.match(sentence, /[^.]\.$/, sentence);
          assert.doesNotMatch(sentence, /undefined|NaN|\.\./, sentence);
        }
      }
    }
  });
});
