import type { BallotOf } from '../protocol/ballots.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { lengthProblems, rangeProblem } from './problems.ts';
import type { Rules } from './rules.ts';
import {
  deselect,
  itemProblems,
  select,
  selectionVerbs,
  valueProblems,
  type SelectionsState,
} from './selections.ts';

export const scoringRules = {
  type: 'ballot',
  ...selectionVerbs,
  problems,
} satisfies Rules<BallotOf<'scoring'>, SelectionsState>;

/** Scores an item; a score of 0 is a score too. */
export function score(state: SelectionsState, item: string, value: number): SelectionsState {
  return select(state, { item, value });
}

/** Leaves an item without a score: "I don't know" is an answer. */
export function unscore(state: SelectionsState, item: string): SelectionsState {
  return deselect(state, item);
}

function problems(state: SelectionsState, definition: BallotOf<'scoring'>): RuleProblem[] {
  const { minPoints = 0, maxPoints } = definition;
  const ranges = state.selections.map(({ value }, index) =>
    value === undefined
      ? undefined
      : rangeProblem(value, minPoints, maxPoints, `/selections/${index}/value`),
  );
  return [
    ...itemProblems(state, definition.items),
    ...valueProblems(state, true),
    ...ranges.filter((problem) => problem !== undefined),
    ...lengthProblems(state.selections.length, definition, '/selections'),
  ];
}
