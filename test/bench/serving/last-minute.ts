/** The last minute before closing, on two servers of which one dies. */
import { setTimeout as wait } from 'node:timers/promises';
import { findPostgres, startPostgres } from '../../tools/postgres.ts';
import { ms, percentile, verdict } from '../report.ts';
import { samskab, startServer } from '../server.ts';
import { ballot, numberOf, put, somewhere, voteOf, type Where } from './ballots.ts';
import { startLoad, type Load } from './load.ts';
import type { Person } from './load/crowd.ts';
import { leftOut, type Row } from './row.ts';

const PEOPLE = 1000;
const MOST = 2000;
/** The minute takes a quarter of that here, so four times as many come in a second. */
const LASTING = 15_000;
/** From when the ballot is there to the first of them; both in milliseconds. */
const BEFORE = 2000;

const WHAT = 'two servers, one killed, 1,000 people in 15 s';

export async function benchLastMinute(dist: string): Promise<Row[]> {
  const programs = findPostgres();
  if (programs === undefined) return [leftOut(WHAT, 'there is no PostgreSQL')];
  if (!(await knowsPostgres(dist))) return [leftOut(WHAT, 'this build knows no PostgreSQL')];
  // As durable as it comes: the tests' own is not.
  const postgres = await startPostgres(programs);
  const load = startLoad();
  try {
    return rowsOf(await lastMinute(dist, { SAMSKAB_DATABASE: postgres.url }, load));
  } finally {
    load.stop();
    await postgres.stop();
  }
}

/** @returns whether a build looks at the setting at all: then it refuses what is none */
async function knowsPostgres(dist: string): Promise<boolean> {
  const where = { ...somewhere(), SAMSKAB_DATABASE: 'none' };
  return samskab(dist, ['export', 'ballots/none'], where).then(
    () => false,
    (error: Error) => error.message.includes('SAMSKAB_DATABASE'),
  );
}

interface Outcome {
  /** The first has the number 1. */
  readonly people: readonly Person[];
  /** How often a vote is there, by the number of its person. */
  readonly stored: ReadonlyMap<number, number>;
}

async function lastMinute(dist: string, database: Where, load: Load): Promise<Outcome> {
  // Each has a folder of its own: nothing but the database is shared.
  const start = () => startServer(dist, [], { ...somewhere(), ...database });
  const warm = 'warming-up';
  await put(dist, ballot(warm), database);
  const servers = [await start(), await start()];
  try {
    const urlsOf = (id: string) => servers.map(({ origin }) => `${origin}/api/ballots/${id}`);
    // A few: what is stored now is not yet put away when one of them dies.
    for (const url of urlsOf(warm)) {
      const job = { url, bodies: [voteOf(7)], connections: 4, seconds: 2, requests: 100 };
      await load.run('rate', job);
    }
    const closes = Date.now() + BEFORE + LASTING;
    await put(dist, ballot('last', { closes: new Date(closes).toISOString() }), database);
    const bodies = Array.from({ length: PEOPLE }, (_, index) => voteOf(index + 1));
    const crowd = load.run('crowd', { urls: urlsOf('last'), bodies, closes, lasting: LASTING });
    const killed = wait(closes - LASTING / 2 - Date.now()).then(() => servers[1]?.kill());
    const [people] = await Promise.all([crowd, killed]);
    return { people, stored: await storedAs(dist, 'ballots/last', database) };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function storedAs(dist: string, name: string, database: Where): Promise<Map<number, number>> {
  const printed = await samskab(dist, ['export', name, '--format', 'json'], database);
  const stored = new Map<number, number>();
  for (const vote of JSON.parse(printed) as Parameters<typeof numberOf>[0][]) {
    const number = numberOf(vote);
    stored.set(number, (stored.get(number) ?? 0) + 1);
  }
  return stored;
}

function rowsOf({ people, stored }: Outcome): Row[] {
  const waits = people.map(({ wait }) => wait).filter((wait) => wait !== undefined);
  const lost = people.filter(({ wait }, index) => wait === undefined || !stored.has(index + 1));
  const twice = [...stored.values()].filter((count) => count > 1).length;
  const p99 = percentile(waits, 0.99);
  const count = (what: string, value: number, beside: string) => [what, String(value), 'at most 0', verdict(value, 0, String), beside]; // prettier-ignore
  return [
    count(`${WHAT}: lost`, lost.length, lost.map(lostWords).join('; ')),
    count('  counted twice', twice, ''),
    [
      '  until told that it counts, p99',
      `${ms(p99)} ms (–${ms(Math.max(...waits))})`,
      `at most ${MOST} ms`,
      verdict(p99, MOST, ms),
      'of one run; a minute would be gentler',
    ],
  ];
}

function lostWords({ before, wait }: Person): string {
  const what = wait === undefined ? 'refused' : 'told that it counts';
  return `sent ${ms(before)} ms before closing, ${what}`;
}
