import type { Db, Owner } from '../tables.ts';

/**
 * Stores a receipt; in the transaction that stores its vote.
 * @returns false where another has its code, and nothing is stored
 */
export async function addReceipt(db: Db, owner: Owner, code: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('receipts')
    .values({ ...owner, code })
    .onConflict((conflict) => conflict.columns(['resource', 'definition_id', 'code']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function hasReceipt(db: Db, owner: Owner, code: string): Promise<boolean> {
  const found = await db
    .selectFrom('receipts')
    .select('code')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('code', '=', code)
    .executeTakeFirst();
  return found !== undefined;
}

export async function countReceipts(db: Db, owner: Owner): Promise<number> {
  const { count } = await db
    .selectFrom('receipts')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @returns the codes behind one and up to another, in their order; so many at most */
export async function readReceipts(
  db: Db,
  owner: Owner,
  { after, last, most }: { readonly after: string; readonly last: string; readonly most: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('receipts')
    .select('code')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('code', '>', after)
    .where('code', '<=', last)
    .orderBy('code')
    .limit(most)
    .execute();
  return rows.map(({ code }) => code);
}
