import type { Kysely } from 'kysely';
import type { Tables, VoterCodeRow } from './tables.ts';

type Owner = Pick<VoterCodeRow, 'resource' | 'definition_id'>;

export async function addCodes(
  db: Kysely<Tables>,
  owner: Owner,
  hashes: readonly string[],
): Promise<void> {
  const rows = hashes.map((hash) => ({ ...owner, hash, used: 0 as const }));
  await db.insertInto('voter_codes').values(rows).execute();
}

/** Uses a code up. That it can be used once is decided here, by the database. */
export async function useCode(
  db: Kysely<Tables>,
  owner: Owner,
  hash: string,
): Promise<'used-now' | 'used-before' | 'unknown'> {
  const { numUpdatedRows } = await db
    .updateTable('voter_codes')
    .set({ used: 1 })
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('hash', '=', hash)
    .where('used', '=', 0)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return 'used-now';
  const known = await db
    .selectFrom('voter_codes')
    .select('used')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return known ? 'used-before' : 'unknown';
}
