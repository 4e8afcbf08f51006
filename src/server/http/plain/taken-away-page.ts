import type { Fields } from '../fields.ts';
import type { Ctx, Services } from '../context.ts';
import { escapeHtml } from '../html.ts';
import { here } from '../links.ts';
import { sendPage } from '../page.ts';
import { speechIn } from '../page-words.ts';
import { wordsForReader } from '../reader-words.ts';
import { writtenHtml } from './left-over.ts';

/**
 * What somebody sent to a page that was taken away, or hidden, since they had it: all that they wrote,
 * as nothing else has it. What it was about is not told, as it is shown to nobody.
 *
 * @returns undefined where nothing was written
 */
export async function takenAwayPage(
  c: Ctx,
  services: Services,
  typed: Fields,
): Promise<Response | undefined> {
  const written = writtenHtml(typed);
  if (written === '') return undefined;
  const { lang } = await wordsForReader(c, services);
  const { say } = speechIn(lang, ['pages', 'sending', 'plain']);
  const title = say('notSent');
  const html = `<div class="plain"><h1 tabindex="-1" autofocus>${escapeHtml(title)}</h1>
      <p>${escapeHtml(say('takenAway'))}</p>
      <p>${escapeHtml(say('wroteThis'))}</p>
      ${written}
      <p><a href="${here(c)('/')}">${escapeHtml(say('toFront'))}</a></p></div>`;
  const page = { language: lang, title: say('errorTitle', { name: title }), html, unlisted: true };
  const response = await sendPage(c, services, page, 404);
  response.headers.set('cache-control', 'no-store');
  return response;
}
