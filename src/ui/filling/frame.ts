import { html, nothing, type TemplateResult } from 'lit';
import type { Definition } from '../../protocol/resources.ts';
import { HEADING } from '../parts/ids.ts';
import { live } from '../parts/live.ts';
import { notice } from '../parts/notice.ts';
import { shown } from '../parts/shown.ts';
import type { Speech, View } from '../view.ts';

type Said = Speech<'common'>;

/** Where a person is on the way: the review is a step too, or it would be taken for the end. */
export function stepHeading(
  heading: string,
  step: number,
  count: number,
  { say }: Said,
): TemplateResult {
  return html`
    <div>
      <p class="quiet">${live(say('stepOf', { step: step + 1, of: count }))}</p>
      <h3 tabindex="-1" id=${HEADING}>${live(heading)}</h3>
    </div>
  `;
}

/** Title and introduction, and until when there is time. */
export function header(
  definition: Definition,
  { intro, open }: { readonly intro: boolean; readonly open: boolean },
  { say, t }: Said,
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
      ${open && closes ? html`<p class="quiet">${say('openUntil', { closes })}</p>` : nothing}
    </header>
  `;
}

/** Why there is nothing to fill in. */
export function phaseNotice(
  { opens, closes }: Definition,
  phase: 'upcoming' | 'closed',
  { say, clock }: Said & Pick<View<unknown, unknown, 'common'>, 'clock'>,
): TemplateResult {
  if (phase === 'upcoming') {
    return notice('info', opens ? say('upcoming', { opens }) : say('upcomingNoTime'));
  }
  // An event is closed before that, once its last date is over.
  const isPast = closes && Date.parse(closes) <= clock();
  return notice('info', isPast ? say('closed', { closes }) : say('closedNoTime'));
}

/** Not sent, sending: true at every moment, and never "sent" before the receipt is there. */
export function statusLine(said: string, deletion: unknown): TemplateResult {
  return html` <div class="status" part="status"><span>${live(said)}</span> ${deletion}</div> `;
}
