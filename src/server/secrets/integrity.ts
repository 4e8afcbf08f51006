import { createHash } from 'node:crypto';

/** @returns what the attribute `integrity` says of a file in a page: `sha384-…` */
export function integrityOf(bytes: Uint8Array): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}
