import type { Refusal } from '../../taking-part/refusal.ts';
import type { Ctx, Services } from '../context.ts';
import { escapeHtml } from '../html.ts';
import { sendPage, type PageStatus } from '../page.ts';
import type { PlainView } from './view.ts';

/** What was sent from a form on another site is not even read. */
export function elsewherePage(c: Ctx, services: Services, view: PlainView): Promise<Response> {
  return page(c, services, view, 403, view.say('elsewhere'));
}

/** What is too long, or no form, is not read either; the browser has what was typed. */
export function unreadPage(
  c: Ctx,
  services: Services,
  view: PlainView,
  { code, status }: Refusal,
): Promise<Response> {
  const { say } = view;
  const why = code === 'too-large' ? say('failTooLarge') : say('failOther');
  return page(c, services, view, status, `${why} ${say('goBack')}`);
}

async function page(
  c: Ctx,
  services: Services,
  { say, lang, to, stored, definition, t }: PlainView,
  status: PageStatus,
  why: string,
): Promise<Response> {
  const title = say('notSent');
  const back = to(`/${stored.resource}/${definition.id}`);
  const html = `<h1>${escapeHtml(title)}</h1>
      <p>${escapeHtml(why)}</p>
      <p><a href="${escapeHtml(back)}">${escapeHtml(say('beginAgain', { name: t(definition.title).value }))}</a></p>`;
  const whole = { language: lang, title: say('errorTitle', { name: title }), html, unlisted: true };
  const response = await sendPage(c, services, whole, status);
  response.headers.set('cache-control', 'no-store');
  return response;
}
