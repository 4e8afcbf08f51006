/** A database as an earlier version made it. */
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TestContext } from 'node:test';
import { Kysely, Migrator } from 'kysely';
import {
  SharedSqliteDialect,
  asKyselyDatabase,
} from '../../src/server/storage/engines/sqlite/dialect.ts';
import { words } from '../../src/server/storage/engines/sqlite/words.ts';
import { migrationsIn } from '../../src/server/storage/migrations.ts';
import { folder } from './tools.ts';

/**
 * @param migration the first that is not made, by its name or how that begins
 * @returns its folder, and the database for what a test puts into it and then closes
 */
export async function databaseBefore(
  t: TestContext,
  migration: string,
): Promise<{ data: string; db: Kysely<unknown> }> {
  const data = folder(t);
  const file = join(data, 'samskab.sqlite');
  const database = new DatabaseSync(file);
  chmodSync(file, 0o600);
  const db = new Kysely<unknown>({
    dialect: new SharedSqliteDialect({ database: asKyselyDatabase(database) }),
  });
  const steps = await migrationsIn(words).getMigrations();
  const before = Object.entries(steps).filter(([name]) => name < migration);
  const provider = { getMigrations: async () => Object.fromEntries(before) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  assert.equal(error, undefined);
  return { data, db };
}
