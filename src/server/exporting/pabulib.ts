import type { Kysely } from 'kysely';
import { writePabulib } from '../../pabulib/writing/write.ts';
import type { Stored } from '../storage/definitions.ts';
import type { Tables } from '../storage/tables.ts';
import { votesAtOnce } from '../storage/votes.ts';

/**
 * The votes that there are when the reading begins, in Pabulib's format. Nothing tells whose they
 * are: voters are numbered in the order of the votes' ids, which are random. A vote gets its id
 * once, so two exports have the same order, and the order does not tell when a vote came.
 */
export async function* pabulibExport(
  db: Kysely<Tables>,
  { resource, definition }: Extract<Stored, { resource: 'ballots' | 'budgets' }>,
): AsyncGenerator<string, void, void> {
  const { count, votes } = await votesAtOnce(db, { resource, definition_id: definition.id });
  yield* writePabulib(definition, votes, { ballots: count });
}
