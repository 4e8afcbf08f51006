/** What a definition costs the server, by how much is in it. */
import { existsSync, readFileSync } from 'node:fs';
import { ballotOf } from '../projects.ts';
import { ratio, spread, times, verdict } from '../report.ts';
import { startServer } from '../server.ts';
import { put, somewhere } from './ballots.ts';
import { startLoad } from './load.ts';
import { leftOut, type Row } from './row.ts';

const [MANY, FEW] = [1000, 10];
const MOST = 1.5;
const WARM = 1000;
/** Of a round: enough that a hundredth of a second, the clock's step, is no matter. */
const REQUESTS = 4000;
const CONNECTIONS = 8;

export async function benchDefinitions(dist: string, runs: number): Promise<Row[]> {
  const what = 'CPU a definition of 1,000 projects, to one of 10';
  if (!existsSync('/proc/self/stat')) return [leftOut(what, 'this system has no /proc')];
  const where = somewhere();
  for (const count of [MANY, FEW]) await put(dist, ballotOf(count), where);
  const server = await startServer(dist, [], where);
  const load = startLoad();
  const ask = (count: number, requests: number) => {
    const url = `${server.origin}/api/ballots/projects-${count}`;
    const job = { url, requests, bodies: [], connections: CONNECTIONS, seconds: Infinity };
    return load.run('rate', job);
  };
  const cost = async (count: number) => {
    const before = cpuOf(server.pid);
    const { answers } = await ask(count, REQUESTS);
    return (cpuOf(server.pid) - before) / answers;
  };
  try {
    for (const count of [MANY, FEW]) await ask(count, WARM);
    const rounds: { many: number; few: number }[] = [];
    for (let round = 0; round < runs; round++) {
      rounds.push({ many: await cost(MANY), few: await cost(FEW) });
    }
    const all = spread(rounds.map(({ many, few }) => many / few));
    const [many, few] = (['many', 'few'] as const).map((name) => spread(rounds.map((each) => each[name])).median.toFixed(2)); // prettier-ignore
    const judged = verdict(all.median, MOST, ratio);
    return [[what, times(all), `at most ${MOST} ×`, judged, `${many} ms; ${few} ms`]];
  } finally {
    load.stop();
    await server.stop();
  }
}

/** Linux counts in hundredths of a second, whatever its kernel does by itself. */
const TICK = 10;

/** @returns milliseconds that a process has had of all processors, the kernel's work for it too */
function cpuOf(pid: number): number {
  // The name, the second field, is in brackets and may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const [user, system] = [fields[11], fields[12]].map(Number) as [number, number];
  return (user + system) * TICK;
}
