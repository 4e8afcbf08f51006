import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve as absolute } from 'node:path';
import * as i18n from '../src/i18n/languages.ts';

export const WIDGETS = namesIn('src/embed/define');
export const LANGUAGES = Object.keys(i18n.LANGUAGES);
const CHUNKS = 'dist/loader/samskab';

/** The words of each widget: those it begins with, and those that come later. */
export const GROUPS = Object.fromEntries(
  await Promise.all(
    WIDGETS.map(async (name) => [name, (await import(`../src/widgets/${name}/groups.ts`)).groups]),
  ),
);

/**
 * One file has what a page must hold once (Lit, as two copies break under a policy of Trusted Types;
 * the words; the live region) and what everything uses. All else is built for whoever needs it, with
 * what it uses and no more: a widget and its words in one language, what it needs to send, and what
 * few people ask for. What little stands in two of them has no memory of its own.
 */
const SHARED = files([
  'i18n/chosen',
  'i18n/languages',
  'i18n/direction',
  'i18n/words',
  'protocol/client/errors',
  'protocol/client/request',
  'rules/currency',
  'ui/events',
  'ui/parts/button',
  'ui/parts/ids',
  'ui/parts/live',
  'ui/parts/notice',
  'ui/parts/shown',
  'ui/parts/styled',
  'ui/widget-event',
]);
const LIT = {
  lit: 'LitElement, adoptStyles, css, html, noChange, nothing',
  'lit/directive.js': 'Directive, directive',
  'lit/directives/guard.js': 'guard',
  'lit/directives/keyed.js': 'keyed',
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
  ground: 'src/ui/filling/map/ground.ts',
};

/** What draws a method of voting that is not the commonest: a file each, by its name. */
const METHODS = {
  allocation: 'src/widgets/budget-allocator/amount-view.ts',
  ...Object.fromEntries(
    namesIn('src/widgets/voting-ballot')
      .filter((file) => file.endsWith('-view') && !/^(approval|ballot)-/.test(file))
      .map((file) => [file.replace(/-view$/, ''), `src/widgets/voting-ballot/${file}.ts`]),
  ),
};

/** The kinds of question that not all forms have. */
const CHOICE_KINDS = 'src/ui/filling/fields/choice.ts';
const RARE_KINDS = 'src/ui/filling/fields/rare.ts';

/** What a form fetches where it has such a thing. */
const RARE = {
  catalogue: 'src/ui/filling/items/catalogue.ts',
  details: 'src/ui/filling/items/details.ts',
  'language-row': 'src/ui/language-row.ts',
  search: 'src/ui/filling/items/search.ts',
  map: 'src/ui/filling/map/places-map.ts',
  perCategory: 'src/ui/filling/category-limits.ts',
  categories: 'src/ui/sending/explain-category.ts',
  code: 'src/ui/sending/credential.ts',
  failing: 'src/ui/sending/failure.ts',
  numbers: 'src/ui/sending/numbers.ts',
  ...METHODS,
  choice: CHOICE_KINDS,
  kinds: RARE_KINDS,
  people: 'src/widgets/event-signup/people-view.ts',
  persona: 'src/widgets/idea-form/persona-view.ts',
  'question-pages': 'src/ui/filling/question-pages.ts',
  manage: 'src/ui/managing/manager.ts',
  print: 'src/ui/sending/print.ts',
  qr: 'src/widgets/results/qr.ts',
  reading: 'src/ui/reading/reading.ts',
  words: 'src/embed/site-words.ts',
  'follow-page': 'src/protocol/client/follow-page.ts',
  upgrading: 'src/embed/upgrading.ts',
};

/** Which of them bring words of their own; there is one of these for each language. */
const WORDS = {
  search: ['search'],
  map: ['map'],
  perCategory: ['perCategory'],
  categories: ['perCategorySending'],
  code: ['code'],
  failing: ['failing'],
  numbers: ['amounts'],
  choice: ['choosing'],
  persona: ['persona'],
  kinds: ['steps', 'rareKinds'],
  ...Object.fromEntries(Object.keys(METHODS).map((name) => [name, ['steps', name]])),
};

/** Which of them a definition names, as a method, a kind of question or something it has. */
const PARTS = {
  search: 'search',
  map: 'map',
  personFields: 'people',
  persona: 'persona',
  oneQuestionPerPage: 'question-pages',
  ...Object.fromEntries(Object.keys(METHODS).map((name) => [name, name])),
  ...Object.fromEntries(
    Object.keys((await import(`../${CHOICE_KINDS}`)).choiceKinds).map((name) => [name, 'choice']),
  ),
  ...Object.fromEntries(
    Object.keys((await import(`../${RARE_KINDS}`)).rareKinds).map((name) => [name, 'kinds']),
  ),
};

/** The file with what comes later: the second act of a form, what is below a result. */
const LATER = { results: 'below', default: 'sending' };
const laterOf = (name) => `src/widgets/${name}/${LATER[name] ?? LATER.default}.ts`;

/** Stands in code for a language, in the names of files that there is one of for each. */
const LANGUAGE = 'LANGUAGE';
const COMMON = `./common.${LANGUAGE}.js`;

/** What each widget's first act is made of: modules, and the names that they export. */
const made = new Map();
/** Which names widgets that stand together take from what they have in common. */
const wanted = new Set();

/**
 * @param browser the plugins of what runs in browsers
 * @param compile the one that takes types away
 * @param minify the one that shortens
 * @returns passes for everything that the script of the snippet fetches, and for that script
 */
export function loaderPasses({ browser, compile, minify }) {
  const pass = (name, input, { plugins = [], spoken = false } = {}) => ({
    input: { [name]: input },
    output: {
      dir: CHUNKS,
      entryFileNames: spoken ? '[name].js' : '[name]-[hash].js',
      paths: (id) => `./${basename(id)}`,
    },
    plugins: [...plugins, ...browser, short],
  });
  const first = (name) => `src/embed/define/${name}.ts`;
  return [
    pass('core', 'core', { plugins: [virtual('core', coreModule)] }),
    ...Object.entries(APART).map(([name, file]) => pass(name, file)),
    ...Object.entries(RARE).map(([name, file]) =>
      pass(name, file, { plugins: [elsewhere()], spoken: name in WORDS }),
    ),
    ...WIDGETS.flatMap((name) => [
      pass(`${name}.later`, laterOf(name), { plugins: [elsewhere()], spoken: true }),
      pass(name, first(name), { plugins: [elsewhere(), noted(name)], spoken: true }),
    ]),
    ...WIDGETS.map((name) =>
      pass(`${name}.together`, first(name), { plugins: [inCommon(), elsewhere()], spoken: true }),
    ),
    pass('common', 'common', {
      plugins: [virtual('common', commonModule), elsewhere(), whole()],
      spoken: true,
    }),
    {
      input: 'src/embed/loader.ts',
      // Runs as a module and as a plain script, twice on a page too: nothing of it is a name there.
      output: { file: 'dist/loader/samskab.js', format: 'iife' },
      plugins: [
        { name: 'spoken', buildStart: speak },
        compile,
        {
          name: 'files',
          renderChunk: (code) => code.replaceAll('SAMSKAB_FILES', JSON.stringify(loaderFiles())),
        },
        minify,
      ],
    },
  ];
}

/** @returns the names of the TypeScript files of a folder */
function namesIn(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'));
}

function files(names) {
  return new Set(names.map((name) => absolute(`src/${name}.ts`)));
}

/** A module that stands in no file. */
function virtual(name, code) {
  return {
    name,
    resolveId: (id) => (id === name ? id : null),
    load: (id) => (id === name ? code() : null),
    // Two of one name would both be missing.
    onLog: (_level, { code: what, message }) => {
      if (what === 'NAMESPACE_CONFLICT') throw new Error(message);
    },
  };
}

function coreModule() {
  const lit = Object.entries(LIT).map(([from, names]) => `export { ${names} } from '${from}';`);
  return [...lit, ...all(SHARED)].join('\n');
}

/** What two widgets or more begin with: where there are several on a page, it is fetched once. */
function commonModule() {
  return common()
    .map(([id, names]) => [id, [...names].filter((name) => wanted.has(name))])
    .map(([id, names]) => `export { ${names.join(', ')} } from '${id}';`)
    .join('\n');
}

const all = (paths) => [...paths].map((path) => `export * from '${path}';`);

/** @returns the modules that two widgets or more begin with, with the names that they export */
function common() {
  const ids = [...new Set([...made.values()].flatMap((modules) => [...modules.keys()]))];
  return ids.toSorted().flatMap((id) => {
    const names = [...made.values()].flatMap((modules) => modules.get(id) ?? []);
    const isShared = [...made.values()].filter((modules) => modules.has(id)).length > 1;
    return isShared ? [[id, new Set(names)]] : [];
  });
}

/** Notes what a widget begins with. */
function noted(name) {
  return {
    name: 'noted',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((chunk) => Object.entries(chunk.modules ?? {}));
      const used = chunks.filter(([, { renderedLength }]) => renderedLength > 0);
      // Alone it may have done without a name that it asks for where the two are apart.
      const names = ({ renderedExports, removedExports }) => [
        ...renderedExports,
        ...removedExports,
      ];
      made.set(name, new Map(used.map(([id, module]) => [id, names(module)])));
    },
  };
}

function inCommon() {
  return {
    name: 'in-common',
    resolveId(id, importer) {
      if (!importer || !common().some(([path]) => path === absolute(dirname(importer), id)))
        return null;
      return { id: COMMON, external: true };
    },
    generateBundle(_options, bundle) {
      for (const { importedBindings = {} } of Object.values(bundle)) {
        for (const name of importedBindings[COMMON] ?? []) wanted.add(name);
      }
    },
  };
}

/** What is taken from there must be there: a browser would say so, and a build does not. */
function whole() {
  return {
    name: 'whole',
    generateBundle(_options, bundle) {
      const [{ exports }] = Object.values(bundle);
      const missing = [...wanted].filter((name) => !exports.includes(name));
      if (missing.length > 0) throw new Error(`Nothing in common is called ${missing}.`);
    },
  };
}

/** Leads imports of what stands in a file of its own to that file. */
function elsewhere() {
  const own = { ...APART, ...RARE };
  return {
    name: 'elsewhere',
    resolveId(id, importer) {
      if (!importer) return null;
      const path = absolute(dirname(importer), id);
      if (id in LIT || SHARED.has(path)) return { id: built('core-'), external: true };
      // One for each language, and named when its words are there.
      if (/\/(sending|below)\.ts$/.test(id))
        return { id: `./later.${LANGUAGE}.js`, external: true };
      const name = Object.keys(own).find((one) => absolute(own[one]) === path);
      if (name === undefined) return null;
      return { id: name in WORDS ? `./${name}.${LANGUAGE}.js` : built(`${name}-`), external: true };
    },
  };
}

/** What others import from, by how its name begins, and the short name of each thing that it exports. */
const shortened = { core: new Map(), common: new Map() };
const BEGINS = Object.keys(shortened).join('|');
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** @returns the same for the same name; a letter for each of the first, as a bundler does for its chunks */
function shortNameIn(file, name) {
  const names = shortened[file];
  if (!names.has(name)) {
    const [rest, at] = [Math.floor(names.size / LETTERS.length), names.size % LETTERS.length];
    names.set(name, LETTERS[at] + (rest || ''));
  }
  return names.get(name);
}

/** Gives short names to what stands between our files: each is said in all that take it. */
const short = {
  name: 'short',
  renderChunk(code, { name }) {
    const taken = code.replaceAll(
      new RegExp(`\\bimport\\{([^}]*)\\}from"(?:[^"]*/)?(${BEGINS})([-.][^"/]*)"`, 'g'),
      (_, names, file, end) => `import{${each(names, (one, as) => `${shortNameIn(file, one)} as ${as}`)}}from"./${file}${end}"`, // prettier-ignore
    );
    if (!(name in shortened)) return { code: taken, map: null };
    const given = taken.replace(/\bexport\{([^}]*)\}/, (_, names) => `export{${each(names, (own, as) => `${own} as ${shortNameIn(name, as)}`)}}`); // prettier-ignore
    return { code: given, map: null };
  },
};

function each(names, write) {
  const pairs = names.split(',').map((one) => one.trim().split(' as '));
  return pairs.map(([one, as = one]) => write(one, as)).join();
}

/** @returns the path of the one file that begins so */
function built(start) {
  const found = readdirSync(CHUNKS).filter((file) => file.startsWith(start));
  if (found.length !== 1) throw new Error(`Not one file begins with ${start}: ${found}`);
  return absolute(CHUNKS, found[0]);
}

/** Of what there is one for each language: the name of a file, where `LANGUAGE` stands for it. */
const spoken = {};

/**
 * Puts the words of each language before what is said with them, and takes away what had none. What
 * is named in other files comes before those.
 */
function speak() {
  for (const [name, groups] of Object.entries(WORDS)) say(name, groups);
  const inTwo = (group) => WIDGETS.filter((name) => GROUPS[name].first.includes(group)).length > 1;
  const shared = [...new Set(WIDGETS.flatMap((name) => GROUPS[name].first))].filter(inTwo);
  say('common', shared);
  for (const name of WIDGETS) {
    const { first, later } = GROUPS[name];
    say(`${name}.later`, later, `${name}.${LANGUAGE}.${LATER[name] ?? LATER.default}`);
    spoken.later = spoken[`${name}.later`];
    // Under names that stay, so that a page can name them.
    keep(name, first, `${name}.${LANGUAGE}.js`);
    const own = first.filter((group) => !shared.includes(group));
    keep(`${name}.together`, own, `${name}.${LANGUAGE}.together.js`);
  }
}

/** Writes a file for each language, under a name that is another whenever one of them is. */
function say(name, groups, as = `${name}.${LANGUAGE}`) {
  const texts = LANGUAGES.map((language) => withWords(name, language, groups));
  spoken[name] = `${as}-${hash(texts.join('\n'))}.js`;
  write(name, spoken[name], texts);
}

function keep(name, groups, as) {
  write(
    name,
    as,
    LANGUAGES.map((language) => withWords(name, language, groups)),
  );
}

function write(name, as, texts) {
  for (const [at, language] of LANGUAGES.entries()) {
    writeFileSync(`${CHUNKS}/${as.replace(LANGUAGE, language)}`, texts[at]);
  }
  rmSync(`${CHUNKS}/${name}.js`);
}

const hash = (code) => createHash('sha256').update(code).digest('base64url').slice(0, 8);

/** Words come first: defining a tag draws what is on the page, and would fetch those that are missing. */
function withWords(name, language, groups) {
  const file = JSON.parse(readFileSync(`src/i18n/words/${language}.json`, 'utf8'));
  const chosen = Object.fromEntries(groups.map((group) => [group, file[group]]));
  const from = basename(built('core-'));
  const code = readFileSync(`${CHUNKS}/${name}.js`, 'utf8').replaceAll(
    new RegExp(`"\\./(\\w+)\\.${LANGUAGE}\\.js"`, 'g'),
    (_, other) => `"./${spoken[other].replace(LANGUAGE, language)}"`,
  );
  return `import{${shortNameIn('core', 'registerWords')} as $words}from"./${from}";$words("${language}",${JSON.stringify(chosen)});${code}`;
}

/** What the loader must know of the files beside it: the rest it works out. */
function loaderFiles() {
  const part = (file) => `./samskab/${spoken[file] ?? basename(built(`${file}-`))}`;
  return {
    core: part('core'),
    common: part('common'),
    widgets: WIDGETS,
    languages: LANGUAGES,
    words: part('words'),
    upgrading: part('upgrading'),
    waiting: part('waiting'),
    parts: Object.fromEntries(Object.entries(PARTS).map(([name, file]) => [name, part(file)])),
  };
}
