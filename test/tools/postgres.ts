/**
 * A PostgreSQL of the tests' own: in a folder that is gone afterwards, reached through a socket in
 * it, so that it takes no port and meets no other one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { aptInstall, firstProgram, isDebianLike, isRoot } from './installing.ts';

/** Names the database in which tests make their own; set by whoever runs them. */
export const TEST_POSTGRES = 'SAMSKAB_TEST_POSTGRES';

export const howToInstallPostgres = 'On Debian or Ubuntu: apt-get install postgresql.';

export interface Postgres {
  /** `postgres://…`, of a database that is there. */
  readonly url: string;
  /** Ends it, with all that was stored kept. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** @returns the folder with PostgreSQL's programs */
export function findPostgres(): string | undefined {
  // Debian puts them beside the path, a folder a version.
  const debian = globSync('/usr/lib/postgresql/*/bin/initdb').toSorted(byVersion).toReversed();
  const initdb = firstProgram(...debian, 'initdb');
  return initdb && dirname(initdb);
}

/** Tries to install it where it is missing; `findPostgres` says whether that went well. */
export function installPostgres(): void {
  if (!isRoot() || !isDebianLike()) return;
  console.log('Installing postgresql with apt-get.');
  aptInstall(['postgresql']);
}

/**
 * @param settings of the server, such as `fsync=off`
 * @throws Error if it does not start, with what it said
 */
export async function startPostgres(programs: string, settings: string[] = []): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'samskab-postgres-'));
  const owner = ownerOf(folder);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'samskab', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'];
  const made = spawnSync(join(programs, 'initdb'), init, { ...owner, encoding: 'utf8', cwd: '/' });
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`);
  const options = [`unix_socket_directories=${folder}`, 'listen_addresses=', ...settings];
  const args = ['-D', data, ...options.flatMap((option) => ['-c', option])];
  const run = () =>
    spawn(join(programs, 'postgres'), args, {
      ...owner,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  let child = run();
  const end = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  };
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Nothing of it outlives the tests, however they end.
  const kill = () => {
    child.kill('SIGQUIT');
    remove();
  };
  process.once('exit', kill);
  await ready(child.stderr);
  return {
    url: `postgres://samskab@localhost/postgres?host=${encodeURIComponent(folder)}`,
    pause: end,
    async resume() {
      child = run();
      await ready(child.stderr);
    },
    async stop() {
      process.off('exit', kill);
      if (child.exitCode === null && child.signalCode === null) await end();
      remove();
    },
  };
}

/** Root may not run it: the user whom Debian's package brings does. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
  if (!isRoot()) return {};
  const id = (flag: string) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const owner = { uid: id('-u'), gid: id('-g') };
  spawnSync('chown', [`${owner.uid}:${owner.gid}`, folder]);
  return owner;
}

function ready(said: NodeJS.ReadableStream): Promise<void> {
  let text = '';
  return new Promise((resolve, reject) => {
    said.setEncoding('utf8');
    said.on('data', (part: string) => {
      text += part;
      if (/ready to accept connections/.test(text)) resolve();
    });
    said.once('end', () => reject(new Error(`PostgreSQL did not start: ${text}`)));
  });
}

function byVersion(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
