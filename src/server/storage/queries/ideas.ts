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

/** @returns the random ids of the ideas of a call, in their order */
export async function readIdeaIds(db: Db, definitionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ideas')
    .select('id')
    .where('definition_id', '=', definitionId)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** @returns the ideas with these ids, in the order of the ids */
export function readIdeasWith(db: Db, ids: readonly string[]): Promise<IdeaRow[]> {
  return db.selectFrom('ideas').selectAll().where('id', 'in', ids).orderBy('id').execute();
}
