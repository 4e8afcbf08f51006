import { directionOf } from '../../i18n/direction.ts';
import type { Ctx } from './context.ts';
import { escapeHtml } from './html.ts';
import { nameOf } from './page-language.ts';
import { pageWords } from './page-words.ts';

/**
 * @param offered what a reader may choose from; nothing is offered where that is one
 * @param language of the page
 * @returns a row of links to the same page in other languages, each in its own name
 */
export function languageRow(c: Ctx, offered: readonly string[], language: string): string {
  if (offered.length < 2) return '';
  const links = offered.map((tag) => {
    const query = new URLSearchParams({ ...c.req.query(), lang: tag });
    const current = tag === language ? ' aria-current="true"' : '';
    const marks = `lang="${escapeHtml(tag)}" hreflang="${escapeHtml(tag)}" dir="${directionOf(tag)}"`;
    return `<li><a href="?${escapeHtml(query.toString())}" ${marks}${current}>${escapeHtml(nameOf(tag))}</a></li>`;
  });
  const { say } = pageWords(language);
  return `
      <nav class="languages" aria-label="${escapeHtml(say('language'))}"><ul>${links.join('')}</ul></nav>`;
}
