import type { CodeOrigin, Db, Owner } from '../tables.ts';

/** How a code was used: now, and where it is from; or why not. */
export type CodeUse = CodeOrigin | 'used-before' | 'unknown';

export async function addCodes(
  db: Db,
  owner: Owner,
  hashes: readonly string[],
  { area, channel }: CodeOrigin,
): Promise<void> {
  const rows = hashes.map((hash) => ({ ...owner, hash, used: 0 as const, area, channel }));
  await db.insertInto('voter_codes').values(rows).execute();
}

/** Uses a code up. That it can be used once is decided here, by the database. */
export async function useCode(db: Db, owner: Owner, hash: string): Promise<CodeUse> {
  const used = await db
    .updateTable('voter_codes')
    .set({ used: 1 })
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('hash', '=', hash)
    .where('used', '=', 0)
    .returning(['area', 'channel'])
    .executeTakeFirst();
  if (used) return used;
  const known = await db
    .selectFrom('voter_codes')
    .select('used')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return known ? 'used-before' : 'unknown';
}
