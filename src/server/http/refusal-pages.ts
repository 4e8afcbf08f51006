import type { Refusal } from '../taking-part/refusal.ts';
import type { Ctx, Services } from './context.ts';
import { escapeHtml } from './html.ts';
import { here } from './links.ts';
import { sendPage } from './page.ts';
import { wordsForReader } from './reader-words.ts';

/** What lies with the server: whoever reads it can only come again. */
const OURS: Readonly<Record<string, 500 | 503>> = { internal: 500, busy: 503, unavailable: 503 };

/** @returns whether a page was asked for, and not what programs read */
export function wantsPage(c: Ctx): boolean {
  return !/^\/api(\/|$)/.test(c.req.path) && /\btext\/html\b/.test(c.req.header('accept') ?? '');
}

/** @returns a page that says in a reader's words why there is none; undefined where there are no words */
export async function refusalPage(
  c: Ctx,
  services: Services,
  { code, details }: Refusal,
): Promise<Response | undefined> {
  const status = OURS[code];
  if (status === undefined) return undefined;
  const { lang, say } = await wordsForReader(c, services);
  const title = say('failed');
  const html = `<h1>${escapeHtml(title)}</h1>
      <p>${escapeHtml(say('failedWhy'))}</p>`;
  const response = await sendPage(c, services, { language: lang, title, html }, status);
  response.headers.set('cache-control', 'no-store');
  if (details.retryAfter !== undefined) {
    response.headers.set('retry-after', String(details.retryAfter));
  }
  return response;
}

/** @param back another way on than to the front page, as HTML */
export async function notFoundPage(c: Ctx, services: Services, back?: string): Promise<Response> {
  const { lang, say } = await wordsForReader(c, services);
  const title = say('notHere');
  const html = `<h1>${escapeHtml(title)}</h1>
      <p>${escapeHtml(say('notHereWhy'))}</p>
      ${back ?? `<p><a href="${here(c)('/')}">${escapeHtml(say('toFront'))}</a></p>`}`;
  return sendPage(c, services, { language: lang, title, html }, 404);
}
