import type { Results } from '../../protocol/results.ts';

const common = {
  type: 'results',
  resource: 'budgets',
  id: 'our-money',
  title: 'What shall the money be used for?',
  language: 'en',
  closes: '2027-03-14T23:59:00+01:00',
  phase: 'closed',
} as const;

/** By their states. */
export const resultsExamples: Readonly<Record<string, Results>> = {
  'not-counted': { ...common, state: 'not-counted' },
  final: {
    ...common,
    state: 'final',
    published: '2027-03-15T10:00:00.000Z',
    currency: 'DKK',
    budget: 15_000_000,
    spent: 13_500_000,
    left: 1_500_000,
    method: 'knapsack',
    counting: { rule: 'greedy' },
    ballots: 412,
    items: [
      {
        id: 'trees',
        name: 'Forty trees',
        cost: 6_000_000,
        votes: 301,
        selected: true,
        place: 1,
        why: { code: 'fitted', left: 15_000_000 },
      },
      {
        id: 'lights',
        name: 'Lights on the path',
        cost: 7_500_000,
        votes: 244,
        selected: true,
        place: 2,
        why: { code: 'fitted', left: 9_000_000 },
      },
      {
        id: 'court',
        name: 'A court for ball games',
        cost: 9_000_000,
        votes: 198,
        selected: false,
        why: { code: 'too-expensive', left: 1_500_000 },
        sufficient: { cost: 1_500_000, votes: 47 },
      },
    ],
    ties: [],
    decisions: [
      {
        item: 'lights',
        kind: 'part-funded',
        amount: 6_000_000,
        by: 'The town council',
        because: 'The lamps have become cheaper.',
        on: '2027-03-20',
      },
    ],
    fairness: { nothing: 31, average: 1.32 },
    blank: 9,
    receipts: { listed: 380, without: 32 },
    sha256: '0b5d4c1de6b8f5c4f5d8c4b3a1908f7e6d5c4b3a29180f7e6d5c4b3a29180f7e',
    links: { ballots: 'results/ballots.pb', table: 'results.csv' },
  },
};
