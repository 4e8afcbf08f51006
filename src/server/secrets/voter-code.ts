import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { base32, grouped, readBase32 } from './base32.ts';

/** 60 bits. */
const LENGTH = 12;
const COST = { N: 4096, r: 8, p: 1 };
const derive = promisify<string, string, number, typeof COST, Buffer>(scrypt);

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
 * What is stored of a code. The salt is the definition's and not the code's own, so that a code
 * can be looked up; 60 random bits need no salt of their own.
 * @param typed the code as a person typed it
 * @returns hexadecimal, or undefined if no code looks like that
 */
export async function voterCodeHash(
  typed: string,
  resource: string,
  definitionId: string,
): Promise<string | undefined> {
  const code = readVoterCode(typed);
  if (code === undefined) return undefined;
  const hash = await derive(code, `samskab:${resource}:${definitionId}`, 32, COST);
  return hash.toString('hex');
}
