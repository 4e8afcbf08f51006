import { css, html, nothing, type TemplateResult } from 'lit';
import type { Picture } from '../../../protocol/items.ts';
import { thumbnail } from './picture.ts';

export const slotStyles = css`
  .slots {
    block-size: 2.75em;
    gap: 0.375em;
  }
  .slots > li {
    flex: 1 1 0;
    min-inline-size: 0;
    position: relative;
    display: grid;
    place-items: center;
    border: 2px dashed var(--_line);
    border-radius: min(var(--_radius), 0.25em);
    color: var(--_quiet);
    overflow: clip;
  }
  .slots > [data-on] {
    border: 2px solid var(--_accent);
    background: var(--_tint);
    color: var(--_text);
  }
  .slots img + b {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    padding-inline: 0.4em;
    background: var(--_accent);
    color: var(--_on-accent);
    line-height: 1.4;
  }
`;

/** So many places are drawn; where there are more, words are enough. */
const MOST_SLOTS = 10;

/** A place for each that may be chosen, with what was. */
export function slots(
  chosen: readonly { readonly picture?: Picture }[],
  most: number | undefined,
  numbered: boolean,
  url: string,
): TemplateResult | undefined {
  if (most === undefined || most < 2 || Math.max(most, chosen.length) > MOST_SLOTS)
    return undefined;
  const places = Array.from({ length: Math.max(most, chosen.length) }, (_, at) => chosen[at]);
  return html`<ol class="drawn slots" aria-hidden="true">
    ${places.map(
      (one, at) =>
        html`<li ?data-on=${one !== undefined}>
          ${thumbnail(one?.picture, { url })}${numbered || !one?.picture ? html`<b>${at + 1}</b>` : nothing}
        </li>`,
    )}
  </ol>`;
}
