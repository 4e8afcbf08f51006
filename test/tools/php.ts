/** PHP, which the example of a backend in it is run with. */
import { spawnSync } from 'node:child_process';
import { aptInstall, firstProgram, isDebianLike, isRoot } from './installing.ts';

export const howToInstallPhp = 'On Debian or Ubuntu: apt-get install php-cli php-sqlite3.';

/** @returns the program, where it has what the example needs */
export function findPhp(): string | undefined {
  const php = firstProgram('php');
  if (php === undefined) return undefined;
  const { stdout } = spawnSync(php, ['-m'], { encoding: 'utf8' });
  return /^pdo_sqlite$/im.test(stdout) ? php : undefined;
}

/** Tries to install it where it is missing; `findPhp` says whether that went well. */
export function installPhp(): void {
  if (!isRoot() || !isDebianLike()) return;
  console.log('Installing php-cli with apt-get.');
  aptInstall(['php-cli', 'php-sqlite3']);
}
