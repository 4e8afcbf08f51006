import { html, nothing, type TemplateResult } from 'lit';
import { directionOf } from '../../i18n/direction.ts';
import type { Definition } from '../../protocol/resources.ts';
import type { Receipt } from '../../protocol/receipt.ts';
import { isWalledOff, type ReceiptNote } from '../device.ts';
import type { choiceTemplate } from '../parts/choice.ts';
import { HEADING } from '../parts/ids.ts';
import { shown } from '../parts/shown.ts';
import type { Speech } from '../view.ts';
import { contactsIn } from '../../rules/contacts-in.ts';
import type { Keep } from './keep.ts';
import { nextSteps } from './next-steps.ts';

export type Said = Speech<'sending' | 'common' | 'ideaSending' | 'items' | 'test'>;

/** What a slip says, whether it was sent just now or on another day. */
interface Slip {
  readonly definition: Definition;
  /** What came to be, its times by the server's clock. */
  readonly notes: readonly ReceiptNote[];
  /** Milliseconds since 1970, by the server's clock. */
  readonly now: number;
  readonly keep: Keep;
  /** Absolute; what links of the definition are relative to. */
  readonly endpoint: string;
}

interface ReceiptView extends Slip {
  readonly receipt: Receipt | undefined;
  readonly changedSince: boolean;
  readonly elsewhere: boolean;
  /** What the widget adds, such as the places on each date. */
  readonly extra: unknown;
  /** What was sent; nothing where that is not known. */
  readonly sent: unknown;
  /** Whether this device may keep the link to a sign-up; undefined where it keeps nothing. */
  readonly keptLink: boolean | undefined;
  readonly onKeepLink: (keep: boolean) => void;
  /** What asks for that, where there are such links. */
  readonly choice: typeof choiceTemplate | undefined;
}

/** The proof that it arrived. Shown only after the server has said so. */
export function receiptTemplate(view: ReceiptView, speech: Said): TemplateResult {
  const { receipt, changedSince, elsewhere, extra, sent } = view;
  const { say } = speech;
  const told = html`
    ${changedSince ? html`<p>${say('changedSince')}</p>` : nothing}
    ${elsewhere ? html`<p>${say('sentElsewhere')}</p>` : nothing}
    ${receipt && !isWalledOff() ? html`<p class="hint">${say('receiptHint')}</p>` : nothing}
  `;
  const own = [extra, receipt && receiptLinks(receipt, view, speech)].filter(Boolean);
  return slip(view, speech, say('sent'), told, [
    own.length > 0 ? part(undefined, own) : nothing,
    sent &&
      part(
        say('sentHeading'),
        html`${sent}
          <p class="hint">${say('sentHint')}</p>`,
      ),
  ]);
}

/** Somebody took part on this device before: when, and with which receipt. */
export function tookTemplate(view: Slip, speech: Said): TemplateResult {
  const { notes } = view;
  const { say } = speech;
  const [only] = notes;
  const heading =
    notes.length > 1 || !only
      ? say('tookPart')
      : say('youTook', { when: shortly(only.at, view.now, speech) });
  return slip(view, speech, heading, html`<p class="hint">${say('tookPartHint')}</p>`, []);
}

/** A slip of paper: what one keeps above the tear, what happens next and whom to ask below. */
function slip(view: Slip, speech: Said, heading: string, told: unknown, parts: readonly unknown[]) {
  const { definition, notes, keep } = view;
  const { say, t } = speech;
  const title = t(definition.title);
  const codes = notes.flatMap(({ code }) => code ?? []).join(', ');
  const kept = [
    title.value,
    codes && `${say('receiptCode')}: ${codes}`,
    ...notes.map((note) => when(note, speech)),
  ];
  return html`
    <article class="slip" part="receipt" aria-labelledby=${HEADING}>
      <div class="stub stack">
        <div class="came">
          <i class="tick"></i>
          <div>
            <h3 tabindex="-1" id=${HEADING}>${heading}</h3>
            <p>${shown(title)}</p>
          </div>
        </div>
        ${notes.map((note) => noteView(note, speech))}
        ${keep.render(codes || undefined, kept.filter(Boolean).join('\n'), speech)} ${told}
      </div>
      ${parts} ${nextPart(view, speech)}
      ${
        definition.help === undefined
          ? nothing
          : part(say('helpHeading'), helpView(t(definition.help)))
      }
    </article>
  `;
}

function part(heading: string | undefined, content: unknown): TemplateResult {
  return html`<section class="stack">
    ${heading ? html`<h4>${heading}</h4>` : nothing} ${content}
  </section>`;
}

function noteView(note: ReceiptNote, speech: Said): TemplateResult {
  const { code, manage } = note;
  const { say } = speech;
  return html`
    <div>
      ${
        code === undefined
          ? nothing
          : html`<p class="quiet">${say('receiptCode')}</p>
              <p class="code" dir="ltr">${code}</p>`
      }
      <p>${when(note, speech)}</p>
      ${manage ? html`<p class="links"><a href=${manage}>${say('manage')}</a></p>` : nothing}
    </div>
  `;
}

function when({ at }: ReceiptNote, { say }: Said): string {
  return say('tookPartOn', { at: new Date(at).toISOString() });
}

/** @returns day and time, as one says it; with the year where it is another one */
function shortly(at: number, now: number, { f }: Said): string {
  const [then, today] = [new Date(at), new Date(now)];
  const day = { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' } as const;
  const year = then.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(f.lang, { ...day, ...year }).format(then);
}

function nextPart({ definition, notes, now, endpoint }: Slip, speech: Said): TemplateResult {
  const { say, t } = speech;
  const { thanks, links } = definition;
  return part(
    say('nextHeading'),
    html`
      ${nextSteps(definition, notes.at(-1)?.at ?? now, now, speech)}
      ${thanks === undefined ? nothing : html`<p class="prose">${shown(t(thanks))}</p>`}
      ${
        links?.results === undefined
          ? nothing
          : html`<p class="links">
              <a href=${new URL(links.results, endpoint).href}>${say('seeResults')}</a>
            </p>`
      }
    `,
  );
}

/** Whom to ask: what one can write to or call is a link, all else is words. */
function helpView({ value, lang }: ReturnType<Said['t']>): TemplateResult {
  const pieces = contactsIn(value).map(({ text, href }) =>
    href ? html`<a href=${href} dir="ltr">${text}</a>` : text,
  );
  return html`<p class="prose" lang=${lang} dir=${directionOf(lang)}>${pieces}</p>`;
}

function receiptLinks({ links }: Receipt, view: ReceiptView, { say }: Said) {
  const { keptLink, onKeepLink, choice } = view;
  // Of a vote there is nothing to see or to take back, and no word for it.
  const manage = say('manage') && links?.manage;
  const calendar = isWalledOff() ? undefined : links?.calendar;
  if (!calendar && !manage) return undefined;
  return html`
    <ul class="links">
      ${calendar ? html`<li><a href=${calendar}>${say('calendar')}</a></li>` : nothing}
      ${
        manage
          ? html`<li>
              <a href=${manage}>${say('manage')}</a>
              <p class="hint">${say('manageHint')}</p>
              ${
                keptLink === undefined
                  ? nothing
                  : choice?.({
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
