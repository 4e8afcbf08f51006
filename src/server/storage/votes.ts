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

/** How many votes are read at a time, where others are not to wait for all of them. */
const AT_A_TIME = 500;

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

/** Votes of one moment: those that come in later are not among them. */
export interface VotesAtOnce {
  readonly count: number;
  /** One by one, in the random order of their ids. */
  readonly votes: AsyncIterable<Selection[]>;
}

/**
 * Finds out which votes there are now, and reads them bit by bit as they are asked for. Unlike
 * `readVotes` this lets others at the database in between: who downloads votes over a slow line
 * must not keep people from voting.
 */
export async function votesAtOnce(db: Kysely<Tables>, owner: Owner): Promise<VotesAtOnce> {
  const rows = await db
    .selectFrom('votes')
    .select('id')
    .where('resource', '=', owner.resource)
    .where('definition_id', '=', owner.definition_id)
    .orderBy('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  return { count: ids.length, votes: votesWith(db, ids) };
}

async function* votesWith(db: Kysely<Tables>, ids: readonly string[]): AsyncGenerator<Selection[]> {
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    const rows = await db
      .selectFrom('votes')
      .select('selections')
      .where('id', 'in', ids.slice(from, from + AT_A_TIME))
      .orderBy('id')
      .execute();
    for (const { selections } of rows) yield JSON.parse(selections) as Selection[];
  }
}
