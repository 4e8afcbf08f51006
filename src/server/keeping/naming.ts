import { readReceiptCode } from '../secrets/submission-key.ts';
import { bySpelling, matcherOf } from './matching.ts';

/** Shorter words stand in every sentence. */
const LEAST_LETTERS = 3;

/**
 * @param said what somebody wants to say of what they do
 * @param code of the receipt of what it is done to
 * @param names what somebody said of who they are: names, addresses, numbers
 * @returns the part of it that tells who that is, as it was typed; undefined where none does
 */
export function namedIn(said: string, code: string, names: readonly string[]): string | undefined {
  const words = new Set(names.flatMap(wordsOf).flatMap(bySpelling));
  const word = said
    .split(/[^\p{L}\p{M}\p{N}’'-]+/u)
    .flatMap((one) => [one, ...one.split(/[’'-]/u)])
    .find((one) => bySpelling(one).some((spelt) => isIn(words, spelt)));
  if (word !== undefined) return word;
  if (said.split(/[\s.,;:()]+/).some((one) => readReceiptCode(one) === code)) return code;
  return [code, ...names].find((name) => name.trim().length > 2 && matcherOf(name)(said));
}

/** @returns the words of a name long enough to tell; of an e-mail address what is before the @ */
function wordsOf(name: string): string[] {
  const local = name.replace(/@.*$/s, '');
  const words = local.split(/[^\p{L}\p{M}\p{N}]+/u);
  const whole = local.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '');
  return [...words, whole].filter((word) => [...word.matchAll(/\p{L}/gu)].length >= LEAST_LETTERS);
}

/** Of somebody's own something is said with an s: Jensens, Jensen's. */
function isIn(words: ReadonlySet<string>, spelt: string): boolean {
  const joined = spelt.replaceAll(' ', '');
  return [spelt, joined, joined.replace(/s$/, '')].some((one) => words.has(one));
}
