import { inAscii, inUsualWidth, withoutMarks } from '../../rules/pasted.ts';
import { tidyEmail } from '../../rules/tidy.ts';

/** Fewer digits than this are no telephone number. */
const LEAST_DIGITS = 6;

/** Letters that people type in two ways, as they are without their own key and as they are read. */
const SPELT = { å: 'aa', æ: 'ae', ø: 'oe', ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ð: 'd', þ: 'th' };
const BARE = { å: 'a', æ: 'ae', ø: 'o', ä: 'a', ö: 'o', ü: 'u', ß: 'ss', ð: 'd', þ: 'th', đ: 'd', ł: 'l' }; // prettier-ignore

/**
 * @param text a name, an address, a number: as somebody says it
 * @returns whether an answer holds it: in any case and spacing, with the letters of a keyboard that
 * lacks some, its words in any order, and a telephone number with or without its country
 */
export function matcherOf(text: string): (answer: unknown) => boolean {
  const typed = tidyEmail(text);
  // Each word in either spelling: Aase Moller is Åse Møller.
  const words = bySpelling(typed)[0]
    .split(' ')
    .map((_, index) => bySpelling(typed).map((spelt) => spelt.split(' ')[index] ?? ''));
  const isAsked = words.some(([word]) => word !== '');
  const number = telephoneOf(typed);
  const holds = (answer: string) => {
    const there = bySpelling(answer);
    const hasAll = words.every((word) =>
      word.some((spelt, index) => there[index]?.includes(spelt)),
    );
    return (isAsked && hasAll) || (number !== undefined && isSameNumber(number, digitsOf(answer)));
  };
  return (answer) => textsOf(answer).some(holds);
}

function bySpelling(text: string): [string, string] {
  return [folded(text, SPELT), folded(text, BARE)];
}

/** @returns a text as it is compared: decomposed letters and those of full width are the usual ones */
function folded(text: string, letters: Readonly<Record<string, string>>): string {
  return inUsualWidth(withoutMarks(text))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/./gu, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim();
}

function digitsOf(text: string): string {
  return inAscii(text).replace(/\D/g, '');
}

/** @returns the digits of what is a telephone number and nothing else */
function telephoneOf(text: string): string | undefined {
  const plain = inAscii(text);
  const digits = digitsOf(text);
  return /^[\d\s+()./-]+$/.test(plain) && digits.length >= LEAST_DIGITS ? digits : undefined;
}

function isSameNumber(asked: string, there: string): boolean {
  if (there.length < LEAST_DIGITS) return false;
  return there.includes(asked) || asked.endsWith(there);
}

function textsOf(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(textsOf);
  return typeof answer === 'string' || typeof answer === 'number' ? [String(answer)] : [];
}
