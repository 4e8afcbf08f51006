import type { Kysely, Selectable } from 'kysely';
import type { Tables, VoterCodeRow } from './tables.ts';

type Owner = Pick<VoterCodeRow, 'resource' | 'definition_id'>;

/** Whom a code is made for: voters of one part of the town, or staff with ballots on paper. */
export type CodeOrigin = Pick<Selectable<VoterCodeRow>, 'area' | 'channel'>;

/** How a code was used: now, and where it is from; or why not. */
export type CodeUse = CodeOrigin | 'used-before' | 'unknown';

export async function addCodes(
  db: Kysely<Tables>,
  owner: Owner,
  hashes: readonly string[],
  { area, channel }: CodeOrigin,
): Promise<void> {
  const rows = hashes.map((hash) => ({ ...owner, hash, used: 0 as const, area, channel }));
  await db.insertInto('voter_codes').values(rows).execute();
}

/** Uses a code up. That it can be used once is decided here, by the database. */
export async function useCode(db: Kysely<Tables>, owner: Owner, hash: string): Promise<CodeUse> {
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
