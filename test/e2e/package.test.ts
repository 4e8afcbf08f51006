import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { installPackage } from '../tools/installed-package.ts';
import { widgets } from '../tools/sizes.ts';

const root = resolve(import.meta.dirname, '../..');
// Node's types come last: what compiles beside them compiles for whoever has them too.
const { folder, packed, remove } = installPackage('@types/node', 'undici-types');
after(remove);
const FILES = ['server.ts', 'widgets.ts', 'events.ts'];
for (const file of FILES) {
  copyFileSync(join(import.meta.dirname, 'consumer', file), join(folder, file));
}

/** As strict as it gets, with the declarations of every package checked. */
const STRICT = `--noEmit --strict --skipLibCheck false --exactOptionalPropertyTypes
  --noUncheckedIndexedAccess --noPropertyAccessFromIndexSignature --verbatimModuleSyntax
  --target es2022 --lib es2023,dom,dom.iterable`.split(/\s+/);
const MODULES = { nodenext: 'nodenext', bundler: 'esnext' };

for (const [resolution, module] of Object.entries(MODULES)) {
  for (const types of ['', 'node']) {
    for (const file of FILES) {
      test(`${file} compiles with ${resolution} and ${types || 'no'} types beside`, () => {
        const how = ['--module', module, '--moduleResolution', resolution, '--types', types];
        const tsc = join(root, 'node_modules/.bin/tsc');
        const options = { cwd: folder, encoding: 'utf8' } as const;
        const { status, stdout } = spawnSync(tsc, [...STRICT, ...how, file], options);
        assert.equal(status, 0, stdout);
      });
    }
  }
}

test('the server runs where nothing is installed but the package', () => {
  const options = { cwd: folder, encoding: 'utf8' } as const;
  const printed = execFileSync(process.execPath, ['server.ts'], options);
  const { answered, ...said } = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as {
    answered: { id: string; links: object };
  };
  assert.equal(answered.id, 'park');
  assert.deepEqual(said, {
    put: 'new',
    codes: 2,
    listened: true,
    errors: ['DefinitionError', 'InUseError', 'Mistake', 'Unavailable'],
  });
});

test('a bundler finds all that the widgets need', async () => {
  const entryPoints = [join(folder, 'widgets.ts')];
  await build({ entryPoints, bundle: true, write: false, format: 'esm', logLevel: 'silent' });
});

test('a linter of packages finds nothing', async () => {
  const { messages, pkg } = await publint({ pkgDir: root, strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
});

/** Who reads types from CommonJS, or as Node 10 did, has an old compiler: the package is ES modules. */
const OLD = new Set(['node10', 'node16-cjs']);

test('another asks how compilers find the types of every entry, and finds nothing', async () => {
  const data = createPackageFromTarballData(readFileSync(packed));
  const checked = await checkPackage(data, {
    entrypoints: [
      ...['.', 'server', 'svelte', 'vue', 'jsx/react', 'jsx/preact', 'jsx/solid'],
      ...widgets.flatMap((name) => [`define/${name}`, `react/${name}`]),
    ],
  });
  assert.ok(checked.types, 'It has types.');
  assert.deepEqual(
    checked.problems.filter((one) => !('resolutionKind' in one && OLD.has(one.resolutionKind))),
    [],
  );
});
