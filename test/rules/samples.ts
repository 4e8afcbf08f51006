/** What the tests of the rules share: definitions as small as can be, odd ids, wild numbers. */
import fc from 'fast-check';
import type { BallotOf } from '../../src/protocol/ballots.ts';
import type { BudgetOf } from '../../src/protocol/budgets.ts';
import type { EventDefinition } from '../../src/protocol/events.ts';
import type { IdeasDefinition } from '../../src/protocol/ideas.ts';
import type { RuleProblem } from '../../src/protocol/problem.ts';
import type { Selection } from '../../src/protocol/selections.ts';
import type { SelectionsState } from '../../src/rules/selections.ts';

const head = { id: 'sample', title: 'Sample', language: 'en' } as const;

/** Ids that a careless lookup, join or pointer trips over. */
export const ODD_IDS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
  '0',
  '-1',
  '007',
  'a/b',
  '~',
  '~0',
  '~1',
  '/',
  ' ',
  '👩‍👩‍👧',
  'é',
  'e\u0301',
  '<b>',
  '"',
  'null',
];

/** Numbers that no rule may let pass, and none may break at. */
export const WILD_NUMBERS = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  1e308,
  -1e308,
  -1,
  0.5,
  Number.MIN_VALUE,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 1,
  Number.MIN_SAFE_INTEGER,
];

/** Any id that a definition may use, often an odd one. */
export const anyId = fc.oneof(
  fc.constantFrom(...ODD_IDS),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 4 }),
);

export function items(count: number): { id: string; name: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `p${index + 1}`,
    name: `Project ${index + 1}`,
  }));
}

export function approval(extra: Partial<BallotOf<'approval'>> = {}): BallotOf<'approval'> {
  return { type: 'ballot', method: 'approval', ...head, items: items(4), ...extra };
}

export function ordinal(extra: Partial<BallotOf<'ordinal'>> = {}): BallotOf<'ordinal'> {
  return { type: 'ballot', method: 'ordinal', ...head, items: items(4), ...extra };
}

export function cumulative(extra: Partial<BallotOf<'cumulative'>> = {}): BallotOf<'cumulative'> {
  return {
    type: 'ballot',
    method: 'cumulative',
    ...head,
    items: items(4),
    maxSumPoints: 10,
    ...extra,
  };
}

export function scoring(extra: Partial<BallotOf<'scoring'>> = {}): BallotOf<'scoring'> {
  return { type: 'ballot', method: 'scoring', ...head, items: items(4), maxPoints: 5, ...extra };
}

/** @param costs of p1, p2, p3 … */
export function knapsack(
  costs: readonly number[],
  extra: Partial<BudgetOf<'knapsack'>> = {},
): BudgetOf<'knapsack'> {
  return {
    type: 'budget',
    method: 'knapsack',
    ...head,
    currency: 'DKK',
    budget: 100_000,
    items: items(costs.length).map((item, index) => ({ ...item, cost: costs[index] ?? 0 })),
    ...extra,
  };
}

export function allocation(extra: Partial<BudgetOf<'allocation'>> = {}): BudgetOf<'allocation'> {
  return {
    type: 'budget',
    method: 'allocation',
    ...head,
    currency: 'DKK',
    budget: 100_000,
    items: items(4),
    ...extra,
  };
}

export function ideas(extra: Partial<IdeasDefinition> = {}): IdeasDefinition {
  return {
    type: 'ideas',
    ...head,
    fields: [{ id: 'idea', kind: 'long-text', label: 'Your idea', required: true }],
    ...extra,
  };
}

export function event(extra: Partial<EventDefinition> = {}): EventDefinition {
  return { type: 'event', ...head, dates: dates('d1', 'd2', 'd3'), ...extra };
}

export function dates(...ids: string[]): EventDefinition['dates'] {
  return ids.map((id) => ({
    id,
    starts: '2027-01-08T18:00:00+01:00',
    ends: '2027-01-08T20:00:00+01:00',
    capacity: 40,
  }));
}

/** @returns a state as it stands once somebody chose this, frozen: no transition may change it */
export function chosen(...selections: (string | [item: string, value: number])[]): SelectionsState {
  return frozen({
    selections: selections.map((one): Selection =>
      typeof one === 'string' ? { item: one } : { item: one[0], value: one[1] },
    ),
  });
}

/** Freezes a value and all that is in it. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}

/** @returns what a value becomes on its way through JSON */
export function sent<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

export function codes(problems: readonly RuleProblem[]): string[] {
  return problems.map(({ code }) => code);
}
