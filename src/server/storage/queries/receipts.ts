import { randomIndex } from '../../secrets/random.ts';
import type { VotedName } from '../../../protocol/resources.ts';
import type { Db, Owner } from '../tables.ts';
import { once } from './once.ts';

/** How many receipts on either side a new one may change places with: about a page of the file. */
const NEIGHBOURS = 60;

/**
 * Stores a receipt; in the transaction that stores its vote.
 *
 * Within a page of its file, a database may keep rows as they came, and votes come in the same
 * order. So a new receipt takes the place of one around it, which goes where the new one would have
 * gone: after some of them, each order on disk is about as likely as another.
 * @returns false where another has its code, and nothing is stored
 */
export async function addReceipt(db: Db, owner: Owner, code: string): Promise<boolean> {
  const moved = await takeOut(db, owner, code);
  const codes = [code, ...moved];
  const { numAffectedRows } = await insertCodes(db, owner.resource, owner.definition_id, codes);
  return Number(numAffectedRows) === codes.length;
}

const insertCodes = once(
  (db, resource: VotedName, definition_id: string, codes: readonly string[]) =>
    db
      .insertInto('receipts')
      .values(codes.map((code) => ({ resource, definition_id, code })))
      .onConflict((conflict) =>
        conflict.columns(['resource', 'definition_id', 'code']).doNothing(),
      ),
);

/** Takes a receipt out that lies around a code; mostly the first try finds one. */
async function takeOut(db: Db, owner: Owner, code: string): Promise<string[]> {
  const side = randomIndex(2) === 0 ? 'before' : 'after';
  const { resource, definition_id } = owner;
  const far = await removeFrom[side](db, resource, definition_id, code, randomIndex(NEIGHBOURS));
  if (far.rows.length > 0) return far.rows.map((row) => row.code);
  const before = await around(db, owner, code, 'before', NEIGHBOURS).execute();
  const after = await around(db, owner, code, 'after', NEIGHBOURS).execute();
  const all = [...before, ...after];
  const one = all[randomIndex(all.length + 1)];
  if (one === undefined) return [];
  const rows = await remove(db, owner, one.code).execute();
  return rows.map((row) => row.code);
}

/** Takes the receipt out that lies so many before or behind a code. */
const removeFrom = { before: removing('before'), after: removing('after') };

function removing(side: 'before' | 'after') {
  return once((db, resource: VotedName, definition_id: string, code: string, without: number) => {
    const owner = { resource, definition_id };
    return remove(db, owner, around(db, owner, code, side, 1, without));
  });
}

/** @returns the codes next to one, the nearest first */
function around(
  db: Db,
  owner: Owner,
  code: string,
  side: 'before' | 'after',
  most: number,
  without = 0,
) {
  return db
    .selectFrom('receipts')
    .select('code')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('code', side === 'before' ? '<' : '>', code)
    .orderBy('code', side === 'before' ? 'desc' : 'asc')
    .limit(most)
    .offset(without);
}

/** Takes a code out, if it is there. */
function remove(db: Db, owner: Owner, which: string | ReturnType<typeof around>) {
  return db
    .deleteFrom('receipts')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('code', '=', which)
    .returning('code');
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
