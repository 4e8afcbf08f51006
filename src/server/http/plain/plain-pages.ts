import { IDEMPOTENCY_KEY } from '../../../protocol/grammar.ts';
import { visibilityAt } from '../../../protocol/visibility.ts';
import type { Receipt } from '../../../protocol/receipt.ts';
import { randomToken } from '../../secrets/random.ts';
import { isPublished } from '../definitions.ts';
import { escapeHtml } from '../html.ts';
import { imageOrigins } from '../page-policy.ts';
import { sendPage, type PageStatus } from '../page.ts';
import type { Answering, Explained } from './form.ts';
import type { PlainView } from './view.ts';
import { formHtml, summaryHtml } from './form-html.ts';
import { leftOverHtml } from './left-over.ts';
import { findHtml } from './managing/find-html.ts';
import { isOver, managedHtml } from './managing/managed-html.ts';
import { attributes } from './parts.ts';
import { receiptHtml } from './receipt-html.ts';
import { isOutdated } from './version.ts';
import { CODE, KEY, reviewHtml } from './review-html.ts';

/** What is wrong: with single fields, or with all of it. */
export interface Wrong {
  readonly status: PageStatus;
  readonly what: readonly Explained[] | string;
  /** Seconds before another try makes sense. */
  readonly retryAfter?: number | undefined;
}

/**
 * The form once more, with what was typed; what is wrong stands first, and beside each field.
 * @param note what is asked next, where nothing is wrong
 */
export async function formPage(
  answering: Answering,
  wrong?: Wrong,
  note?: string,
): Promise<Response> {
  const { services, form, view } = answering;
  // Also where it has closed meanwhile: what somebody wrote is theirs.
  const asked = { ...view, errors: errorsOf(wrong), asks: true };
  const published = await isPublished(services, view.stored);
  const canSend = view.asks;
  const html = formHtml(form, asked, published, canSend);
  return send(answering, wrong, leftOver(answering, html) + html, note);
}

/** What somebody with a receipt's code sees of what it stands for. @param changed whether it was just now */
export function managedPage(
  answering: Answering,
  receipt: Receipt,
  changed = false,
): Promise<Response> {
  const { form, view } = answering;
  const html = managedHtml(form, receipt, view, changed);
  const way = wayBack(view, view.say(isOver(receipt) ? 'anew' : 'again'));
  return send(answering, undefined, `<div class="plain" lang="${view.lang}">${html}${way}</div>`);
}

/** Where a code stands for nothing: the field for it once more, and nothing that hides it. */
export function codePage(answering: Answering, wrong: Wrong): Promise<Response> {
  const { form, view } = answering;
  const errors = errorsOf(wrong);
  const title = view.t(view.definition.title).value;
  const way = wayBack(view, view.say('beginAgain', { name: title }));
  const html = `<div class="plain" lang="${view.lang}">${findHtml(form, { ...view, errors })}${way}</div>`;
  return send(answering, wrong, html);
}

function wayBack({ to, stored, definition }: PlainView, words: string): string {
  const back = to(`/${stored.resource}/${definition.id}`);
  return `<p><a href="${escapeHtml(back)}">${escapeHtml(words)}</a></p>`;
}

/** Of several about one field the first is told beside it; all are told above. */
function errorsOf(wrong: Wrong | undefined): Map<string, string> {
  const entries = typeof wrong?.what === 'object' ? wrong.what : [];
  const single = entries.filter(({ whole }) => !whole);
  return new Map([...single].reverse().map(({ target, text }) => [target, text]));
}

/** The last look before it is sent: with a new key, or with the one under which it was not taken in. */
export function reviewPage(answering: Answering, wrong?: Wrong): Promise<Response> {
  const { form, view } = answering;
  const before = view.typed.get(KEY) ?? '';
  const key = wrong && IDEMPOTENCY_KEY.test(before) ? before : randomToken();
  const entries = typeof wrong?.what === 'object' ? wrong.what : [];
  const code = entries.find(({ target }) => target === CODE)?.text;
  // Else the form itself has told of all that it does not ask.
  const left = isOutdated(view) ? leftOver(answering, form.fields({ ...view, asks: true })) : '';
  return send(answering, wrong, left + reviewHtml(form, view, key, code));
}

/** What was written for what is asked no more. @param fields HTML with all that is asked */
function leftOver({ view }: Answering, fields: string): string {
  const html = leftOverHtml(fields, view);
  return html && `<div class="plain" lang="${view.lang}">${html}</div>`;
}

/** What it says when it is on disk. */
export async function receiptPage(
  answering: Answering,
  receipt: Receipt,
  status: PageStatus = 201,
): Promise<Response> {
  const { form, view } = answering;
  const { say, t, definition } = view;
  const title = say('sent');
  const html = receiptHtml(form, view, receipt, status !== 201);
  const wholeTitle = `${title} – ${t(definition.title).value}`;
  return sendAnswer(answering, status, wholeTitle, html);
}

function send(
  answering: Answering,
  wrong: Wrong | undefined,
  html: string,
  note?: string,
): Promise<Response> {
  const { c, form, view } = answering;
  const { definition, say, t, language } = view;
  const { value, lang } = t(definition.title);
  const title = wrong ? say('errorTitle', { name: value }) : value;
  const heading = typeof wrong?.what === 'string' ? say('notSent') : say('problemHeading');
  // Who changes what is there asks first of all whether that is lost.
  const asWas = form.isChange && wrong?.status !== 409 ? [say('signupAsWas')] : [];
  const outdated = isOutdated(view) && wrong?.what !== say('wasChanged') ? [say('wasChanged')] : [];
  const more = [...asWas, ...outdated];
  const first = wrong ? summaryHtml(heading, wrong.what, more) : noteHtml([note ?? '', ...outdated]); // prettier-ignore
  const summary = first && `<div class="plain" lang="${view.lang}">${first}</div>`;
  const head = `<h1${attributes({ lang: lang === language ? undefined : lang })}>${escapeHtml(value)}</h1>`; // prettier-ignore
  if (wrong?.retryAfter !== undefined) c.header('retry-after', String(wrong.retryAfter));
  return sendAnswer(answering, wrong?.status ?? 200, title, `${summary}${head}${html}`);
}

/** What is said first where nothing is wrong. */
function noteHtml(notes: readonly string[]): string {
  const said = notes.filter((note) => note !== '').map(escapeHtml);
  return said.length === 0 ? '' : `<p class="notice" tabindex="-1" autofocus>${said.join('<br />')}</p>`; // prettier-ignore
}

async function sendAnswer(
  { c, services, view }: Answering,
  status: PageStatus,
  title: string,
  html: string,
): Promise<Response> {
  const { definition, language } = view;
  const page = {
    language,
    title,
    html,
    asks: true,
    unlisted: visibilityAt(definition, view.now) !== 'public',
    images: imageOrigins(definition),
  };
  const response = await sendPage(c, services, page, status);
  response.headers.set('cache-control', 'no-store');
  return response;
}
