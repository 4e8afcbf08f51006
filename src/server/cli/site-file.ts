import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Site } from '../../protocol/site.ts';
import { putSite } from '../defining/put-site.ts';
import { LARGEST_LOGO, readLogo, tooLarge } from '../defining/read-logo.ts';
import { readSite } from '../defining/read-site.ts';
import { accentLine, accentsOf } from '../http/accent.ts';
import type { Logo } from '../storage/queries/site.ts';
import { Mistake } from '../mistake.ts';
import { about } from './about.ts';
import type { becauseOption } from './because.ts';
import type { Arguments } from './command.ts';
import { withStorage, type dataOption } from './data.ts';
import { cannotRead } from './files.ts';

/** A site as its file says it, with the picture that the file names. */
export interface SiteFile {
  readonly site: Site;
  readonly logo?: Logo;
}

/** `samskab put site.json`. */
export async function putSiteFile(
  file: string,
  json: unknown,
  args: Pick<Arguments<typeof becauseOption & typeof dataOption>, 'values'>,
): Promise<void> {
  const { site, logo } = await siteIn(file, json);
  if (args.values.because !== undefined) {
    throw new Mistake('put: --because is for the log of a definition, and a site has none');
  }
  await withStorage(args, async (storage) => {
    const outcome = await storage.write((db) => putSite(db, site, logo));
    console.log(`site: ${outcome}`);
  });
  tellAccent(site);
}

/** @throws Mistake that names the file with the fault */
export async function siteIn(file: string, json: unknown): Promise<SiteFile> {
  const site = await about(`${file}: `, () => readSite(json));
  if (site.logo === undefined) return { site };
  const picture = resolve(dirname(file), site.logo);
  const logo = await about(`${file}: \`logo\`: ${picture} `, () => readLogo(bytesOf(picture)));
  return { site, logo };
}

/** Reads a file, and no device or pipe, which has no end; no more of it than a logo may have. */
function bytesOf(picture: string): Uint8Array {
  try {
    const found = statSync(picture);
    if (found.isDirectory()) throw new Mistake('is a folder');
    if (!found.isFile()) throw new Mistake('is no file, but a device or a pipe');
    if (found.size > LARGEST_LOGO) throw tooLarge(found.size);
    return readAtMost(picture, LARGEST_LOGO + 1);
  } catch (error) {
    if (error instanceof Mistake) throw error;
    throw new Mistake(cannotRead('', error).message.trim());
  }
}

/** @param most in bytes: a file may have grown since it was measured */
function readAtMost(file: string, most: number): Uint8Array {
  const bytes = new Uint8Array(most);
  const open = openSync(file, 'r');
  try {
    let length = 0;
    for (let more = 1; more > 0 && length < most; length += more) {
      more = readSync(open, bytes, length, most - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(open);
  }
}

/** Says which shades take the place of an accent that cannot be read as it is. */
function tellAccent({ accent }: Site): void {
  const line = accent === undefined ? undefined : accentLine(accentsOf(accent));
  if (line !== undefined) console.log(`site: ${line}`);
}
