import type { CountedResults, ResultItem, Results } from '../../../src/protocol/results.ts';

const names = {
  bench: { en: 'Benches', da: 'Bænke', ar: 'مقاعد' },
  skate: { en: 'Skatepark', da: 'Skatepark', ar: 'حلبة' },
  tree: { en: 'Trees', da: 'Træer', ar: 'أشجار' },
  pool: { en: 'Pool', da: 'Bassin', ar: 'مسبح' },
};

const nature = { en: 'Nature', da: 'Natur', ar: 'طبيعة' };
const sport = { en: 'Sport', da: 'Sport', ar: 'رياضة' };

export const items: ResultItem[] = [
  {
    id: 'bench',
    name: names.bench,
    description: 'Of oak.',
    category: nature,
    district: 'Northside',
    cost: 1_200_000,
    votes: 120,
    selected: true,
    place: 2,
    why: { code: 'fitted', left: 3_000_000 },
  },
  {
    id: 'skate',
    name: names.skate,
    category: sport,
    cost: 4_500_000,
    votes: 130,
    selected: false,
    why: { code: 'too-expensive', left: 3_000_000 },
    sufficient: { cost: 3_000_000, votes: 71 },
  },
  {
    id: 'tree',
    name: names.tree,
    category: nature,
    cost: 2_000_000,
    votes: 200,
    selected: true,
    place: 1,
    why: { code: 'fitted', left: 5_000_000 },
  },
  {
    id: 'pool',
    name: names.pool,
    category: sport,
    cost: 100_000,
    votes: 0,
    selected: false,
    why: { code: 'no-votes' },
  },
];

export const definition: CountedResults = {
  type: 'results',
  resource: 'ballots',
  id: 'town',
  title: { en: 'The town has voted', da: 'Byen har stemt', ar: 'صوّتت البلدة' },
  language: 'en',
  state: 'final',
  published: '2026-05-03T10:00:00Z',
  currency: 'DKK',
  budget: 5_000_000,
  spent: 3_200_000,
  left: 1_800_000,
  method: 'approval',
  counting: { rule: 'greedy' },
  ballots: 312,
  items,
  ties: [],
  fairness: {
    nothing: 14,
    average: 1.25,
    categories: [
      { name: nature, items: 2, selected: 2, votes: 320, cost: 3_200_000 },
      { name: sport, items: 2, selected: 0, votes: 130, cost: 0 },
    ],
  },
  turnout: {
    areas: [
      { name: 'Northside', ballots: 309 },
      { name: 'Southside', ballots: null },
    ],
    channels: [
      { channel: 'online', ballots: 300 },
      { channel: 'paper', ballots: 12 },
    ],
  },
  other: {
    counting: { rule: 'equal-shares' },
    selected: ['tree', 'pool'],
    spent: 2_100_000,
  },
  links: { ballots: 'results/ballots.pb' },
};

export const notCounted: Results = {
  type: 'results',
  resource: 'ballots',
  id: 'town',
  title: definition.title,
  language: 'en',
  state: 'not-counted',
  closes: '2031-05-04T10:00:00Z',
};

const [anna, bo] = [
  { id: 'anna', name: 'Anna' },
  { id: 'bo', name: 'Bo' },
];

/** No money: a board, where each is set against each. */
export const board: Results = {
  type: 'results',
  resource: 'ballots',
  id: 'board',
  title: 'The board',
  language: 'en',
  state: 'recounted',
  published: '2026-05-03T10:00:00Z',
  note: 'Two ballots were found in a drawer.',
  method: 'ordinal',
  counting: { rule: 'tally', by: 'copeland', ties: { list: ['bo', 'anna'] } },
  ballots: 40,
  items: [
    {
      ...anna,
      votes: 38,
      score: 60,
      copeland: 0.5,
      selected: false,
      why: { code: 'ranked', place: 2 },
    },
    {
      ...bo,
      votes: 36,
      score: 58,
      copeland: 0.5,
      selected: true,
      place: 1,
      why: { code: 'ranked', place: 1 },
    },
  ],
  ties: [
    {
      kind: 'decided',
      before: 0,
      items: ['bo', 'anna'],
      instead: { order: ['anna', 'bo'], chosen: ['anna'], notChosen: ['bo'] },
    },
  ],
  pairs: [
    [0, 18],
    [18, 0],
  ],
  fairness: { nothing: 4, average: 0.9 },
};

/** The same, by votes that move on: 34 of 100 are enough. */
export const stages: Results = {
  ...board,
  state: 'final',
  counting: { rule: 'stv', seats: 2, ties: { list: ['bo', 'carl', 'anna'] } },
  ballots: 100,
  items: [
    {
      ...anna,
      votes: 40,
      score: 100,
      selected: true,
      place: 1,
      why: { code: 'elected', stage: 1, votes: 40, quota: 34 },
    },
    {
      ...bo,
      votes: 47,
      score: 94,
      selected: true,
      place: 2,
      why: { code: 'last-left', stage: 3, votes: 33.5, quota: 34 },
    },
    {
      id: 'carl',
      name: 'Carl',
      votes: 31,
      score: 60,
      selected: false,
      why: { code: 'excluded', stage: 3, votes: 31.15 },
      sufficient: { votes: 3 },
    },
  ],
  ties: [{ kind: 'changed-nothing', before: 1, items: ['bo', 'carl'] }],
  stages: [
    { quota: 34, votes: [40, 29, 31], exhausted: 0, elected: ['anna'] },
    {
      moved: { item: 'anna', why: 'surplus' },
      quota: 34,
      votes: [34, 33.5, 31.15],
      exhausted: 1.35,
      elected: [],
    },
    {
      moved: { item: 'carl', why: 'excluded' },
      quota: 34,
      votes: [34, 33.5, 0],
      exhausted: 32.5,
      elected: ['bo'],
    },
  ],
};
