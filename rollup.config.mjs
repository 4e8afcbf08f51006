import { cpSync, rmSync, writeFileSync } from 'node:fs';
import json from '@rollup/plugin-json';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { build as bundle } from 'esbuild';
import { minifyHTMLLiterals } from 'minify-literals';
import esbuild from 'rollup-plugin-esbuild';
import { Bundled, readPackage } from './build/bundled.ts';
import { licencesText } from './build/licences.ts';
import { WIDGETS, loaderPasses } from './build/loader-files.mjs';
import { packagePasses } from './build/package-files.mjs';
import { installedWith, sbom } from './build/sbom.ts';

// A build is whole or not there: no file of an older one stays beside it.
rmSync('dist', { recursive: true, force: true });
// The declarations name them.
cpSync('src/i18n/words', 'dist/types/i18n/words', { recursive: true });

const compile = esbuild({ target: 'es2022', tsconfig: false });
const minify = terser({
  ecma: 2020,
  module: true,
  compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
  format: { comments: false },
});
const words = json({ preferConst: true, compact: true });
/** Whose code is in any of the files. */
const bundled = new Bundled();
const browser = [
  resolve({ browser: true }),
  words,
  policy(),
  inBrowsers(),
  literals(),
  compile,
  minify,
  bundled.plugin,
];

/**
 * Lit's policy of Trusted Types has our name in what we hand out, and the same one in every version:
 * who allows it trusts our files, and no other Lit on the page.
 */
function policy() {
  return {
    name: 'policy',
    transform(code, id) {
      if (!/[\\/]lit-html[\\/].*lit-html\.js$/.test(id)) return null;
      const named = code.replace('createPolicy("lit-html"', 'createPolicy("samskab"');
      if (named === code) throw new Error('Lit names its policy in another way.');
      return { code: named, map: null };
    },
  };
}

/** What servers import, and what the package finds there, is not in what a browser loads by itself. */
function inBrowsers() {
  const known = {
    'ui/element.ts': [
      ["!('Range' in globalThis)", 'false'],
      ["'litElementHydrateSupport' in globalThis", 'false'],
    ],
    'embed/define.ts': [['globalThis.document?', 'document']],
    'i18n/locale.ts': [['this.#groups().load?.[language]?.[part]', 'undefined']],
  };
  return {
    name: 'in-browsers',
    transform(code, id) {
      const [, pairs] = Object.entries(known).find(([file]) => id.endsWith(`/src/${file}`)) ?? [];
      return pairs?.reduce((text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`${id} has no ${from}`);
        return text.replace(from, to);
      }, code);
    },
  };
}

/** Takes the blanks out of html`` and css``: they are a tenth of what travels. */
function literals() {
  return {
    name: 'literals',
    async transform(code, id) {
      if (!/\b(html|css)`/.test(code) || id.includes('node_modules')) return null;
      const result = await minifyHTMLLiterals(code, {
        fileName: id,
        minifyOptions: { conservativeCollapse: true, minifyCSS: true, removeAttributeQuotes: true },
      });
      return result ?? null;
    },
  };
}

/** What a page with the preview of a draft runs beside the loader. */
const preview = {
  input: 'src/embed/preview.ts',
  output: { file: 'dist/loader/samskab/preview.js' },
  plugins: browser,
};

/** What the page `/embed` runs beside the loader. */
const builder = {
  input: 'src/builder/page.ts',
  output: { file: 'dist/loader/samskab/builder.js' },
  plugins: browser,
};

/** What a page hosted here runs beside the loader. */
const hosted = {
  input: 'src/embed/hosted.ts',
  output: { dir: 'dist/loader/samskab', chunkFileNames: '[name]-[hash].js' },
  plugins: browser,
};

/** One file a widget, all languages in it: for a page that pins a version by its hash. */
const singles = WIDGETS.map((name) => ({
  input: `src/embed/define/${name}.ts`,
  output: { file: `dist/single/${name}.js`, inlineDynamicImports: true },
  plugins: browser,
}));

/** What the server needs is bundled: who installs the widgets installs no server. */
const server = {
  input: { samskab: 'src/server/samskab.ts', index: 'src/server/index.ts' },
  output: { dir: 'dist/server', chunkFileNames: '[name]-[hash].js' },
  external: /^node:/,
  onwarn: (warning, warn) => warning.code === 'CIRCULAR_DEPENDENCY' || warn(warning),
  plugins: [
    postgres(),
    resolve({ exportConditions: ['node'], preferBuiltins: true }),
    words,
    compile,
    bundled.plugin,
    { name: 'papers', closeBundle: papers },
  ],
};

/** Says whose work is in the build, under what licence, and what else is installed with it. */
function papers() {
  const packages = bundled.packages();
  writeFileSync('dist/LICENSES.txt', licencesText(packages));
  writeFileSync('dist/sbom.cdx.json', sbom(readPackage('.'), packages, installedWith('.')));
}

/** The client of PostgreSQL is the one package that is no ES module yet: esbuild makes it one. */
function postgres() {
  return {
    name: 'postgres',
    resolveId: (id) => (id === 'pg' ? 'pg' : null),
    async load(id) {
      if (id !== 'pg') return null;
      const { outputFiles, metafile } = await bundle({
        stdin: { contents: "export { default } from 'pg'", resolveDir: import.meta.dirname },
        bundle: true,
        write: false,
        metafile: true,
        format: 'esm',
        platform: 'node',
        target: 'es2022',
        // Other ways to connect, which are not there and not asked for.
        external: ['pg-native', 'pg-cloudflare'],
        banner: {
          js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
        },
      });
      bundled.addOutputs(metafile);
      return outputFiles[0].text;
    },
  };
}

export default [
  ...packagePasses({ compile, bundled: bundled.plugin, plugins: [words, literals()] }),
  ...loaderPasses({ browser, compile, minify }),
  preview,
  builder,
  hosted,
  ...singles,
  server,
];
