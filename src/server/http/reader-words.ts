import type { Ctx, Services } from './context.ts';
import { siteOf } from './dress.ts';
import { OUR_LANGUAGES, languageOf, type PageLanguage } from './page-language.ts';
import { pageWords, type PageWords } from './page-words.ts';

/**
 * The words of a page that no definition lends its language: those that its address or the reader
 * asks for where they are there, else the town's.
 */
export async function wordsForReader(
  c: Ctx,
  services: Services,
): Promise<PageWords & Pick<PageLanguage, 'offered'>> {
  const town = (await siteOf(services))?.site.language ?? 'en';
  const { language, offered } = languageOf(c, OUR_LANGUAGES, town);
  return { ...pageWords(language), offered };
}
