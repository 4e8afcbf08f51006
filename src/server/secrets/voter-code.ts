import { createHmac, randomBytes } from 'node:crypto';
import { base32, grouped, readBase32 } from './base32.ts';
import type { CodeKey } from './keyring.ts';

/** 60 bits. */
const LENGTH = 12;

/** @returns a new code as it is printed: `7K3M-Q9TX-2FHD` */
export function newVoterCode(): string {
  return grouped(base32(randomBytes(8), LENGTH));
}

/**
 * @param typed the code as a person typed it
 * @returns the one text that stands for it however it is typed, or undefined if no code looks like that
 */
export function readVoterCode(typed: string): string | undefined {
  return readBase32(typed, LENGTH);
}

/**
 * What is stored of a code. It is the same each time, so that a code can be looked up, and takes
 * microseconds, so that nobody waits for those who guess: what keeps codes from being tried against
 * a copy of the database is the key, which is not in there.
 * @param typed the code as a person typed it
 * @returns hexadecimal, or undefined if no code looks like that
 */
export function voterCodeHash(
  typed: string,
  resource: string,
  definitionId: string,
  { secret }: CodeKey,
): string | undefined {
  const code = readVoterCode(typed);
  if (code === undefined) return undefined;
  return createHmac('sha256', secret)
    .update(`samskab:code:${resource}:${definitionId}:${code}`)
    .digest('hex');
}
