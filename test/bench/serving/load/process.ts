/** The process that sends: it does one job after the other, and tells what came of it. */
import { burst } from './burst.ts';
import { crowd } from './crowd.ts';
import { rate } from './rate.ts';
import { watch } from './watch.ts';

const jobs = { rate, burst, watch, crowd };
export type Jobs = typeof jobs;

export type Message = { readonly name: keyof Jobs; readonly job: unknown } | 'enough';
export type Reply = { readonly result: unknown } | { readonly error: string };

let enough = () => {};

process.on('message', (message: Message) => {
  if (message === 'enough') return enough();
  const told = new Promise<void>((done) => (enough = done));
  const work = jobs[message.name] as (job: unknown, enough: Promise<void>) => Promise<unknown>;
  work(message.job, told).then(
    (result) => reply({ result }),
    (error: Error) => reply({ error: error.message }),
  );
});

// One of many, while the others are still waited for.
process.on('unhandledRejection', (error: Error) => reply({ error: error.message }));

function reply(reply: Reply): void {
  process.send?.(reply);
}
