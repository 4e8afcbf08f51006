import type { Selection } from '../../protocol/selections.ts';
import { findDefinition, type Voted } from '../storage/queries/definitions.ts';
import { readLog, type LogEntry } from '../storage/queries/log.ts';
import { countReceipts } from '../storage/queries/receipts.ts';
import { readTurnout, type Turnout } from '../storage/queries/turnout.ts';
import { codeCounts, type CodeCounts } from '../storage/queries/void-codes.ts';
import { readVotes } from '../storage/queries/votes.ts';
import type { Reader } from '../storage/storage.ts';
import { ownerOf } from './voted.ts';

/** Everything that a count rests on, as it was at one moment. */
export interface ToCount {
  readonly stored: Voted;
  readonly votes: readonly (readonly Selection[])[];
  readonly turnout: readonly Turnout[];
  /** How many of them have a receipt. */
  readonly receipts: number;
  /** How many codes there are, and what became of them; undefined where none are asked for. */
  readonly codes: CodeCounts | undefined;
  readonly log: readonly LogEntry[];
}

/**
 * Reads the votes, the turnout and how many receipts there are, so that they agree with each other whatever is cast meanwhile.
 * Counting and zipping take their time, and come after: nobody's vote waits.
 * @returns undefined where the definition is gone
 */
export async function readCount(storage: Reader, voted: Voted): Promise<ToCount | undefined> {
  return storage.read(async (db) => {
    const stored = await findDefinition(db, voted.resource, voted.definition.id);
    if (!stored) return undefined;
    const owner = ownerOf(voted);
    const votes = await readVotes(db, owner);
    const receipts = await countReceipts(db, owner);
    const turnout = await readTurnout(db, owner);
    const asks = (stored as Voted).definition.credential !== undefined;
    const codes = asks ? await codeCounts(db, owner) : undefined;
    const { entries: log } = await readLog(db, owner);
    return { stored: stored as Voted, votes, turnout, receipts, codes, log };
  });
}
