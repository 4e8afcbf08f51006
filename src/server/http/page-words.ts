import { createFormat } from '../../i18n/format.ts';
import { languageFor } from '../../i18n/language-for.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import { phrase, type Say, type Words } from '../../i18n/message.ts';

/** What a page says where the widget does not run, in every language there is. */
const WORDS = new Map<string, Words['pages']>();
for (const [language, { load }] of Object.entries(LANGUAGES)) {
  WORDS.set(language, (await load()).default.pages);
}

export interface PageWords {
  /** The language that they are in: English where there are none in the one asked for. */
  readonly lang: string;
  readonly say: Say<'pages'>;
}

/** @param language a BCP 47 tag */
export function pageWords(language: string): PageWords {
  const lang = languageFor(language, (one) => WORDS.has(one));
  const words = WORDS.get(lang) as Words['pages'];
  const format = createFormat(lang);
  return { lang, say: (key, values = {}) => phrase(words[key], values, format) };
}

/** @returns the same in every language there is, for a page that does not know its reader's yet */
export function allPageWords(): PageWords[] {
  return [...WORDS.keys()].map(pageWords);
}
