import type { AllocationItem, BudgetOf } from '../protocol/budgets.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { minorUnits } from './currency.ts';
import { lengthProblems, rangeProblem } from './problems.ts';
import type { Rules } from './rules.ts';
import {
  deselect,
  itemProblems,
  select,
  selectionVerbs,
  sumOf,
  valueOf,
  valueProblems,
  type SelectionsState,
} from './selections.ts';

type Allocation = BudgetOf<'allocation'>;

export const allocationRules = {
  type: 'budget',
  ...selectionVerbs,
  problems,
} satisfies Rules<Allocation, SelectionsState>;

/** What an item can be given, in minor units. */
export interface Amounts {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** @param unit how many minor units a whole currency unit has: the step where none is stated */
export function amountsOf(item: AllocationItem, definition: Allocation, unit: number): Amounts {
  return {
    min: item.min ?? 0,
    max: Math.min(item.max ?? definition.budget, definition.budget),
    step: item.step ?? unit,
  };
}

/** Gives an item an amount in minor units; nothing takes it out. */
export function give(state: SelectionsState, item: string, amount: number): SelectionsState {
  return amount === 0 ? deselect(state, item) : select(state, { item, value: amount });
}

/** One step more: from nothing to the least it can be given. */
export function more(state: SelectionsState, item: string, amounts: Amounts): SelectionsState {
  // NaN, where something else than a number was typed, counts as nothing.
  const now = valueOf(state, item) || 0;
  const next = now < amounts.min ? amounts.min : onStep(now, amounts) + amounts.step;
  return give(state, item, Math.min(next, highest(amounts)));
}

/** One step less: from the least it can be given to nothing. */
export function less(state: SelectionsState, item: string, amounts: Amounts): SelectionsState {
  const now = valueOf(state, item) || 0;
  const floor = onStep(now, amounts);
  const next = floor < now ? floor : now - amounts.step;
  return give(state, item, next < amounts.min ? 0 : Math.min(next, highest(amounts)));
}

/** How many amounts above nothing an item can be given: nothing is stop 0, the least is stop 1. */
export function lastStop(amounts: Amounts): number {
  return stopOf(highest(amounts), amounts);
}

/** @returns the stop of an amount, or of the nearest that can be given below it */
export function stopOf(amount: number, { min, step, max }: Amounts): number {
  // NaN, where something else than a number was typed, counts as nothing.
  const bounded = Math.min(amount || 0, max);
  if (bounded < min) return 0;
  const steps = Math.floor((bounded - min) / step);
  return min > 0 ? steps + 1 : steps;
}

/** @returns the amount at a stop, in minor units */
export function amountAt(stop: number, { min, step }: Amounts): number {
  if (min === 0) return stop * step;
  return stop === 0 ? 0 : min + (stop - 1) * step;
}

/** @returns what is still to give, in minor units; below 0 if too much was given */
export function moneyLeft(state: SelectionsState, definition: Allocation): number {
  return definition.budget - sumOf(state);
}

function problems(state: SelectionsState, definition: Allocation): RuleProblem[] {
  const over = -moneyLeft(state, definition);
  const pointer = '/selections';
  return [
    ...itemProblems(state, definition.items),
    ...valueProblems(state, true),
    ...amountProblems(state, definition),
    ...(over > 0
      ? [{ code: 'over-budget', pointer, limit: definition.budget, by: over } as const]
      : []),
    ...lengthProblems(state.selections.length, definition, pointer),
  ];
}

function amountProblems(state: SelectionsState, definition: Allocation): RuleProblem[] {
  const unit = minorUnits(definition.currency);
  const items = new Map(definition.items.map((item) => [item.id, item]));
  return state.selections.flatMap(({ item: id, value }, index): RuleProblem[] => {
    const item = items.get(id);
    if (item === undefined || value === undefined || Number.isNaN(value)) return [];
    const amounts = amountsOf(item, definition, unit);
    const pointer = `/selections/${index}/value`;
    const outside = rangeProblem(value, Math.max(amounts.min, 1), amounts.max, pointer);
    if (outside) return [outside];
    return value === onStep(value, amounts)
      ? []
      : [{ code: 'off-step', pointer, limit: amounts.step }];
  });
}

/** @returns the nearest amount at or below that lies on a step */
function onStep(amount: number, { min, step }: Amounts): number {
  return min + Math.floor((amount - min) / step) * step;
}

/** @returns the most that can be given; 0 where even the least is too much */
function highest(amounts: Amounts): number {
  return amounts.max < amounts.min ? 0 : onStep(amounts.max, amounts);
}
