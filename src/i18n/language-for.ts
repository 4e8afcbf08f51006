/** Languages whose readers read another that is more often there: nynorsk is not offered everywhere. */
const RELATIVES: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

/**
 * @param tag a BCP 47 tag
 * @param isThere whether there are words in a language
 * @param otherwise the tag of what stands around the words: it goes before English
 * @returns the language that somebody who asks for `tag` is given; English where there is no better
 */
export function languageFor(
  tag: string,
  isThere: (language: string) => boolean,
  otherwise = '',
): string {
  const near = [tag, otherwise].flatMap((one) => {
    const base = one.toLowerCase().split('-')[0] ?? '';
    return [base, Object.hasOwn(RELATIVES, base) ? RELATIVES[base] : undefined];
  });
  return near.find((language) => language && isThere(language)) ?? 'en';
}
