import { hasAmbiguousComma, hasExponent, readDecimal, toMinorUnits } from '../numbers.ts';
import { quoted, type Warnings } from '../warnings.ts';

/**
 * Reads a number and warns of a way of writing that may not mean what it says.
 * @param what the number is, for the message
 * @returns exact decimal text, or undefined where it is no number
 */
export function readNumber(
  text: string,
  line: number,
  what: string,
  warnings: Warnings,
): string | undefined {
  const number = readDecimal(text);
  if (number === undefined) return undefined;
  if (hasExponent(text)) {
    const message = `On line ${line} ${what} is written ${quoted(text)}; it was read as ${number}.`;
    warnings.add('exponent', line, message);
  }
  if (hasAmbiguousComma(text)) {
    const message = `On line ${line} ${what} is ${quoted(text)}, and the comma may separate thousands or decimals; it was read as ${number}.`;
    warnings.add('ambiguous-comma', line, message);
  }
  return number;
}

/** @returns whether a sum is larger than can be counted exactly in whole units */
export function tooLarge(amount: string): boolean {
  return toMinorUnits(amount.split('.', 1)[0] ?? '', 0) === undefined;
}
