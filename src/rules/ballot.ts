import type { BallotDefinition } from '../protocol/ballots.ts';
import type { RuleProblem } from '../protocol/problem.ts';
import type { SelectionsSubmission } from '../protocol/selections.ts';
import * as approval from './approval.ts';
import * as cumulative from './cumulative.ts';
import * as ordinal from './ordinal.ts';
import * as scoring from './scoring.ts';
import { nothingSelected, type SelectionsState } from './selections.ts';

/** The rules of a ballot, whichever its method. Nothing chosen is not a ballot. */
export function initial(): SelectionsState {
  return nothingSelected;
}

export function problems(state: SelectionsState, definition: BallotDefinition): RuleProblem[] {
  const found = problemsOfMethod(state, definition);
  return state.selections.length > 0 || found.length > 0 || definition.minLength === 0
    ? found
    : [{ code: 'too-few', pointer: '/selections', limit: 1, by: 1 }];
}

function problemsOfMethod(state: SelectionsState, definition: BallotDefinition): RuleProblem[] {
  switch (definition.method) {
    case 'approval':
      return approval.problems(state, definition);
    case 'ordinal':
      return ordinal.problems(state, definition);
    case 'cumulative':
      return cumulative.problems(state, definition);
    case 'scoring':
      return scoring.problems(state, definition);
  }
}

export function toSubmission(state: SelectionsState): SelectionsSubmission {
  return { selections: [...state.selections] };
}

export function fromSubmission(
  submission: SelectionsSubmission,
  definition: BallotDefinition,
): SelectionsState {
  return definition.method === 'ordinal'
    ? ordinal.fromSubmission(submission)
    : approval.fromSubmission(submission);
}
