import type { BallotOf } from '../protocol/ballots.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import { lengthProblems } from './problems.ts';
import type { Rules } from './rules.ts';
import {
  deselect,
  itemProblems,
  select,
  selectionVerbs,
  valueProblems,
  type SelectionsState,
} from './selections.ts';

export const approvalRules = {
  type: 'ballot',
  ...selectionVerbs,
  problems,
} satisfies Rules<BallotOf<'approval'>, SelectionsState>;

export function approve(state: SelectionsState, item: string): SelectionsState {
  return select(state, { item });
}

export function withdraw(state: SelectionsState, item: string): SelectionsState {
  return deselect(state, item);
}

function problems(state: SelectionsState, definition: BallotOf<'approval'>): RuleProblem[] {
  return [
    ...itemProblems(state, definition.items),
    ...valueProblems(state, false),
    ...lengthProblems(state.selections.length, definition, '/selections'),
  ];
}
