import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Work } from '../engines/engine.ts';
import type { Db } from '../tables.ts';
import type { Bytes, Releases } from './releases.ts';

/** So many files in a statement, of some 10 kB each. */
const AT_A_TIME = 50;

/** As of `Storage`. */
interface Verbs {
  ask<T>(work: Work<T>): Promise<T>;
  write<T>(work: Work<T>): Promise<T>;
}

/** @returns what is kept in the tables of a database, compressed */
export function releasesInTables({ ask, write }: Verbs): Releases {
  return {
    where: 'the database',
    async list() {
      const rows = await ask((db) => db.selectFrom('releases').selectAll().execute());
      return rows.map(({ name, kept_at }) => ({ name, since: Date.parse(kept_at) }));
    },
    async keep(name, files) {
      if (await ask((db) => isKept(db, name))) return false;
      // Before it is written: others wait for whoever writes.
      const rows = await Promise.all(
        Array.from(files, async ([path, bytes]) => ({ release: name, path, bytes: await promisify(gzip)(bytes) })), // prettier-ignore
      );
      return write(async (db) => {
        // Another of the name may have come meanwhile.
        if (await isKept(db, name)) return false;
        const kept_at = new Date().toISOString();
        await db.insertInto('releases').values({ name, kept_at }).execute();
        for (let from = 0; from < rows.length; from += AT_A_TIME) {
          const some = rows.slice(from, from + AT_A_TIME);
          await db.insertInto('release_files').values(some).execute();
        }
        return true;
      });
    },
    async read(name, path) {
      const row = await ask((db) =>
        db
          .selectFrom('release_files')
          .select('bytes')
          .where('release', '=', name)
          .where('path', '=', path)
          .executeTakeFirst(),
      );
      return row && asBytes(await promisify(gunzip)(row.bytes));
    },
    async having(path) {
      const rows = await ask((db) =>
        db.selectFrom('release_files').select('release').where('path', '=', path).execute(),
      );
      return rows.map(({ release }) => release);
    },
    remove: (name) =>
      write(async (db) => {
        await db.deleteFrom('release_files').where('release', '=', name).execute();
        await db.deleteFrom('releases').where('name', '=', name).execute();
      }),
  };
}

async function isKept(db: Db, name: string): Promise<boolean> {
  const row = await db
    .selectFrom('releases')
    .select('name')
    .where('name', '=', name)
    .executeTakeFirst();
  return row !== undefined;
}

const asBytes = (buffer: Uint8Array): Bytes => Uint8Array.from(buffer);
