import type { BallotOf } from '../protocol/ballots.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { lengthProblems } from './problems.ts';
import {
  deselect,
  itemProblems,
  nothingSelected,
  select,
  valueProblems,
  type SelectionsState,
} from './selections.ts';

export { toSubmission, fromSubmission } from './selections.ts';

export function initial(): SelectionsState {
  return nothingSelected;
}

export function approve(state: SelectionsState, item: string): SelectionsState {
  return select(state, { item });
}

export function withdraw(state: SelectionsState, item: string): SelectionsState {
  return deselect(state, item);
}

export function problems(state: SelectionsState, definition: BallotOf<'approval'>): RuleProblem[] {
  return [
    ...itemProblems(state, definition.items),
    ...valueProblems(state, false),
    ...lengthProblems(state.selections.length, definition, '/selections'),
  ];
}
