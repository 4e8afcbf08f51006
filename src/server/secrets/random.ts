import { randomBytes, randomInt } from 'node:crypto';

/** @returns an id of 128 random bits, in hexadecimal */
export function randomId(): string {
  return randomBytes(16).toString('hex');
}

/** @returns a whole number from 0 up to, and without, a count */
export function randomIndex(count: number): number {
  return randomInt(count);
}
