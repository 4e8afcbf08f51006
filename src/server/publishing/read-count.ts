import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { Selection } from '../../protocol/selections.ts';
import { pabulibExport } from '../exporting/pabulib.ts';
import { findDefinition } from '../storage/definitions.ts';
import { readSnapshot } from '../storage/snapshot.ts';
import type { Tables } from '../storage/tables.ts';
import { readTurnout, type Turnout } from '../storage/turnout.ts';
import { readVotes } from '../storage/votes.ts';
import { ownerOf, type Voted } from './voted.ts';

/** Everything that a count rests on, as it was at one moment. */
export interface ToCount {
  readonly stored: Voted;
  readonly votes: readonly (readonly Selection[])[];
  readonly turnout: readonly Turnout[];
  /** The votes in Pabulib's format, as gzip; null unless asked for. */
  readonly ballots: Uint8Array | null;
}

/**
 * Reads the votes, the turnout and the ballots that are published, so that they agree with each
 * other whatever is cast meanwhile. Counting takes its time, and comes after: nobody's vote waits.
 * @returns undefined where the definition is gone
 */
export function readCount(
  db: Kysely<Tables>,
  voted: Voted,
  withBallots: boolean,
): Promise<ToCount | undefined> {
  return readSnapshot(db, async (snapshot) => {
    const stored = await findDefinition(snapshot, voted.resource, voted.definition.id);
    if (stored?.resource !== 'ballots' && stored?.resource !== 'budgets') return undefined;
    const owner = ownerOf(stored);
    const votes: Selection[][] = [];
    for await (const selections of readVotes(snapshot, owner)) votes.push(selections);
    return {
      stored,
      votes,
      turnout: await readTurnout(snapshot, owner),
      ballots: withBallots ? await zipped(pabulibExport(snapshot, stored)) : null,
    };
  });
}

function zipped(parts: AsyncIterable<string>): Promise<Uint8Array> {
  return buffer(Readable.from(parts).pipe(createGzip()));
}
