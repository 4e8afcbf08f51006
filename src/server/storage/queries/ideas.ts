import type { IdeaSubmission } from '../../../protocol/ideas.ts';
import { randomId } from '../../secrets/random.ts';
import { dayOf } from './idempotency.ts';
import type { Db, IdeaRow } from '../tables.ts';
import { jsonOrNull } from './json.ts';

export async function addIdea(
  db: Db,
  definitionId: string,
  code: string,
  submission: IdeaSubmission,
  now: number,
): Promise<void> {
  await db
    .insertInto('ideas')
    .values({
      id: randomId(),
      definition_id: definitionId,
      code,
      answers: JSON.stringify(submission.answers),
      persona: jsonOrNull(submission.persona),
      contact: jsonOrNull(submission.contact),
      language: submission.language ?? null,
      received_on: dayOf(now),
    })
    .execute();
}

export async function countIdeas(db: Db, definitionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('ideas')
    .where('definition_id', '=', definitionId)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @returns the ideas of a call, in the random order of their ids */
export function readIdeas(db: Db, definitionId: string): Promise<IdeaRow[]> {
  return db
    .selectFrom('ideas')
    .selectAll()
    .where('definition_id', '=', definitionId)
    .orderBy('id')
    .execute();
}
