/** How long a form takes to its receipt page, beside the same vote as JSON. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { ratio, spread, times, verdict } from '../report.ts';
import { startServer } from '../server.ts';
import { ballot, put, somewhere, voteOf } from './ballots.ts';
import type { Row } from './row.ts';

const MOST = 1.5;
/** Of each, in turns: what else the machine does is the same for both. */
const PAIRS = 300;

export async function benchPlain(dist: string, runs: number): Promise<Row[]> {
  const where = somewhere();
  await put(dist, ballot('open'), where);
  const server = await startServer(dist, [], where);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (path: string, type: string, key: Record<string, string>, body: string) =>
    timed(`${server.origin}${path}`, agent, { 'content-type': type, ...key }, body);
  const json = () =>
    send('/api/ballots/open', 'application/json', { 'idempotency-key': randomUUID() }, voteOf(7));
  const form = () => {
    const fields = [['item', 'p0'], ['item', 'p1'], ['item', 'p2'], ['key', randomUUID()], ['step', 'send']]; // prettier-ignore
    const body = new URLSearchParams(fields).toString();
    return send('/ballots/open', 'application/x-www-form-urlencoded', {}, body);
  };
  try {
    const ratios: number[] = [];
    // Neither is at its speed at the start.
    for (let round = 0; round <= runs; round++) {
      const both = { json: [] as number[], form: [] as number[] };
      for (let pair = 0; pair < PAIRS; pair++) {
        both.json.push(await json());
        both.form.push(await form());
      }
      if (round > 0) ratios.push(spread(both.form).median / spread(both.json).median);
    }
    const all = spread(ratios);
    return [['a form to its receipt page, against JSON', times(all), `at most ${MOST} ×`, verdict(all.median, MOST, ratio), '']]; // prettier-ignore
  } finally {
    agent.destroy();
    await server.stop();
  }
}

/** @returns milliseconds */
function timed(
  url: string,
  agent: Agent,
  headers: Record<string, string>,
  body: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const asking = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (answer) => {
      if (answer.statusCode !== 201) reject(new Error(`${url}: ${answer.statusCode}`));
      answer.resume().once('end', () => resolve(performance.now() - began));
    }); // prettier-ignore
    asking.once('error', reject).end(body);
  });
}
