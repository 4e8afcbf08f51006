import type { Db, IdeaRow } from '../tables.ts';

/** @returns the ideas of a call, in the random order of their ids; or those with a receipt's code */
export function readKept(db: Db, definitionId: string, code?: string): Promise<IdeaRow[]> {
  return db
    .selectFrom('ideas')
    .selectAll()
    .where('definition_id', '=', definitionId)
    .$if(code !== undefined, (query) => query.where('code', '=', code as string))
    .orderBy('id')
    .execute();
}

export async function correctIdea(
  db: Db,
  id: string,
  corrected: Pick<IdeaRow, 'answers' | 'persona' | 'contact'>,
): Promise<void> {
  await db.updateTable('ideas').set(corrected).where('id', '=', id).execute();
}

export async function deleteIdea(db: Db, id: string): Promise<void> {
  await db.deleteFrom('ideas').where('id', '=', id).execute();
}

/**
 * Deletes the ideas of a call that came on a day or before it.
 * @param day YYYY-MM-DD; all unless given
 * @returns how many there were
 */
export async function deleteIdeas(db: Db, definitionId: string, day?: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('ideas')
    .where('definition_id', '=', definitionId)
    .$if(day !== undefined, (query) => query.where('received_on', '<=', day as string))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/**
 * Deletes how to reach the people whose ideas came on a day or before it; the ideas stay.
 * @param day YYYY-MM-DD; of all unless given
 * @returns how many could be reached
 */
export async function deleteContacts(db: Db, definitionId: string, day?: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('ideas')
    .set({ contact: null })
    .where('definition_id', '=', definitionId)
    .where('contact', 'is not', null)
    .$if(day !== undefined, (query) => query.where('received_on', '<=', day as string))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/**
 * @param reachable only of those whose people can be reached
 * @returns the day on which the first of the ideas came, as YYYY-MM-DD, where there are any
 */
export async function firstReceived(
  db: Db,
  definitionId: string,
  reachable: boolean,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('ideas')
    .select('received_on')
    .where('definition_id', '=', definitionId)
    .$if(reachable, (query) => query.where('contact', 'is not', null))
    .orderBy('received_on')
    .limit(1)
    .executeTakeFirst();
  return row?.received_on;
}

/**
 * Deletes what is left of withdrawn ideas that came on a day or before it: their links lead nowhere.
 * @param day YYYY-MM-DD; of all unless given
 * @returns how many there were
 */
export async function deleteWithdrawn(db: Db, definitionId: string, day?: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('withdrawn_ideas')
    .where('definition_id', '=', definitionId)
    .$if(day !== undefined, (query) => query.where('received_on', '<=', day as string))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
