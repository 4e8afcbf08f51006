import { dirname, resolve } from 'node:path';
import type { Site } from '../../protocol/site.ts';
import { putSite } from '../defining/put-site.ts';
import { bytesOfFile } from '../defining/pictures/picture-file.ts';
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

function bytesOf(picture: string): Uint8Array {
  try {
    return bytesOfFile(picture, LARGEST_LOGO, tooLarge);
  } catch (error) {
    if (error instanceof Mistake) throw error;
    throw new Mistake(cannotRead('', error).message.trim());
  }
}

/** Says which shades take the place of an accent that cannot be read as it is. */
function tellAccent({ accent }: Site): void {
  const line = accent === undefined ? undefined : accentLine(accentsOf(accent));
  if (line !== undefined) console.log(`site: ${line}`);
}
