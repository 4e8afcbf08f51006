import { existsSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  open,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  statfs,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { integrityOf } from '../../secrets/integrity.ts';
import { syncFolder } from '../../sync-folder.ts';
import { INTEGRITY_FILE, type Bytes, type ReleaseFiles, type Releases } from './releases.ts';

/** What is not whole yet, or goes: no release is called so. */
const PART = '.part-';
/** After so long nobody writes any more what a process left unfinished, in milliseconds. */
const LEFT_OVER = 3_600_000;
/** So much stays free for what people send, in bytes. */
const ROOM = 50_000_000;

/** @returns what is kept in a folder, which is made when something is: a folder a release */
export function releasesIn(folder: string): Releases {
  const integrities = new Integrities(folder);
  return {
    where: folder,
    async list() {
      const found = await namesIn(folder);
      const all = await Promise.all(
        found.map(async (name) => ({ name, since: await changedAt(join(folder, name)) })),
      );
      // A neighbour on the same folder may take one away meanwhile.
      return all.flatMap(({ name, since }) => (since === undefined ? [] : [{ name, since }]));
    },
    async keep(name, files) {
      if (await integrities.in(name)) return false;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await sweep(folder);
      await leaveRoom(folder, files);
      const part = await mkdtemp(join(folder, PART));
      try {
        await writeAll(part, files);
        if (await moved(part, join(folder, name))) return true;
        // A neighbour was faster; or it is a folder that does not say what is in it, and in the way.
        if (await integrities.in(name)) return false;
        await removeFrom(folder, name);
        return await moved(part, join(folder, name));
      } finally {
        await rm(part, { recursive: true, force: true });
      }
    },
    async read(name, path) {
      const integrity = await integrities.in(name);
      if (path === INTEGRITY_FILE) return integrity?.bytes;
      // Only what is listed is looked for, so no path leads anywhere else.
      const expected = integrity?.of(path);
      const bytes = expected && (await contentOf(join(folder, name, path)));
      // Half a file, as a disk may leave it, is none.
      return bytes && integrityOf(bytes) === expected ? bytes : undefined;
    },
    async having(path) {
      const names = await namesIn(folder);
      const found = await Promise.all(names.map((name) => integrities.in(name)));
      return names.filter((_, at) => found[at]?.of(path) !== undefined);
    },
    remove: (name) => removeFrom(folder, name),
  };
}

/** Takes it out of sight first: who looks meanwhile finds all of it or nothing. */
async function removeFrom(folder: string, name: string): Promise<void> {
  if (!existsSync(join(folder, name))) return;
  const part = await mkdtemp(join(folder, PART));
  await rename(join(folder, name), join(part, name)).catch(ignoring('ENOENT'));
  await rm(part, { recursive: true, force: true });
}

async function namesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(ignoring('ENOENT', 'ENOTDIR'));
  return (found ?? [])
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
}

/** @throws where the disk would be as good as full with it */
async function leaveRoom(folder: string, files: ReleaseFiles): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const size = [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (bavail * bsize < size + ROOM) throw new Error('that disk has too little room');
}

async function writeAll(folder: string, files: ReleaseFiles): Promise<void> {
  for (const path of files.keys()) {
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
  }
  await Promise.all(
    Array.from(files, async ([path, bytes]) => {
      const file = await open(join(folder, path), 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    }),
  );
}

/** @returns whether it has got the name: a folder that has it already stays */
async function moved(part: string, folder: string): Promise<boolean> {
  try {
    await rename(part, folder);
  } catch (error) {
    if (isCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOTDIR')) return false;
    throw error;
  }
  syncFolder(dirname(folder));
  return true;
}

/** Takes away what a process that was killed has left. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(PART)) continue;
    const path = join(folder, name);
    const since = await changedAt(path);
    if (since === undefined || Date.now() - since < LEFT_OVER) continue;
    await rm(path, { recursive: true, force: true });
  }
}

/** @returns milliseconds since 1970; undefined where it is there no longer */
async function changedAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(ignoring('ENOENT')))?.mtimeMs;
}

interface Integrity {
  readonly bytes: Bytes;
  /** @returns what it says of a file; undefined where the release has no such file */
  of(path: string): string | undefined;
}

/** Reads what each release says of its files, once: it never changes. */
class Integrities {
  readonly #folder: string;
  readonly #known = new Map<string, Integrity>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param name as somebody typed it: one with a slash is none of those that are there */
  async in(name: string): Promise<Integrity | undefined> {
    if (!(await namesIn(this.#folder)).includes(name)) return undefined;
    const known = this.#known.get(name);
    if (known) return known;
    const bytes = await contentOf(join(this.#folder, name, INTEGRITY_FILE));
    const read = bytes && integrityFrom(bytes);
    if (read) this.#known.set(name, read);
    return read;
  }
}

function integrityFrom(bytes: Bytes): Integrity | undefined {
  try {
    const listed: unknown = JSON.parse(Buffer.from(bytes).toString());
    if (typeof listed !== 'object' || listed === null) return undefined;
    const known = new Map<string, unknown>(Object.entries(listed));
    return { bytes, of: (path) => textOf(known.get(path)) };
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

async function contentOf(file: string): Promise<Bytes | undefined> {
  const content = await readFile(file).catch(ignoring('ENOENT', 'ENOTDIR', 'EISDIR'));
  return content && Uint8Array.from(content);
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

/** @returns nothing where it is one of those; else throws it on */
function ignoring(...codes: readonly string[]): (error: unknown) => undefined {
  return (error) => {
    if (!isCode(error, ...codes)) throw error;
  };
}
