import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import { sumVotes } from '../../pabulib/writing/sums.ts';
import { asCounted } from '../../pabulib/writing/written.ts';
import { writePabulib } from '../../pabulib/writing/write.ts';
import type { CountedResults } from '../../protocol/results.ts';
import { chosenIn } from '../exporting/pabulib.ts';
import { dayOf } from '../storage/queries/idempotency.ts';
import type { ToCount } from './read-count.ts';

/** A file of ballots, as it is kept. */
export interface BallotsFile {
  /** As gzip. */
  readonly zipped: Uint8Array;
  /** Of the file as it is unpacked, in hexadecimal. */
  readonly sha256: string;
}

/**
 * @param counted what came out of them, which the file says too
 * @param now milliseconds since 1970
 * @returns the votes in Pabulib's format
 */
export async function ballotsFile(
  { stored, votes }: Pick<ToCount, 'stored' | 'votes'>,
  counted: Pick<CountedResults, 'counting' | 'items' | 'share'>,
  now: number,
): Promise<BallotsFile> {
  const outcome = chosenIn(counted);
  const definition = asCounted(stored.definition, outcome);
  const parts = writePabulib(definition, each(votes), {
    sums: await sumVotes(definition, each(votes)),
    outcome,
    today: dayOf(now),
  });
  const hash = createHash('sha256');
  const zipped = await buffer(Readable.from(hashed(parts, hash)).pipe(createGzip()));
  return { zipped, sha256: hash.digest('hex') };
}

async function* hashed(parts: AsyncIterable<string>, hash: Hash): AsyncGenerator<string> {
  for await (const part of parts) {
    hash.update(part);
    yield part;
  }
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
