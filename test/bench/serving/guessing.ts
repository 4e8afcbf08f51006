/** What honest people feel while somebody guesses codes. */
import { newVoterCode } from '../../../src/server/secrets/voter-code.ts';
import { milliseconds, ms, percentile, spread, verdict } from '../report.ts';
import { startServer } from '../server.ts';
import { ballot, codes, put, somewhere, voteOf } from './ballots.ts';
import { startLoad, watchWhile } from './load.ts';
import type { Row } from './row.ts';

const GUESSES = 1000;
/** All in milliseconds: from one honest person to the next, and the most that things may take. */
const EVERY = 20;
const MOST = { p95: 400, burst: 2000 };
/** Honest people with a code, of a round. */
const HONEST = 150;

/** Other addresses of one's own machine; only Linux has them by itself. */
const address = (last: number) => (process.platform === 'linux' ? `127.0.0.${last}` : undefined);

export async function benchGuessing(dist: string, runs: number): Promise<Row[]> {
  const where = somewhere();
  await put(dist, ballot('coded', { credential: 'code' }), where);
  const made = await codes(dist, 'coded', (runs + 1) * HONEST, where);
  const server = await startServer(dist, [], where);
  const url = `${server.origin}/api/ballots/coded`;
  const [guesser, honest] = [startLoad(), startLoad()];
  const round = async (index: number) => {
    const good = made.slice(index * HONEST, (index + 1) * HONEST).map((code) => voteOf(7, code));
    const wrong = Array.from({ length: GUESSES }, () => voteOf(7, newVoterCode()));
    const job = { get: url, post: url, bodies: good, every: EVERY, from: address(2) };
    const { gets, posts, outcome } = await watchWhile(honest, job, () =>
      // An address of its own a round: the server remembers the last for a minute.
      guesser.run('burst', { url, bodies: wrong, from: address(10 + index) }),
    );
    const { took, statuses } = outcome;
    const others = [...statuses.keys()].filter((status) => status !== 403 && status !== 429);
    if (others.length > 0) throw new Error(`A wrong code was answered with ${others.join(', ')}`);
    return { took, gets: percentile(gets, 0.95), posts: percentile(posts, 0.95) };
  };
  try {
    const rounds: Awaited<ReturnType<typeof round>>[] = [];
    for (let index = 0; index <= runs; index++) rounds.push(await round(index));
    const row = (what: string, name: 'took' | 'gets' | 'posts', most: number) => {
      const all = spread(rounds.slice(1).map((each) => each[name]));
      return [what, milliseconds(all), `at most ${most} ms`, verdict(all.median, most, ms), ''];
    };
    return [
      row('1,000 wrong codes at once: an honest GET, p95', 'gets', MOST.p95),
      row('  an honest vote, p95', 'posts', MOST.p95),
      row('  until all are refused', 'took', MOST.burst),
    ];
  } finally {
    guesser.stop();
    honest.stop();
    await server.stop();
  }
}
