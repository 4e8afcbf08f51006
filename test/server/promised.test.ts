/** What docs/versions.md promises is what there is, and all of it. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { test } from 'node:test';
import { mainHere } from './tools.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/versions.md');

/** @returns what stands in code in the paragraph that begins with some words */
function promised(start: string): string[] {
  const paragraph = page.split('\n').find((line) => line.startsWith(`- **${start}`)) ?? '';
  return [...paragraph.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** @returns what is said of the elements, all of them together */
function inElements(tag: 'attr' | 'fires'): string[] {
  const files = globSync(['src/ui/*.ts', 'src/widgets/*/*.ts'], { cwd: root }).map(read).join('\n');
  return [...files.matchAll(new RegExp(`\\* @${tag} ([\\w-]+)`, 'g'))].map(([, name = '']) => name);
}

test('every tag', () => {
  const tags = globSync('src/embed/define/*.ts', { cwd: root }).map((file) => `samskab-${basename(file, '.ts')}`); // prettier-ignore
  assert.deepEqual(promised('Tags').toSorted(), tags.toSorted());
});

test('every attribute and event', () => {
  const attributes = new Set(['endpoint', ...inElements('attr')]);
  assert.deepEqual(new Set(promised('Attributes')), new Set([...attributes, 'data-words', 'heading', 'footer'])); // prettier-ignore
  assert.deepEqual(new Set(promised('Events')), new Set(inElements('fires')));
});

test('every command', async (t) => {
  const { stdout } = await mainHere(t, ['help']);
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name = '']) => name);
  assert.ok(commands.length > 15);
  const names = promised('Commands').map((name) => name.replace('samskab ', ''));
  assert.deepEqual(
    names.filter((name) => /^[a-z]+$/.test(name)).toSorted(),
    commands.filter((name) => name !== 'help').toSorted(),
  );
});
