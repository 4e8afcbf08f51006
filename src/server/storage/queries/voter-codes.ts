import type { VotedName } from '../../../protocol/resources.ts';
import type { CodeOrigin, Db, Owner } from '../tables.ts';
import { once } from './once.ts';

/** How a code was used: now, and where it is from; or why not. */
export type CodeUse = CodeOrigin | 'used-before' | 'unknown';

/** New codes of one key, and whom they are for. */
export interface CodeBatch extends CodeOrigin {
  readonly keyId: string;
  readonly hashes: readonly string[];
}

export async function addCodes(
  db: Db,
  owner: Owner,
  { keyId, hashes, area, channel }: CodeBatch,
): Promise<void> {
  const common = { ...owner, key_id: keyId, used: 0 as const, area, channel };
  const rows = hashes.map((hash) => ({ ...common, hash }));
  await db.insertInto('voter_codes').values(rows).execute();
}

/**
 * Whether there is such a code. One that was made void is as if there were none.
 * @param hashes what one code is under each key: at most one of them is stored
 */
export async function isKnownCode(
  db: Db,
  { resource, definition_id }: Owner,
  hashes: readonly string[],
): Promise<boolean> {
  if (hashes.length === 0) return false;
  return (await askCode(db, resource, definition_id, hashes)).rows.length > 0;
}

const askCode = once((db, resource: VotedName, definition_id: string, hashes: readonly string[]) =>
  db
    .selectFrom('voter_codes')
    .select('used')
    .where('resource', '=', resource)
    .where('definition_id', '=', definition_id)
    .where('hash', 'in', hashes)
    .where('voided', '=', 0),
);

/**
 * Uses a code up. That it can be used once is decided here, by the database.
 * @param hashes what the code is under each key; one at least
 */
export async function useCode(db: Db, owner: Owner, hashes: readonly string[]): Promise<CodeUse> {
  const [used] = (await markUsed(db, owner.resource, owner.definition_id, hashes)).rows;
  if (used) return used;
  return (await isKnownCode(db, owner, hashes)) ? 'used-before' : 'unknown';
}

const markUsed = once((db, resource: VotedName, definition_id: string, hashes: readonly string[]) =>
  db
    .updateTable('voter_codes')
    .set({ used: 1 })
    .where('resource', '=', resource)
    .where('definition_id', '=', definition_id)
    .where('hash', 'in', hashes)
    .where('used', '=', 0)
    .where('voided', '=', 0)
    .returning(['area', 'channel']),
);

/** How many codes of one key something that is voted on has; without those that are void. */
export interface CodeCount extends Owner {
  readonly keyId: string;
  readonly used: number;
  readonly unused: number;
}

export async function countCodes(db: Db): Promise<CodeCount[]> {
  const counts = await db
    .selectFrom('voter_codes')
    .where('voided', '=', 0)
    .select(['resource', 'definition_id', 'key_id as keyId'])
    .select(({ fn }) => [fn.countAll().as('all'), fn.sum('used').as('used')])
    .groupBy(['resource', 'definition_id', 'key_id'])
    .orderBy('resource')
    .orderBy('definition_id')
    .execute();
  return counts.map(({ all, used, ...rest }) => ({
    ...rest,
    used: Number(used),
    unused: Number(all) - Number(used),
  }));
}

/** @returns the ids of the keys that codes need which nobody has used yet, in order */
export async function unusedKeys(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('voter_codes')
    .select('key_id')
    .distinct()
    .where('used', '=', 0)
    .where('voided', '=', 0)
    .orderBy('key_id')
    .execute();
  return rows.map(({ key_id }) => key_id);
}
