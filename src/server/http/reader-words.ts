import { languageFor } from '../../i18n/language-for.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import type { Ctx, Services } from './context.ts';
import { siteOf } from './dress.ts';
import { pageWords, type PageWords } from './page-words.ts';

/**
 * The words of a page that no definition lends its language: the reader's where they are there,
 * else the town's.
 */
export async function wordsForReader(c: Ctx, services: Services): Promise<PageWords> {
  c.header('vary', 'Accept-Language', { append: true });
  const wanted = wantedOf(c.req.header('accept-language'));
  return pageWords(wanted ?? (await siteOf(services))?.site.language ?? 'en');
}

/** @returns the first of the languages that a browser asks for in which there are words */
function wantedOf(header = ''): string | undefined {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const [, q = '1'] = /^\s*q=([\d.]+)\s*$/.exec(parameters[0] ?? '') ?? [];
      return { tag: tag.trim(), weight: Number(q) };
    })
    .filter(({ tag, weight }) => weight > 0 && hasWords(tag))
    .sort((one, two) => two.weight - one.weight)[0]?.tag;
}

function hasWords(tag: string): boolean {
  return languageFor(tag, isThere) !== 'en' || /^en\b/i.test(tag);
}

function isThere(language: string): boolean {
  return Object.hasOwn(LANGUAGES, language);
}
