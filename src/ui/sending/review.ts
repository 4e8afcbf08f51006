import { html, nothing, type TemplateResult } from 'lit';
import type { Definition } from '../../protocol/resources.ts';
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
}

export function reviewList(
  rows: readonly ReviewRow[],
  { say }: Speech<'sending'>,
  change: (row: ReviewRow) => void,
): TemplateResult {
  return html`
    <dl class="review" part="review">
      ${rows.map(
        (row) => html`
          <div>
            <dt>${row.label}</dt>
            <dd>${row.value}</dd>
            <dd class="change">
              ${button({
                label: say('change'),
                name: say('changeOf', { what: row.name }),
                look: 'plain',
                onClick: () => change(row),
              })}
            </dd>
          </div>
        `,
      )}
    </dl>
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
