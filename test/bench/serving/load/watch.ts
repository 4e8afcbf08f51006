import { bodyAt, connections, get, persist } from './ask.ts';

export interface Watch {
  readonly get: string;
  readonly post: string;
  /** One is sent again and again, of several each once. */
  readonly bodies: readonly string[];
  /** Milliseconds from one to the next. */
  readonly every: number;
  readonly from: string | undefined;
}

/** How long each took, in milliseconds. */
export interface WatchResult {
  readonly gets: readonly number[];
  readonly posts: readonly number[];
}

/**
 * Reads and votes at an even pace until it is told that it is enough. None waits for the one
 * before: who is held up holds up nobody, and many may be held up by the same.
 */
export async function watch(job: Watch, enough: Promise<void>): Promise<WatchResult> {
  const agent = connections(Infinity, job.from);
  const gets: Promise<number>[] = [];
  const posts: Promise<number>[] = [];
  const timer = setInterval(() => {
    gets.push(seen(get(agent, job.get)));
    const body = bodyAt(job.bodies, posts.length);
    if (body !== undefined) posts.push(taken(persist(agent, [job.post], body)));
  }, job.every);
  await enough;
  clearInterval(timer);
  const result = { gets: await Promise.all(gets), posts: await Promise.all(posts) };
  agent.destroy();
  return result;

  async function seen(answer: ReturnType<typeof get>): Promise<number> {
    const { status, took } = await answer;
    if (status !== 200) throw new Error(`${job.get} answered ${status}`);
    return took;
  }

  async function taken(wait: Promise<number | undefined>): Promise<number> {
    const took = await wait;
    if (took === undefined) throw new Error(`${job.post} refused an honest vote`);
    return took;
  }
}
