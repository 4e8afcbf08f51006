import { closeSync, fsyncSync, openSync } from 'node:fs';

/** A file that was made or moved is there after a power cut only once its folder is on disk too. */
export function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // Not every system can open a folder.
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
