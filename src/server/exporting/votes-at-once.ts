import type { Selection } from '../../protocol/selections.ts';
import { readVoteIds, readVotesWith } from '../storage/queries/votes.ts';
import type { Reader } from '../storage/storage.ts';
import type { Owner } from '../storage/tables.ts';
import { atATime } from './at-a-time.ts';

/** Votes of one moment: those that come in later are not among them. */
export interface VotesAtOnce {
  readonly count: number;
  /** One by one, in the random order of their ids; from the first on each time. */
  votes(): AsyncIterable<Selection[]>;
}

/** Finds out which votes there are now, and reads them bit by bit as they are asked for. */
export async function votesAtOnce(storage: Reader, owner: Owner): Promise<VotesAtOnce> {
  const ids = await storage.read((db) => readVoteIds(db, owner));
  return { count: ids.length, votes: () => atATime(storage, ids, readVotesWith) };
}
