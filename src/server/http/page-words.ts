import { createFormat, type Format } from '../../i18n/format.ts';
import { languageFor } from '../../i18n/language-for.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import { phrase, type Group, type Message, type Say, type Words } from '../../i18n/message.ts';

/** What pages say, also where no widget runs, in every language there is. */
const WORDS = new Map<string, Words>();
for (const [language, { load }] of Object.entries(LANGUAGES)) {
  WORDS.set(language, (await load()).default);
}

export interface Speech<G extends Group> {
  /** The language that the words are in: English where there are none in the one asked for. */
  readonly lang: string;
  readonly say: Say<G>;
  readonly format: Format;
}

export type PageWords = Omit<Speech<'pages'>, 'format'>;

/** @returns the words of a group, for a page that says them by its script */
export function wordsIn<G extends Group>(language: string, group: G): Words[G] {
  return (WORDS.get(languageFor(language, (one) => WORDS.has(one))) as Words)[group];
}

/** The words of some groups in one object, by language and groups: a page is made many times. */
const flat = new Map<string, Readonly<Record<string, Message>>>();

/**
 * @param language a BCP 47 tag
 * @param groups whose words are wanted; of two with the same name the later counts
 */
export function speechIn<G extends Group>(language: string, groups: readonly G[]): Speech<G> {
  const lang = languageFor(language, (one) => WORDS.has(one));
  const name = `${lang} ${groups.join(' ')}`;
  const all = WORDS.get(lang) as Words;
  const words = flat.get(name) ?? Object.assign({}, ...groups.map((group) => all[group]));
  flat.set(name, words);
  const format = createFormat(lang);
  return { lang, format, say: (key, values = {}) => phrase(words[key], values, format) };
}

/** @param language a BCP 47 tag */
export function pageWords(language: string): PageWords {
  return speechIn(language, ['pages']);
}

/** @returns the same in every language there is, for a page that does not know its reader's yet */
export function allPageWords(): PageWords[] {
  return [...WORDS.keys()].map(pageWords);
}
