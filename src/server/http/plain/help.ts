import { directionOf } from '../../../i18n/direction.ts';
import type { ShownText } from '../../../protocol/pick-text.ts';
import { contactsIn } from '../../../rules/contacts-in.ts';
import { escapeHtml } from '../html.ts';

/** Whom to ask: what one can write to or call is a link, all else is words. */
export function helpHtml({ value, lang }: ShownText): string {
  const pieces = contactsIn(value).map(({ text, href }) => {
    const html = escapeHtml(text);
    return href === undefined ? html : `<a href="${escapeHtml(href)}" dir="ltr">${html}</a>`;
  });
  return `<p class="prose" lang="${escapeHtml(lang)}" dir="${directionOf(lang)}">${pieces.join('')}</p>`;
}
