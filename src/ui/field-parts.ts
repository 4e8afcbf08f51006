import { html, nothing, type TemplateResult } from 'lit';
import { isRightToLeft } from '../i18n/direction.ts';
import type { ShownText } from '../protocol/pick-text.ts';

/** An id for the element that a pointer speaks of: no blank, as `aria-describedby` splits at them. */
export function idFor(pointer: string): string {
  return `at${encodeURIComponent(pointer)}`;
}

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

export function shown({ value, lang }: ShownText): TemplateResult {
  // "auto" goes by the first letter: an Arabic sentence may begin with a Latin name.
  return html`<span lang=${lang} dir=${isRightToLeft(lang) ? 'rtl' : 'auto'}>${value}</span>`;
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
    ${limits ? html`<p class="hint" part="hint" id="${id}-limits">${limits}</p>` : nothing}
    ${error ? html`<p class="error" part="error" id="${id}-error">${error}</p>` : nothing}
  `;
}
