import type { Form } from '../../builder/cms.ts';
import { filesFor, pinnedLine, preloadLines, scriptLine } from '../../builder/pasted.ts';
import { languageFor } from '../../i18n/language-for.ts';
import { BALLOT_METHODS, BUDGET_METHODS } from '../../rules/methods.ts';
import { buildFiles } from '../build-files.ts';
import { escapeHtml } from '../http/html.ts';
import { Mistake } from '../mistake.ts';
import { buildFolder } from '../package-root.ts';
import type { Build } from '../releases/own-release.ts';
import type { Stored } from '../storage/queries/definitions.ts';

/** A version whose files never change, as `/samskab/1.2.3/` has them. */
export interface Pinned {
  /** Such as `1.2.3`. */
  readonly release: string;
  readonly build: Build;
}

export interface SnippetOptions {
  /** The server's public address, without a slash at its end. */
  readonly url: string;
  readonly language?: string | undefined;
  /** How it is written; the tag unless given. */
  readonly form?: Form;
  readonly results?: boolean;
  readonly preload?: boolean;
  /** The version whose files are named, where it is no other. */
  readonly pinned?: Pinned | undefined;
  /** Where the build of the widgets lies; the package's own unless given. */
  readonly build?: string;
}

/**
 * @param widget the tag without `samskab-`
 * @returns the lines of a snippet before its tag: what the browser is to load
 * @throws Mistake where the build lacks a file
 */
export function scriptLines(
  widget: string,
  endpoint: string,
  stored: Stored,
  options: SnippetOptions,
): string[] {
  const { url, preload, pinned } = options;
  if (pinned && preload) return pinnedFiles(widget, stored, options, pinned);
  if (pinned) return [scriptOf(`${widget}.js`, options, pinned)];
  const script = scriptLine(`${url}/samskab.js`);
  return preload ? [...preloads(widget, endpoint, stored, options), script] : [script];
}

/** The files of a widget and its definition: all that it waits for beside the script. */
function preloads(
  widget: string,
  endpoint: string,
  { definition }: Stored,
  { url, language = definition.language, results, build = buildFolder }: SnippetOptions,
): string[] {
  const files = buildFiles(build);
  const spoken = languageFor(language, (one) => files?.names.has(`${widget}.${one}.js`) ?? false);
  const own = `${widget}.${spoken}.js`;
  if (!files?.names.has(own)) {
    const missing = files ? own : 'one core-….js';
    throw new Mistake(`snippet: --preload: there is no whole build in ${build} (${missing})`);
  }
  const needed = filesFor(widget, spoken, results ? undefined : definition, files);
  return preloadLines(
    needed.map((file) => `${url}/samskab/${file}`),
    endpoint,
  );
}

/**
 * A line for each file that the widget may ever load, as nothing vouches for one that has none: a
 * browser uses what it has loaded, and checked, by such a line. What is not needed to begin waits
 * for what is.
 */
function pinnedFiles(
  widget: string,
  { definition }: Stored,
  options: SnippetOptions,
  pinned: Pinned,
): string[] {
  const { files } = pinned.build;
  const fileIn = (one: string) => `samskab/${widget}.${one}.js`;
  const { language = definition.language } = options;
  const own = fileIn(languageFor(language, (one) => files.has(fileIn(one))));
  const { first, later } = reachedFrom(own, pinned.build);
  const isNeeded = isOfMethod('method' in definition ? definition.method : undefined);
  const line = (path: string, more = '') => {
    const { href, integrity } = placeOf(path, options, pinned);
    return `<link rel="modulepreload" href="${escapeHtml(href)}" integrity="${integrity}" crossorigin="anonymous"${more}>`;
  };
  return [
    ...first.map((path) => line(path)),
    ...later.filter(isNeeded).map((path) => line(path, ' fetchpriority="low"')),
    // The definition is left to the widget, which would not find what the loader asks for early.
    scriptOf(own, options, pinned),
  ];
}

/** Each method has a file, and what is voted on keeps its method. */
function isOfMethod(method: string | undefined): (path: string) => boolean {
  const methods = Object.keys({ ...BALLOT_METHODS, ...BUDGET_METHODS });
  return (path) => {
    const [, name = ''] = /^samskab\/(\w+)[.-]/.exec(path) ?? [];
    return name === method || !methods.includes(name);
  };
}

/** What is imported at once has to be there to begin; what is in brackets, later. */
const IMPORTS = /\b(?:from|import)\s*(\(?)\s*["'`]\.\/([^"'`]+)["'`]/g;

function reachedFrom(start: string, build: Build): { first: string[]; later: string[] } {
  const first = new Set<string>([start]);
  const later = new Set<string>();
  for (const found of [first, later]) {
    // What is found on the way is gone through too.
    for (const path of found) {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const code = Buffer.from(build.read(path) ?? []).toString();
      for (const [, bracket, name] of code.matchAll(IMPORTS)) {
        const isLater = found === later || bracket === '(';
        (isLater ? later : first).add(`${folder}${name}`);
      }
    }
  }
  return { first: [...first], later: [...later].filter((path) => !first.has(path)) };
}

function scriptOf(path: string, options: SnippetOptions, pinned: Pinned): string {
  const { href, integrity } = placeOf(path, options, pinned);
  return pinnedLine(href, integrity);
}

/** @throws Mistake where there is no such file */
function placeOf(path: string, { url }: SnippetOptions, { release, build }: Pinned) {
  const integrity = build.files.get(path);
  if (integrity === undefined) {
    throw new Mistake(`snippet: --pinned: there is no whole build (${path})`);
  }
  return { href: `${url}/samskab/${release}/${path}`, integrity };
}
