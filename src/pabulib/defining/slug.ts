import { LONGEST_SLUG } from '../../protocol/grammar.ts';

/** Letters that do not fall apart into a plain one and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  å: 'aa',
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ł: 'l',
  ø: 'oe',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/**
 * The name of a definition in its URL: small ASCII letters, digits and hyphens.
 * @param parts joined by hyphens, such as `Łódź` and `2022`
 * @returns '' where nothing of them is left, as of a name in Greek letters
 */
export function slug(...parts: readonly string[]): string {
  return parts
    .join('-')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[åæđðıłøœßþ]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
}
