import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup, type OutputChunk } from 'rollup';
import { builtFolder, measureSizes, widgets } from '../tools/sizes.ts';

const root = resolve(import.meta.dirname, '../..');
/** How much more a page may load whose owner bundles the package, against the one with the loader. */
const MOST = 1.1;

const { ways } = measureSizes(builtFolder);

for (const widget of widgets) {
  test(`${widget} of a bundler costs a page no more than a tenth over the loader's`, async (context) => {
    const chunks = await bundle(widget);
    for (const language of ['da', 'en']) {
      const words = (part: string) => [`${widget}.${part}.${language}.json`];
      const begin = weigh(chunks, [widget, ...words('first')]);
      const later = widget === 'results' ? 'below' : 'sending';
      const whole = weigh(chunks, [widget, ...words('first'), later, ...words('later')]);
      const way = ways.find((one) => one.widget === widget && one.language === language);
      assert.ok(way);
      context.diagnostic(
        `${language}: ${begin} and ${whole} bytes, against ${way.begin} and ${way.whole}`,
      );
      assert.ok(begin <= MOST * way.begin, `${begin} to begin, against ${way.begin}`);
      assert.ok(whole <= MOST * way.whole, `${whole} the whole way, against ${way.whole}`);
    }
  });
}

/** A page with one widget, as a bundler makes it. */
async function bundle(widget: string): Promise<Map<string, OutputChunk>> {
  const build = await rollup({
    input: { [widget]: join(root, `dist/esm/embed/define/${widget}.js`) },
    plugins: [nodeResolve({ browser: true }), terser({ module: true })],
  });
  const { output } = await build.generate({ format: 'es', chunkFileNames: '[name].js' });
  const chunks = output.filter((one) => one.type === 'chunk');
  return new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
}

/** @returns bytes after gzip of some chunks and all that they import at once */
function weigh(chunks: ReadonlyMap<string, OutputChunk>, names: readonly string[]): number {
  const found = new Set<OutputChunk>();
  const follow = (file: string) => {
    const chunk = chunks.get(file);
    assert.ok(chunk, `There is no ${file}: ${[...chunks.keys()].join(', ')}`);
    if (found.has(chunk)) return;
    found.add(chunk);
    chunk.imports.forEach(follow);
  };
  for (const name of names) follow(`${name}.js`);
  return [...found].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
}
