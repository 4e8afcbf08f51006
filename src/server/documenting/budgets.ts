import { selectionsWords } from './ballots.ts';
import { shownAs, type About } from './about.ts';
import type { BudgetDefinition } from '../../protocol/budgets.ts';
import {
  definitionWords,
  exclusiveWords,
  itemWords,
  partBudgetsWords,
  votedWords,
} from './definition.ts';
import type { Words } from './words.ts';

export const budgetWords: Words<BudgetDefinition> = {
  ...definitionWords,
  ...votedWords,
  type: 'Says that this is a budget to share out.',
  method: 'How it is shared out: `knapsack` picks whole projects, `allocation` gives amounts.',
  items: [
    'What money can be given to.',
    {
      ...itemWords,
      cost: 'What it costs, in minor units (`knapsack`).',
      min: 'The least it can be given, if it is given anything; 0 unless given.',
      max: 'The most it can be given; the whole budget unless given.',
      step: 'Amounts are `min` and so many steps; a whole currency unit unless given.',
    },
  ],
  currency:
    'The currency of all amounts, as in ISO 4217. Amounts are in its minor unit (øre, cent).',
  budget: 'What there is to share out, in minor units.',
  budgets: partBudgetsWords,
  exclusive: exclusiveWords,
  minSumCost: 'The least that must be spent in all, in minor units (`knapsack`).',
};

export const aboutBudgets: About<'budgets'> = {
  one: 'Budget',
  many: 'Budgets',
  sent: 'Budget',
  sentence: 'Budgets to share out: people pick whole projects, or give amounts.',
  definitionWords: budgetWords,
  submissionWords: selectionsWords,
  examples: {
    knapsack: {
      summary: 'Pick whole projects for 150,000 kr.',
      definition: {
        ...shownAs('our-money', 'budgets'),
        type: 'budget',
        method: 'knapsack',
        id: 'our-money',
        title: 'What shall the money be used for?',
        language: 'en',
        currency: 'DKK',
        budget: 15_000_000,
        items: [
          { id: 'trees', name: 'Forty trees', cost: 6_000_000 },
          { id: 'court', name: 'A court for ball games', cost: 9_000_000 },
          { id: 'lights', name: 'Lights on the path', cost: 7_500_000 },
        ],
      },
      submission: { selections: [{ item: 'trees' }, { item: 'court' }], language: 'en' },
      receipt: { code: 'M5VK-20AJ' },
    },
    allocation: {
      summary: 'Give amounts, in steps of 1,000 kr.',
      definition: {
        ...shownAs('culture', 'budgets'),
        type: 'budget',
        method: 'allocation',
        id: 'culture',
        title: 'How much shall each of them get?',
        language: 'en',
        currency: 'DKK',
        budget: 2_000_000,
        items: [
          { id: 'choir', name: 'The choir', step: 100_000 },
          { id: 'cinema', name: 'Cinema under the sky', step: 100_000, max: 1_500_000 },
        ],
      },
      submission: {
        selections: [
          { item: 'choir', value: 800_000 },
          { item: 'cinema', value: 1_200_000 },
        ],
      },
      receipt: { code: 'HW3N-P7C8' },
    },
  },
};
