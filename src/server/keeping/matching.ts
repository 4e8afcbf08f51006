import { inAscii, inUsualWidth, withoutMarks } from '../../rules/pasted.ts';
import { tidyEmail } from '../../rules/tidy.ts';

/** Fewer digits than this are no telephone number. */
const LEAST_DIGITS = 6;

/** Fewer digits than this are in half of all numbers: they are looked for as words alone. */
const LEAST_ASKED = 3;

/** Letters that people type in two ways, as they are without their own key and as they are read. */
const SPELT = { å: 'aa', æ: 'ae', ø: 'oe', ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ð: 'd', þ: 'th', ı: 'i' }; // prettier-ignore
const BARE = { å: 'a', æ: 'ae', ø: 'o', ä: 'a', ö: 'o', ü: 'u', ß: 'ss', ð: 'd', þ: 'th', đ: 'd', ł: 'l', ı: 'i' }; // prettier-ignore

/**
 * @param text a name, an address, a number: as somebody says it
 * @returns whether an answer holds it: in any case and spacing, with the letters of a keyboard that
 * lacks some, its words in any order or in one, and a telephone number, or three digits of it and
 * more, with or without its country
 */
export function matcherOf(text: string): (answer: unknown) => boolean {
  const typed = tidyEmail(text);
  // Each word in either spelling: Aase Moller is Åse Møller.
  const words = bySpelling(typed)[0]
    .split(' ')
    .map((_, index) => bySpelling(typed).map((spelt) => spelt.split(' ')[index] ?? ''));
  const joined = bySpelling(typed).map((spelt) => spelt.replaceAll(' ', ''));
  const isAsked = words.some(([word]) => word !== '');
  const number = telephoneOf(typed);
  const holds = (answer: string) => {
    const there = bySpelling(answer);
    const hasAll = words.every((word) =>
      word.some((spelt, index) => there[index]?.includes(spelt)),
    );
    if (isAsked && (hasAll || there.some((spelt, index) => beginsIn(spelt, joined[index] ?? '')))) return true; // prettier-ignore
    return number !== undefined && numbersIn(answer).some((one) => isSameNumber(number, one));
  };
  return (answer) => textsOf(answer).some(holds);
}

/** @returns whether the words of an answer from one on, written in one, begin so: Van der Berg */
function beginsIn(answer: string, joined: string): boolean {
  const words = answer.split(' ');
  return words.some((_, first) => words.slice(first).join('').startsWith(joined));
}

/** @returns a text as it is compared, with what stands for the letters that a keyboard lacks */
export function bySpelling(text: string): [string, string] {
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
  return /^[\d\s+()./-]+$/.test(plain) && digits.length >= LEAST_ASKED ? digits : undefined;
}

/** @returns the digits of each telephone number that stands in a text */
function numbersIn(text: string): string[] {
  const runs = inAscii(text).match(/\d[\d\s()./-]*/g) ?? [];
  return runs.map(digitsOf).filter((digits) => digits.length >= LEAST_DIGITS);
}

function isSameNumber(asked: string, there: string): boolean {
  return there.includes(asked) || asked.endsWith(there);
}

function textsOf(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(textsOf);
  return typeof answer === 'string' || typeof answer === 'number' ? [String(answer)] : [];
}
