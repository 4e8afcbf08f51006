import type { BallotDefinition } from '../protocol/ballots.ts';
import { approvalRules } from './approval.ts';
import { cumulativeRules } from './cumulative.ts';
import { ordinalRules } from './ordinal.ts';
import type { Rules } from './rules.ts';
import { scoringRules } from './scoring.ts';
import { nothingProblem, selectionVerbs, type SelectionsState } from './selections.ts';

const METHODS = {
  approval: approvalRules,
  ordinal: ordinalRules,
  cumulative: cumulativeRules,
  scoring: scoringRules,
};

/** The rules of a ballot, whichever its method. Nothing chosen is not a ballot. */
export const ballotRules = {
  type: 'ballot',
  ...selectionVerbs,
  problems(state, definition) {
    const found = rulesOf(definition).problems(state, definition);
    return found.length > 0 ? found : nothingProblem(state, definition);
  },
  fromSubmission: (submission, definition) =>
    rulesOf(definition).fromSubmission(submission, definition),
  restore: (draft, definition) => rulesOf(definition).restore(draft, definition),
} satisfies Rules<BallotDefinition, SelectionsState>;

function rulesOf({ method }: BallotDefinition): Rules<BallotDefinition, SelectionsState> {
  return METHODS[method];
}
