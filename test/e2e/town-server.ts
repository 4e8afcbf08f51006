import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const root = resolve(import.meta.dirname, '../..');

/** The town as `npm start` serves it, from the build, on a folder of its own. */
export class TownServer {
  readonly data: string;
  readonly #package: string;
  address = '';
  #process: ChildProcess | undefined;

  /** @param data where another lay before @param from the package that it runs */
  constructor(data = mkdtempSync(join(tmpdir(), 'samskab-town-')), from = root) {
    this.data = data;
    this.#package = from;
  }

  async start(...more: string[]): Promise<void> {
    const words = ['serve', '--site', 'demo/site', '--seed', 'demo/seed', '--port', '0', ...more];
    const child = spawn(
      process.execPath,
      [join(this.#package, 'dist/server/samskab.js'), ...words],
      {
        cwd: root,
        env: { ...process.env, SAMSKAB_DATA: this.data },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    this.#process = child;
    let printed = '';
    this.address = await new Promise<string>((found, lost) => {
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk;
        const address = /listens on (http:\S+)/.exec(printed)?.[1];
        if (address) found(address);
      });
      child.once('exit', (code) => lost(new Error(`The server ended with ${code}`)));
    });
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  /** What the first start wrote down for whoever wants to try a vote that asks for a code. */
  codes(): string[] {
    const text = readFileSync(join(this.data, 'codes.txt'), 'utf8');
    return text.match(/^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/gm) ?? [];
  }

  /** Asks the database file itself, not the server. */
  rows(sql: string, ...values: string[]): Record<string, unknown>[] {
    const database = new DatabaseSync(join(this.data, 'samskab.sqlite'), { readOnly: true });
    try {
      return database.prepare(sql).all(...values);
    } finally {
      database.close();
    }
  }
}
