import { languageFor } from '../../i18n/language-for.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import { LONGEST_LANGUAGE, isLanguage } from '../../protocol/grammar.ts';
import { nearestTag } from '../../protocol/pick-text.ts';
import type { Definition } from '../../protocol/resources.ts';
import type { Ctx } from './context.ts';

/** In which language a page is, and which others it is there in. */
export interface PageLanguage {
  /** BCP 47. */
  readonly language: string;
  /** What a reader may choose from. */
  readonly offered: readonly string[];
}

/**
 * The language that `?lang=` asks for, of those offered or of those with words of ours; without it
 * the one of those offered that the reader's browser asks for first. Where the address says it,
 * links of the page say it too.
 * @param fallback where the reader asks for none of them
 */
export function languageOf(c: Ctx, offered: readonly string[], fallback: string): PageLanguage {
  const asked = askedIn(c.req.query('lang'), offered);
  if (asked !== undefined) {
    c.set('language', asked);
    return { language: asked, offered };
  }
  c.header('vary', 'Accept-Language', { append: true });
  const wanted = weighed(c.req.header('accept-language')).map((tag) => nearest(tag, offered));
  return { language: wanted.find((tag) => tag !== undefined) ?? fallback, offered };
}

/** @returns the languages that a reader of something to take part in may choose from */
export function languagesOf({ languages, title, language }: Definition): readonly string[] {
  return languages ?? (typeof title === 'string' ? [language] : Object.keys(title));
}

/** What is told in our words alone is there in every language that we have. */
export const OUR_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

/** @returns what a language is called by those who read it */
export function nameOf(tag: string): string {
  if (Object.hasOwn(LANGUAGES, tag)) return LANGUAGES[tag]?.name ?? tag;
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.replace(/^./u, (first) => first.toLocaleUpperCase(tag));
}

function askedIn(tag: string | undefined, offered: readonly string[]): string | undefined {
  if (tag === undefined || tag.length > LONGEST_LANGUAGE || !isLanguage(tag)) return undefined;
  // Nynorsk in words of ours alone, before bokmål that is offered: that has a link of its own.
  return (
    nearestTag(offered, tag) ??
    nearestTag(OUR_LANGUAGES, tag) ??
    nearest(tag, offered) ??
    nearest(tag, OUR_LANGUAGES)
  );
}

/** @returns the same, that of elsewhere, or the one whose words its readers are given: `nb` for `no` */
function nearest(tag: string, offered: readonly string[]): string | undefined {
  const found = nearestTag(offered, tag);
  if (found !== undefined) return found;
  const ours = languageFor(tag, (one) => offered.includes(one));
  return ours === 'en' ? undefined : ours;
}

/** @returns the languages that a browser asks for, the most wanted first */
function weighed(header = ''): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const [, q = '1'] = /^\s*q=([\d.]+)\s*$/.exec(parameters[0] ?? '') ?? [];
      return { tag: tag.trim(), weight: Number(q) };
    })
    .filter(({ tag, weight }) => weight > 0 && isLanguage(tag))
    .sort((one, two) => two.weight - one.weight)
    .map(({ tag }) => tag);
}
