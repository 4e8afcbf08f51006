/** Which programs are on this machine, and how a missing one is installed. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Something the person at the keyboard got wrong; told in one line, without a stack. */
export class UsageError extends Error {}

/** @returns the full path of the first program that is here */
export function firstProgram(...candidates: (string | undefined)[]): string | undefined {
  for (const candidate of candidates) {
    const path = candidate && resolveProgram(candidate);
    if (path) return path;
  }
  return undefined;
}

/** The full path of a program given by path, or by a name to look up in PATH. */
function resolveProgram(program: string): string | undefined {
  const folders = program.includes('/') ? [''] : (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => (folder ? join(folder, program) : program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Installs packages, a list at a time; a list with one that this release lacks is left out. */
export function aptInstall(...lists: readonly (readonly string[])[]): void {
  aptGet('update');
  for (const packages of lists) aptGet('install', '-y', '--no-install-recommends', ...packages);
}

/** Fetches a package and takes its files out into a folder, without what it would need to run. */
export function aptUnpack(name: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (isRoot()) aptGet('update');
  runInstaller('apt-get', ['-qq', 'download', name], process.env, folder);
  const file = readdirSync(folder).find((one) => one.endsWith('.deb'));
  if (file) runInstaller('dpkg-deb', ['-x', join(folder, file), folder], process.env);
}

/** apt-get that waits for another one to finish, and that tries a flaky mirror again. */
function aptGet(...args: string[]): void {
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  runInstaller('apt-get', [...options, ...args], {
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
  });
}

/** Installers say much, and nothing that matters unless they fail. */
export function runInstaller(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  cwd?: string,
): void {
  const options = { encoding: 'utf8', env, cwd, maxBuffer: 64 * 1024 * 1024 } as const;
  const result = spawnSync(program, args, options);
  if (result.status === 0) return;
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`.trimEnd().split('\n').slice(-20);
  console.log([`${program} ${args.join(' ')} failed:`, ...output].join('\n  '));
  if (result.error) console.log(`  ${result.error.message}`);
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export function isDebianLike(): boolean {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
