/** What the server holds under load, each figure taken by processes that do nothing else. */
import { table } from '../../tools/sizes.ts';
import { benchDefinitions } from './reading.ts';
import { benchGuessing } from './guessing.ts';
import { benchImporting } from './importing.ts';
import { benchLastMinute } from './last-minute.ts';
import type { Row } from './row.ts';
import { benchPlain } from './plain.ts';
import { benchSeats } from './seats.ts';
import { benchVotes } from './votes.ts';

const PARTS = [
  benchVotes,
  benchPlain,
  benchGuessing,
  benchDefinitions,
  benchLastMinute,
  benchSeats,
  benchImporting,
];

/** @param runs how often each is measured; what is compared takes turns */
export async function benchServing(dist: string, runs: number): Promise<void> {
  console.log('\nThe server under load\n');
  const rows: Row[] = [];
  try {
    for (const part of PARTS) rows.push(...(await part(dist, runs)));
  } finally {
    // Also of a run that was broken off: what was measured took minutes.
    console.log(table([['what', `median of ${runs} (all)`, 'bound', '', ''], ...rows]));
  }
}
