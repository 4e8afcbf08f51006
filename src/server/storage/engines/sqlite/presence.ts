import { statSync } from 'node:fs';
import { Unavailable } from '../../unavailable.ts';

/**
 * Whether the files that SQLite has open are the ones in the folder. It would write on to files
 * that were deleted, or whose folder was replaced, and all of it would be gone with the process.
 */
export class Presence {
  readonly #files: readonly string[];
  /** Which file each of them was when it was seen first: the log is made by the first that reads. */
  readonly #seen = new Map<string, string>();

  constructor(file: string) {
    this.#files = [file, `${file}-wal`];
    this.#seen.set(file, identityOf(file) ?? '');
  }

  /**
   * Costs some microseconds.
   * @throws Unavailable
   */
  check(): void {
    for (const file of this.#files) {
      const identity = identityOf(file);
      const seen = this.#seen.get(file) ?? identity;
      if (identity === undefined || identity !== seen) {
        throw new Unavailable(
          'the files of the database were removed or replaced under the server',
        );
      }
      this.#seen.set(file, identity);
    }
  }
}

function identityOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}
