import { LANGUAGES } from './languages.ts';
import { languageFor as pick } from './language-for.ts';
import type { Group, Message, Words } from './message.ts';

type Flat = Readonly<Record<string, Message>>;

const registered = new Map<string, Partial<Words>>();
let version = 0;

/** Makes words of a language available at once; a group that is there already is kept. */
export function registerWords(language: string, words: Partial<Words>): void {
  registered.set(language, { ...words, ...registered.get(language) });
  version++;
}

/** @returns a number that changes when there are more words than before */
export function wordsVersion(): number {
  return version;
}

/** @returns the language that somebody who asks for `tag` is given; English where there is no better */
export function languageFor(tag: string): string {
  return pick(tag, (language) => registered.has(language) || Object.hasOwn(LANGUAGES, language));
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

/**
 * Fetches the words of a language.
 * @throws whatever a failed import throws; the next call tries again
 */
export async function loadWords(language: string): Promise<void> {
  if (!Object.hasOwn(LANGUAGES, language)) return;
  const file = await LANGUAGES[language]?.load();
  if (file) registerWords(language, file.default);
}
