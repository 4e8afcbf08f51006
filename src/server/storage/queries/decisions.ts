import type { Decision } from '../../../protocol/decisions.ts';
import type { CountedResults } from '../../../protocol/results.ts';
import type { Db, Owner } from '../tables.ts';
import { findResults } from './results.ts';

/** A decision, and whether the count that it was made about had chosen the item. */
export interface StoredDecision {
  readonly decision: Decision;
  readonly selected: boolean;
}

/** @returns what was decided after the count, the oldest first */
export async function findDecisions(db: Db, owner: Owner): Promise<StoredDecision[]> {
  const rows = await db
    .selectFrom('decisions')
    .select(['body', 'selected'])
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .execute();
  const found = rows.map(({ body, selected }) => ({
    decision: JSON.parse(body) as Decision,
    selected: selected === 1,
  }));
  // Here, and not in SQL: engines order texts each in their own way.
  const key = ({ decision: { on, item } }: StoredDecision) => `${on} ${item}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** @returns what is published with what was decided since; undefined where nothing is published */
export async function findPublished(db: Db, owner: Owner): Promise<CountedResults | undefined> {
  const results = await findResults(db, owner);
  if (!results) return undefined;
  const decisions = (await findDecisions(db, owner)).map(({ decision }) => decision);
  return decisions.length === 0 ? results : { ...results, decisions };
}

/** Stores a decision, in the place of the one about the same item if there is one. */
export async function saveDecision(
  db: Db,
  owner: Owner,
  { decision, selected }: StoredDecision,
): Promise<void> {
  const row = { body: JSON.stringify(decision), selected: selected ? 1 : 0 } as const;
  await db
    .insertInto('decisions')
    .values({ ...owner, item: decision.item, ...row })
    .onConflict((conflict) =>
      conflict.columns(['resource', 'definition_id', 'item']).doUpdateSet(row),
    )
    .execute();
}

export async function deleteDecision(db: Db, owner: Owner, item: string): Promise<void> {
  await db
    .deleteFrom('decisions')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .where('item', '=', item)
    .execute();
}
