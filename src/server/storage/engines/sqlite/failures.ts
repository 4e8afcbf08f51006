import { Unavailable } from '../../unavailable.ts';

/** SQLite's numbers for what the disk is to blame for, without what they say in detail. */
const OF_THE_DISK = new Map([
  [8, 'the database may not be written to'],
  [10, 'the disk fails'],
  [13, 'the disk is full'],
  [14, 'a file of the database cannot be opened'],
]);
/** The same, as the machine says it. */
const OF_THE_MACHINE = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full'],
  ['EROFS', 'the database may not be written to'],
  ['EACCES', 'the database may not be written to'],
  ['EIO', 'the disk fails'],
  ['ENOENT', 'the folder of the database is gone'],
]);

/** @returns the error, as Unavailable where it is the disk's */
export function told(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { errcode, code } = error as Error & { errcode?: number; code?: string };
  const why = errcode === undefined ? OF_THE_MACHINE.get(code ?? '') : OF_THE_DISK.get(errcode & 0xff); // prettier-ignore
  return why === undefined ? error : new Unavailable(why, { cause: error });
}
