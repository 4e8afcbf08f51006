import { html, type TemplateResult } from 'lit';
import { live } from '../../ui/parts/live.ts';

/**
 * A section that is folded: its heading asks, and the line below answers already.
 * @param part by which a page's own styles find it
 */
export function fold(
  part: string,
  heading: string,
  answer: string,
  content: unknown,
): TemplateResult {
  return html`<details class="fold" part=${part}>
    <summary>
      <span
        ><h4>${heading}</h4>
        <span class="quiet">${live(answer)}</span></span
      >
      <i class="turn" aria-hidden="true"></i>
    </summary>
    <div class="stack">${content}</div>
  </details>`;
}

/** @returns the first sentence of a text */
export function firstSentence(text: string): string {
  return /^.*?[.!?؟](?=\s|$)/u.exec(text)?.[0] ?? text;
}
