/** Sends from a process of its own, so that nothing is measured by what it keeps busy. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { atEnd } from '../server.ts';
import type { Jobs, Message, Reply } from './load/process.ts';
import type { Watch, WatchResult } from './load/watch.ts';

const script = join(import.meta.dirname, 'load/process.ts');

export interface Load {
  /** Does one job; one at a time. */
  run<N extends keyof Jobs>(name: N, job: Parameters<Jobs[N]>[0]): ReturnType<Jobs[N]>;
  /** Ends a job that goes on until then. */
  enough(): void;
  stop(): void;
}

export function startLoad(): Load {
  const child = fork(script, { serialization: 'advanced' });
  const tell = (message: Message) => child.connected && child.send(message);
  const run = (name: keyof Jobs, job: unknown) =>
    new Promise((resolve, reject) => {
      const ended = () => reject(new Error('The process that sends has ended.'));
      child.once('exit', ended);
      child.once('message', (reply: Reply) => {
        child.off('exit', ended);
        if ('error' in reply) reject(new Error(reply.error));
        else resolve(reply.result);
      });
      tell({ name, job });
    });
  const stop = () => void child.kill();
  atEnd(stop);
  return { run: run as Load['run'], enough: () => tell('enough'), stop };
}

/** @returns what was seen while something went on, and what came of that */
export async function watchWhile<T>(
  load: Load,
  job: Watch,
  work: () => Promise<T>,
): Promise<WatchResult & { readonly outcome: T }> {
  const watching = load.run('watch', job);
  const working = work().finally(() => load.enough());
  const [seen, outcome] = await Promise.all([watching, working]);
  return { ...seen, outcome };
}
