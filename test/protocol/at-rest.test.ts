import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'node:test';
import { build, type Metafile } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const entries = globSync('src/embed/define/*.ts', { cwd: root });

/** @returns the files whose code is there once an output is: its own, and what it imports at once */
function waitedFor({ outputs }: Metafile, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const file of Object.keys(outputs[name]?.inputs ?? {})) seen.add(file);
  for (const { path, kind } of outputs[name]?.imports ?? []) {
    if (kind === 'import-statement') waitedFor({ outputs, inputs: {} }, path, seen);
  }
  return seen;
}

it('no widget waits for a schema, and each fetches them at rest', async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: 'not-written',
    write: false,
    metafile: true,
  });
  const isSchema = (file: string) => /\bvalibot\b/.test(file);
  assert.ok(Object.keys(metafile.inputs).some(isSchema));
  assert.ok(entries.length >= 4);
  for (const entry of entries) {
    const [output = ''] =
      Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry) ?? [];
    const files = [...waitedFor(metafile, output)];
    assert.ok(files.includes('src/ui/loading.ts'), entry);
    assert.deepEqual(files.filter(isSchema), [], entry);
  }
});
