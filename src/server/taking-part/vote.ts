import type { RuleProblem } from '../../protocol/problem.ts';
import { ballotRules } from '../../rules/ballot.ts';
import { budgetRules } from '../../rules/budget.ts';
import { addTurnout } from '../storage/queries/turnout.ts';
import { addVotes } from '../storage/queries/votes.ts';
import type { Acceptance, ReceiptCore } from './acceptance.ts';
import { useCredential } from './credential.ts';
import type { Attempt } from './read-submission.ts';
import { refuseIfBroken } from './refusal.ts';

type Vote = Extract<Attempt, { resource: 'ballots' | 'budgets' }>;

/** Takes a ballot or a shared-out budget in. The code is used up only if the vote is stored. */
export async function acceptVote(vote: Vote, acceptance: Acceptance): Promise<ReceiptCore> {
  const { db, key, credential } = acceptance;
  const origin = await useCredential(db, vote, credential);
  refuseIfBroken(voteProblems(vote));
  const owner = { resource: vote.resource, definition_id: vote.definition.id };
  const { selections } = vote.submission;
  await addVotes(db, owner, [{ code: key.receiptCode, selections }]);
  await addTurnout(db, owner, { ...origin, ballots: 1 });
  return {};
}

/**
 * As it was sent, so that a pointer counts in what the sender has before them.
 * @returns which rules a vote breaks, whether a person or a file cast it
 */
export function voteProblems({ resource, definition, submission }: Vote): RuleProblem[] {
  return resource === 'ballots'
    ? ballotRules.problems(submission, definition)
    : budgetRules.problems(submission, definition);
}
