import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Mistake } from '../mistake.ts';
import { syncFolder } from '../sync-folder.ts';
import { randomId } from './random.ts';
import {
  codeKey,
  newSecret,
  readSecrets,
  type AddedKey,
  type CodeKey,
  type Keyring,
} from './keyring.ts';

/**
 * Secrets in a file, a line each. Another process may add one at any time: it is looked at each
 * time, and read again where it has changed. A key that was there once is kept until the process
 * ends, whatever becomes of the file: a good code must not be refused for an editor's slip.
 */
export class SecretFile implements Keyring {
  readonly #file: string;
  readonly #where: string;
  #seen = '';
  #keys: readonly CodeKey[] = [];

  /**
   * @param about stands before the file's name in what is said of it
   * @throws Mistake if it is there and cannot be read
   */
  constructor(file: string, about = '') {
    this.#file = file;
    this.#where = about + file;
    this.#read();
  }

  all(): readonly CodeKey[] {
    try {
      this.#read();
    } catch {
      // What was known goes on; a process that starts is told.
    }
    return this.#keys;
  }

  newest(): CodeKey {
    this.#read();
    if (this.#keys.length === 0) this.#make();
    return this.#keys.at(-1) as CodeKey;
  }

  add(): AddedKey {
    this.#read();
    const secret = newSecret();
    this.#doing(() => append(this.#file, `\n${secret}\n`));
    return { id: codeKey(secret).id, file: this.#file };
  }

  #read(): void {
    const stat = statSync(this.#file, { bigint: true, throwIfNoEntry: false });
    if (!stat) return;
    const seen = `${stat.ino} ${stat.size} ${stat.mtimeNs}`;
    if (seen === this.#seen) return;
    const text = this.#doing(() => readFileSync(this.#file, 'utf8'));
    const keys = readSecrets(text, this.#where);
    const gone = this.#keys.filter(({ id }) => !keys.some((key) => key.id === id));
    this.#keys = [...gone, ...keys];
    this.#seen = seen;
  }

  /** Whole or not at all: whoever comes first makes the file, and everybody reads that one. */
  #make(): void {
    const made = `${this.#file}.${randomId()}`;
    this.#doing(() => {
      append(made, `${newSecret()}\n`);
      try {
        linkSync(made, this.#file);
      } catch (error) {
        if ((error as { code?: string }).code !== 'EEXIST') throw error;
      } finally {
        unlinkSync(made);
      }
      syncFolder(dirname(this.#file));
    });
    this.#read();
    if (this.#keys.length > 0) return;
    // It was there already, and empty.
    this.add();
    this.#read();
  }

  #doing<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const { code = 'unknown' } = error as { code?: string };
      throw new Mistake(`${this.#where} cannot be used for secrets (${code})`);
    }
  }
}

/** On disk when it returns: codes whose secret is lost are lost too. */
function append(file: string, text: string): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
