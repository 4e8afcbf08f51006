/** What the server's tests share: a server on a real file, things to take part in, the command. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { sql } from 'kysely';
import type { Receipt } from '../../src/protocol/receipt.ts';
import type { Definition } from '../../src/protocol/resources.ts';
import { putDefinition } from '../../src/server/defining/put-definition.ts';
import { makeCodes } from '../../src/server/defining/make-codes.ts';
import { main } from '../../src/server/cli/main.ts';
import { newDatabase } from './engines.ts';
import type { ServerOptions } from '../../src/server/public.ts';
import { createServer, type Server } from '../../src/server/server.ts';

export { folder } from './folder.ts';

export const command = resolve(import.meta.dirname, '../../src/server/samskab.ts');

/** @returns a secret that no request had before */
export function newKey(): string {
  return randomUUID();
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: Body;
}
/** What tests look for in an answer, whichever it is. */
export interface Body extends Partial<Receipt> {
  readonly [key: string]: unknown;
  readonly errors?: { pointer: string; code: string; limit?: number; by?: number }[];
}

export interface TestServer extends Server {
  readonly url: string;
  /** Where its database is: a folder, or `postgres://…`. */
  readonly data: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(method: string, path: string, init?: RequestInit): Promise<Answer>;
  /** Posts JSON under a key, a new one unless given. */
  post(
    path: string,
    body: unknown,
    key?: string,
    headers?: Record<string, string>,
  ): Promise<Answer>;
}

export interface TestServerOptions extends Partial<ServerOptions> {
  readonly definitions?: readonly Definition[];
}

/** Starts a server on a new database of the test's engine; it is closed after the test. */
export async function start(t: TestContext, options: TestServerOptions = {}): Promise<TestServer> {
  const { definitions = [], ...rest } = options;
  const data = rest.data ?? (await newDatabase(t));
  // Hardly any test is about the browser files, and there are two hundred.
  const mine = { port: 0, host: '127.0.0.1', keepVersions: 0 };
  const server = await createServer({ ...mine, ...rest, data });
  t.after(() => server.close());
  for (const definition of definitions) await put(server, definition);
  return client(server, data);
}

export async function put(
  { storage }: Pick<Server, 'storage'>,
  definition: Definition,
): Promise<void> {
  await storage.write((db) => putDefinition(db, definition, 0));
}

function client(server: Server, data: string): TestServer {
  const url = `http://127.0.0.1:${server.port}`;
  const send = async (method: string, path: string, init: RequestInit = {}) =>
    answer(await fetch(url + path, { method, redirect: 'manual', ...init }));
  return {
    ...server,
    url,
    data,
    send,
    get: (path, headers = {}) => send('GET', path, { headers }),
    post: (path, body, key = newKey(), headers = {}) =>
      send('POST', path, {
        headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
        body: JSON.stringify(body),
      }),
  };
}

async function answer(response: Response): Promise<Answer> {
  const text = await response.text();
  const { status, headers } = response;
  const isJson = text !== '' && /json/.test(headers.get('content-type') ?? '');
  return { status, headers, text, json: (isJson ? JSON.parse(text) : undefined) as Body };
}

/** @returns new codes for a definition */
export async function codesFor(
  { storage }: Pick<Server, 'storage'>,
  resource: 'ballots' | 'budgets',
  id: string,
  count: number,
  now: () => number = Date.now,
): Promise<string[]> {
  const codes: string[] = [];
  const owner = { resource, definition_id: id };
  for await (const batch of makeCodes(storage, owner, count, { now })) codes.push(...batch);
  return codes;
}

/** @returns the rows of a table by their first columns, without types: a test looks at what is there */
export async function rows(
  { storage }: Pick<Server, 'storage'>,
  table: string,
): Promise<Record<string, unknown>[]> {
  return storage.read((db) =>
    db
      .selectFrom(table as never)
      .selectAll()
      .orderBy(sql.raw('1, 2'))
      .execute(),
  ) as Promise<never[]>;
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the command line in this process, which is ten times as fast as starting another; for
 * commands that say what they have to say through the console.
 */
export async function mainHere(t: TestContext, args: readonly string[]): Promise<Run> {
  const said = { log: '', error: '' };
  const mocks = (['log', 'error'] as const).map((name) =>
    t.mock.method(console, name, (line: unknown) => {
      said[name] += `${String(line)}\n`;
    }),
  );
  try {
    return { code: await main(args), stdout: said.log, stderr: said.error };
  } finally {
    for (const { mock } of mocks) mock.restore();
  }
}

/** Runs the command `samskab` to its end, in a process of its own. */
export async function samskab(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd?: string,
): Promise<Run> {
  const child = spawnSamskab(args, env, cwd);
  const output = collect(child);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, ...output() };
}

export function spawnSamskab(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd?: string,
): ChildProcessWithoutNullStreams {
  const clean = Object.fromEntries(
    // A test on PostgreSQL sets the secret, which has no place of its own there.
    Object.entries(process.env).filter(
      ([name]) => name === 'SAMSKAB_SECRET' || (name !== 'PORT' && !name.startsWith('SAMSKAB_')),
    ),
  );
  return spawn(process.execPath, [command, ...args], { env: { ...clean, ...env }, cwd });
}

/** @returns a function that gives what a process has said so far */
export function collect(child: ChildProcessWithoutNullStreams): () => Omit<Run, 'code'> {
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  return () => ({ stdout, stderr });
}

/** Resolves when a started server says where it listens; rejects if it ends before. */
export function listening(child: ChildProcessWithoutNullStreams): Promise<string> {
  const output = collect(child);
  return new Promise((resolve, reject) => {
    const look = () => {
      const port = /listens on http:\/\/localhost:(\d+)/.exec(output().stdout)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout.on('data', look);
    child.on('close', (code) => reject(new Error(`ended with ${code}: ${output().stderr}`)));
  });
}
