import type { IdeaSubmission } from '../../../protocol/ideas.ts';
import { randomId } from '../../secrets/random.ts';
import { dayOf } from './idempotency.ts';
import type { Db, IdeaRow } from '../tables.ts';
import { jsonOrNull } from './json.ts';

export interface NewIdea {
  readonly definitionId: string;
  readonly code: string;
  readonly tokenHash: string;
  readonly submission: IdeaSubmission;
  readonly now: number;
}

export async function addIdea(db: Db, idea: NewIdea): Promise<void> {
  const { definitionId, code, tokenHash, submission, now } = idea;
  await db
    .insertInto('ideas')
    .values({
      id: randomId(),
      definition_id: definitionId,
      code,
      token_hash: tokenHash,
      answers: JSON.stringify(submission.answers),
      persona: jsonOrNull(submission.persona),
      contact: jsonOrNull(submission.contact),
      language: submission.language ?? null,
      received_on: dayOf(now),
    })
    .execute();
}

/** @returns how many were handed in, those that were withdrawn since among them */
export async function countIdeas(db: Db, definitionId: string): Promise<number> {
  let all = 0;
  for (const table of ['ideas', 'withdrawn_ideas'] as const) {
    const { count } = await db
      .selectFrom(table)
      .where('definition_id', '=', definitionId)
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    all += Number(count);
  }
  return all;
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

/** Finds the idea that a manage token stands for. */
export function findIdea(
  db: Db,
  definitionId: string,
  tokenHash: string,
): Promise<IdeaRow | undefined> {
  return db
    .selectFrom('ideas')
    .selectAll()
    .where('definition_id', '=', definitionId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Deletes an idea; of it stays that it was withdrawn, so that its link and its code still say so. */
export async function withdrawIdea(db: Db, idea: IdeaRow): Promise<void> {
  const { id, definition_id, code, received_on } = idea;
  await db.deleteFrom('ideas').where('id', '=', id).execute();
  // One that an earlier version took in has no link: no token has this hash.
  const token_hash = idea.token_hash ?? `none:${id}`;
  await db
    .insertInto('withdrawn_ideas')
    .values({ token_hash, definition_id, code, received_on })
    .execute();
}

/** @returns how many withdrawn ideas had a code: more than one only where two happen to be alike */
export async function countWithdrawn(db: Db, definitionId: string, code: string): Promise<number> {
  const { count } = await db
    .selectFrom('withdrawn_ideas')
    .where('definition_id', '=', definitionId)
    .where('code', '=', code)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @returns the code of a withdrawn idea; undefined where the token stands for none */
export async function findWithdrawn(
  db: Db,
  definitionId: string,
  tokenHash: string,
): Promise<string | undefined> {
  const found = await db
    .selectFrom('withdrawn_ideas')
    .select('code')
    .where('definition_id', '=', definitionId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return found?.code;
}
