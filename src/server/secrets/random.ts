import { randomBytes, randomFillSync, randomInt } from 'node:crypto';

/** @returns an id of 128 random bits, in hexadecimal */
export function randomId(): string {
  if (next === pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  return pool.toString('hex', next, (next += ID));
}

/** Bytes of an id, and so many of them at a time: to ask for few takes as long as for many. */
const ID = 16;
const pool = Buffer.alloc(256 * ID);
let next = pool.length;

/** @returns a whole number from 0 up to, and without, a count */
export function randomIndex(count: number): number {
  return randomInt(count);
}

/**
 * @returns a secret of 128 random bits for an address that is sent to people: in hexadecimal, as mail
 * programs take a hyphen or an underscore at its end for no part of it
 */
export function randomToken(): string {
  return randomBytes(16).toString('hex');
}
