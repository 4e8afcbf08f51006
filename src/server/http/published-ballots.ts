import type { Owner } from '../storage/tables.ts';
import { findPublishedAt, findPublishedBallots } from '../storage/queries/results.ts';
import type { Reader } from '../storage/storage.ts';

/** Of so many votes the ballots are kept in memory, compressed. */
const MOST_KEPT = 10;

interface Kept {
  readonly published: string;
  readonly zipped: Blob;
}

/**
 * The ballots that were published, as gzip. All who read them at a time read the same bytes: a
 * thousand over slow lines need no more memory than one.
 */
export class PublishedBallots {
  readonly #kept = new Map<string, Kept>();

  /** @returns undefined where none are published */
  async find(storage: Reader, owner: Owner): Promise<Blob | undefined> {
    const name = `${owner.resource}/${owner.definition_id}`;
    const known = this.#kept.get(name);
    const found = await storage.read(async (db) => {
      const published = await findPublishedAt(db, owner);
      if (published === undefined) return undefined;
      if (published === known?.published) return known;
      const bytes = await findPublishedBallots(db, owner);
      const zipped = bytes && new Blob([bytes as Uint8Array<ArrayBuffer>]);
      return zipped && { published, zipped };
    });
    this.#kept.delete(name);
    if (!found) return undefined;
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(name, found);
    return found.zipped;
  }
}
