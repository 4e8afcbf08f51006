import {
  INTEGRITY_FILE,
  type Bytes,
  type ReleaseFiles,
  type Releases,
} from '../storage/releases/releases.ts';
import { readBuild, releaseName, type Build } from './own-release.ts';
import { newestFirst } from './version-order.ts';

/** What a server runs. */
interface Own {
  readonly name: string;
  readonly build: Build;
}

/** How many releases are kept unless somebody says otherwise. */
export const KEPT = 10;

/**
 * The browser files of this server's release, and of all others that are kept: those before it,
 * whose pages are still open somewhere, and those of its neighbours on the same database, which
 * may be newer.
 *
 * `/samskab.js` is what this server runs, and so is `/samskab/voting-ballot.da.js`. All that such
 * a file imports has a hash in its name, so it is the same in whatever release it is found. What the
 * loader asks for by a name that stays, it asks for together with the hash of its core, and gets
 * from the release that has it: two of them on one page would be two copies of Lit. So everything
 * that a page fetches is of the release of its loader, also what it fetches days later, and what a
 * cache has kept goes with what it has not. Where that release is kept no longer, the page gets
 * what is there now.
 */
export class ServedReleases {
  readonly #kept: Releases;
  readonly #folder: string;
  readonly #version: string;
  #own: Promise<Own | undefined> | undefined;

  /** @param folder with the build of this server's release, which need not be there yet */
  constructor(kept: Releases, folder: string, version: string) {
    this.#kept = kept;
    this.#folder = folder;
    this.#version = version;
  }

  /** @returns what this server's release is called; undefined where it has no build */
  async ownName(): Promise<string | undefined> {
    return (await this.#ownRelease())?.name;
  }

  /** @returns a file below `/samskab/1.2.3/`; undefined where there is no such file or release */
  async file(name: string, path: string): Promise<Bytes | undefined> {
    const own = await this.#ownRelease();
    // Its own it can answer for without having it kept, as where the disk is full.
    const bytes = own?.name === name ? own.build.read(path) : undefined;
    return bytes ?? this.#kept.read(name, path);
  }

  /** @returns the newest release that has a file; undefined where none has */
  async newestWith(path: string): Promise<string | undefined> {
    const found = new Set(await this.#kept.having(path));
    if (found.size === 0) return undefined;
    return newestFirst(await this.#kept.list()).find((name) => found.has(name));
  }

  /**
   * Keeps this server's release, and removes the oldest beyond a number; never its own.
   * @param most how many are kept; 0 keeps none, not even its own
   * @returns what whoever runs it should know: a sentence each. That something cannot be kept is no
   * reason not to start.
   */
  async keep(most: number): Promise<string[]> {
    try {
      if (most > 0) await this.#keepOwn();
      await this.#removeBeyond(most);
      const name = most > 0 ? await this.ownName() : undefined;
      if (name === undefined || name === this.#version) return [];
      return [
        `other browser files are kept as version ${this.#version} already: those of this build are served as ${name}`,
      ];
    } catch (error) {
      return [
        `the browser files of version ${this.#version} cannot be kept in ${this.#kept.where} (${whyNot(error)}): they are served all the same, but pages that are open at the next update may have to be loaded anew`,
      ];
    }
  }

  async #keepOwn(): Promise<void> {
    // A neighbour may keep another build of the same version meanwhile: then there is another name.
    for (let tries = 0; tries < 2; tries++) {
      const own = await this.#ownRelease();
      if (!own || (await this.#kept.read(own.name, INTEGRITY_FILE))) return;
      if (await this.#kept.keep(own.name, filesOf(own.build))) return;
      this.#own = undefined;
    }
  }

  async #removeBeyond(most: number): Promise<void> {
    const own = most > 0 ? await this.ownName() : undefined;
    const others = newestFirst(await this.#kept.list()).filter((name) => name !== own);
    for (const name of others.slice(own === undefined ? most : most - 1)) {
      await this.#kept.remove(name);
    }
  }

  /** Read when it is first needed; again as long as it is not there, or cannot be told. */
  #ownRelease(): Promise<Own | undefined> {
    this.#own ??= this.#readOwn().then(
      (own) => {
        if (!own) this.#own = undefined;
        return own;
      },
      (error: unknown) => {
        this.#own = undefined;
        throw error;
      },
    );
    return this.#own;
  }

  async #readOwn(): Promise<Own | undefined> {
    const build = readBuild(this.#folder);
    return build && { build, name: await releaseName(this.#kept, this.#version, build) };
  }
}

function filesOf(build: Build): ReleaseFiles {
  const files = new Map([[INTEGRITY_FILE, build.integrity]]);
  for (const path of build.files.keys()) {
    const bytes = build.read(path);
    if (!bytes) throw new Error(`${path} has changed since the start`);
    files.set(path, bytes);
  }
  return files;
}

/** @returns Node's and the database's words, or plainer ones */
function whyNot(error: unknown): string {
  const { cause, code, message } = error as NodeJS.ErrnoException;
  if (cause instanceof Error) return whyNot(cause);
  const why: Record<string, string> = {
    ENOTDIR: 'it is no folder',
    EEXIST: 'it is no folder',
    EACCES: 'nothing may be written there',
    EPERM: 'nothing may be written there',
    EROFS: 'that disk can only be read',
    ENOSPC: 'that disk is full',
    EDQUOT: 'that disk is full',
  };
  return why[code ?? ''] ?? message;
}
