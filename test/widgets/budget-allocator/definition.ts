import type { BudgetDefinition, BudgetOf } from '../../../src/protocol/budgets.ts';

const names = {
  bench: { en: 'Benches', da: 'Bænke', ar: 'مقاعد' },
  skate: { en: 'Skatepark', da: 'Skatepark', ar: 'حلبة' },
  tree: { en: 'Trees', da: 'Træer', ar: 'أشجار' },
};

const common = {
  type: 'budget',
  id: 'pool',
  title: { en: 'The town’s money', da: 'Byens penge', ar: 'أموال البلدة' },
  language: 'en',
  currency: 'DKK',
  budget: 6_000_000,
  order: 'given',
} as const;

/** 60,000 kr., and projects of 12,000, 45,000 and 20,000 kr. */
export const definition: BudgetOf<'knapsack'> = {
  ...common,
  method: 'knapsack',
  items: [
    { id: 'bench', name: names.bench, cost: 1_200_000 },
    { id: 'skate', name: names.skate, cost: 4_500_000 },
    { id: 'tree', name: names.tree, cost: 2_000_000 },
  ],
  minSumCost: 1_000_000,
};

export const allocation: BudgetDefinition = {
  ...common,
  method: 'allocation',
  items: [
    { id: 'bench', name: names.bench, min: 1_000_000, max: 2_000_000, step: 500_000 },
    { id: 'skate', name: names.skate },
    { id: 'tree', name: names.tree, step: 250_000 },
  ],
};
