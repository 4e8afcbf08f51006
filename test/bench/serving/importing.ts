/** What people feel while somebody imports a city's votes beside the server. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { milliseconds, ms, spread, verdict } from '../report.ts';
import { samskab, startServer, temporaryFolder } from '../server.ts';
import { ballot, put, somewhere, voteOf } from './ballots.ts';
import { startLoad, watchWhile } from './load.ts';
import type { Row } from './row.ts';

const VOTES = 100_000;
const PROJECTS = 30;
/** All in milliseconds: from one person to the next, the most that each may wait, the start. */
const EVERY = 20;
const MOST = 200;
const WARM = 1000;

export async function benchImporting(dist: string, runs: number): Promise<Row[]> {
  const file = writeElection();
  const where = somewhere();
  await put(dist, ballot('open'), where);
  const server = await startServer(dist, [], where);
  const url = `${server.origin}/api/ballots/open`;
  const load = startLoad();
  const watch = <T>(work: () => Promise<T>) =>
    watchWhile(load, { get: url, post: url, bodies: [voteOf(7)], every: EVERY, from: undefined }, work); // prettier-ignore
  const round = async (index: number) => {
    const args = ['import', file, '--votes', '--as', 'ballot', '--id', `city-${index}`];
    const begun = performance.now();
    const { gets, posts, outcome } = await watch(async () => {
      const said = await samskab(dist, args, where);
      if (!said.includes(`${VOTES} of ${VOTES} votes cast`)) throw new Error(said);
      return performance.now() - begun;
    });
    return { took: outcome, gets: Math.max(...gets), posts: Math.max(...posts) };
  };
  try {
    await watch(() => wait(WARM));
    const rounds: Awaited<ReturnType<typeof round>>[] = [];
    for (let index = 0; index < runs; index++) rounds.push(await round(index));
    const of = (name: 'took' | 'gets' | 'posts') => spread(rounds.map((each) => each[name]));
    const row = (what: string, name: 'gets' | 'posts', beside: string) => {
      const longest = of(name);
      const judged = verdict(longest.median, MOST, ms);
      return [what, milliseconds(longest), `at most ${MOST} ms`, judged, beside];
    };
    return [
      row('import of 100,000 votes: the longest GET', 'gets', `it takes ${ms(of('took').median)} ms`), // prettier-ignore
      row('  the longest POST', 'posts', ''),
    ];
  } finally {
    load.stop();
    await server.stop();
  }
}

/** @returns a file in Pabulib's format, the same each time */
function writeElection(): string {
  const projects = Array.from({ length: PROJECTS }, (_, index) => `${index + 1};${(index + 1) * 1000}`); // prettier-ignore
  const votes = Array.from({ length: VOTES }, (_, index) => {
    const first = index % PROJECTS;
    const other = (first + 1 + (Math.floor(index / PROJECTS) % (PROJECTS - 1))) % PROJECTS;
    return `${index + 1};${first + 1},${other + 1}`;
  });
  const meta = Object.entries({
    num_projects: PROJECTS,
    num_votes: VOTES,
    budget: 100_000,
    vote_type: 'approval',
    currency: 'DKK',
    language: 'da',
  }).map((pair) => pair.join(';'));
  const parts = [
    ['META', 'key;value', ...meta],
    ['PROJECTS', 'project_id;cost', ...projects],
    ['VOTES', 'voter_id;vote', ...votes],
  ];
  const file = join(temporaryFolder(), 'city.pb');
  writeFileSync(file, `${parts.flat().join('\n')}\n`);
  return file;
}
