import { html, type TemplateResult } from 'lit';

/** So many are drawn; where there are more, words are enough. */
const MOST = 10;

/** A dot for each point, up to ten: those that are given are filled. */
export function dots(given: number, of: number): TemplateResult | undefined {
  if (of > MOST || given > of || !(given >= 0)) return undefined;
  return html`<span class="drawn dots" aria-hidden="true"
    >${Array.from({ length: of }, (_, at) => html`<i ?data-on=${at < given}></i>`)}</span
  >`;
}
