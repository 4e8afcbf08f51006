import type { Selection } from '../../protocol/selections.ts';
import { readVoteIds, readVotesWith } from '../storage/queries/votes.ts';
import type { Reader } from '../storage/storage.ts';
import type { Owner } from '../storage/tables.ts';

/** How many votes are read at a time. */
const AT_A_TIME = 500;

/** Votes of one moment: those that come in later are not among them. */
export interface VotesAtOnce {
  readonly count: number;
  /** One by one, in the random order of their ids. */
  readonly votes: AsyncIterable<Selection[]>;
}

/**
 * Finds out which votes there are now, and reads them bit by bit as they are asked for, with others
 * at the database in between: who downloads votes over a slow line must not keep people from voting.
 */
export async function votesAtOnce(storage: Reader, owner: Owner): Promise<VotesAtOnce> {
  const ids = await storage.read((db) => readVoteIds(db, owner));
  return { count: ids.length, votes: votesWith(storage, ids) };
}

async function* votesWith(
  storage: Reader,
  ids: readonly string[],
): AsyncGenerator<Selection[], void, void> {
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    yield* await storage.read((db) => readVotesWith(db, ids.slice(from, from + AT_A_TIME)));
  }
}
