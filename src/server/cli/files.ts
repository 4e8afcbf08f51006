import { readFileSync } from 'node:fs';
import { Mistake } from '../mistake.ts';

/** @throws Mistake if a file is not there, cannot be read or is not UTF-8 */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw cannotRead(file, error);
  }
}

export function cannotRead(file: string, error: unknown): Mistake {
  const { code } = error as { code?: string };
  const why: Record<string, string> = {
    ENOENT: 'is not there',
    EISDIR: 'is a folder',
    EACCES: 'may not be read',
    ERR_ENCODING_INVALID_ENCODED_DATA: 'is not UTF-8',
  };
  return new Mistake(`${file} ${why[code ?? ''] ?? `cannot be read: ${String(error)}`}`);
}
