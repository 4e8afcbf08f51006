/**
 * One count in a process of its own, as whoever types `samskab count` has it: nothing is warm.
 * Prints milliseconds, and of these those that the processor worked for it.
 *
 *     node test/bench/count-once.ts read FILE.pb
 *     node test/bench/count-once.ts none|add1u FILE.pb [floats]
 *     node test/bench/count-once.ts RULE FILE.pb
 *
 * RULE counts in minor units, with nothing but the rule given, and tells the ties too, as
 * `samskab count` does; `unfit` is printed where the ballots are not for it.
 */
import { createReadStream } from 'node:fs';
import { CountingError } from '../../src/counting/counting-error.ts';
import { count } from '../../src/counting/count.ts';
import { tiesOf } from '../../src/counting/explaining/result-ties.ts';
import { profileOfPabulib } from '../../src/counting/profile/from-pabulib.ts';
import type { Counting } from '../../src/protocol/counting.ts';
import type { Profile } from '../../src/counting/profile/profile.ts';
import { equalSharesInFloats } from './baseline/equal-shares.ts';
import { readPabulib } from '../../src/pabulib/reading/read.ts';
import { readingFor } from '../../src/counting/recounting/published.ts';

/** Milliseconds: by the clock, and those that the processor worked, as the clock tells of others too. */
type Taken = readonly [took: number, worked: number];

const now = (): Taken => [performance.now(), process.cpuUsage().user / 1000];

function since(start: Taken): Taken {
  const end = now();
  return [end[0] - start[0], end[1] - start[1]];
}

const [what, file = '', floats] = process.argv.slice(2);

/** From the first byte to the last ballot, counting none. */
async function read(): Promise<Taken> {
  const start = now();
  const election = await readPabulib(createReadStream(file));
  let ballots = 0;
  for await (const lot of election.lots()) ballots += lot.length;
  if (ballots === 0) throw new Error(`${file} has no ballots`);
  return since(start);
}

/** The count alone: the ballots are read and merged before. */
async function equalShares(completion: 'none' | 'add1u'): Promise<Taken> {
  const profile = await profileOfPabulib(await readPabulib(createReadStream(file)));
  const start = now();
  if (floats) return floatsSince(start, profile, completion);
  const { selected } = count(profile, { rule: 'equal-shares', completion });
  if (selected.length === 0) throw new Error('Nothing was chosen');
  return since(start);
}

/** The count and its ties, by a rule with no option. */
async function byRule(rule: string): Promise<Taken> {
  const election = await readPabulib(createReadStream(file));
  const profile = await profileOfPabulib(election, readingFor(election, {}));
  const start = now();
  tiesOf(count(profile, { rule } as Counting));
  return since(start);
}

/** Another way of counting, which is not exact. */
function floatsSince(start: Taken, profile: Profile, completion: 'none' | 'add1u'): Taken {
  const step = completion === 'none' ? undefined : Number(profile.unit);
  if (equalSharesInFloats(profile, step) === 0) throw new Error('Nothing was chosen');
  return since(start);
}

function take(): Promise<Taken> {
  if (what === 'read') return read();
  return what === 'none' || what === 'add1u' ? equalShares(what) : byRule(what ?? '');
}

try {
  console.log((await take()).map((time) => time.toFixed(2)).join(' '));
} catch (error) {
  if (!(error instanceof CountingError) || error.code !== 'not-for-this') throw error;
  console.log('unfit');
}
