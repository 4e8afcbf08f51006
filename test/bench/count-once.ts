/**
 * One count in a process of its own, as whoever types `samskab count` has it: nothing is warm.
 * Prints milliseconds.
 *
 *     node test/bench/count-once.ts read FILE.pb
 *     node test/bench/count-once.ts none|add1u FILE.pb [floats]
 *     node test/bench/count-once.ts RULE FILE.pb
 */
import { createReadStream } from 'node:fs';
import { count } from '../../src/counting/count.ts';
import { profileOfPabulib } from '../../src/counting/profile/from-pabulib.ts';
import type { Profile } from '../../src/counting/profile/profile.ts';
import { equalSharesInFloats } from './baseline/equal-shares.ts';
import { readPabulib } from '../../src/pabulib/reading/read.ts';

const [what, file = '', floats] = process.argv.slice(2);

/** From the first byte to the last ballot, counting none. */
async function read(): Promise<number> {
  const start = performance.now();
  const election = await readPabulib(createReadStream(file));
  let ballots = 0;
  for await (const lot of election.lots()) ballots += lot.length;
  if (ballots === 0) throw new Error(`${file} has no ballots`);
  return performance.now() - start;
}

/** The count alone: the ballots are read and merged before. */
async function equalShares(completion: 'none' | 'add1u'): Promise<number> {
  const profile = await profileOfPabulib(await readPabulib(createReadStream(file)));
  const start = performance.now();
  if (floats) return floatsSince(start, profile, completion);
  const { selected } = count(profile, { rule: 'equal-shares', completion });
  if (selected.length === 0) throw new Error('Nothing was chosen');
  return performance.now() - start;
}

/** Rules that are measured with nothing else said. */
const RULES = [
  'exact-equal-shares',
  'maximin-support',
  'bounded-overspending',
  'phragmen',
] as const;

async function by(rule: (typeof RULES)[number]): Promise<number> {
  const profile = await profileOfPabulib(await readPabulib(createReadStream(file)));
  const start = performance.now();
  if (count(profile, { rule }).selected.length === 0) throw new Error('Nothing was chosen');
  return performance.now() - start;
}

/** Another way of counting, which is not exact. */
function floatsSince(start: number, profile: Profile, completion: 'none' | 'add1u'): number {
  const step = completion === 'none' ? undefined : Number(profile.unit);
  if (equalSharesInFloats(profile, step) === 0) throw new Error('Nothing was chosen');
  return performance.now() - start;
}

function taken(): Promise<number> {
  if (what === 'read') return read();
  const rule = RULES.find((one) => one === what);
  if (rule) return by(rule);
  return equalShares(what as 'none' | 'add1u');
}

console.log((await taken()).toFixed(2));
