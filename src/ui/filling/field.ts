import { html, nothing, type TemplateResult } from 'lit';
import type { ShownText } from '../../protocol/pick-text.ts';
import { live } from '../parts/live.ts';
import { shown } from '../parts/shown.ts';

/** What stands around an input: everything in one root, so that label, hint and error find it. */
export interface FieldParts {
  readonly id: string;
  readonly label: ShownText;
  readonly hint?: ShownText | undefined;
  readonly limits?: string | undefined;
  readonly error?: string | undefined;
  /** "(optional)", or nothing. */
  readonly optional?: string | undefined;
}

/** @returns the ids that describe an input, for `aria-describedby` */
export function describedBy({ id, hint, limits, error }: FieldParts): string | undefined {
  const ids = [hint && `${id}-hint`, limits && `${id}-limits`, error && `${id}-error`];
  return ids.filter(Boolean).join(' ') || undefined;
}

/** One label, one input, its hint and its error. */
export function labelled(parts: FieldParts, input: TemplateResult): TemplateResult {
  return html`
    <div class="field" part="field" ?data-invalid=${parts.error !== undefined}>
      <label for=${parts.id} part="label">${shown(parts.label)} ${optionalMark(parts)}</label>
      ${descriptions(parts)} ${input}
    </div>
  `;
}

/** Several inputs that answer one question. */
export function grouped(parts: FieldParts, inputs: unknown): TemplateResult {
  return html`
    <fieldset
      class="field"
      part="field"
      id=${parts.id}
      tabindex="-1"
      aria-describedby=${describedBy(parts) ?? nothing}
      ?data-invalid=${parts.error !== undefined}
    >
      <legend part="label">${shown(parts.label)} ${optionalMark(parts)}</legend>
      ${descriptions(parts)} ${inputs}
    </fieldset>
  `;
}

export function optionalMark(parts: FieldParts) {
  return parts.optional ? html`<span class="quiet">${parts.optional}</span>` : nothing;
}

/** Hint, limits and error, each with the id that `describedBy` names. */
export function descriptions({ id, hint, limits, error }: FieldParts) {
  return html`
    ${hint ? html`<p class="hint" part="hint" id="${id}-hint">${shown(hint)}</p>` : nothing}
    ${limits ? html`<p class="hint" part="hint" id="${id}-limits">${live(limits)}</p>` : nothing}
    ${error ? html`<p class="error" part="error" id="${id}-error">${live(error)}</p>` : nothing}
  `;
}
