import * as v from 'valibot';
import { LONGEST_LINK, isWebLink } from './grammar.ts';

/** Blanks and what nobody sees hide where a link leads, and a browser makes `/` of a backslash. */
const PLAIN = /^[^\s\p{C}\\]*$/u;
/** `https:evil.dk` leads to a file beside the page or to another site, by who reads it. */
const HALF_SCHEME = /^https?:(?!\/\/)/i;

/**
 * A link, absolute or relative to the endpoint, that leads where it seems to: with http or https
 * alone, and without a name or a password that looks like a host.
 */
export const LinkSchema = v.pipe(
  v.string(),
  v.maxLength(LONGEST_LINK),
  v.check(
    isPlainLink,
    'must be a link such as "https://ellevad.dk/stem" or "/stem": http or https, and no blanks, names or passwords in it',
  ),
);

/** A link to a page: relative to the endpoint it would lead nowhere, and `//` hides another site. */
export const PageSchema = v.pipe(
  LinkSchema,
  v.regex(
    /^(https?:\/\/|\/(?!\/))/i,
    'must be the whole address of a page, such as "https://ellevad.dk/stem", or begin with one /',
  ),
);

/** @returns whether a link is of the web, or relative, and hides nothing of where it leads */
export function isPlainLink(link: string): boolean {
  if (!PLAIN.test(link) || HALF_SCHEME.test(link) || !isWebLink(link)) return false;
  const url = URL.parse(link, 'https://base.invalid');
  return url?.username === '' && url.password === '';
}
