import * as v from 'valibot';
import { LONGEST_LINK } from './grammar.ts';
import { isPlainLink } from './links.ts';
import { LanguageSchema, TextSchema } from './text.ts';

/** In characters: it stands in a line beside the logo. */
const LONGEST_NAME = 100;
/** What breaks a line, or turns round what stands beside it. */
const NOT_PLAIN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const UNSEEN = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const COLOUR = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;

/** @returns whether a link is one of the web, or a path on this server such as `/privatliv` */
function leadsSomewhere(link: string): boolean {
  return isPlainLink(link) && /^(https?:\/\/|\/(?!\/))/i.test(link);
}

/** An address takes no `%`, and a subject none that makes a control character: `%0D%0A` adds lines. */
const MAIL = /^mailto:[^\s\p{C}@%?&#,;:<>"\\]+@[^\s\p{C}@%?&#,;:<>"\\/]+(\?subject=(?!.*%([01]|7f))[^\s\p{C}&#]*)?$/iu; // prettier-ignore
const TELEPHONE = /^tel:\+?[(\d][\d() .-]*\d$/i;

function isContact(link: string): boolean {
  return leadsSomewhere(link) || MAIL.test(link) || TELEPHONE.test(link);
}

/** @returns whether a name can be seen, and stays in its line and in its direction */
function isName(name: string): boolean {
  return name.length <= LONGEST_NAME && !NOT_PLAIN.test(name) && name.replace(UNSEEN, '') !== '';
}

/** A link, or a map of language to link. */
function linkSchema(isRight: (link: string) => boolean, message: string) {
  return v.pipe(
    v.union([v.string(), v.record(LanguageSchema, v.string())], message),
    v.check((link) => {
      const links = typeof link === 'string' ? [link] : Object.values(link);
      return links.length > 0 && links.every((one) => one.length <= LONGEST_LINK && isRight(one));
    }, message),
  );
}

const LinkSchema = linkSchema(
  leadsSomewhere,
  'must be a link, such as "https://by.example/privatliv" or "/privatliv", or a map of language to link',
);

/**
 * Whose the pages are that a server hosts: a page without a name looks like phishing. There is one
 * of a server, and it is no thing to take part in.
 */
export const SiteSchema = v.object({
  type: v.literal('site'),
  name: v.pipe(
    TextSchema,
    v.check(
      (name) => (typeof name === 'string' ? [name] : Object.values(name)).every(isName),
      `must be a name of 1 to ${LONGEST_NAME} characters in one line, without marks that nobody sees`,
    ),
  ),
  /** The language of the plain strings, and of pages for readers whose own is not there. */
  language: LanguageSchema,
  /** The name of a file beside this one: SVG or PNG. */
  logo: v.exactOptional(v.pipe(v.string(), v.minLength(1, 'must be the name of a file'))),
  /** Whether the logo says the name already; it is not written beside it then. */
  logoHasName: v.exactOptional(v.boolean()),
  accent: v.exactOptional(
    v.pipe(v.string(), v.regex(COLOUR, 'must be a colour, such as "#0f5a5f"')),
  ),
  links: v.exactOptional(
    v.object({
      /** Where the logo and the name lead; this server's own front page unless given. */
      home: v.exactOptional(LinkSchema),
      privacy: v.exactOptional(LinkSchema),
      accessibility: v.exactOptional(LinkSchema),
      contact: v.exactOptional(
        linkSchema(
          isContact,
          'must be a link, such as "mailto:deltag@by.example", "tel:+4512345678" or "https://by.example/kontakt", or a map of language to link',
        ),
      ),
    }),
  ),
});

export type Site = v.InferOutput<typeof SiteSchema>;
