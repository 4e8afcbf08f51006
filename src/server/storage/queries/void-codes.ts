import type { CodeOrigin, Db, Owner } from '../tables.ts';

/** How a code was made void: now, and whom it was made for; or why it was not. */
export type CodeVoiding = CodeOrigin | 'used' | 'void-before' | 'unknown';

/**
 * Makes a code void, unless it was used: what was cast with it counts.
 * @param hashes what may be stored of it
 */
export async function voidCode(
  db: Db,
  owner: Owner,
  hashes: readonly string[],
): Promise<CodeVoiding> {
  if (hashes.length === 0) return 'unknown';
  const voided = await db
    .updateTable('voter_codes')
    .set({ voided: 1 })
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('hash', 'in', hashes)
    .where('used', '=', 0)
    .where('voided', '=', 0)
    .returning(['area', 'channel'])
    .executeTakeFirst();
  if (voided) return voided;
  const known = await db
    .selectFrom('voter_codes')
    .select('used')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('hash', 'in', hashes)
    .executeTakeFirst();
  if (!known) return 'unknown';
  return known.used === 1 ? 'used' : 'void-before';
}

/** How many codes were made, and how many of those were used and are void. */
export interface CodeCounts {
  readonly made: number;
  readonly used: number;
  readonly void: number;
}

export async function codeCounts(db: Db, owner: Owner): Promise<CodeCounts> {
  const { made, used, voided } = await db
    .selectFrom('voter_codes')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .select(({ fn }) => [
      fn.countAll().as('made'),
      fn.sum('used').as('used'),
      fn.sum('voided').as('voided'),
    ])
    .executeTakeFirstOrThrow();
  // Of no rows there is no sum.
  return { made: Number(made), used: Number(used ?? 0), void: Number(voided ?? 0) };
}
