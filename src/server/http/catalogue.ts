import { pickText } from '../../protocol/pick-text.ts';
import type { Text } from '../../protocol/text.ts';
import { moneyText } from '../money.ts';
import type { Picture } from '../../protocol/items.ts';
import type { Stored, Voted } from '../storage/queries/definitions.ts';
import { asWritten } from './as-written.ts';
import { phaseOf } from './definitions.ts';
import { escapeHtml } from './html.ts';
import { linkFrom, type To } from './links.ts';
import { pageWords, type PageWords } from './page-words.ts';

type Definition = Voted['definition'];
export type Item = Definition['items'][number];

/** A vote as a page shows it: in a language, at a time. */
export interface Shown {
  readonly stored: Voted;
  readonly words: PageWords;
  /** BCP 47. */
  readonly language: string;
  readonly to: To;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether a result is there to be seen. */
  readonly isPublished: boolean;
}

export function shownIn(language: string, rest: Omit<Shown, 'words' | 'language'>): Shown {
  return { ...rest, language, words: pageWords(language) };
}

/** @returns when it opens or closes, and the way to what came out */
export function standing({
  stored,
  words,
  to,
  now,
  isPublished,
}: Omit<Shown, 'stored' | 'language'> & { readonly stored: Stored }): string {
  const { resource, definition } = stored;
  const { say, lang } = words;
  const { opens, closes, id } = definition;
  const phase = phaseOf(stored, now);
  const line = (key: 'opensOn' | 'openUntil' | 'closedOn', time: string | undefined) =>
    time === undefined ? [] : [`<p>${escapeHtml(say(key, { when: asWritten(time, lang) }))}</p>`];
  const byPhase = {
    upcoming: () => line('opensOn', opens),
    open: () => line('openUntil', closes),
    closed: () => line('closedOn', closes),
  };
  const result = to(`/${resource}/${id}/results`);
  const test = stored.definition.test ? [testLine(words)] : [];
  const came = isPublished ? [`<p><a href="${escapeHtml(result)}">${escapeHtml(say('seeResult'))}</a></p>`] : []; // prettier-ignore
  return [...test, ...byPhase[phase](), ...came].join('\n          ');
}

/** @returns that nothing of it counts */
export function testLine({ lang, say }: PageWords): string {
  return `<p class="draft" lang="${lang}"><strong>${escapeHtml(say('isTest'))}</strong></p>`;
}

/** @returns a text in the reader's language or the nearest, as HTML that says which that is */
export function inLanguage(
  text: Text,
  { language, stored }: Pick<Showing, 'language' | 'stored'>,
): string {
  const { value, lang } = pickText(text, language, stored.definition.language);
  const html = escapeHtml(value);
  return lang === language ? html : `<bdi lang="${escapeHtml(lang)}">${html}</bdi>`;
}

/** @returns its category, district and price, as far as it has them */
export function facts(item: Item, shown: Shown): string[] {
  const { language } = shown;
  const { currency } = shown.stored.definition;
  const cost = 'cost' in item ? item.cost : undefined;
  return [
    ...[item.category, item.district].flatMap((text) =>
      text === undefined ? [] : [inLanguage(text, shown)],
    ),
    ...(cost === undefined ? [] : [escapeHtml(moneyText(cost, currency, language))]),
  ];
}

/** What is needed to show a part of a definition. */
export type Showing = Pick<Shown, 'language' | 'to'> & { readonly stored: Stored };

/**
 * @param known what stands beside it already: then it is said once
 * @returns a picture as HTML, fetched when it comes near
 */
export function pictureHtml(picture: Picture, shown: Showing, known?: ''): string {
  const { language, stored } = shown;
  const alt = pickText(known ?? picture.alt, language, stored.definition.language);
  const { width, height } = picture;
  const size = width && height ? ` width="${width}" height="${height}"` : '';
  const lang = alt.lang === language ? '' : ` lang="${escapeHtml(alt.lang)}"`;
  return `<img src="${escapeHtml(linkOf(shown, picture.url))}" alt="${escapeHtml(alt.value)}"${lang}${size} loading="lazy" />`;
}

/** @returns where something of a definition leads, from a page hosted here */
export function linkOf({ stored, to }: Showing, link: string): string {
  const { resource, definition } = stored;
  return linkFrom(to, `/api/${resource}/${definition.id}`, link) ?? link;
}
