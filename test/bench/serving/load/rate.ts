import { bodyAt, connections, get, post } from './ask.ts';

export interface Rate {
  readonly url: string;
  readonly connections: number;
  /** It ends after so long, after so many, or when nothing is left to send. */
  readonly seconds: number;
  readonly requests: number;
  /** One is sent again and again, of several each once; a GET where there are none. */
  readonly bodies: readonly string[];
}

export interface RateResult {
  readonly answers: number;
  readonly seconds: number;
}

/** Keeps a number of connections busy. */
export async function rate(job: Rate): Promise<RateResult> {
  const { url, seconds, requests, bodies } = job;
  const agent = connections(job.connections);
  const begun = performance.now();
  const goneBy = () => (performance.now() - begun) / 1000;
  let [sent, answers] = [0, 0];
  const sender = async () => {
    while (sent < requests && goneBy() < seconds) {
      const body = bodyAt(bodies, sent++);
      if (body === undefined && bodies.length > 0) return;
      const { status } = await (body === undefined ? get(agent, url) : post(agent, url, body));
      if (status !== (body === undefined ? 200 : 201)) throw new Error(`${url} answered ${status}`);
      answers++;
    }
  };
  await Promise.all(Array.from({ length: job.connections }, sender));
  agent.destroy();
  return { answers, seconds: goneBy() };
}
