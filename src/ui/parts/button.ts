import { html, nothing, type TemplateResult } from 'lit';
import { live } from './live.ts';

export interface Button {
  readonly label: unknown;
  readonly onClick: (event: Event) => void;
  /** What it is called where the label alone does not say what it is about. */
  readonly name?: string;
  readonly look?: 'primary' | 'plain' | 'step-button';
  /** For the tests and the focus: which of several buttons this is. */
  readonly id?: string;
  /**
   * Off, or busy: `aria-disabled` and not `disabled`, as a button that vanishes under the focus
   * loses the person.
   */
  readonly off?: boolean;
}

export function button({ label, onClick, name, look, id, off }: Button): TemplateResult {
  return html`<button
    type="button"
    class=${look ?? nothing}
    part="button ${look ?? ''}"
    id=${id ?? nothing}
    aria-label=${name ?? nothing}
    aria-disabled=${off ? 'true' : nothing}
    @click=${(event: Event) => off || onClick(event)}
  >
    ${typeof label === 'string' ? live(label) : label}
  </button>`;
}
