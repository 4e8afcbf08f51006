import { html, type TemplateResult } from 'lit';
import { directionOf } from '../../i18n/direction.ts';
import type { ShownText } from '../../protocol/pick-text.ts';

/** A text of the page, with the language it is in. */
export function shown({ value, lang }: ShownText): TemplateResult {
  // "auto" goes by the first letter: an Arabic sentence may begin with a Latin name.
  return directionOf(lang) === 'rtl'
    ? html`<span lang=${lang} dir="rtl">${value}</span>`
    : html`<span lang=${lang} dir="auto">${value}</span>`;
}
