import { readFileSync } from 'node:fs';
import { resolve as absolute } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import { GROUPS, LANGUAGES, WIDGETS } from './loader-files.mjs';

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
      plugins: [groundApart(), wordsOfWidgets(), ...plugins, compile, bundled],
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

/** The words of a widget in one language: to begin with those that few see too, and what comes later. */
const WORDS = /\/words\/([\w-]+)\.(first|later)\.(\w+)\.json$/;

/** Gives each widget what fetches its own words: all words of a language are six times as many. */
function wordsOfWidgets() {
  return {
    name: 'words-of-widgets',
    resolveId: (id) =>
      WORDS.test(id) ? absolute('src/i18n', id.replace(/^.*(?=words\/)/, '')) : null,
    load(id) {
      const [, widget, part, language] = WORDS.exec(id) ?? [];
      if (!widget) return null;
      const { first, rare = [], later } = GROUPS[widget];
      const all = JSON.parse(readFileSync(`src/i18n/words/${language}.json`, 'utf8'));
      const groups = part === 'first' ? [...first, ...rare] : later;
      return JSON.stringify(Object.fromEntries(groups.map((group) => [group, all[group]])));
    },
    transform(code, id) {
      const [, widget] = /\/widgets\/([\w-]+)\/groups\.ts$/.exec(id) ?? [];
      if (!widget) return null;
      const file = (part, language) => `() => import('/words/${widget}.${part}.${language}.json')`;
      const load = LANGUAGES.map((one) => `${one}: [${file('first', one)}, ${file('later', one)}]`);
      const begin = 'export const groups = {';
      if (!code.includes(begin)) throw new Error(`${id} does not begin as others do.`);
      return { code: code.replace(begin, `${begin} load: { ${load} },`), map: null };
    },
  };
}
