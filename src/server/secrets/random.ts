import { randomBytes } from 'node:crypto';

/** @returns an id of 128 random bits, in hexadecimal */
export function randomId(): string {
  return randomBytes(16).toString('hex');
}
