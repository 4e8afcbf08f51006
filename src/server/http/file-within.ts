import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** No file can be called so. */
const NOWHERE = '\0';

/**
 * @param path as it was asked for, below the folder
 * @returns where a file lies in truth, its links followed; of a folder its index.html. What lies
 * outside the folder then, or has a part that begins with a dot, is nowhere.
 */
export function fileWithin(folder: string, path: string): string {
  try {
    const root = realpathSync(folder);
    const file = realpathSync(join(root, path));
    const page = statSync(file).isDirectory() ? realpathSync(join(file, 'index.html')) : file;
    return isWithin(root, file) && isWithin(root, page) ? page : NOWHERE;
  } catch {
    return NOWHERE;
  }
}

/** @returns whether there is a file, by the same rules */
export function isFileWithin(folder: string, path: string): boolean {
  return fileWithin(folder, path) !== NOWHERE;
}

function isWithin(root: string, file: string): boolean {
  if (file === root) return true;
  const start = root.endsWith(sep) ? root : root + sep;
  if (!file.startsWith(start)) return false;
  return !file
    .slice(start.length)
    .split(sep)
    .some((part) => part.startsWith('.'));
}
