import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Mistake } from '../../mistake.ts';

/**
 * Reads a file, and no device or pipe, which has no end; no more of it than a picture may have.
 * @param largest in bytes
 * @param tooLarge what is the matter with one of so many bytes
 * @returns what is in it; of one that has grown since it was measured, one byte more than it may have
 * @throws Mistake without a subject; what Node throws where it cannot be read
 */
export function bytesOfFile(
  file: string,
  largest: number,
  tooLarge: (size: number) => Mistake,
): Uint8Array {
  const found = statSync(file);
  if (found.isDirectory()) throw new Mistake('is a folder');
  if (!found.isFile()) throw new Mistake('is no file, but a device or a pipe');
  if (found.size > largest) throw tooLarge(found.size);
  return readAtMost(file, largest + 1);
}

/** @param most in bytes */
function readAtMost(file: string, most: number): Uint8Array {
  const bytes = new Uint8Array(most);
  const open = openSync(file, 'r');
  try {
    let length = 0;
    for (let more = 1; more > 0 && length < most; length += more) {
      more = readSync(open, bytes, length, most - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(open);
  }
}
