import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import type { Plugin } from 'vite';

const NAME = 'virtual:custom-elements-manifest';
const CONFIG = 'src/custom-elements-manifest.config.mjs';
const root = resolve(import.meta.dirname, '..');

/**
 * The manifest as a module, made from the sources as they are now: Storybook needs no build of the
 * package, and a changed docblock shows at once.
 */
export function manifestModule(): Plugin {
  return {
    name: 'custom-elements-manifest',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined;
      for (const file of globSync('src/{widgets/*,ui,ui/parts}/*.ts', { cwd: root })) {
        this.addWatchFile(resolve(root, file));
      }
      const argv = ['analyze', '--config', CONFIG, '--quiet'];
      const manifest = await cli({ argv, cwd: root, noWrite: true });
      return `export default ${JSON.stringify(manifest)};`;
    },
  };
}
