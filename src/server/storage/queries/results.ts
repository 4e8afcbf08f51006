import type { CountedResults } from '../../../protocol/results.ts';
import type { Db, Owner } from '../tables.ts';
import { once } from './once.ts';

/** @returns what is published, or undefined where nothing is */
export async function findResults(db: Db, owner: Owner): Promise<CountedResults | undefined> {
  const row = await db
    .selectFrom('results')
    .select('body')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .executeTakeFirst();
  return row && (JSON.parse(row.body) as CountedResults);
}

/** @returns whether something is published; asked with every definition */
export async function hasResults(db: Db, owner: Owner): Promise<boolean> {
  const { rows } = await askPublished(db, owner.resource, owner.definition_id);
  return rows.length > 0;
}

const askPublished = once((db, resource: Owner['resource'], id: string) =>
  db
    .selectFrom('results')
    .select('published_at')
    .where('resource', '=', resource)
    .where('definition_id', '=', id),
);

/** @returns the ballots that were published with the results, as gzip; undefined where none are */
export async function findPublishedBallots(db: Db, owner: Owner): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('results')
    .select('ballots')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .executeTakeFirst();
  return row?.ballots ?? undefined;
}

/** @returns when results were published that are there now; undefined where there are none */
export async function findPublishedAt(db: Db, owner: Owner): Promise<string | undefined> {
  const row = await db
    .selectFrom('results')
    .select('published_at')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .executeTakeFirst();
  return row?.published_at;
}

/** Publishes results, in the place of those before if there are any. */
export async function saveResults(
  db: Db,
  owner: Owner,
  results: CountedResults,
  ballots: Uint8Array | null,
): Promise<void> {
  const row = { body: JSON.stringify(results), ballots, published_at: results.published };
  await db
    .insertInto('results')
    .values({ ...owner, ...row })
    .onConflict((conflict) => conflict.columns(['resource', 'definition_id']).doUpdateSet(row))
    .execute();
}

/** @returns whether there was anything to delete */
export async function deleteResults(db: Db, owner: Owner): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('results')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
