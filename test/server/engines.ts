/** What runs on every engine: a test is written once, and told which database is its own. */
import { randomBytes } from 'node:crypto';
import nodeTest, { after, type TestContext } from 'node:test';
import pg from 'pg';
import { TEST_POSTGRES } from '../tools/postgres.ts';
import { folder } from './folder.ts';

export type EngineName = 'SQLite' | 'PostgreSQL';

/** What codes are hashed with on PostgreSQL, which has no place for a file. */
export const TEST_SECRET = '5a'.repeat(32);

const engines = new WeakMap<TestContext, EngineName>();
const postgres = process.env[TEST_POSTGRES];
let isLeftOutTold = false;

/** Runs a test on each engine that is here, and tells of the one that is not. */
export function test(name: string, work: (t: TestContext) => void | Promise<void>): void {
  nodeTest(`${name} (SQLite)`, work);
  postgresTest(`${name} (PostgreSQL)`, work);
}

/** Runs a test on PostgreSQL alone. */
export function postgresTest(name: string, work: (t: TestContext) => void | Promise<void>): void {
  if (postgres === undefined) return tellLeftOut();
  nodeTest(name, (t) => {
    engines.set(t, 'PostgreSQL');
    process.env['SAMSKAB_SECRET'] = TEST_SECRET;
    t.after(() => delete process.env['SAMSKAB_SECRET']);
    return work(t);
  });
}

/** Once a file: one line says as much as a hundred. */
function tellLeftOut(): void {
  if (isLeftOutTold) return;
  isLeftOutTold = true;
  const skip = 'PostgreSQL is not here; test/run.ts starts one, where its programs are installed';
  nodeTest('everything on PostgreSQL', { skip }, () => {});
}

export function engineOf(t: TestContext): EngineName {
  return engines.get(t) ?? 'SQLite';
}

/** Databases of tests that have ended, emptied when the next needs one: making one takes longer. */
const left: string[] = [];
after(async () => {
  for (const url of left) {
    await asked(postgres as string, `drop database ${nameOf(url)} with (force)`);
  }
});

/** @returns where a new database of the test's engine is; it is gone when nobody needs it any more */
export async function newDatabase(t: TestContext): Promise<string> {
  if (engineOf(t) === 'SQLite') return folder(t);
  const url = await emptied(left.pop());
  // What else runs after the test, such as closing a server, may come later than this.
  t.after(() => left.push(url));
  return url;
}

async function emptied(used: string | undefined): Promise<string> {
  if (used !== undefined) {
    await asked(used, emptying(nameOf(used)));
    return used;
  }
  const url = new URL(postgres as string);
  url.pathname = `/test_${randomBytes(6).toString('hex')}`;
  await asked(postgres as string, `create database ${nameOf(url.href)}`);
  return url.href;
}

function emptying(name: string): string {
  return `
    select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid();
    drop publication if exists everything;
    drop schema public cascade;
    create schema public;
    alter database ${name} reset all`;
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** Asks a PostgreSQL directly, past the server. */
export async function asked(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
