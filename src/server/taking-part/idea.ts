import type { IdeaSubmission, IdeasDefinition } from '../../protocol/ideas.ts';
import { ideaRules } from '../../rules/idea.ts';
import { addIdea } from '../storage/queries/ideas.ts';
import type { Acceptance, ReceiptCore } from './acceptance.ts';
import { refuseIfBroken } from './refusal.ts';

export async function acceptIdea(
  definition: IdeasDefinition,
  submission: IdeaSubmission,
  { db, key, now }: Acceptance,
): Promise<ReceiptCore> {
  const state = ideaRules.fromSubmission(submission);
  refuseIfBroken(ideaRules.problems(state, definition));
  const tidy = { ...submission, ...ideaRules.toSubmission(state, definition) };
  await addIdea(db, definition.id, key.receiptCode, tidy, now);
  return {};
}
