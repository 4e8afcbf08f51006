/** The server of a build, on a copy of it: a build that somebody starts meanwhile is no matter. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const STARTING = 30_000;

const run = promisify(execFile);

/** What is undone at the end, also of a run that was broken off. */
const leftovers: (() => void)[] = [];
process.on('exit', () => leftovers.forEach((clear) => clear()));
process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143));

/** Has something undone when the process ends, however it does; what came last goes first. */
export function atEnd(clear: () => void): void {
  leftovers.unshift(clear);
}

/** An empty folder that is gone once the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'samskab-bench-'));
  leftovers.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** @returns the `dist` of a copy of the package */
export function copyBuild(dist: string): string {
  if (!existsSync(join(dist, 'server/samskab.js'))) {
    throw new Error(`There is no server in ${dist}: run "npm run build" first.`);
  }
  const copy = temporaryFolder();
  cpSync(dist, join(copy, 'dist'), { recursive: true });
  // The server finds its files by the package they belong to.
  cpSync(join(dirname(dist), 'package.json'), join(copy, 'package.json'));
  return join(copy, 'dist');
}

export interface Server {
  readonly origin: string;
  readonly pid: number;
  stop(): Promise<void>;
  /** Ends it at once: nothing that it still had to do is done. */
  kill(): Promise<void>;
}

/** What of the environment a process of a build sees, beside what is no matter of Samskab's. */
type Environment = Readonly<Record<string, string>>;

/**
 * @param options what `samskab serve` takes, beside the port
 * @param env such as the database, in place of an empty folder
 */
export function startServer(
  dist: string,
  options: readonly string[],
  env: Environment = {},
): Promise<Server> {
  const data = { SAMSKAB_DATA: env['SAMSKAB_DATA'] ?? temporaryFolder() };
  const args = [join(dist, 'server/samskab.js'), 'serve', '--port', '0', ...options];
  return startProcess(args, { ...data, ...env });
}

/** @param args of Node, for something that says where it listens as our server does */
export async function startProcess(
  args: readonly string[],
  env: Environment = {},
): Promise<Server> {
  const child = spawn(process.execPath, args, { env: environment(env) });
  const stop = () => ended(child, () => child.kill('SIGTERM'));
  const kill = () => ended(child, () => child.kill('SIGKILL'));
  atEnd(() => child.kill('SIGKILL'));
  try {
    return { origin: await listening(child), pid: child.pid as number, stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Runs a command of a build to its end, beside everything else.
 * @returns what it printed
 * @throws Error if it fails, with what it said
 */
export async function samskab(
  dist: string,
  args: readonly string[],
  env: Environment,
): Promise<string> {
  const command = [join(dist, 'server/samskab.js'), ...args];
  const options = { env: environment(env), maxBuffer: 2 ** 30 };
  return (await run(process.execPath, command, options)).stdout;
}

/** What this shell set for another server must not reach ours. */
function environment(env: Environment): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !/^PORT$|^SAMSKAB_/.test(name));
  return { ...Object.fromEntries(others), ...env };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`The server ${why}:\n${said}`));
    const timer = setTimeout(() => fail('did not start'), STARTING);
    const listen = (part: Buffer) => {
      said += part;
      const port = /listens on http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (!port) return;
      clearTimeout(timer);
      // From here on it only logs, and a full pipe would hold it up.
      child.stdout?.off('data', listen).resume();
      resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', (part: Buffer) => (said += part));
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    end();
  });
}
