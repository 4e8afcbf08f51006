import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, resolve as absolute } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyHTMLLiterals } from 'minify-literals';
import esbuild from 'rollup-plugin-esbuild';

const WIDGETS = names('src/embed/define');
const LANGUAGES = names('src/i18n').filter((name) => /^[a-z]{2,3}$/.test(name));
const CHUNKS = 'dist/loader/samskab';

// A build is whole or not there: no file of an older one stays beside it.
rmSync('dist', { recursive: true, force: true });

const compile = esbuild({ target: 'es2022', tsconfig: false });
const minify = terser({
  ecma: 2020,
  module: true,
  compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
  format: { comments: false },
});
const browser = [resolve({ browser: true }), literals(), compile, minify];

/** @returns the names of the modules of a folder */
function names(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'));
}

/** Takes the blanks out of html`` and css``: they are a tenth of what travels. */
function literals() {
  return {
    name: 'literals',
    async transform(code, id) {
      if (!/\b(html|css)`/.test(code) || id.includes('node_modules')) return null;
      const result = await minifyHTMLLiterals(code, {
        fileName: id,
        minifyOptions: { conservativeCollapse: true, minifyCSS: true },
      });
      return result ?? null;
    },
  };
}

/** For bundlers: a file a module, Lit and Valibot left to the one who bundles. */
const esm = {
  input: ['src/index.ts', ...WIDGETS.map((name) => `src/embed/define/${name}.ts`)],
  external: /^(lit|valibot)(\/|$)/,
  output: { dir: 'dist/esm', preserveModules: true, preserveModulesRoot: 'src' },
  plugins: [compile],
};

/**
 * What few people ask for, and what nobody waits for: one file each, which needs no other. Counting
 * again runs in a worker too; checking a definition has its own copy of the grammar, as the widgets
 * have, whose parts are gone when it is fetched.
 */
const APART = { recount: 'src/widgets/results/recount.ts', check: 'src/protocol/check.ts' };

const apart = Object.entries(APART).map(([name, file]) => ({
  input: { [name]: file },
  output: { dir: CHUNKS, entryFileNames: '[name]-[hash].js' },
  plugins: browser,
}));

/**
 * For the loader, first pass: Lit, the words and the live region go into one file, as a page must
 * hold them once. Everything else goes into each widget: most pages have one, and one file packs
 * better than two.
 */
const ONCE = /node_modules\/(@lit|lit)|src\/i18n\/languages|src\/ui\/announcer/;

const parts = {
  external: /\/(check|recount)-[\w-]+\.js$/,
  input: {
    'part-languages': 'src/i18n/languages.ts',
    ...Object.fromEntries(WIDGETS.map((name) => [`part-${name}`, `src/embed/define/${name}.ts`])),
  },
  output: {
    dir: CHUNKS,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    manualChunks: (id) => (ONCE.test(id) ? 'core' : undefined),
    paths: (id) => `./${basename(id)}`,
  },
  plugins: [builtBefore(), ...browser],
};

/** Second pass: one file a widget and language, so that words cost no request of their own. */
const pairs = WIDGETS.flatMap((name) => LANGUAGES.map((language) => pair(name, language)));

function pair(name, language) {
  const entry = `${name}.${language}`;
  // A module of its own, and the first: defining a tag draws what is on the page at once, and words
  // that are not there by then would be fetched.
  const words = `${entry}:words`;
  const modules = {
    [words]: () => {
      const groups = groupsOf(name).join();
      return `
        import { registerMessages } from ${chunk('part-languages.js')};
        import { ${groups} } from ${chunk(`${language}-`)};
        registerMessages('${language}', { ${groups} });`;
    },
    [entry]: () => `
      import '${words}';
      import ${chunk(`part-${name}.js`)};`,
  };
  return {
    input: { [entry]: entry },
    external: /\/(core|check|recount)-[\w-]+\.js$/,
    onwarn: (warning, warn) => warning.code === 'UNUSED_EXTERNAL_IMPORT' || warn(warning),
    output: {
      dir: CHUNKS,
      entryFileNames: '[name]-[hash].js',
      chunkFileNames: `${entry}.[name]-[hash].js`,
      paths: (id) => `./${basename(id)}`,
    },
    plugins: [virtual(modules), minify],
  };
}

/** The script of the snippet: it knows the files of the passes before it. */
const loader = {
  input: 'src/embed/loader.ts',
  output: { file: 'dist/loader/samskab.js' },
  plugins: [
    compile,
    {
      name: 'files',
      renderChunk: (code) => code.replaceAll('SAMSKAB_FILES', JSON.stringify(loaderFiles())),
    },
    minify,
    {
      name: 'tidy',
      // The first pass's parts are in the pairs now.
      closeBundle() {
        for (const file of readdirSync(CHUNKS)) {
          if (isPart(file)) rmSync(`${CHUNKS}/${file}`);
        }
      },
    },
  ],
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
  plugins: [resolve({ exportConditions: ['node'], preferBuiltins: true }), compile],
};

/** Leads imports of what stands apart to what an earlier pass has made of it. */
function builtBefore() {
  return {
    name: 'built-before',
    resolveId: (id) => {
      const name = Object.keys(APART).find((one) => id.endsWith(`/${one}.ts`));
      return name ? { id: JSON.parse(chunk(`${name}-`)), external: true } : null;
    },
  };
}

/** Modules that are written here and not on disk, by name. */
function virtual(modules) {
  return {
    name: 'virtual',
    resolveId: (id) => (id in modules ? id : null),
    load: (id) => modules[id]?.() ?? null,
  };
}

/** @returns the path of the one file of the first pass that begins so, quoted */
function chunk(start) {
  const found = readdirSync(CHUNKS).filter((file) => file.startsWith(start));
  if (found.length !== 1) throw new Error(`Not one file begins with ${start}: ${found}`);
  return JSON.stringify(absolute(CHUNKS, found[0]));
}

function loaderFiles() {
  const files = readdirSync(CHUNKS);
  const url = (start) => `./samskab/${files.find((file) => file.startsWith(start))}`;
  return {
    core: url('core-'),
    widgets: Object.fromEntries(
      WIDGETS.map((name) => [
        name,
        Object.fromEntries(LANGUAGES.map((language) => [language, url(`${name}.${language}-`)])),
      ]),
    ),
  };
}

/** @returns whether nothing loads a file of the first pass any more */
function isPart(file) {
  const kept = ['core', 'check', 'recount', ...LANGUAGES].some((name) =>
    file.startsWith(`${name}-`),
  );
  return !kept && !WIDGETS.some((name) => file.startsWith(`${name}.`));
}

/** @returns the groups of messages that a widget names */
function groupsOf(name) {
  const source = readFileSync(`src/widgets/${name}/words.ts`, 'utf8');
  return /groups = \[(.*)\]/.exec(source)[1].match(/\w+/g);
}

export default [esm, ...apart, parts, ...pairs, loader, ...singles, server];
