import type { Kysely } from 'kysely';
import type { Selection } from '../../protocol/selections.ts';
import { randomId } from '../secrets/random.ts';
import type { Tables, VoteRow } from './tables.ts';

type Owner = Pick<VoteRow, 'resource' | 'definition_id'>;

export interface Vote {
  /** The receipt's code. */
  readonly code: string;
  readonly selections: readonly Selection[];
}

/** Stores votes. Their ids are random, and so is the order they lie in. */
export async function addVotes(
  db: Kysely<Tables>,
  owner: Owner,
  votes: readonly Vote[],
): Promise<void> {
  const rows = votes.map(({ code, selections }) => ({
    ...owner,
    id: randomId(),
    code,
    selections: JSON.stringify(selections),
  }));
  await db.insertInto('votes').values(rows).execute();
}

/** @returns the votes one by one, in the random order of their ids */
export async function* readVotes(db: Kysely<Tables>, owner: Owner): AsyncGenerator<Selection[]> {
  const rows = db
    .selectFrom('votes')
    .select('selections')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .orderBy('id')
    .stream();
  for await (const { selections } of rows) yield JSON.parse(selections) as Selection[];
}
