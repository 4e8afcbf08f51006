import { randomId } from '../../secrets/random.ts';
import type { Db, Owner } from '../tables.ts';

/** @returns the name of a new batch of votes for something; those that were begun before are over */
export async function beginBatch(db: Db, owner: Owner): Promise<string> {
  await giveUpStaged(db, owner);
  // No id of a definition has a "~" in it.
  const batch = `${owner.definition_id}~${randomId()}`;
  await db
    .insertInto('vote_batches')
    .values({ ...owner, batch, state: 'staged' })
    .execute();
  return batch;
}

/** Ends the batches for something that are being stored; their votes never count. */
export async function giveUpStaged(db: Db, owner: Owner): Promise<void> {
  await db
    .updateTable('vote_batches')
    .set({ state: 'abandoned' })
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('state', '=', 'staged')
    .execute();
}

/** @returns whether votes may be added to a batch still: nobody has begun another, or given it up */
export async function isStaged(db: Db, batch: string): Promise<boolean> {
  const row = await db
    .selectFrom('vote_batches')
    .select('state')
    .where('batch', '=', batch)
    .executeTakeFirst();
  return row?.state === 'staged';
}

/** Counts the votes of a batch from now on, or never. */
export async function settleBatch(
  db: Db,
  batch: string,
  state: 'visible' | 'abandoned',
): Promise<void> {
  await db.updateTable('vote_batches').set({ state }).where('batch', '=', batch).execute();
}

/** @returns the batches of something that count */
export async function visibleBatches(db: Db, owner: Owner): Promise<string[]> {
  const rows = await db
    .selectFrom('vote_batches')
    .select('batch')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('state', '=', 'visible')
    .execute();
  return rows.map(({ batch }) => batch);
}

/**
 * Deletes some of the votes of a batch that was given up; at last the batch.
 * @returns whether there is more to delete
 */
export async function deleteAbandoned(db: Db, owner: Owner, atATime: number): Promise<boolean> {
  const row = await db
    .selectFrom('vote_batches')
    .select('batch')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('state', '=', 'abandoned')
    .executeTakeFirst();
  if (!row) return false;
  const ids = await db
    .selectFrom('votes')
    .select('id')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', row.batch)
    .limit(atATime)
    .execute();
  if (ids.length === 0) {
    await db.deleteFrom('vote_batches').where('batch', '=', row.batch).execute();
  } else {
    const found = ids.map(({ id }) => id);
    await db.deleteFrom('votes').where('id', 'in', found).execute();
  }
  return true;
}
