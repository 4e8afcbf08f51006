import { createHash } from 'node:crypto';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve as absolute } from 'node:path';
import json from '@rollup/plugin-json';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { build as bundle } from 'esbuild';
import { minifyHTMLLiterals } from 'minify-literals';
import esbuild from 'rollup-plugin-esbuild';
import { Bundled, readPackage } from './build/bundled.ts';
import { licencesText } from './build/licences.ts';
import { installedWith, sbom } from './build/sbom.ts';
import * as i18n from './src/i18n/languages.ts';

const WIDGETS = readdirSync('src/embed/define').map((file) => basename(file, '.ts'));
const LANGUAGES = Object.keys(i18n.LANGUAGES);
const CHUNKS = 'dist/loader/samskab';
const { dependencies: DEPENDENCIES } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The words of each widget: those it begins with, and those that come later. */
const GROUPS = Object.fromEntries(
  await Promise.all(
    WIDGETS.map(async (name) => [name, (await import(`./src/widgets/${name}/groups.ts`)).groups]),
  ),
);

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
const browser = [resolve({ browser: true }), words, literals(), compile, minify, bundled.plugin];

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

/** For bundlers: a file a module, what the package depends on left to the one who bundles. */
const esm = {
  input: ['src/index.ts', ...WIDGETS.map((name) => `src/embed/define/${name}.ts`)],
  external: new RegExp(`^(${Object.keys(DEPENDENCIES).join('|')})(/|$)`),
  // What is neither ours nor a dependency would be missing wherever the package is installed.
  onwarn: strictly,
  output: { dir: 'dist/esm', preserveModules: true, preserveModulesRoot: 'src' },
  plugins: [words, compile, bundled.plugin],
};

function strictly(warning, warn) {
  if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message);
  warn(warning);
}

/**
 * For the loader. One file has what a page must hold once (Lit, as two copies break under a policy of
 * Trusted Types; the words; the live region) and what everything uses. All else is built for whoever
 * needs it, with what it uses and no more: a widget and its words in one language, what it needs to
 * send, and what few people ask for. What little stands in two of them has no memory of its own.
 */
const SHARED = [
  'i18n/chosen',
  'i18n/languages',
  'i18n/direction',
  'i18n/words',
  'protocol/client/errors',
  'protocol/client/request',
  'rules/currency',
  'ui/events',
  'ui/parts/button',
  'ui/parts/choice',
  'ui/parts/ids',
  'ui/parts/live',
  'ui/parts/notice',
  'ui/parts/shown',
  'ui/parts/styled',
].map((name) => absolute(`src/${name}.ts`));
const LIT = {
  lit: 'LitElement, adoptStyles, css, html, noChange, nothing',
  'lit/directive.js': 'Directive, directive',
  'lit/directives/guard.js': 'guard',
  'lit/directives/keyed.js': 'keyed',
};

const core = {
  input: { core: 'core' },
  output: { dir: CHUNKS, entryFileNames: '[name]-[hash].js' },
  plugins: [
    {
      name: 'core',
      resolveId: (id) => (id === 'core' ? id : null),
      load: (id) =>
        id === 'core'
          ? [
              ...Object.entries(LIT).map(([from, names]) => `export { ${names} } from '${from}';`),
              ...SHARED.map((file) => `export * from '${file}';`),
            ].join('\n')
          : null,
    },
    ...browser,
  ],
};

/** Counting again runs in a worker too, so it needs no other file; what follows at rest is like it. */
const APART = {
  telling: 'src/ui/telling.ts',
  checking: 'src/embed/checking.ts',
  framing: 'src/embed/framing.ts',
  waiting: 'src/embed/waiting.ts',
  recount: 'src/widgets/results/recount.ts',
  rest: 'src/ui/at-rest.ts',
  proof: 'src/ui/sending/proof.ts',
  history: 'src/ui/page-history.ts',
  announcer: 'src/ui/parts/announcer.ts',
};
const apart = Object.entries(APART).map(([name, file]) => ({
  input: { [name]: file },
  output: { dir: CHUNKS, entryFileNames: '[name]-[hash].js' },
  plugins: browser,
}));

/** What draws a method of voting that is not the commonest: a file each, by its name. */
const METHODS = {
  allocation: 'src/widgets/budget-allocator/amount-view.ts',
  ...Object.fromEntries(
    readdirSync('src/widgets/voting-ballot')
      .map((file) => [file.replace(/-view\.ts$/, ''), `src/widgets/voting-ballot/${file}`])
      .filter(([name]) => !/\.ts$|^(approval|ballot)$/.test(name)),
  ),
};

/** The kinds of question that few forms have. */
const RARE_KINDS = 'src/ui/filling/fields/rare.ts';

/** What a form fetches where it has such a thing: the same in every language. */
const RARE = {
  details: 'src/ui/filling/items/details.ts',
  'language-row': 'src/ui/parts/language-row.ts',
  search: 'src/ui/filling/items/search.ts',
  perCategory: 'src/ui/filling/category-limits.ts',
  ...METHODS,
  kinds: RARE_KINDS,
  people: 'src/widgets/event-signup/people-view.ts',
  persona: 'src/widgets/idea-form/persona-view.ts',
  'question-pages': 'src/ui/filling/question-pages.ts',
  manage: 'src/ui/managing/manager.ts',
  print: 'src/ui/sending/print.ts',
  reading: 'src/ui/reading/reading.ts',
  words: 'src/embed/site-words.ts',
  telling: 'src/ui/telling.ts',
  'follow-page': 'src/protocol/client/follow-page.ts',
  upgrading: 'src/embed/upgrading.ts',
};
/** Which of them a definition names, as a method, a kind of question or something it has. */
const PARTS = {
  search: 'search',
  personFields: 'people',
  persona: 'persona',
  oneQuestionPerPage: 'question-pages',
  ...Object.fromEntries(Object.keys(METHODS).map((name) => [name, name])),
  ...Object.fromEntries(
    Object.keys((await import(`./${RARE_KINDS}`)).rareKinds).map((name) => [name, 'kinds']),
  ),
};
const rare = Object.entries(RARE).map(([name, file]) => act({ [name]: file }, '[name]-[hash].js'));

/** The file with what comes later: the second act of a form, what is below a result. */
const LATER = { results: 'below', default: 'sending' };
const laterOf = (name) => `src/widgets/${name}/${LATER[name] ?? LATER.default}.ts`;

/** The two acts of each widget; its words are put before them, language by language. */
const acts = WIDGETS.flatMap((name) => [
  act({ [`${name}.later`]: laterOf(name) }, '[name].js'),
  act({ [name]: `src/embed/define/${name}.ts` }, '[name].js'),
]);

function act(input, entryFileNames) {
  return {
    input,
    output: { dir: CHUNKS, entryFileNames, paths: (id) => `./${basename(id)}` },
    plugins: [elsewhere(), ...browser],
  };
}

/** Leads imports of what stands in a file of its own to that file. */
function elsewhere() {
  const own = { ...APART, ...RARE };
  return {
    name: 'elsewhere',
    resolveId(id, importer) {
      if (!importer) return null;
      if (id in LIT || SHARED.includes(absolute(dirname(importer), id))) {
        return { id: built('core-'), external: true };
      }
      // One for each language, and named when its words are there.
      if (/\/(sending|below)\.ts$/.test(id)) return { id: LATER_FILE, external: true };
      const name = Object.keys(own).find((one) => own[one].endsWith(id.replace(/^[./]*/, '/')));
      return name ? { id: built(`${name}-`), external: true } : null;
    },
  };
}

/** Stands in a widget's file for the file of what comes later. */
const LATER_FILE = './later';

/** @returns the path of the one file that begins so */
function built(start) {
  const found = readdirSync(CHUNKS).filter((file) => file.startsWith(start));
  if (found.length !== 1) throw new Error(`Not one file begins with ${start}: ${found}`);
  return absolute(CHUNKS, found[0]);
}

/** Puts the words of each language before the acts, and takes away what had none. */
function spoken() {
  for (const name of WIDGETS) {
    const { first, later } = GROUPS[name];
    for (const language of LANGUAGES) {
      const comesLater = withWords(read(`${name}.later.js`), language, later);
      const file = `${name}.${language}.${LATER[name] ?? LATER.default}-${hash(comesLater)}.js`;
      writeFileSync(`${CHUNKS}/${file}`, comesLater);
      const code = read(`${name}.js`).replaceAll(`"${LATER_FILE}"`, `"./${file}"`);
      // Under a name that stays, so that a page can name it.
      writeFileSync(`${CHUNKS}/${name}.${language}.js`, withWords(code, language, first));
    }
    rmSync(`${CHUNKS}/${name}.js`);
    rmSync(`${CHUNKS}/${name}.later.js`);
  }
}

const read = (file) => readFileSync(`${CHUNKS}/${file}`, 'utf8');
const hash = (code) => createHash('sha256').update(code).digest('base64url').slice(0, 8);

/** Words come first: defining a tag draws what is on the page, and would fetch those that are missing. */
function withWords(code, language, groups) {
  const file = JSON.parse(readFileSync(`src/i18n/words/${language}.json`, 'utf8'));
  const chosen = Object.fromEntries(groups.map((group) => [group, file[group]]));
  const from = basename(built('core-'));
  return `import{registerWords as $words}from"./${from}";$words("${language}",${JSON.stringify(chosen)});${code}`;
}

/** The script of the snippet: it knows the files of the passes before it. */
const loader = {
  input: 'src/embed/loader.ts',
  // Runs as a module and as a plain script, twice on a page too: nothing of it is a name there.
  output: { file: 'dist/loader/samskab.js', format: 'iife' },
  plugins: [
    compile,
    {
      name: 'files',
      renderChunk: (code) => code.replaceAll('SAMSKAB_FILES', JSON.stringify(loaderFiles())),
    },
    minify,
    { name: 'spoken', closeBundle: spoken },
  ],
};

/** What a page with the preview of a draft runs beside the loader. */
const preview = {
  input: 'src/embed/preview.ts',
  output: { file: 'dist/loader/samskab/preview.js' },
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

/** What the loader must know of the files beside it: the rest it works out. */
function loaderFiles() {
  return {
    core: besideLoader('core'),
    widgets: WIDGETS,
    languages: LANGUAGES,
    words: besideLoader('words'),
    upgrading: besideLoader('upgrading'),
    waiting: besideLoader('waiting'),
    parts: Object.fromEntries(
      Object.entries(PARTS).map(([name, file]) => [name, besideLoader(file)]),
    ),
  };
}

function besideLoader(name) {
  return `./samskab/${basename(built(`${name}-`))}`;
}

export default [esm, core, ...apart, ...rare, ...acts, loader, preview, hosted, ...singles, server];
