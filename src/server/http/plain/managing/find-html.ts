import { phaseOf } from '../../definitions.ts';
import { escapeHtml } from '../../html.ts';
import type { PlainForm } from '../form.ts';
import { attributes, describedBy, labelled, stepButton } from '../parts.ts';
import type { PlainView } from '../view.ts';

/** The code of a receipt, typed by whoever wants to see, change or take back what it stands for. */
export const RECEIPT = 'receipt';

/**
 * Below the form, for whoever has taken part already: a field for the code. Empty where nothing is to be
 * seen by it, as nobody can have one yet.
 */
export function findHtml({ manages }: PlainForm, view: PlainView): string {
  const { say, typed, errors } = view;
  if (!manages || !canBeFound(view)) return '';
  const { heading, hint, see } = manages.words;
  const around = {
    id: RECEIPT,
    label: escapeHtml(say('receiptCode')),
    hints: [escapeHtml(say(hint))],
    error: errors.get(RECEIPT),
  };
  const input = attributes({
    type: 'text',
    id: RECEIPT,
    name: RECEIPT,
    value: typed.get(RECEIPT) ?? '',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    dir: 'ltr',
    'aria-describedby': describedBy(around),
    'aria-invalid': around.error ? 'true' : undefined,
  });
  return `<section class="find"><h2>${escapeHtml(say(heading))}</h2><form method="post" class="stack">${labelled(around, `<input${input} />`)}<p class="send">${stepButton('find', say(see))}</p></form></section>`;
}

/** Leads there from above a form that is long: whoever comes back looks for it first. */
export function toFindHtml({ manages }: PlainForm, view: PlainView): string {
  if (!manages || !canBeFound(view)) return '';
  return `<p class="do"><a href="#${RECEIPT}">${escapeHtml(view.say(manages.words.heading))}</a></p>`;
}

function canBeFound({ stored, now }: PlainView): boolean {
  return phaseOf(stored, now) !== 'upcoming';
}
