import type { BallotOf } from '../protocol/ballots.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { lengthProblems, rangeProblem } from './problems.ts';
import type { Rules } from './rules.ts';
import {
  deselect,
  itemProblems,
  select,
  selectionVerbs,
  sumOf,
  valueProblems,
  type SelectionsState,
} from './selections.ts';

export const cumulativeRules = {
  type: 'ballot',
  ...selectionVerbs,
  problems,
} satisfies Rules<BallotOf<'cumulative'>, SelectionsState>;

/** Gives an item points; none takes it off the ballot. */
export function givePoints(state: SelectionsState, item: string, points: number): SelectionsState {
  return points === 0 ? deselect(state, item) : select(state, { item, value: points });
}

/** @returns how many points are still to give; below 0 if too many were given */
export function pointsLeft(state: SelectionsState, definition: BallotOf<'cumulative'>): number {
  return definition.maxSumPoints - sumOf(state);
}

function problems(state: SelectionsState, definition: BallotOf<'cumulative'>): RuleProblem[] {
  const most = definition.maxPoints ?? definition.maxSumPoints;
  const ranges = state.selections.map(({ value }, index) =>
    value === undefined ? undefined : rangeProblem(value, 0, most, `/selections/${index}/value`),
  );
  return [
    ...itemProblems(state, definition.items),
    ...valueProblems(state, true),
    ...ranges.filter((problem) => problem !== undefined),
    ...sumProblems(sumOf(state), definition),
    ...lengthProblems(state.selections.length, definition, '/selections'),
  ];
}

function sumProblems(sum: number, definition: BallotOf<'cumulative'>): RuleProblem[] {
  const { minSumPoints = 0, maxSumPoints } = definition;
  const pointer = '/selections';
  if (sum > maxSumPoints) {
    return [{ code: 'over-points', pointer, limit: maxSumPoints, by: sum - maxSumPoints }];
  }
  if (sum < minSumPoints) {
    return [{ code: 'under-points', pointer, limit: minSumPoints, by: minSumPoints - sum }];
  }
  return [];
}
