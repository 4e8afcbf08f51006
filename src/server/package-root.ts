import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder, whether this runs from `src/server` or from the build. */
export const packageRoot = findUp(dirname(fileURLToPath(import.meta.url)));

/** Where the build lies that pages load the widgets from. */
export const buildFolder = join(packageRoot, 'dist');

/** @returns the package's version */
export function packageVersion(): string {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function findUp(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The folder of the package "samskab" is not found');
  return findUp(parent);
}
