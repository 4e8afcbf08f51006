/** Things to take part in, as small as can be. */
import type { BallotDefinition, BallotOf } from '../../src/protocol/ballots.ts';
import type { BudgetOf } from '../../src/protocol/budgets.ts';
import type { EventDefinition } from '../../src/protocol/events.ts';
import type { IdeasDefinition } from '../../src/protocol/ideas.ts';

const items = [
  { id: 'p1', name: 'Bænke ved åen' },
  { id: 'p2', name: 'Skatepark' },
  { id: 'p3', name: 'Byhave' },
];

export function ballot(extra: Partial<BallotOf<'approval'>> = {}): BallotDefinition {
  return {
    type: 'ballot',
    method: 'approval',
    id: 'kvarterpuljen',
    title: 'Kvarterpuljen',
    language: 'da',
    maxLength: 2,
    items,
    ...extra,
  };
}

export function budget(extra: Partial<BudgetOf<'knapsack'>> = {}): BudgetOf<'knapsack'> {
  return {
    type: 'budget',
    method: 'knapsack',
    id: 'borgerbudget',
    title: 'Borgerbudget',
    language: 'da',
    currency: 'DKK',
    budget: 100_000,
    items: items.map((item, index) => ({ ...item, cost: (index + 1) * 30_000 })),
    ...extra,
  };
}

export function ideas(extra: Partial<IdeasDefinition> = {}): IdeasDefinition {
  return {
    type: 'ideas',
    id: 'fremtidslab',
    title: 'Fremtidslab',
    language: 'da',
    fields: [
      { id: 'idea', kind: 'long-text', label: 'Din idé', required: true, maxLength: 200 },
      { id: 'cost', kind: 'number', label: 'Pris' },
    ],
    ...extra,
  };
}

export function event(extra: Partial<EventDefinition> = {}): EventDefinition {
  return {
    type: 'event',
    id: 'faellesspisning',
    title: 'Fællesspisning',
    language: 'da',
    place: 'Huset; 2. sal, Åvej',
    maxDates: 2,
    dates: [date('d1', '2027-01-08', 4), date('d2', '2027-01-15', 2)],
    personFields: [{ id: 'diet', kind: 'short-text', label: 'Kost' }],
    ...extra,
  };
}

function date(id: string, day: string, capacity: number): EventDefinition['dates'][number] {
  return { id, starts: `${day}T18:00:00+01:00`, ends: `${day}T20:00:00+01:00`, capacity };
}

/** A vote that keeps the rules of `ballot()`. */
export const vote = { selections: [{ item: 'p1' }] };

/** A sign-up that keeps the rules of `event()`. */
export function signup(dates: readonly string[], adults: number, name = 'Mai Hansen'): object {
  return { dates, adults, children: 0, contact: { name } };
}

/** What is said where so few ballots are published that one may be known. */
export const FEW =
  'samskab: the ballots are published too: in so small a vote, one that is unusual may be known by who heard somebody say what they would vote; --no-ballots keeps them back\n';
