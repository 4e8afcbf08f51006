import { html, nothing, type TemplateResult } from 'lit';
import type { SummaryEntry } from '../form.ts';
import { SUMMARY } from '../parts/ids.ts';
import { live } from '../parts/live.ts';
import type { Speech } from '../view.ts';

/** A label that is a question needs no colon behind it. */
function named({ name, text }: SummaryEntry): string {
  if (!name) return text;
  return /[?؟:.]$/.test(name) ? `${name} ${text}` : `${name}: ${text}`;
}

/** GOV.UK's error summary: it takes the focus, and each line leads to its field. */
export function errorSummary(
  entries: readonly SummaryEntry[],
  goTo: (target: string) => void,
  { say }: Speech<'sending'>,
): TemplateResult | typeof nothing {
  if (entries.length === 0) return nothing;
  return html`
    <div
      class="summary"
      part="error-summary"
      tabindex="-1"
      role="group"
      id=${SUMMARY}
      aria-labelledby="wrong"
    >
      <h3 id="wrong">${say('problemHeading')}</h3>
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
                >${live(named(entry))}</a
              >
            </li>
          `,
        )}
      </ul>
    </div>
  `;
}
