import { css, html, nothing, type TemplateResult } from 'lit';
import type { Picture } from '../../../protocol/items.ts';
import { sized } from '../../parts/sized.ts';
import { thumbnail } from './picture.ts';

export const stripStyles = css`
  .strip > li {
    flex: 0 1 0;
    min-inline-size: 0;
    border-block-end: 4px solid var(--_accent);
    background: var(--_tint);
  }
  .strip > .rest {
    flex: 1 1 0;
    border: 0;
    background: repeating-linear-gradient(135deg, var(--_faint) 0 1px, transparent 1px 6px);
  }
`;

interface Part {
  readonly picture?: Picture;
}

/** @returns the picture of an item, if it has one, and nothing else of it */
export function picturedBy({ picture }: Part): Part {
  return picture ? { picture } : {};
}

/**
 * What was chosen, each as wide as its part of the whole, and what is left beside it.
 * @param parts each with its share of the whole, from 0 to 1
 * @param over what of the chosen is beyond the whole, as a part of all that is chosen
 */
export function strip(
  parts: readonly (Part & { readonly share: number })[],
  over: number,
  url: string,
): TemplateResult {
  return html`<ul class="drawn strip" aria-hidden="true">
    ${parts.map(
      (one) =>
        html`<li ${sized('flex-basis', `${one.share * 100}%`)}>
          ${thumbnail(one.picture, { url })}
        </li>`,
    )}
    <li class="rest"></li>
    ${over > 0 ? html`<li class="beyond" ${sized('inline-size', `${over * 100}%`)}></li>` : nothing}
  </ul>`;
}
