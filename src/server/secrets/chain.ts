import { createHash } from 'node:crypto';
import { canonical } from './canonical.ts';

/**
 * What makes a list one that only grows: each entry has a hash of the hash before it and of its own
 * content, so that whoever changes an entry, or takes one out, must change all that follow.
 * @param previous the hash of the entry before; '' for the first
 * @returns SHA-256, in hexadecimal
 */
export function chainedHash(previous: string, content: object): string {
  return createHash('sha256')
    .update(`${previous}\n${canonical(content)}`)
    .digest('hex');
}
