/** How many votes a second, beside what Node and SQLite do by themselves. */
import { join } from 'node:path';
import { ratio, spread, times, verdictAtLeast } from '../report.ts';
import { startProcess, startServer, temporaryFolder } from '../server.ts';
import { ballot, codes, put, somewhere, voteOf } from './ballots.ts';
import { startLoad } from './load.ts';
import type { Row } from './row.ts';

const CONNECTIONS = 64;
const SECONDS = 2;
/** Of its codes, a round takes as many as it gets to. */
const CODES_A_ROUND = 2000;

const WITHOUT = { id: 'open', what: 'votes a second, 64 connections', least: 0.25 };
const WITH = { id: 'coded', what: 'the same, each with a code', least: 0.2 };
const bare = join(import.meta.dirname, 'bare.ts');

export async function benchVotes(dist: string, runs: number): Promise<Row[]> {
  const where = somewhere();
  await put(dist, ballot(WITHOUT.id), where);
  await put(dist, ballot(WITH.id, { credential: 'code' }), where);
  const ours = await startServer(dist, [], where);
  const theirs = await startProcess([bare, join(temporaryFolder(), 'bare.sqlite')]);
  const load = startLoad();
  const rate = async (url: string, bodies: readonly string[]) => {
    const job = { url, bodies, connections: CONNECTIONS, seconds: SECONDS, requests: Infinity };
    const { answers, seconds } = await load.run('rate', job);
    return answers / seconds;
  };

  const compare = async ({ id, what, least }: typeof WITHOUT, rounds: readonly string[][]) => {
    const both: { our: number; their: number }[] = [];
    for (const bodies of rounds) {
      const our = await rate(`${ours.origin}/api/ballots/${id}`, bodies);
      both.push({ our, their: await rate(theirs.origin, bodies) });
    }
    // Neither is at its speed at the start.
    const warm = both.slice(1);
    const all = spread(warm.map(({ our, their }) => our / their));
    const [mine, other] = (['our', 'their'] as const).map((name) => spread(warm.map((each) => each[name])).median.toFixed(0)); // prettier-ignore
    const judged = verdictAtLeast(all.median, least, ratio);
    return [what, times(all), `at least ${least} ×`, judged, `${mine}; bare ${other}`];
  };

  try {
    const same = Array.from({ length: runs + 1 }, () => [voteOf(7)]);
    const without = await compare(WITHOUT, same);
    const made = await codes(dist, WITH.id, (runs + 1) * CODES_A_ROUND, where);
    const each = same.map((_, round) =>
      made.slice(round * CODES_A_ROUND, (round + 1) * CODES_A_ROUND).map((code) => voteOf(7, code)),
    );
    return [without, await compare(WITH, each)];
  } finally {
    load.stop();
    await Promise.all([ours.stop(), theirs.stop()]);
  }
}
