/** The server of a build, on a copy of it: a build that somebody starts meanwhile is no matter. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const STARTING = 30_000;

/** What is undone at the end, also of a run that was broken off. */
const leftovers: (() => void)[] = [];
process.on('exit', () => leftovers.forEach((clear) => clear()));
process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143));

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
  stop(): Promise<void>;
}

/** @param options what `samskab serve` takes, beside the port and the folder of the database */
export async function startServer(dist: string, options: readonly string[]): Promise<Server> {
  const folders = ['--data', temporaryFolder(), ...options];
  const child = spawn(
    process.execPath,
    [join(dist, 'server/samskab.js'), 'serve', '--port', '0', ...folders],
    { env: cleanEnvironment() },
  );
  const stop = () => ended(child, () => child.kill('SIGTERM'));
  leftovers.unshift(() => child.kill('SIGKILL'));
  try {
    return { origin: await listening(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What this shell set for another server must not reach ours. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PORT: _port, SAMSKAB_DATA: _data, SAMSKAB_URL: _url, ...rest } = process.env;
  return rest;
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
