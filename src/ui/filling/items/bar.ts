import { html, nothing, type TemplateResult } from 'lit';
import { live } from '../../parts/live.ts';

/** What stands in reach of the thumb at all times: what is left, and the way on. */
export interface Bar {
  /** What is left, large; what of, small. */
  readonly much: string;
  readonly of?: string | undefined;
  readonly over?: boolean;
  /** What is drawn beside it: segments, places or dots, of the class `drawn`. */
  readonly drawn?: unknown;
  /** What to do about too much. */
  readonly advice?: unknown;
  readonly next: unknown;
}

export function barTemplate({ much, of, over, drawn, advice, next }: Bar): TemplateResult {
  return html`<div class="bar" part="bar" ?data-over=${over}>
    ${drawn ?? nothing}
    <p class="left">
      <strong>${live(much)}</strong> ${of ? html`<span class="quiet">${live(of)}</span>` : nothing}
    </p>
    ${advice ?? nothing} ${next}
  </div>`;
}
