import { html, nothing, type TemplateResult } from 'lit';
import type { Receipt } from '../protocol/receipt.ts';
import { button, type Button } from './button.ts';
import type { CommonDefinition } from './contract.ts';
import { shown } from './field-parts.ts';
import type { ShownText } from '../protocol/pick-text.ts';
import type { Words } from './wording.ts';

/** The ids of what takes the focus. */
export const HEADING = 'heading';
export const SUMMARY = 'summary';
export const NOTICE = 'notice';

/** Where a person is on the way: the review is a step too, or it would be taken for the end. */
export function stepHeading(
  heading: string,
  step: number,
  count: number,
  { m, f }: Words,
): TemplateResult {
  return html`
    <div>
      <p class="quiet">${m.stepOf(f, step + 1, count)}</p>
      <h3 tabindex="-1" id=${HEADING}>${heading}</h3>
    </div>
  `;
}

/** Buttons side by side. */
export function actions(...buttons: (Button | undefined)[]): TemplateResult {
  return html`<div class="row">${buttons.map((one) => one && button(one))}</div>`;
}

interface StatusView {
  readonly sending: boolean;
  readonly kept: 'nothing' | 'here' | 'not-kept';
  readonly unsure: boolean;
  readonly onDelete: () => void;
}

/** Not sent, sending: true at every moment, and never "sent" before the receipt is there. */
export function statusLine(
  { sending, kept, unsure, onDelete }: StatusView,
  { m }: Words,
): TemplateResult {
  const where = { here: m.keptHere, 'not-kept': m.notKept, nothing: '' }[kept];
  return html`
    <div class="status" part="status">
      <span>${sending ? m.sending : unsure ? m.notKnown : `${m.notSentYet} ${where}`}</span>
      ${kept === 'here' && !sending ? button({ label: m.deleteHere, look: 'plain', onClick: onDelete }) : nothing}
    </div>
  `;
}

/** What a person will find here, before it is here: as high as the real thing is likely to be. */
export function skeleton(label: string): TemplateResult {
  return html`
    <div class="skeleton" part="skeleton" aria-busy="true">
      <i></i><i></i><i></i><i></i><i></i>
      <p class="quiet">${label}</p>
    </div>
  `;
}

export type NoticeKind = 'info' | 'good' | 'bad';

/** A sentence or two that stand out. A bad one takes the focus, so it is not an alert too. */
export function notice(kind: NoticeKind, content: unknown, heading?: string): TemplateResult {
  return html`
    <div class="notice ${kind}" part="notice" tabindex="-1" id=${kind === 'bad' ? NOTICE : nothing}>
      ${heading ? html`<h3>${heading}</h3>` : nothing}
      <p>${content}</p>
    </div>
  `;
}

/** One thing that is wrong, and the element where it can be put right. */
export interface SummaryEntry {
  /** What it is about, where that is not the whole page. */
  readonly name?: string | undefined;
  readonly text: string;
  readonly target: string;
}

/** A label that is a question needs no colon behind it. */
function named({ name, text }: SummaryEntry): string {
  if (!name) return text;
  return /[?؟:.]$/.test(name) ? `${name} ${text}` : `${name}: ${text}`;
}

/** GOV.UK's error summary: it takes the focus, and each line leads to its field. */
export function errorSummary(
  heading: string,
  entries: readonly SummaryEntry[],
  goTo: (target: string) => void,
): TemplateResult {
  return html`
    <div
      class="summary"
      part="error-summary"
      tabindex="-1"
      role="group"
      id=${SUMMARY}
      aria-labelledby="wrong"
    >
      <h3 id="wrong">${heading}</h3>
      <ul>
        ${entries.map(
          (entry) => html`
            <li>
              <a
                href="#${entry.target}"
                @click=${(event: Event) => {
                  event.preventDefault();
                  goTo(entry.target);
                }}
                >${named(entry)}</a
              >
            </li>
          `,
        )}
      </ul>
    </div>
  `;
}

/** One thing that will be sent, as a person reads it. */
export interface ReviewRow {
  readonly label: unknown;
  /** The label as plain words, for the name of the button. */
  readonly name: string;
  readonly value: unknown;
  /** The element to go back to. */
  readonly target: string;
}

export function reviewList(
  rows: readonly ReviewRow[],
  { m }: Words,
  change: (target: string) => unknown,
): TemplateResult {
  return html`
    <dl class="review" part="review">
      ${rows.map(
        ({ label, name, value, target }) => html`
          <div>
            <dt>${label}</dt>
            <dd>${value}</dd>
            <dd class="change">
              ${button({ label: m.change, name: m.changeOf(name), look: 'plain', onClick: () => change(target) })}
            </dd>
          </div>
        `,
      )}
    </dl>
  `;
}

interface ReceiptView {
  readonly heading: string;
  readonly receipt: Receipt;
  readonly changedSince: boolean;
  readonly thanks: ShownText | undefined;
  /** What the widget adds, such as the places on each date. */
  readonly extra: unknown;
}

/** The proof that it arrived. Shown only after the server has said so. */
export function receiptTemplate(view: ReceiptView, { m }: Words): TemplateResult {
  const { receipt } = view;
  return html`
    <div class="notice good stack" part="receipt">
      <h3 tabindex="-1" id=${HEADING}>${view.heading}</h3>
      ${view.changedSince ? html`<p>${m.changedSince}</p>` : nothing} ${view.extra}
      <div>
        <p class="quiet">${m.receiptCode}</p>
        <p class="code" dir="ltr">${receipt.code}</p>
        <p class="hint">${m.receiptHint}</p>
      </div>
      ${receiptLinks(receipt, m)}
      ${view.thanks ? html`<p class="prose">${shown(view.thanks)}</p>` : nothing}
    </div>
  `;
}

function receiptLinks({ links }: Receipt, m: Words['m']) {
  if (!links?.calendar && !links?.manage) return nothing;
  return html`
    <ul class="links">
      ${links.calendar ? html`<li><a href=${links.calendar}>${m.calendar}</a></li>` : nothing}
      ${
        links.manage
          ? html`<li>
              <a href=${links.manage}>${m.manage}</a>
              <p class="hint">${m.manageHint}</p>
            </li>`
          : nothing
      }
    </ul>
  `;
}

/** Title and introduction, and until when there is time. */
export function header(
  definition: CommonDefinition,
  { intro, open }: { readonly intro: boolean; readonly open: boolean },
  { m, f, t }: Words,
): TemplateResult {
  const { closes } = definition;
  return html`
    <header class="stack" part="header">
      <slot name="heading"><h2>${shown(t(definition.title))}</h2></slot>
      ${
        intro && definition.intro !== undefined
          ? html`<p class="prose">${shown(t(definition.intro))}</p>`
          : nothing
      }
      ${open && closes ? html`<p class="quiet">${m.openUntil(f, closes)}</p>` : nothing}
    </header>
  `;
}

/** Why there is nothing to fill in. */
export function phaseNotice(
  { opens, closes }: CommonDefinition,
  phase: 'upcoming' | 'closed',
  { m, f }: Words,
): TemplateResult {
  if (phase === 'upcoming') return notice('info', opens ? m.upcoming(f, opens) : m.upcomingNoTime);
  return notice('info', closes ? m.closed(f, closes) : m.closedNoTime);
}

/** What is kept, by whom and until when: before it is sent. */
export function privacyNote(
  { privacy }: CommonDefinition,
  { m, t }: Words,
): TemplateResult | typeof nothing {
  if (privacy === undefined) return nothing;
  return html`
    <div>
      <h4>${m.privacyHeading}</h4>
      <p class="prose">${shown(t(privacy))}</p>
    </div>
  `;
}
