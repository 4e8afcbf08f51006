import { LANGUAGES } from './languages.ts';
import { languageFor as pick } from './language-for.ts';
import type { Group, Message, Words } from './message.ts';

type Flat = Readonly<Record<string, Message>>;

const registered = new Map<string, Partial<Words>>();
/** What sites have added, by the tag in small letters: it goes before ours, and some may be missing. */
const added = new Map<string, Partial<Record<Group, Flat>>>();
let version = 0;

/** Called when a site has added words: what is on the page already speaks anew. */
export const speakers = new Set<() => void>();

/** Makes words of a language available at once; a group that is there already is kept. */
export function registerWords(language: string, words: Partial<Words>): void {
  registered.set(language, { ...words, ...registered.get(language) });
  version++;
}

/** @returns a number that changes when there are more words than before */
export function wordsVersion(): number {
  return version;
}

/** Adds words in a language that we may have no words in; what is missing stays as it is without. */
export function addWords(tag: string, words: Partial<Record<Group, Flat>>): void {
  added.set(tag.toLowerCase(), words);
  version++;
  for (const speak of speakers) speak();
}

/** @returns the nearest language to `tag` in which a site has added words */
export function addedLanguage(tag: string): string | undefined {
  let near = tag.toLowerCase();
  while (near && !added.has(near)) near = near.replace(/(^|-)[^-]*$/, '');
  return near || undefined;
}

/** @returns the words of some groups that a site has added in a language, as it was added */
export function addedWords(language: string, groups: readonly Group[]): Flat {
  return Object.assign({}, ...groups.map((group) => added.get(language)?.[group])) as Flat;
}

/**
 * @param otherwise the language of what stands around the words: it goes before English
 * @returns the language that somebody who asks for `tag` is given; English where there is no better
 */
export function languageFor(tag: string, otherwise?: string): string {
  const isThere = (one: string) => registered.has(one) || Object.hasOwn(LANGUAGES, one);
  return pick(tag, isThere, otherwise);
}

/**
 * @param groups what must be there
 * @param more what is taken along if it is there already
 * @returns the words of some groups in one flat object, once they are here
 */
export function wordsFor(
  language: string,
  groups: readonly Group[],
  more: readonly Group[] = [],
): Flat | undefined {
  const here = registered.get(language);
  if (!here || groups.some((group) => !here[group])) return undefined;
  return Object.assign({}, ...[...groups, ...more].map((group) => here[group])) as Flat;
}

/** Fetches a file of words. */
export type WordsFile = () => Promise<{ readonly default: Partial<Words> }>;

/**
 * Fetches the words of a language.
 * @param load what fetches them; all that there are unless given
 * @throws whatever a failed import throws; the next call tries again
 */
export async function loadWords(language: string, load?: WordsFile): Promise<void> {
  if (!Object.hasOwn(LANGUAGES, language)) return;
  const file = await (load ?? LANGUAGES[language]?.load)?.();
  if (file) registerWords(language, file.default);
}
