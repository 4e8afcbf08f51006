import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const docs = readFileSync(join(root, 'docs/frameworks.md'), 'utf8');

const APPS = {
  react: ['src/App.tsx', 'src/Tag.tsx'],
  jsx: ['preact/App.tsx', 'solid/App.tsx'],
  vue: ['vite.config.ts', 'src/App.vue'],
  svelte: ['src/App.svelte'],
  angular: ['src/page.ts'],
};

for (const [name, files] of Object.entries(APPS)) {
  for (const file of files) {
    test(`the docs show ${file} of the app of ${name} as it is tested`, () => {
      const code = readFileSync(join(import.meta.dirname, name, file), 'utf8');
      assert.ok(docs.includes(`\`${file}\`:\n\n\`\`\``), 'Its name stands before it.');
      assert.ok(docs.includes(`\n${code}\`\`\``), code);
    });
  }
}

test('every app names exact versions', () => {
  for (const file of globSync('*/package.json', { cwd: import.meta.dirname })) {
    const json = JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    for (const version of Object.values({ ...json.dependencies, ...json.devDependencies })) {
      assert.match(version, /^\d+\.\d+\.\d+$/);
    }
  }
});
