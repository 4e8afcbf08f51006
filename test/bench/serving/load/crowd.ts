import { setTimeout as wait } from 'node:timers/promises';
import { connections, persist } from './ask.ts';

export interface Crowd {
  /** Of servers that share a database. */
  readonly urls: readonly string[];
  /** What each of them sends. */
  readonly bodies: readonly string[];
  /** When the ballot closes, in milliseconds since 1970, and for how long before they come. */
  readonly closes: number;
  readonly lasting: number;
}

export interface Person {
  /** Milliseconds until closing when it was sent first. */
  readonly before: number;
  /** Milliseconds until it was said to count; undefined where it never was. */
  readonly wait: number | undefined;
}

/** Nobody comes so late, in milliseconds, that a busy machine makes them come after closing. */
const MARGIN = 200;

/** People who come at any moment, to any server, and go to another one if theirs does not answer. */
export async function crowd({ urls, bodies, closes, lasting }: Crowd): Promise<Person[]> {
  const agent = connections(Infinity);
  const people = await Promise.all(
    bodies.map(async (body, index) => {
      await wait(closes - MARGIN - Date.now() - Math.random() * (lasting - MARGIN));
      const before = closes - Date.now();
      const first = index % urls.length;
      const turn = [...urls.slice(first), ...urls.slice(0, first)];
      return { before, wait: await persist(agent, turn, body) };
    }),
  );
  agent.destroy();
  return people;
}
