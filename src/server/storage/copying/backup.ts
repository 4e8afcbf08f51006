import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { Mistake } from '../../mistake.ts';
import { syncFolder } from '../../sync-folder.ts';
import { wholeFile } from '../engines/sqlite/whole-file.ts';
import { openStorage, type Reader } from '../storage.ts';
import { contentsOf, type Contents } from './contents.ts';
import { copyAll } from './tables.ts';

/**
 * Copies a database, of either engine and while it is used, as it is at one moment, into one SQLite
 * file. Its rows lie in the order of their keys. The file is there whole or not at all.
 * @param now milliseconds since 1970
 * @throws Mistake if the file is there already, or cannot be written there
 */
export async function backUp(from: Reader, file: string, now: number): Promise<Contents> {
  if (existsSync(file)) throw new Mistake(`${file} is there already`);
  const beside = dirname(file);
  if (!existsSync(beside)) throw new Mistake(`${file}: the folder ${beside} is not there`);
  // Beside it, so that it can be moved there at once.
  const folder = folderFor(file);
  try {
    const until = new Date(now).toISOString();
    const contents = await copyInto(folder, from, until);
    renameSync(wholeFile(folder), file);
    syncFolder(dirname(file));
    return contents;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function copyInto(folder: string, from: Reader, until: string): Promise<Contents> {
  const target = await openStorage(folder);
  try {
    return await target.write(async (copy) => {
      await from.read((source) => copyAll(source, copy));
      await sql`create table backup (until text not null) strict`.execute(copy);
      await sql`insert into backup (until) values (${until})`.execute(copy);
      return contentsOf(copy, until);
    });
  } finally {
    await target.close({ tidy: true });
  }
}

function folderFor(file: string): string {
  try {
    return mkdtempSync(`${file}.part-`);
  } catch (error) {
    throw new Mistake(`${file} cannot be written: ${whyNot(dirname(file), error)}`);
  }
}

/** Node's own words name a folder that nobody asked for. */
function whyNot(folder: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const why: Record<string, string> = {
    ENOTDIR: `${folder} is no folder`,
    EACCES: `nothing may be written into the folder ${folder}`,
    EPERM: `nothing may be written into the folder ${folder}`,
    EROFS: `the disk of the folder ${folder} can only be read`,
    ENOSPC: `the disk of the folder ${folder} is full`,
  };
  return why[code ?? ''] ?? message;
}
