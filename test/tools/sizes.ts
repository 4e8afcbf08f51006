/**
 * What a page loads, in bytes after gzip: fails when something is over a limit that must never be
 * passed, or when the build lacks a file that a page would ask for. What is aimed at is printed
 * beside it, and what is over that.
 *
 *     node test/tools/sizes.ts         after a build
 *     node test/tools/sizes.ts FOLDER  of a build elsewhere
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LANGUAGES } from '../../src/i18n/languages.ts';

/** Most bytes after gzip, ever; 1 kB is 1000 bytes. */
const limits = {
  loader: 3_000,
  /** A guard and no aim: what a widget took when this was written, to the next half kB. */
  begin: 29_000,
  /** A guard and no aim: what the whole way took when this was written, to the next half kB. */
  whole: 51_000,
  /** As above. */
  together: 41_000,
} as const;

/** What is aimed at. */
const aims = {
  begin: { da: 24_000, en: 24_000 } as Readonly<Record<string, number>>,
  beginElsewhere: 25_500,
  whole: 34_000,
  together: 38_000,
} as const;

const root = resolve(import.meta.dirname, '../..');
export const builtFolder = join(root, 'dist');
export const widgets = namesIn('src/embed/define');
const languages = Object.keys(LANGUAGES);

interface File {
  readonly name: string;
  readonly bytes: number;
}

/** One widget in one language. */
interface Way {
  readonly widget: string;
  readonly language: string;
  /** Of the widget's file, with all that only it imports. */
  readonly own: number;
  /** To the first control: the loader, what all share, and the above. */
  readonly begin: number;
  /** To the receipt: the above and what is needed to send; of results, with what stands below. */
  readonly whole: number;
}

export interface Sizes {
  readonly loader: number;
  /** What all widgets share. */
  readonly core: number;
  readonly ways: readonly Way[];
  /** To begin with all four forms on one page, by language. */
  readonly together: ReadonlyMap<string, number>;
  /** Fetched only when something asks for them: another language, a step that few take. */
  readonly lazy: readonly File[];
  readonly singles: readonly File[];
  /** What is over its limit or not there, a line each. */
  readonly problems: readonly string[];
}

/** @returns the names of the TypeScript files of a folder of the project */
function namesIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .toSorted();
}

/** The files that a page fetches for one widget. */
interface Files {
  readonly widget: string;
  readonly language: string;
  readonly first: string;
  /** What every visit fetches later: the second act. */
  readonly later: readonly string[];
}

/** @throws Error that says which of the things that everything else needs is not there */
export function measureSizes(dist: string): Sizes {
  const loader = join(dist, 'loader/samskab.js');
  if (!existsSync(loader)) throw new Error(`There is no ${loader}: run "npm run build" first.`);
  const named = filesNamedIn(loader);
  const core = named.find((file) => basename(file).startsWith('core-'));
  const all = widgets.flatMap((widget) =>
    languages.map((language) => filesOf(loader, widget, language)),
  );
  const shared = new Set([loader, ...(core ? withImports(core) : [])]);
  const groups = new Map(languages.map((language) => [language, togetherFiles(loader, language)]));
  const ways = all.filter(({ first }) => existsSync(first)).map((files) => weigh(files, shared));
  const together = new Map(Array.from(groups, ([language, files]) => [language, begunWith(files, shared)])); // prettier-ignore
  const size = sizeOf(loader);
  return {
    loader: size,
    core: total(shared) - size,
    ways,
    together,
    lazy: lazyFiles(loader, all, new Set([...shared, ...[...groups.values()].flat()])),
    singles: filesIn(join(dist, 'single')).map(weighed),
    problems: [
      ...unknown(loader, core),
      ...lost(loader, [...named, ...all.map(({ first }) => first), ...[...groups.values()].flat()]),
      ...all.filter(lacksSending).map(({ first }) => `${basename(first)} fetches nothing to send with.`), // prettier-ignore
      ...lostSingles(dist),
      ...over('The loader', size, limits.loader),
      ...widgets.flatMap((widget) => {
        const its = ways.filter((way) => way.widget === widget);
        return [...overOf(its, 'begin', 'to begin'), ...overOf(its, 'whole', 'the whole way')];
      }),
      ...Array.from(together, ([language, bytes]) => over(`Four forms together in ${language}`, bytes, limits.together)).flat(), // prettier-ignore
    ],
  };
}

/** The files whose names the loader has; those of widgets it puts together. */
function filesNamedIn(loader: string): string[] {
  const names = readFileSync(loader, 'utf8').matchAll(/["'`](\.\/samskab\/[^"'`$]+\.js)["'`]/g);
  // Of some there is one for each language.
  return Array.from(names, ([, path = '']) => path)
    .flatMap((path) => languages.map((language) => path.replace('LANGUAGE', language)))
    .map((path) => join(dirname(loader), path));
}

function filesOf(loader: string, widget: string, language: string): Files {
  const first = join(dirname(loader), 'samskab', `${widget}.${language}.js`);
  const later = importsOf(first)
    .filter(({ path, lazy }) => lazy && basename(path).startsWith(`${widget}.${language}.`))
    .map(({ path }) => path);
  return { widget, language, first, later };
}

/** What a page with several widgets fetches in place of their first files: of the forms, as results come alone. */
function togetherFiles(loader: string, language: string): string[] {
  const forms = widgets.filter((widget) =>
    existsSync(join(root, `src/widgets/${widget}/sending.ts`)),
  );
  return forms.map((widget) => join(dirname(loader), 'samskab', `${widget}.${language}.together.js`)); // prettier-ignore
}

function begunWith(files: readonly string[], shared: ReadonlySet<string>): number {
  const found = new Set(shared);
  for (const file of files) withImports(file, found);
  return total(found);
}

function weigh({ widget, language, first, later }: Files, shared: ReadonlySet<string>): Way {
  const begin = withImports(first, new Set(shared));
  const whole = new Set(begin);
  for (const file of later) withImports(file, whole);
  const size = total(begin);
  return { widget, language, own: size - total(shared), begin: size, whole: total(whole) };
}

/** @returns a file and all that it imports at once, whatever the way, with what was found before */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found;
  found.add(file);
  for (const { path, lazy } of importsOf(file)) if (!lazy) withImports(path, found);
  return found;
}

function importsOf(file: string): { path: string; lazy: boolean }[] {
  if (!existsSync(file)) return [];
  const code = readFileSync(file, 'utf8');
  const imports = code.matchAll(/\b(?:from|import)\s*(\(?)\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g);
  return Array.from(imports, ([, bracket, path = '']) => ({
    path: join(dirname(file), path),
    lazy: bracket === '(',
  }));
}

/** What lies beside the loader and is on nobody's way to the receipt. */
function lazyFiles(loader: string, all: readonly Files[], shared: ReadonlySet<string>): File[] {
  const counted = new Set(shared);
  for (const { first, later } of all) {
    for (const file of [first, ...later]) withImports(file, counted);
  }
  return loadable(loader)
    .filter((file) => !counted.has(file))
    .map(weighed);
}

/** What the loader would not fetch, whatever stands beside it. */
function unknown(loader: string, core: string | undefined): string[] {
  const code = readFileSync(loader, 'utf8');
  return [
    ...(core ? [] : ['The loader names no file that all widgets share.']),
    ...[...widgets, ...languages]
      .filter((name) => !new RegExp(`["'\`]${name}["'\`]`).test(code))
      .map((name) => `The loader does not know ${name}.`),
  ];
}

/** Files that are named, by the loader or by an import, and are not there. */
function lost(loader: string, wanted: readonly string[]): string[] {
  const named = new Map<string, string[]>();
  const note = (path: string, by: string) => named.set(path, [...(named.get(path) ?? []), by]);
  for (const path of wanted) note(path, 'the loader');
  for (const file of loadable(loader)) {
    for (const { path } of importsOf(file)) note(path, basename(file));
  }
  return Array.from(named)
    .filter(([path]) => !existsSync(path))
    .map(([path, [first, ...more]]) => {
      const others = more.length > 0 ? ` and ${more.length} more` : '';
      return `There is no ${basename(path)}, which ${first}${others} would fetch.`;
    });
}

/** Results are sent nowhere; who fills something in must be able to send it. */
function lacksSending({ widget, first, later }: Files): boolean {
  const sends = existsSync(join(root, `src/widgets/${widget}/sending.ts`));
  return sends && existsSync(first) && !later.some((file) => file.includes('.sending-'));
}

function lostSingles(dist: string): string[] {
  return widgets
    .filter((widget) => !existsSync(join(dist, 'single', `${widget}.js`)))
    .map((widget) => `There is no single-file build of ${widget}.`);
}

function over(what: string, bytes: number, limit: number): string[] {
  if (bytes <= limit) return [];
  return [
    `${what} is ${grouped(bytes)} bytes after gzip, ${grouped(bytes - limit)} over its limit.`,
  ];
}

/** One line for all languages of a widget: the largest, and how many others are over too. */
function overOf(ways: readonly Way[], what: 'begin' | 'whole', called: string): string[] {
  const [most, ...others] = ways
    .filter((way) => way[what] > limits[what])
    .toSorted((one, two) => two[what] - one[what]);
  if (!most) return [];
  const [line = ''] = over(`${most.widget} in ${most.language}, ${called},`, most[what], limits[what]); // prettier-ignore
  return [others.length > 0 ? `${line} So it is in ${languagesOf(others)}.` : line];
}

function languagesOf(ways: readonly Way[]): string {
  return ways.map(({ language }) => language).join(', ');
}

function loadable(loader: string): string[] {
  return filesIn(join(dirname(loader), 'samskab'));
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .toSorted()
    .map((file) => join(folder, file));
}

function weighed(file: string): File {
  return { name: basename(file), bytes: sizeOf(file) };
}

function total(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + sizeOf(file), 0);
}

const sizes = new Map<string, number>();

function sizeOf(file: string): number {
  const size = sizes.get(file) ?? gzipSync(readFileSync(file), { level: 9 }).length;
  sizes.set(file, size);
  return size;
}

function grouped(bytes: number): string {
  return bytes.toLocaleString('en');
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** @returns everything that was measured, for reading, and what is wrong with it */
export function sizesReport({
  loader,
  core,
  ways,
  together,
  lazy,
  singles,
  problems,
}: Sizes): string {
  return [
    'Sizes after gzip -9, in bytes; 1 kB is 1000 bytes',
    '',
    table([
      ['', 'bytes'],
      ['loader', grouped(loader)],
      ['shared by all widgets', grouped(core)],
    ]),
    '',
    'To begin: the loader, what all share, and the widget with its words. The whole way: all that,',
    'and what it takes to send. "At most" is what is aimed at. Of all languages but da and en, the one',
    'that takes most to begin.',
    '',
    table([
      ['widget', 'language', 'own', 'to begin', 'at most', '', 'whole way', 'at most', ''],
      ...shownOf(ways).map(({ widget, language, own, begin, whole }) => [
        ...[widget, language, grouped(own)],
        ...judged(begin, aims.begin[language] ?? aims.beginElsewhere),
        ...judged(whole, aims.whole),
      ]),
    ]),
    '',
    table([
      ['four forms on one page, to begin', 'bytes', 'at most', ''],
      ...Object.keys(aims.begin).map((one) => [
        one,
        ...judged(together.get(one) ?? 0, aims.together),
      ]),
    ]),
    '',
    table([
      ['never to be passed', 'largest', 'limit', ''],
      ['loader', ...judged(loader, limits.loader)],
      ['to begin', ...judged(Math.max(...ways.map(({ begin }) => begin)), limits.begin)],
      ['whole way', ...judged(Math.max(...ways.map(({ whole }) => whole)), limits.whole)],
      ['four together', ...judged(Math.max(...together.values()), limits.together)],
    ]),
    '',
    table([['fetched when needed (not counted above)', 'bytes'], ...lazy.map(nameAndSize)]),
    '',
    table([['all in one file, every language (no limit)', 'bytes'], ...singles.map(nameAndSize)]),
    ...(problems.length > 0 ? ['', ...problems.map((problem) => `✖ ${problem}`)] : []),
  ].join('\n');
}

/** @returns of each widget the languages with an aim of their own, and the largest of the others */
function shownOf(ways: readonly Way[]): readonly Way[] {
  return widgets.flatMap((widget) => {
    const its = ways.filter((way) => way.widget === widget);
    const others = its
      .filter(({ language }) => !(language in aims.begin))
      .toSorted((one, two) => two.begin - one.begin);
    return [...its.filter(({ language }) => language in aims.begin), ...others.slice(0, 1)];
  });
}

/** @returns cells: a size, its bound, and by how much it is over */
function judged(bytes: number, most: number): string[] {
  const word = bytes > most ? `over by ${grouped(bytes - most)}` : 'ok';
  return [grouped(bytes), kilobytes(most), word];
}

function nameAndSize({ name, bytes }: File): string[] {
  return [name, grouped(bytes)];
}

/** @returns rows as lines of even columns; a column of numbers stands to the right */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const styles = Array.from({ length: columns }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '');
    const isNumeric = cells.slice(1).every((cell) => /^[\d–-]|^$/.test(cell));
    return { width: Math.max(...cells.map((cell) => cell.length)), isNumeric };
  });
  return rows
    .map((row) => {
      const cells = styles.map(({ width, isNumeric }, column) => {
        const cell = row[column] ?? '';
        return isNumeric ? cell.padStart(width) : cell.padEnd(width);
      });
      return `  ${cells.join('  ')}`.trimEnd();
    })
    .join('\n');
}

function main(folder = builtFolder): void {
  const sizes = measureSizes(resolve(folder));
  console.log(sizesReport(sizes));
  if (sizes.problems.length > 0) process.exitCode = 1;
}

if (import.meta.main) {
  try {
    main(process.argv[2]);
  } catch (error) {
    console.error(`✖ ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
