import type { Answers, Field } from '../protocol/fields.ts';
import { inAscii, inUsualWidth, withoutMarks } from './pasted.ts';

/** What is longer, in characters, is neither an address nor a number, and is not looked at. */
const LONGEST = 1000;

/**
 * Letters, digits and hyphens between the dots of a host, in any script. What is looked for first
 * is not allowed: a dot at an end or beside another, a long name, a hyphen at the end of a part of
 * the host, a last part that is one letter or a number.
 */
const EMAIL =
  /^(?!\.|.{65,}@|.*\.[.@]|.*@(?:.*\.)?-|.*@.*-(?:\.|$)|.*\.(?:.|\p{N}+)$)[^\s\p{C}\ufffd,:;@<>()[\]\\"]+@(?:[\p{L}\p{M}\p{N}\p{Join_C}-]{1,63}\.)+[\p{L}\p{M}\p{N}\p{Join_C}-]{1,63}$/u;

/** @returns whether a text is an e-mail address, in any script; blanks around it are forgiven */
export function isEmail(text: string): boolean {
  const address = text.trim();
  // Letters of full width, and letters that are none to see, look like an address and are not it.
  const asSeen = inUsualWidth(withoutMarks(address));
  return address.length <= 254 && address === asSeen && EMAIL.test(address);
}

/**
 * Takes off what comes along when an address is pasted: blanks around it, marks that nobody sees,
 * `mailto:`, a closing `;`, `,` or `.`, and the name in `Anna Bo <anna@x.dk>`. Letters of full width
 * and letters made of two parts become the usual ones; capitals stay.
 *
 * @param text as it stands in the field that was left
 * @returns the address; where there is none the text as it is, without blanks around it
 */
export function tidyEmail(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return trimmed;
  const [, name = '', bracketed] = /^([^<>]*)<([^<>]*)>[\s;,.]*$/.exec(trimmed) ?? [];
  const address = inUsualWidth(withoutMarks(bracketed ?? trimmed))
    .normalize()
    .trim()
    .replace(/^mailto:\s*([^?]*).*$/is, '$1')
    .replace(/[\s;,.]+$/, '');
  // A name that is another address makes two, of which none is dropped.
  const two = name.includes('@') && !name.includes(address);
  return isEmail(address) && !two ? address : trimmed;
}

/** What `tidyTelephone` makes of a number: what is stored. */
const TELEPHONE = /^\+?\d(?: ?\d){5,14}(?: ext\. \d{1,7})?$/;

/** @returns whether a text is a telephone number as people write it, of 6 to 15 digits */
export function isTelephone(text: string): boolean {
  return TELEPHONE.test(tidyTelephone(text));
}

/**
 * Brings a telephone number into one form: digits in ASCII, a leading `+`, one blank where there
 * were blanks, dots, dashes or brackets, and ` ext. 12` for an extension. No country is added; the
 * `(0)` of `+44 (0)20`, which is not dialled, is left out.
 *
 * @param text as it stands in the field that was left
 * @returns the number; where there is none the text as it is, without blanks around it
 */
export function tidyTelephone(text: string): string {
  if (text.length > LONGEST) return text.trim();
  const [, number = '', extension] =
    /^(?:t(?:el|lf)[.:\s]+)?([\s\d+().-]*)(?:(?:[;,]\s*)?(?:ext(?:ension)?|lok(?:al)?|x|#)[\s.:=]*(\d{1,7}))?$/i.exec(
      inAscii(text).trim(),
    ) ?? [];
  const digits = number
    .replace(/^([\s(]*(?:\+|00).*?)\(0\)/, '$1 ')
    .replace(/[^\d+]+/g, ' ')
    .trim()
    .replace('+ ', '+');
  const tidy = extension ? `${digits} ext. ${extension}` : digits;
  return TELEPHONE.test(tidy) ? tidy : text.trim();
}

/**
 * @param fields what is asked
 * @param answers as they were typed
 * @returns the answers as they are stored: e-mail addresses and telephone numbers tidied, all else
 * as it is
 */
export function tidyAnswers(fields: readonly Field[], answers: Answers): Answers {
  const kinds = new Map(fields.map(({ id, kind }) => [id, kind]));
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      const kind = kinds.get(id);
      if (typeof answer !== 'string') return [id, answer];
      if (kind === 'email') return [id, tidyEmail(answer)];
      return [id, kind === 'telephone' ? tidyTelephone(answer) : answer];
    }),
  );
}
