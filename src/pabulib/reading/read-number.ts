import { hasBlanks, hasExponent, isAmbiguous, readDecimal, toMinorUnits } from '../numbers.ts';
import { PabulibError, quoted, type PabulibCode, type Warnings } from '../warnings.ts';

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
  if (hasBlanks(text)) {
    const message = `On line ${line} ${what} is written ${quoted(text)}, with blanks; it was read as ${number}.`;
    warnings.add('grouped-digits', line, message);
  }
  return number;
}

/** A sum of money, and where it stands. */
export interface Sum {
  readonly text: string;
  readonly line: number;
  /** What it is, to begin a sentence with. */
  readonly what: string;
  /** What it is refused as. */
  readonly code: PabulibCode;
  /** Whether amounts can have three decimals, so that `1.250` is no 1250. */
  readonly thousandths: boolean;
}

/**
 * Reads a sum of money. A sum that is guessed wrong, or left out, chooses another winner, so what
 * cannot be read in one way alone is refused.
 * @returns exact decimal text, not negative
 * @throws PabulibError that says what to write
 */
export function readSum({ text, line, what, code, thousandths }: Sum, warnings: Warnings): string {
  const stop = (why: string) => new PabulibError(code, line, `${what} on line ${line} ${why}.`);
  if (text.trim() === '') throw stop('is missing');
  if (isAmbiguous(text) && !thousandths) {
    const [whole = '', rest = ''] = text.trim().split(/[.,]/);
    const [large, small] = [`${whole}${rest}`, `${whole}.${rest}`];
    throw stop(
      `is written ${quoted(text)}, which may be ${large} or ${small}; write ${large}, or ${small}0`,
    );
  }
  const inside = `${what.charAt(0).toLowerCase()}${what.slice(1)}`;
  const sum = readNumber(text, line, inside, warnings);
  if (sum === undefined) {
    throw stop(
      `is ${quoted(text)}, which is not a sum of money; write digits, such as 5000 or 1234.50`,
    );
  }
  if (sum.startsWith('-')) throw stop(`is ${quoted(text)}, and cannot be less than 0`);
  if (!tooLarge(sum)) return sum;
  throw stop(
    `is ${quoted(text)}, which is too large: at most ${Number.MAX_SAFE_INTEGER} can be counted exactly`,
  );
}

/** @returns whether a sum is larger than can be counted exactly in whole units */
function tooLarge(amount: string): boolean {
  return toMinorUnits(amount.split('.', 1)[0] ?? '', 0) === undefined;
}
