import { html, nothing, type TemplateResult } from 'lit';
import type { Definition } from '../../protocol/resources.ts';
import type { SummaryEntry } from '../form.ts';
import { button } from '../parts/button.ts';
import { shown } from '../parts/shown.ts';
import type { Speech } from '../view.ts';

/** One thing that will be sent, as a person reads it. */
export interface ReviewRow {
  readonly label: unknown;
  /** The label as plain words, for the name of the button. */
  readonly name: string;
  readonly value: unknown;
  /** Where it stands in the submission, and which element to go back to. */
  readonly pointer: string;
  readonly target: string;
  /** What it all comes to; and what stands below that, which is no part of it. */
  readonly kind?: 'sum' | 'rest';
  /** A small picture; the name beside it says what it shows. */
  readonly picture?: unknown;
}

/**
 * What is or was sent, as a bill: what it is at the start, what it comes to at the edge.
 * @param change goes back to where it is put right; without it there is nothing to press
 * @param wrong what is said beside the row that it is about, or below all of them
 */
export function reviewList(
  rows: readonly ReviewRow[],
  { say }: Pick<Speech<'sending'>, 'say'>,
  change?: (row: ReviewRow) => void,
  wrong: readonly SummaryEntry[] = [],
): TemplateResult {
  const isOf = (row: ReviewRow) => (entry: SummaryEntry) =>
    !entry.whole && entry.target === row.target;
  const others = wrong.filter((entry) => !rows.some((row) => isOf(row)(entry)));
  return html`
    <dl class="review" part="review">
      ${rows.map(
        (row) => html`
          <div class=${row.kind ?? nothing}>
            <dt>${row.picture}<span>${row.label}</span></dt>
            <dd>${row.value}</dd>
            ${
              change && row.kind !== 'sum'
                ? html`<dd class="change">
                    ${button({
                      label: say('change'),
                      name: say('changeOf', { what: row.name }),
                      look: 'plain',
                      onClick: () => change(row),
                    })}
                  </dd>`
                : nothing
            }
            ${wrong.filter(isOf(row)).map(({ text }) => html`<dd class="error">${text}</dd>`)}
          </div>
        `,
      )}
    </dl>
    ${others.map(({ text }) => html`<p class="error">${text}</p>`)}
  `;
}

/** What is kept, by whom and until when: before it is sent. */
export function privacyNote(
  { privacy }: Definition,
  { say, t }: Speech<'sending'>,
): TemplateResult | typeof nothing {
  if (privacy === undefined) return nothing;
  return html`
    <div>
      <h4>${say('privacyHeading')}</h4>
      <p class="prose">${shown(t(privacy))}</p>
    </div>
  `;
}
