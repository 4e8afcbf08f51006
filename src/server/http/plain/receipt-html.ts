import type { Receipt } from '../../../protocol/receipt.ts';
import { dateFormat } from '../../../i18n/format.ts';
import { asWritten } from '../as-written.ts';
import { escapeHtml } from '../html.ts';
import { pageWords } from '../page-words.ts';
import type { PlainForm } from './form.ts';
import { helpHtml } from './help.ts';
import { attributes, prose, shown } from './parts.ts';
import { rowsHtml } from './review-html.ts';
import type { PlainView } from './view.ts';

/** A slip of paper: what one keeps above the tear, what was sent, what happens next and whom to ask below. */
export function receiptHtml(
  form: PlainForm,
  view: PlainView,
  receipt: Receipt,
  changedSince = false,
): string {
  const { definition, stored, say, lang, t, to } = view;
  const back = to(`/${stored.resource}/${definition.id}`);
  const calendar = receipt.links?.calendar;
  const own = [
    form.ofReceipt?.(receipt, view) ?? '',
    calendar === undefined ? '' : `<p><a href="${escapeHtml(calendar)}">${escapeHtml(say('calendar'))}</a></p>`, // prettier-ignore
  ].join('');
  // What came first under this key may have been something else.
  const sent = changedSince ? '' : section(say('sentHeading'), `${rowsHtml(form.rows(view))}<p class="hint">${escapeHtml(say('sentHint'))}</p>`); // prettier-ignore
  const help = definition.help === undefined ? '' : section(say('helpHeading'), helpHtml(t(definition.help))); // prettier-ignore
  return `<div class="plain" lang="${lang}">
          <article class="slip">
            <div class="stub">
              <div class="came"><i class="tick"></i><div><h1 tabindex="-1" autofocus>${escapeHtml(say('sent'))}</h1><p>${shown(t(definition.title), view)}</p></div></div>
              <p class="quiet">${escapeHtml(say('receiptCode'))}</p>
              <p class="code" dir="ltr">${escapeHtml(receipt.code)}</p>
              ${changedSince ? `<p>${escapeHtml(say('changedSince'))}</p>` : ''}
              <p class="hint">${escapeHtml(say('receiptHint'))}</p>
            </div>
            ${own === '' ? '' : section(undefined, own)}
            ${sent}
            ${nextHtml(view)}
            ${help}
          </article>
          <p><a href="${escapeHtml(back)}">${escapeHtml(say('forAnother'))}</a></p>
        </div>`;
}

function section(heading: string | undefined, html: string): string {
  const head = heading === undefined ? '' : `<h2>${escapeHtml(heading)}</h2>`;
  return `<section>${head}${html}</section>`;
}

/** What happens next, as leaves of a calendar. */
function nextHtml(view: PlainView): string {
  const { definition, say, t, now, f } = view;
  const { next = [], closes, thanks } = definition;
  const today = new Date(now).toJSON().slice(0, 10);
  const steps = next.map(({ on, text }) => ({ on, html: shown(t(text), view) }));
  if (closes !== undefined) {
    const when = asWritten(closes, view.lang);
    const html = escapeHtml(pageWords(view.language).say('openUntil', { when }));
    steps.push({ on: closes.slice(0, 10), html });
  }
  const coming = steps
    .filter(({ on }) => on >= today)
    .sort((one, two) => (one.on < two.on ? -1 : 1));
  const leaves = coming.map(({ on, html }) => `<li>${leaf(on, f.lang)} <span>${html}</span></li>`);
  const list = leaves.length === 0 ? '' : `<ol class="next">${leaves.join('')}</ol>`;
  const html = `<p>${escapeHtml(say('arrived'))}</p>${list}${thanks === undefined ? '' : prose(t(thanks), view)}`; // prettier-ignore
  return section(say('nextHeading'), html);
}

/** @param on `YYYY-MM-DD` */
function leaf(on: string, lang: string): string {
  const format = dateFormat(lang, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const all = format.formatToParts(new Date(`${on}T00:00:00Z`));
  const parts = new Map(all.map(({ type, value }) => [type, escapeHtml(value)]));
  return `<time${attributes({ datetime: on })}><span>${parts.get('month')}</span> <b>${parts.get('day')}</b></time>`;
}
