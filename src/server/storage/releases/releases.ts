/**
 * The browser files of every release that has run here, so that a page which was opened under one
 * of them finds what it fetches later, whichever release answers by then. Beside SQLite they lie in
 * a folder, and in PostgreSQL in a table, which all who share the database read.
 *
 * A release is there whole or not at all, and never changes.
 */
export interface Releases {
  /** Where they lie, for whoever has to make room there. */
  readonly where: string;
  /** @returns those that are kept, in no order */
  list(): Promise<KeptRelease[]>;
  /**
   * @param files by their paths below `/samskab/1.2.3/`; `integrity.json` is one of them
   * @returns whether it is kept now; false where another of that name was there before
   */
  keep(name: string, files: ReleaseFiles): Promise<boolean>;
  /** @returns what a release has at a path; undefined where it is not kept, or has no such file */
  read(name: string, path: string): Promise<Bytes | undefined>;
  /** @returns the names of those that have a file at a path, in no order */
  having(path: string): Promise<string[]>;
  remove(name: string): Promise<void>;
}

export interface KeptRelease {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

export type Bytes = Uint8Array<ArrayBuffer>;
export type ReleaseFiles = ReadonlyMap<string, Bytes>;

/** Covers every other file of a release: an object of paths and of what `integrity` says in a page. */
export const INTEGRITY_FILE = 'integrity.json';
