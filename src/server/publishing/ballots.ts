import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import { sumVotes } from '../../pabulib/writing/sums.ts';
import { writePabulib } from '../../pabulib/writing/write.ts';
import type { CountedResults } from '../../protocol/results.ts';
import { chosenIn } from '../exporting/pabulib.ts';
import { dayOf } from '../storage/queries/idempotency.ts';
import type { ToCount } from './read-count.ts';

/**
 * @param results what was counted of them
 * @param now milliseconds since 1970
 * @returns the votes in Pabulib's format, as gzip
 */
export async function zippedBallots(
  { stored, votes }: Pick<ToCount, 'stored' | 'votes'>,
  results: CountedResults,
  now: number,
): Promise<Uint8Array> {
  const { definition } = stored;
  const parts = writePabulib(definition, each(votes), {
    sums: await sumVotes(definition, each(votes)),
    outcome: chosenIn(results),
    today: dayOf(now),
  });
  return buffer(Readable.from(parts).pipe(createGzip()));
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
