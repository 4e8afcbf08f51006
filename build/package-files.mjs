import { readFileSync } from 'node:fs';
import resolve from '@rollup/plugin-node-resolve';
import { WIDGETS } from './loader-files.mjs';

const { dependencies: DEPENDENCIES } = JSON.parse(readFileSync('package.json', 'utf8'));

/**
 * @param compile the plugin that takes types away
 * @param bundled the one that notes whose code there is
 * @param plugins what else our own code goes through
 * @returns passes for bundlers: a file a module, what the package depends on left to the one who
 *   bundles
 */
export function packagePasses({ compile, bundled, plugins }) {
  return [
    {
      input: ['src/index.ts', ...WIDGETS.map((name) => `src/embed/define/${name}.ts`)],
      external: new RegExp(`^(${Object.keys(DEPENDENCIES).join('|')})(/|$)`),
      // What is neither ours nor a dependency would be missing wherever the package is installed.
      onwarn: strictly,
      output: { dir: 'dist/esm', preserveModules: true, preserveModulesRoot: 'src' },
      plugins: [groundApart(), ...plugins, compile, bundled],
    },
    // With what it takes of Leaflet, an alpha of which nobody should be asked to install: what it
    // imports has a path that its own package does not promise.
    {
      input: { ground: 'src/ui/filling/map/ground.ts' },
      output: { dir: 'dist/esm/ui/filling/map' },
      plugins: [resolve({ browser: true }), compile, bundled],
    },
  ];
}

function groundApart() {
  return {
    name: 'ground',
    resolveId: (id, importer) =>
      importer && id.endsWith('/ground.ts') ? { id: './ground.js', external: true } : null,
  };
}

function strictly(warning, warn) {
  if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message);
  warn(warning);
}
