import type { Reader } from '../storage/storage.ts';
import type { Db } from '../storage/tables.ts';

/** How many rows are read at a time. */
const AT_A_TIME = 200;

/**
 * Reads rows bit by bit as they are asked for, with others at the database in between: who
 * downloads them over a slow line must not keep people from taking part, nor hold all of them.
 */
export async function* atATime<I, T>(
  storage: Reader,
  ids: readonly I[],
  read: (db: Db, ids: readonly I[]) => Promise<readonly T[]>,
): AsyncGenerator<T, void, void> {
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    yield* await storage.read((db) => read(db, ids.slice(from, from + AT_A_TIME)));
  }
}
