import { resolve } from 'node:path';
import { isPostgresUrl, openStorage, type Storage } from '../storage/storage.ts';
import { Mistake } from '../mistake.ts';
import type { Arguments, Options } from './command.ts';

/** Every command that looks into the database takes it. */
export const dataOption = {
  data: {
    type: 'string',
    value: 'DIR',
    says: `the folder of the database (SAMSKAB_DATA, else ./data), unless
SAMSKAB_DATABASE names a PostgreSQL, as in postgres://user@host/name`,
  },
} as const satisfies Options;

type DataArguments = Pick<Arguments<typeof dataOption>, 'values'>;

/**
 * @returns where the database is, as `openStorage` takes it: what was typed, else what the
 * environment says
 * @throws Mistake where the environment names something that is no PostgreSQL
 */
export function databaseOf({ values }: DataArguments): string {
  const typed = values.data || '';
  const named = typed || process.env['SAMSKAB_DATABASE'] || '';
  if (isPostgresUrl(named)) return named;
  // It is not quoted: it may have a password.
  if (typed === '' && named !== '') throw new Mistake('SAMSKAB_DATABASE is no postgres:// address');
  return resolve(typed || process.env['SAMSKAB_DATA'] || 'data');
}

/**
 * Opens the database for one command, and closes it whatever happens.
 * @throws Mistake if it cannot be opened
 */
export async function withStorage<T>(
  args: DataArguments,
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  const database = databaseOf(args);
  const storage = await openStorage(database).catch((error: unknown) => {
    throw cannotOpen(database, error);
  });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

/** @returns what to tell of a database that cannot be opened, without its password */
export function cannotOpen(database: string, error: unknown): Mistake {
  if (error instanceof Mistake) return error;
  // Where several addresses were tried, Node says nothing but a code.
  const { message, code } = error as NodeJS.ErrnoException;
  const where = isPostgresUrl(database) ? nameOf(database) : `in ${database}`;
  return new Mistake(`the database ${where} cannot be opened: ${message || code}`);
}

function nameOf(url: string): string {
  const { host, pathname } = URL.parse(url) ?? { host: '', pathname: '' };
  return `${host}${pathname}`;
}
