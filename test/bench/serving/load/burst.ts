import { connections, post } from './ask.ts';

export interface Burst {
  readonly url: string;
  readonly bodies: readonly string[];
  readonly from: string | undefined;
}

export interface BurstResult {
  /** Milliseconds until the last answer. */
  readonly took: number;
  /** How often which status came. */
  readonly statuses: ReadonlyMap<number, number>;
}

/** Sends everything at once, over a connection each. */
export async function burst({ url, bodies, from }: Burst): Promise<BurstResult> {
  const agent = connections(Infinity, from);
  const begun = performance.now();
  const answers = await Promise.all(bodies.map((body) => post(agent, url, body)));
  const took = performance.now() - begun;
  agent.destroy();
  const statuses = new Map<number, number>();
  for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  return { took, statuses };
}
