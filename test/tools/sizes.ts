/**
 * What a page loads, in bytes after gzip: fails when something is over its limit, or when the
 * build lacks a file that a page would ask for.
 *
 *     node test/tools/sizes.ts         after a build
 *     node test/tools/sizes.ts FOLDER  of a build elsewhere
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Most bytes after gzip; 1 kB is 1000 bytes. */
export const limits = {
  loader: 5_000,
  /** A widget with all it needs: what all share (Lit) and its own file with one language. */
  widget: 25_000,
} as const;

const root = resolve(import.meta.dirname, '../..');
export const builtFolder = join(root, 'dist');
export const widgets = namesIn('src/embed/define');
const languages = namesIn('src/i18n').filter((name) => /^[a-z]{2,3}$/.test(name));

interface File {
  readonly name: string;
  readonly bytes: number;
}

interface Pair {
  readonly widget: string;
  readonly language: string;
  readonly core: number;
  readonly own: number;
}

export interface Sizes {
  readonly loader: number;
  readonly pairs: readonly Pair[];
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

/** @throws Error that says which of the things that everything else needs is not there */
export function measureSizes(dist: string): Sizes {
  const loader = join(dist, 'loader/samskab.js');
  if (!existsSync(loader)) throw new Error(`There is no ${loader}: run "npm run build" first.`);
  const named = filesNamedIn(loader);
  const core = named.find((file) => basename(file).startsWith('core-'));
  const pairs = widgets.flatMap((widget) =>
    languages.map((language) => ({ widget, language, file: fileOf(named, widget, language) })),
  );
  const measured = pairs.flatMap(({ file, ...pair }) =>
    file && existsSync(file) ? [{ ...pair, ...weigh(file, core) }] : [],
  );
  const size = sizeOf(loader);
  return {
    loader: size,
    pairs: measured,
    lazy: lazyFiles(loader, named),
    singles: filesIn(join(dist, 'single')).map(weighed),
    problems: [
      ...(core ? [] : ['The loader names no file that all widgets share.']),
      ...missing(pairs),
      ...lost(loader),
      ...lostSingles(dist),
      ...over('The loader', size, limits.loader),
      ...measured.flatMap(({ widget, language, core, own }) =>
        over(`${widget} in ${language}`, core + own, limits.widget),
      ),
    ],
  };
}

function fileOf(named: readonly string[], widget: string, language: string): string | undefined {
  return named.find((file) => basename(file).startsWith(`${widget}.${language}-`));
}

/** The file itself, what it imports, and what the loader fetches beside it. */
function weigh(file: string, core: string | undefined): Pick<Pair, 'core' | 'own'> {
  const needed = withImports(file);
  const shared = core && existsSync(core) ? withImports(core) : new Set<string>();
  const own = [...needed].filter((one) => !shared.has(one));
  return { core: total([...shared]), own: total(own) };
}

/** @returns a file and all that it imports at once, whatever the way */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found;
  found.add(file);
  for (const { path, lazy } of importsOf(file)) if (!lazy) withImports(path, found);
  return found;
}

function importsOf(file: string): { path: string; lazy: boolean }[] {
  const code = readFileSync(file, 'utf8');
  const imports = code.matchAll(/\b(?:from|import)\s*(\(?)\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g);
  return Array.from(imports, ([, bracket, path = '']) => ({
    path: join(dirname(file), path),
    lazy: bracket === '(',
  }));
}

/** The files in the loader's own list. */
function filesNamedIn(loader: string): string[] {
  const names = readFileSync(loader, 'utf8').matchAll(/["'`](\.\/samskab\/[^"'`]+)["'`]/g);
  return Array.from(names, ([, path = '']) => join(dirname(loader), path));
}

/** What lies beside the loader and comes neither with it nor with a widget. */
function lazyFiles(loader: string, named: readonly string[]): File[] {
  const eager = new Set(named.flatMap((file) => [...withImports(file)]));
  return loadable(loader)
    .filter((file) => !eager.has(file))
    .map(weighed);
}

function missing(
  pairs: readonly { widget: string; language: string; file?: string | undefined }[],
) {
  return pairs
    .filter(({ file }) => file === undefined)
    .map(({ widget, language }) => `The loader names no file for ${widget} in ${language}.`);
}

/** Files that are named, by the loader or by an import, and are not there. */
function lost(loader: string): string[] {
  const named = new Map<string, string[]>();
  const note = (path: string, by: string) => named.set(path, [...(named.get(path) ?? []), by]);
  for (const path of filesNamedIn(loader)) note(path, 'the loader');
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

function total(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + sizeOf(file), 0);
}

function sizeOf(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

function grouped(bytes: number): string {
  return bytes.toLocaleString('en');
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(2)} kB`;
}

/** @returns everything that was measured, for reading, and what is wrong with it */
export function sizesReport({ loader, pairs, lazy, singles, problems }: Sizes): string {
  const widest = Math.max(...pairs.map(({ core, own }) => core + own));
  return [
    'Sizes after gzip -9, in bytes',
    '',
    table([
      ['', 'bytes', '', 'at most'],
      ['loader', grouped(loader), kilobytes(loader), kilobytes(limits.loader)],
      ['largest widget', grouped(widest), kilobytes(widest), kilobytes(limits.widget)],
    ]),
    '',
    table([
      ['widget', 'language', 'shared', 'own', 'together', '', 'at most'],
      ...pairs.map(({ widget, language, core, own }) => [
        ...[widget, language, grouped(core), grouped(own)],
        ...[grouped(core + own), kilobytes(core + own), kilobytes(limits.widget)],
      ]),
    ]),
    '',
    table([['fetched when needed (not counted above)', 'bytes'], ...lazy.map(nameAndSize)]),
    '',
    table([['all in one file, every language (no limit)', 'bytes'], ...singles.map(nameAndSize)]),
    ...(problems.length > 0 ? ['', ...problems.map((problem) => `✖ ${problem}`)] : []),
  ].join('\n');
}

function nameAndSize({ name, bytes }: File): string[] {
  return [name, grouped(bytes), kilobytes(bytes)];
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
