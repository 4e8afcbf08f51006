import { resolve } from 'node:path';
import { openStorage, type Storage } from '../storage/storage.ts';
import { Mistake } from '../mistake.ts';
import type { Arguments } from './command.ts';

/** Every command takes it. */
export const dataOption = { data: { type: 'string' } } as const;

export const DATA_HELP =
  '  --data DIR       the folder of the database (SAMSKAB_DATA, else ./data)';

/** @returns the folder of the database: what was typed, else what the environment says */
export function dataFolder({ values }: Arguments): string {
  return resolve((values['data'] as string | undefined) || process.env['SAMSKAB_DATA'] || 'data');
}

/**
 * Opens the database for one command, and closes it whatever happens.
 * @throws Mistake if it cannot be opened
 */
export async function withStorage<T>(
  args: Arguments,
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
