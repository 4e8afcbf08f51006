import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'samskab.probe';
/** More than a vote takes, in bytes. */
const ROOM = 65_536;

/**
 * Writes a file to the disk beside the database, and takes it away again. A row of the database's
 * own would do as well, but leave between votes how many seconds went by.
 * @throws what keeps the folder from being written to
 */
export async function probe(folder: string): Promise<void> {
  const path = join(folder, FILE);
  try {
    const file = await open(path, 'w', 0o600);
    try {
      await file.write(new Uint8Array(ROOM));
      await file.datasync();
    } finally {
      await file.close();
    }
  } finally {
    await rm(path, { force: true });
  }
}
