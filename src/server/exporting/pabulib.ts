import { writePabulib } from '../../pabulib/writing/write.ts';
import type { Voted } from '../storage/queries/definitions.ts';
import type { Reader } from '../storage/storage.ts';
import { votesAtOnce } from './votes-at-once.ts';

/**
 * The votes that there are when the reading begins, in Pabulib's format. Nothing tells whose they
 * are: voters are numbered in the order of the votes' ids, which are random. A vote gets its id
 * once, so two exports have the same order, and the order does not tell when a vote came.
 */
export async function* pabulibExport(
  storage: Reader,
  { resource, definition }: Voted,
): AsyncGenerator<string, void, void> {
  const { count, votes } = await votesAtOnce(storage, { resource, definition_id: definition.id });
  yield* writePabulib(definition, votes, { ballots: count });
}
