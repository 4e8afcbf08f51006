import type { VotedName } from '../../../protocol/resources.ts';
import type { Selection } from '../../../protocol/selections.ts';
import { randomId } from '../../secrets/random.ts';
import type { Db, Owner } from '../tables.ts';
import { once } from './once.ts';
import { visibleBatches } from './vote-batches.ts';

/** Stores a vote. Its id is random, and so is the order in which votes lie. */
export async function addVote(
  db: Db,
  { resource, definition_id }: Owner,
  selections: readonly Selection[],
): Promise<void> {
  await insertVote(db, resource, definition_id, randomId(), JSON.stringify(selections));
}

const insertVote = once(
  (db, resource: VotedName, definition_id: string, id: string, selections: string) =>
    db.insertInto('votes').values({ resource, definition_id, id, selections }),
);

/** Stores votes. Their ids are random, and so is the order they lie in. */
export async function addVotes(
  db: Db,
  owner: Owner,
  votes: readonly (readonly Selection[])[],
): Promise<void> {
  const rows = votes.map((selections) => ({
    ...owner,
    id: randomId(),
    selections: JSON.stringify(selections),
  }));
  await db.insertInto('votes').values(rows).execute();
}

/** @returns the votes, in the random order of their ids */
export async function readVotes(db: Db, owner: Owner): Promise<Selection[][]> {
  const rows = await db
    .selectFrom('votes')
    .select('selections')
    .where('resource', '=', owner.resource)
    .where('definition_id', 'in', await namesOf(db, owner))
    .orderBy('id')
    .execute();
  return rows.map(selectionsOf);
}

/** @returns the random ids of the votes, in their order */
export async function readVoteIds(db: Db, owner: Owner): Promise<string[]> {
  const rows = await db
    .selectFrom('votes')
    .select('id')
    .where('resource', '=', owner.resource)
    .where('definition_id', 'in', await namesOf(db, owner))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** @returns the votes with these ids, in the order of the ids */
export async function readVotesWith(db: Db, ids: readonly string[]): Promise<Selection[][]> {
  const rows = await db
    .selectFrom('votes')
    .select('selections')
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  return rows.map(selectionsOf);
}

export async function countVotes(db: Db, owner: Owner): Promise<number> {
  const { count } = await db
    .selectFrom('votes')
    .where('resource', '=', owner.resource)
    .where('definition_id', 'in', await namesOf(db, owner))
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @returns what its votes go by: its own id, and the names of the batches that were imported */
async function namesOf(db: Db, owner: Owner): Promise<string[]> {
  return [owner.definition_id, ...(await visibleBatches(db, owner))];
}

function selectionsOf({ selections }: { readonly selections: string }): Selection[] {
  return JSON.parse(selections) as Selection[];
}
