/** WordPress as Debian has it: its own files, without a database or a web server. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { aptUnpack, firstProgram, isDebianLike } from './installing.ts';
import { installPhp } from './php.ts';

export const howToInstallWordPress =
  'On Debian or Ubuntu: apt-get install --no-install-recommends wordpress php-cli.';

const unpacked = join(tmpdir(), 'samskab-wordpress');
const places = ['/usr/share/wordpress', join(unpacked, 'usr/share/wordpress')];

export interface WordPress {
  /** A script of its own that runs in browsers. */
  readonly embedScript: string;
  /** @returns the HTML that it puts into a page for an address */
  embed(address: string): string;
}

/** @returns it, where its files and PHP are here */
export function findWordPress(): WordPress | undefined {
  const folder = places.find((place) => existsSync(join(place, 'wp-includes/embed.php')));
  const php = firstProgram('php');
  if (folder === undefined || php === undefined) return undefined;
  return {
    embedScript: join(folder, 'wp-includes/js/wp-embed.js'),
    embed(address) {
      const script = resolve(import.meta.dirname, '../e2e/wordpress.php');
      const run = spawnSync(php, [script, folder, address], { encoding: 'utf8', timeout: 30_000 });
      if (run.status !== 0) throw new Error(`${run.stderr}${run.stdout}`);
      return run.stdout;
    },
  };
}

/** Tries to fetch it where it is missing; `findWordPress` says whether that went well. */
export function installWordPress(): void {
  if (!isDebianLike()) return;
  if (firstProgram('php') === undefined) installPhp();
  console.log('Unpacking wordpress with apt-get and dpkg-deb.');
  aptUnpack('wordpress', unpacked);
}
