/** Languages whose readers read another that is more often there: nynorsk is not offered everywhere. */
const RELATIVES: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

/**
 * @param tag a BCP 47 tag
 * @param isThere whether there are words in a language
 * @returns the language that somebody who asks for `tag` is given; English where there is no better
 */
export function languageFor(tag: string, isThere: (language: string) => boolean): string {
  const base = tag.toLowerCase().split('-')[0] ?? '';
  const relative = Object.hasOwn(RELATIVES, base) ? RELATIVES[base] : undefined;
  return [base, relative].find((language) => language && isThere(language)) ?? 'en';
}
