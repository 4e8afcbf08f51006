import type { BallotDefinition, BallotOf } from '../../../src/protocol/ballots.ts';

const items = [
  { id: 'bench', name: { en: 'Benches', da: 'Bænke', ar: 'مقاعد' }, cost: 1_200_000 },
  { id: 'skate', name: { en: 'Skatepark', da: 'Skatepark', ar: 'حلبة' }, cost: 4_500_000 },
  { id: 'tree', name: { en: 'Trees', da: 'Træer', ar: 'أشجار' }, cost: 0 },
];

const common = {
  type: 'ballot',
  id: 'town',
  title: { en: 'The town votes', da: 'Byen stemmer', ar: 'البلدة تصوّت' },
  language: 'en',
  currency: 'DKK',
  order: 'given',
  items,
} as const;

export const definition: BallotDefinition = {
  ...common,
  items: [...items],
  method: 'approval',
  minLength: 1,
  maxLength: 2,
};

export const ordinal: BallotOf<'ordinal'> = { ...common, items: [...items], method: 'ordinal' };

export const cumulative: BallotOf<'cumulative'> = {
  ...common,
  items: [...items],
  method: 'cumulative',
  maxSumPoints: 5,
  maxPoints: 3,
  minSumPoints: 5,
};

export const scoring: BallotOf<'scoring'> = {
  ...common,
  items: [...items],
  method: 'scoring',
  maxPoints: 5,
};
