import { LANGUAGES } from '../../../i18n/languages.ts';
import { languageFor } from '../../../i18n/language-for.ts';
import { nearestTag } from '../../../protocol/pick-text.ts';
import type { Definition } from '../../../protocol/resources.ts';
import { listed } from '../../words.ts';
import { few, type Findings } from './findings.ts';
import { measured, type Lix } from './lix.ts';
import { pathOf, type Placed } from './texts.ts';

/** Names stay as they are, whoever reads them. */
const NAMES = new Set(['proposedBy', 'credit', 'unit']);
/** A plain text of so few words may be a name of a person or a place. */
const MOST_IN_NAME = 3;

/** Looks whether everything can be read in each language that is offered. */
export function checkLanguages(
  definition: Definition,
  texts: readonly Placed[],
  found: Findings,
): void {
  const { language, languages, title } = definition;
  const offered = languages ?? (typeof title === 'string' ? [language] : Object.keys(title));
  const [first] = offered;
  const lacking = new Map<string, string[]>();
  const names: string[] = [];
  for (const { path, text } of texts) {
    const where = pathOf(path);
    if (typeof text === 'string' && isName(text, path) && offered.length > 1) {
      names.push(where);
      continue;
    }
    const there = typeof text === 'string' ? { [language]: text } : text;
    for (const tag of new Set([language, ...offered])) {
      const key = nearestTag(Object.keys(there), tag);
      // A picture that only adorns says nothing in any language.
      const isEmpty = path.at(-1) !== 'alt' && key !== undefined && there[key]?.trim() === '';
      if (key === undefined || isEmpty) lacking.set(tag, [...(lacking.get(tag) ?? []), where]);
    }
  }
  for (const [tag, paths] of lacking) {
    const many = paths.length === 1 ? '1 text is' : `${paths.length} texts are`;
    found.should('languages', `${many} not there in ${tag}: ${few(paths)}`);
  }
  if (names.length > 0) {
    found.fine('languages', `the same in all languages, as is right for names: ${few(names)}`);
  }
  if (nearestTag([first ?? ''], language) === undefined) {
    found.should('languages', `${first} is offered first, and the definition's own language is ${language}: put that first`); // prettier-ignore
  }
  for (const tag of offered) {
    const spoken = languageFor(tag, (one) => Object.hasOwn(LANGUAGES, one), language);
    if (spoken !== tag.toLowerCase().split('-')[0] && spoken !== tag) {
      found.fine('languages', `the widgets have no words of their own in ${tag}: buttons are in ${spoken} there`); // prettier-ignore
    }
  }
  if (!found.isBad('languages')) {
    found.fine('languages', `all of its ${texts.length} texts are there in ${listed(offered, 'and')}`); // prettier-ignore
  }
}

function isName(text: string, path: Placed['path']): boolean {
  return NAMES.has(String(path.at(-1))) || text.trim().split(/\s+/).length <= MOST_IN_NAME;
}

/** A text in one language, and how hard it is. */
export interface Measured extends Lix {
  readonly path: string;
  readonly language: string;
}

/** Fewer words say nothing of how somebody writes. */
const FEWEST = 10;
/** From here on a text is hard for many who read their own language well. */
const HARD = 45;
/** What our own help texts keep to. */
const EASY = 35;
/** What it was made for, and languages whose words are as long; elsewhere the number is another one. */
const MADE_FOR = new Set(['sv', 'da', 'nb', 'nn', 'no', 'de', 'en']);

/** Measures each text that is long enough, in each language. */
export function checkLix(
  { language }: Definition,
  texts: readonly Placed[],
  found: Findings,
): Measured[] {
  const all = texts.flatMap(({ path, text }): Measured[] =>
    Object.entries(typeof text === 'string' ? { [language]: text } : text)
      .map(([tag, value]) => ({ path: pathOf(path), language: tag, ...measured([value]) }))
      .filter(({ words }) => words >= FEWEST),
  );
  for (const one of all.filter(isHard).toSorted((a, b) => b.lix - a.lix)) {
    const { path, lix, perSentence, long } = one;
    found.should('plain-words', `\`${path}\` is hard to read in ${one.language}: LIX ${Math.round(lix)} (${Math.round(perSentence)} words a sentence, and ${Math.round(long)} of 100 are longer than 6 letters). Under ${EASY} is easy, from ${HARD} on hard: write shorter sentences and words`); // prettier-ignore
  }
  for (const tag of new Set(all.map((one) => one.language))) {
    const own = all.filter((one) => one.language === tag).toSorted((a, b) => a.lix - b.lix);
    const [least, most] = [own[0], own.at(-1)].map((one) => Math.round(one?.lix ?? 0));
    const many = own.length === 1 ? '1 text has' : `${own.length} texts have`;
    const other = isMadeFor(tag) ? '' : ' (it is not made for this language: compare texts, not the number)'; // prettier-ignore
    found.fine('plain-words', `${tag}: ${many} LIX ${least === most ? least : `${least} to ${most}`}, the hardest is \`${own.at(-1)?.path}\`${other}`); // prettier-ignore
  }
  return all;
}

function isHard({ language, lix }: Measured): boolean {
  return isMadeFor(language) && lix >= HARD;
}

function isMadeFor(tag: string): boolean {
  return MADE_FOR.has(tag.toLowerCase().split('-')[0] ?? '');
}
