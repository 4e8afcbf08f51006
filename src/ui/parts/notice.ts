import { html, nothing, type TemplateResult } from 'lit';
import { button, type Button } from './button.ts';
import { NOTICE } from './ids.ts';

export type NoticeKind = 'info' | 'good' | 'bad';

/** A sentence or two that stand out. A bad one takes the focus, so it is not an alert too. */
export function notice(kind: NoticeKind, content: unknown, heading?: string): TemplateResult {
  return html`
    <div class="notice ${kind}" part="notice" tabindex="-1" id=${kind === 'bad' ? NOTICE : nothing}>
      ${heading ? html`<h3>${heading}</h3>` : nothing}
      <p>${content}</p>
    </div>
  `;
}

/** Buttons side by side. */
export function actions(...buttons: (Button | undefined)[]): TemplateResult {
  return html`<div class="row">${buttons.map((one) => one && button(one))}</div>`;
}

/** What a person will find here, before it is here: as high as the real thing is likely to be. */
export function skeleton(label: string): TemplateResult {
  return html`
    <div class="skeleton" part="skeleton" aria-busy="true">
      <i></i><i></i><i></i><i></i><i></i>
      <p class="quiet">${label}</p>
    </div>
  `;
}
