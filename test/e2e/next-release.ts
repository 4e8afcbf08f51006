/** The package as it would be one release on: another version, and other files. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
export const NEXT = '98.7.6';

/** @returns its folder: each file has another hash in its name, and tells the page which it is */
export function makeNextRelease(): string {
  const folder = mkdtempSync(join(tmpdir(), 'samskab-next-'));
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  const described = readFileSync(join(root, 'package.json'), 'utf8');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...JSON.parse(described), version: NEXT })); // prettier-ignore
  const files = join(folder, 'dist/loader/samskab');
  const hashes = new Map<string, string>();
  for (const name of readdirSync(files)) {
    const [, hash] = /-([\w-]{8})\.js$/.exec(name) ?? [];
    if (hash !== undefined)
      hashes.set(hash, `${hash.slice(0, 7)}${hash.endsWith('0') ? '1' : '0'}`);
  }
  const renamed = (text: string) =>
    text.replaceAll(/-([\w-]{8})\.js/g, (found, hash: string) => {
      const other = hashes.get(hash);
      return other === undefined ? found : `-${other}.js`;
    });
  const changed = (file: string) => writeFileSync(file, `${renamed(readFileSync(file, 'utf8'))}\n;(globalThis.next??=[]).push(import.meta.url);`); // prettier-ignore
  changed(join(folder, 'dist/loader/samskab.js'));
  for (const name of readdirSync(files)) {
    changed(join(files, name));
    renameSync(join(files, name), join(files, renamed(name)));
  }
  return folder;
}
