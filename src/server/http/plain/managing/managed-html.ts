import type { Receipt } from '../../../../protocol/receipt.ts';
import { escapeHtml } from '../../html.ts';
import type { PlainForm } from '../form.ts';
import { hidden, stepButton } from '../parts.ts';
import type { PlainView } from '../view.ts';
import { RECEIPT } from './find-html.ts';

/** What somebody with a code sees: what it stands for, the way to change it, and to take it back. */
export function managedHtml(
  { manages }: PlainForm,
  receipt: Receipt,
  view: PlainView,
  changed = false,
): string {
  const { say } = view;
  const { code } = receipt;
  const over = isOver(receipt);
  const change = over ? undefined : manages?.changes?.(view);
  const way = change === undefined ? '' : form(`<p class="send">${stepButton('edit', say(change), 'primary')}</p>`, code); // prettier-ignore
  const end = form(`<p>${escapeHtml(say('endQuestion'))}</p><p class="send">${stepButton('cancel', say('endYes'))}</p>`, code); // prettier-ignore
  const heading = say(over ? 'ended' : changed ? 'signupChanged' : 'managed');
  const parts = [manages?.shows(receipt, view) + way, over ? '' : end].filter(Boolean);
  return `<article class="slip"><div class="stub"><h2 tabindex="-1" autofocus>${escapeHtml(heading)}</h2><p class="quiet">${escapeHtml(say('receiptCode'))}</p><p class="code" dir="ltr">${escapeHtml(code)}</p></div>${parts.map((part) => `<section>${part}</section>`).join('')}</article>`;
}

/** Whether what a receipt stood for was taken back. */
export function isOver({ withdrawn, places = [] }: Receipt): boolean {
  return withdrawn ?? (places.length > 0 && places.every(({ status }) => status === 'cancelled'));
}

function form(html: string, code: string): string {
  return `<form method="post" class="stack">${html}${hidden(RECEIPT, code)}</form>`;
}
