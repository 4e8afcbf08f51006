import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../builder/pasted.ts';

/** The browser files of a build, as a page can ask for them early. */
export interface BuildFiles extends Files {
  /** All names in the loader's folder. */
  readonly names: ReadonlySet<string>;
}

/**
 * @param build where the build of the widgets lies
 * @returns its files; undefined where it is not whole
 */
export function buildFiles(build: string): BuildFiles | undefined {
  try {
    const names = new Set(readdirSync(join(build, 'loader/samskab')));
    const cores = [...names].filter((file) => /^core-.*\.js$/.test(file));
    if (cores.length !== 1) return undefined;
    return { names, core: cores[0] ?? '', parts: partsIn(join(build, 'loader/samskab.js')) };
  } catch {
    return undefined;
  }
}

/** @returns the files of a method of voting and of kinds of questions that have one: the loader knows */
function partsIn(loader: string): Record<string, string> {
  const parts = readFileSync(loader, 'utf8').matchAll(/(\w+):"\.\/samskab\/([\w.]+-[\w-]+\.js)"/g);
  return Object.fromEntries([...parts].map(([, name = '', file = '']) => [name, file]));
}
