import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { integrityOf } from '../secrets/integrity.ts';
import { sha256 } from '../secrets/sha256.ts';
import { INTEGRITY_FILE, type Bytes, type Releases } from '../storage/releases/releases.ts';

/** What of a build is for browsers: what lies in these folders is side by side in a release. */
const FOLDERS = ['loader', 'single'];

/** A build's files, as they stand below `/samskab/1.2.3/`. */
export interface Build {
  /** Their `integrity`, by their paths. */
  readonly files: ReadonlyMap<string, string>;
  /** What `integrity.json` is. */
  readonly integrity: Bytes;
  /** Read anew: a build may be made again under a running server. */
  read(path: string): Bytes | undefined;
}

/** @returns the files of a build; undefined where there is none */
export function readBuild(folder: string): Build | undefined {
  const places = new Map(
    FOLDERS.flatMap((name) => filesIn(join(folder, name)).map((path) => [path, name] as const)),
  );
  const read = (path: string) => {
    const place = places.get(path);
    return place && contentOf(join(folder, place, path));
  };
  const files = new Map<string, string>();
  for (const path of [...places.keys()].toSorted()) {
    const bytes = read(path);
    if (bytes) files.set(path, integrityOf(bytes));
  }
  if (files.size === 0) return undefined;
  const text = `${JSON.stringify(Object.fromEntries(files), null, 2)}\n`;
  const integrity = new TextEncoder().encode(text);
  return {
    files,
    integrity,
    read(path) {
      if (path === INTEGRITY_FILE) return integrity;
      const expected = files.get(path);
      const bytes = expected && read(path);
      return bytes && integrityOf(bytes) === expected ? bytes : undefined;
    },
  };
}

/**
 * @param version of the package
 * @returns what a build is called below `/samskab/`: its version, and with some of its hash where
 * other files have that name already. What has been released never changes; who builds the same
 * version again, while they develop it, gets another name for each.
 */
export async function releaseName(
  releases: Releases,
  version: string,
  { integrity }: Build,
): Promise<string> {
  const kept = await releases.read(version, INTEGRITY_FILE);
  if (!kept || Buffer.from(kept).equals(integrity)) return version;
  return `${version}${version.includes('+') ? '.' : '+'}${sha256(integrity).slice(0, 8)}`;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
      .map((path) => path.replaceAll('\\', '/'));
  } catch {
    return [];
  }
}

function contentOf(file: string): Bytes | undefined {
  try {
    return Uint8Array.from(readFileSync(file));
  } catch {
    return undefined;
  }
}
