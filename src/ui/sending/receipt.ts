import { html, nothing, type TemplateResult } from 'lit';
import type { Definition } from '../../protocol/resources.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import type { ReceiptNote } from '../device.ts';
import { choiceTemplate } from '../parts/choice.ts';
import { HEADING } from '../parts/ids.ts';
import { actions } from '../parts/notice.ts';
import { shown } from '../parts/shown.ts';
import type { Speech } from '../view.ts';

type Said = Speech<'sending' | 'common' | 'ideaSending'>;

interface ReceiptView {
  readonly heading: string;
  readonly receipt: Receipt | undefined;
  readonly changedSince: boolean;
  readonly elsewhere: boolean;
  readonly definition: Definition;
  /** What the widget adds, such as the places on each date. */
  readonly extra: unknown;
  /** Whether this device may keep the link to a sign-up; undefined where it keeps nothing. */
  readonly keptLink: boolean | undefined;
  readonly onKeepLink: (keep: boolean) => void;
}

/** The proof that it arrived. Shown only after the server has said so. */
export function receiptTemplate(view: ReceiptView, speech: Said): TemplateResult {
  const { receipt, definition, extra } = view;
  const { say, t } = speech;
  return html`
    <div class="notice good stack" part="receipt">
      <h3 tabindex="-1" id=${HEADING}>${view.heading}</h3>
      ${view.changedSince ? html`<p>${say('changedSince')}</p>` : nothing}
      ${view.elsewhere ? html`<p>${say('sentElsewhere')}</p>` : nothing} ${extra}
      ${
        receipt
          ? html`${codeView(receipt.code, speech)}
              <p class="hint">${say('receiptHint')}</p>`
          : nothing
      }
      ${receipt ? receiptLinks(receipt, view, speech) : nothing}
      ${
        definition.thanks === undefined
          ? nothing
          : html`<p class="prose">${shown(t(definition.thanks))}</p>`
      }
    </div>
  `;
}

function codeView(code: string, { say }: Said): TemplateResult {
  return html`
    <div>
      <p class="quiet">${say('receiptCode')}</p>
      <p class="code" dir="ltr">${code}</p>
    </div>
  `;
}

function receiptLinks({ links }: Receipt, view: ReceiptView, { say }: Said) {
  const { keptLink, onKeepLink } = view;
  // Of a vote there is nothing to see or to take back, and no word for it.
  const manage = say('manage') && links?.manage;
  if (!links?.calendar && !manage) return nothing;
  return html`
    <ul class="links">
      ${links?.calendar ? html`<li><a href=${links.calendar}>${say('calendar')}</a></li>` : nothing}
      ${
        manage
          ? html`<li>
              <a href=${manage}>${say('manage')}</a>
              <p class="hint">${say('manageHint')}</p>
              ${
                keptLink === undefined
                  ? nothing
                  : choiceTemplate({
                      id: 'keep-link',
                      name: 'keep-link',
                      type: 'checkbox',
                      checked: keptLink,
                      label: say('keepLink'),
                      onToggle: onKeepLink,
                    })
              }
            </li>`
          : nothing
      }
    </ul>
  `;
}

interface TookView {
  readonly notes: readonly ReceiptNote[];
  readonly onForget: () => void;
  readonly onAnother: () => void;
  /** Where the same person may take part again. */
  readonly onAgain: (() => void) | undefined;
}

/** Somebody took part on this device before: when, and with which receipt. */
export function tookTemplate(view: TookView, speech: Said) {
  const { notes, onForget, onAnother, onAgain } = view;
  const { say } = speech;
  return html`
    <div class="notice good stack" part="receipt">
      <h3 tabindex="-1" id=${HEADING}>${say('tookPart')}</h3>
      <ul class="stack">
        ${notes.map(
          ({ code, at, manage }) =>
            html`<li>
              <p>${say('tookPartOn', { at: new Date(at).toISOString() })}</p>
              ${code === undefined ? nothing : codeView(code, speech)}
              ${manage ? html`<p class="links"><a href=${manage}>${say('manage')}</a></p>` : nothing}
            </li>`,
        )}
      </ul>
      <p class="hint">${say('tookPartHint')}</p>
      ${actions(
        onAgain && { label: say('again'), onClick: onAgain },
        { label: say('forAnother'), onClick: onAnother },
        { label: say('forget'), look: 'plain', onClick: onForget },
      )}
    </div>
  `;
}
