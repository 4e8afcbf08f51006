import { resolve } from 'node:path';
import { openStorage, type Storage } from '../storage/storage.ts';
import { Mistake } from '../mistake.ts';
import type { Arguments, Options } from './command.ts';

/** Every command that looks into the database takes it. */
export const dataOption = {
  data: {
    type: 'string',
    value: 'DIR',
    says: 'the folder of the database (SAMSKAB_DATA, else ./data)',
  },
} as const satisfies Options;

type DataArguments = Pick<Arguments<typeof dataOption>, 'values'>;

/** @returns the folder of the database: what was typed, else what the environment says */
export function dataFolder({ values }: DataArguments): string {
  return resolve(values.data || process.env['SAMSKAB_DATA'] || 'data');
}

/**
 * Opens the database for one command, and closes it whatever happens.
 * @throws Mistake if it cannot be opened
 */
export async function withStorage<T>(
  args: DataArguments,
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  const folder = dataFolder(args);
  const storage = await openStorage(folder).catch((error: unknown) => {
    throw cannotOpen(folder, error);
  });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

export function cannotOpen(folder: string, error: unknown): Mistake {
  return new Mistake(`the database in ${folder} cannot be opened: ${(error as Error).message}`);
}
