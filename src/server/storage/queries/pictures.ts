import type { PictureKind, PictureName } from '../../picture-address.ts';
import type { Db } from '../tables.ts';
import type { Logged } from './log.ts';

/** A picture, and what it is stored by. */
export interface StoredPicture extends PictureName {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** So many in a statement: each may have 300 kB, and SQLite takes 32,766 values. */
const AT_A_TIME = 500;

export async function findPicture(
  db: Db,
  { hash, kind }: PictureName,
): Promise<StoredPicture | undefined> {
  const row = await db
    .selectFrom('pictures')
    .select('bytes')
    .where('hash', '=', hash)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row && { hash, kind, bytes: Uint8Array.from(row.bytes) };
}

/** @returns those of some pictures that are stored: their hashes, each with its kind */
export async function storedPictures(
  db: Db,
  hashes: readonly string[],
): Promise<Map<string, PictureKind>> {
  const found = new Map<string, PictureKind>();
  for (let from = 0; from < hashes.length; from += AT_A_TIME) {
    const some = hashes.slice(from, from + AT_A_TIME);
    const rows = await db
      .selectFrom('pictures')
      .select(['hash', 'kind'])
      .where('hash', 'in', some)
      .execute();
    for (const { hash, kind } of rows) found.set(hash, kind);
  }
  return found;
}

/** Stores pictures; those that are there already stay. */
export async function savePictures(db: Db, pictures: readonly StoredPicture[]): Promise<void> {
  for (const { hash, kind, bytes } of pictures) {
    await db
      .insertInto('pictures')
      .values({ hash, kind, bytes })
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute();
  }
}

/**
 * Notes which pictures a definition shows, in the place of those it showed before; what no other
 * shows either is deleted.
 */
export async function usePictures(
  db: Db,
  { resource, definition_id }: Logged,
  hashes: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('picture_uses')
    .where('resource', '=', resource)
    .where('definition_id', '=', definition_id)
    .execute();
  for (let from = 0; from < hashes.length; from += AT_A_TIME) {
    const rows = hashes.slice(from, from + AT_A_TIME).map((hash) => ({ resource, definition_id, hash })); // prettier-ignore
    await db.insertInto('picture_uses').values(rows).execute();
  }
  await db
    .deleteFrom('pictures')
    .where('hash', 'not in', db.selectFrom('picture_uses').select('hash'))
    .execute();
}
