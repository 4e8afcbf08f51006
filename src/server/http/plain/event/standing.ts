import type { Place } from '../../../../protocol/receipt.ts';
import { escapeHtml } from '../../html.ts';
import { attributes, hintsAndError, hidden, stepButton } from '../parts.ts';
import { dateName } from './dates.ts';
import type { EventView } from './event-view.ts';

/** The code of a receipt, typed by whoever wants to see or cancel what they signed up for. */
export const RECEIPT = 'receipt';

/** How a household stands on each of its dates. */
export function placesHtml(places: readonly Place[], view: EventView): string {
  const items = places.map((place) => {
    const date = view.definition.dates.find(({ id }) => id === place.date);
    const name = date ? `${escapeHtml(dateName(date, view))}: ` : '';
    return `<li>${name}<b>${escapeHtml(placeWords(place, date?.cancelled === true, view))}</b></li>`;
  });
  return `<ul class="places">${items.join('')}</ul>`;
}

function placeWords({ status, position }: Place, calledOff: boolean, { say }: EventView): string {
  if (status === 'cancelled') return say('cancelled');
  if (calledOff) return `${say('calledOff')}.`;
  if (status === 'confirmed') return say('confirmed');
  return position === undefined ? say('waitingNoNumber') : say('waiting', { position });
}

/** Below the form: for whoever has signed up already, and has the code. */
export function findHtml({ say, typed }: EventView, error?: string): string {
  const around = { id: RECEIPT, hints: [escapeHtml(say('receiptLooks'))], error };
  const input = attributes({
    type: 'text',
    id: RECEIPT,
    name: RECEIPT,
    value: typed.get(RECEIPT) ?? '',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    dir: 'ltr',
    'aria-describedby': `${RECEIPT}-hint${error ? ` ${RECEIPT}-error` : ''}`,
    'aria-invalid': error ? 'true' : undefined,
  });
  return `<section class="find"><h2>${escapeHtml(say('haveSignedUp'))}</h2><form method="post" class="stack"><div class="field"${error ? ' data-invalid' : ''}><label for="${RECEIPT}">${escapeHtml(say('receiptCode'))}</label>${hintsAndError(around)}<input${input} /></div><p class="send">${stepButton('find', say('manage'))}</p></form></section>`;
}

/** What somebody with a code sees: how they stand, and the way to cancel it. */
export function managedHtml(code: string, places: readonly Place[], view: EventView): string {
  const { say } = view;
  const isCancelled = places.every(({ status }) => status === 'cancelled');
  const end = `<form method="post" class="stack"><p>${escapeHtml(say('endQuestion'))}</p><p class="send">${stepButton('cancel', say('endYes'))}</p>${hidden(RECEIPT, code)}</form>`;
  return `<article class="slip"><div class="stub"><h2 tabindex="-1" autofocus>${escapeHtml(say(isCancelled ? 'ended' : 'managed'))}</h2><p class="code" dir="ltr">${escapeHtml(code)}</p></div><section>${placesHtml(places, view)}${isCancelled ? '' : end}</section></article>`;
}
