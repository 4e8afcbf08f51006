import type { IdeaSubmission, IdeasDefinition } from '../../protocol/ideas.ts';
import { ideaRules } from '../../rules/idea.ts';
import { addIdea } from '../storage/ideas.ts';
import type { Acceptance, ReceiptCore } from './acceptance.ts';
import { refuseIfBroken } from './refusal.ts';

export async function acceptIdea(
  definition: IdeasDefinition,
  submission: IdeaSubmission,
  { transaction, key, now }: Acceptance,
): Promise<ReceiptCore> {
  refuseIfBroken(ideaRules.problems(ideaRules.fromSubmission(submission), definition));
  await addIdea(transaction, definition.id, key.receiptCode, submission, now);
  return {};
}
