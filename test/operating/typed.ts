/** What the pages of `docs/operating` let people type: their blocks of `sh`, as they stand. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const operating = resolve(import.meta.dirname, '../../docs/operating');

/** In the order in which README.md there names them. */
export const TYPED_PAGES = [
  'install.md',
  'nginx.md',
  'backup.md',
  'postgresql.md',
  'upgrade.md',
  'watch.md',
] as const;

export function pageText(page: string): string {
  return readFileSync(join(operating, page), 'utf8');
}

/** @returns the blocks of a page that are typed, without their fences */
export function typedIn(page: string): string[] {
  return [...pageText(page).matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
}
