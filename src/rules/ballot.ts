import type { BallotDefinition } from '../protocol/ballots.ts';
import { categoryProblems } from './categories.ts';
import { BALLOT_METHODS } from './methods.ts';
import type { Rules } from './rules.ts';
import { nothingProblem, selectionVerbs, type SelectionsState } from './selections.ts';

/** The rules of a ballot, whichever its method. Nothing chosen is not a ballot. */
export const ballotRules = {
  type: 'ballot',
  ...selectionVerbs,
  problems(state, definition) {
    const found = [
      ...rulesOf(definition).problems(state, definition),
      ...categoryProblems(state, definition),
    ];
    return found.length > 0 ? found : nothingProblem(state, definition);
  },
  fromSubmission: (submission, definition) =>
    rulesOf(definition).fromSubmission(submission, definition),
  restore: (draft, definition) => rulesOf(definition).restore(draft, definition),
} satisfies Rules<BallotDefinition, SelectionsState>;

function rulesOf({ method }: BallotDefinition): Rules<BallotDefinition, SelectionsState> {
  return BALLOT_METHODS[method].rules;
}
