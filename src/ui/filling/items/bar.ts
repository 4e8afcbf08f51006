import { html, nothing, type TemplateResult } from 'lit';
import type { Picture } from '../../../protocol/items.ts';
import { live } from '../../parts/live.ts';
import { sized } from '../../parts/sized.ts';
import { thumbnail } from './picture.ts';

/** What stands in reach of the thumb at all times: what is left, and the way on. */
export interface Bar {
  /** What is left, large; what of, small. */
  readonly much: string;
  readonly of?: string | undefined;
  readonly over?: boolean;
  /** What is drawn beside it: segments, places or dots. */
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
  return html`<ul class="strip" aria-hidden="true">
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

/** So many places are drawn; where there are more, words are enough. */
const MOST_SLOTS = 10;

/** A place for each that may be chosen, with what was. */
export function slots(
  chosen: readonly Part[],
  most: number | undefined,
  numbered: boolean,
  url: string,
): TemplateResult | undefined {
  if (most === undefined || most < 2 || Math.max(most, chosen.length) > MOST_SLOTS)
    return undefined;
  const places = Array.from({ length: Math.max(most, chosen.length) }, (_, at) => chosen[at]);
  return html`<ol class="slots" aria-hidden="true">
    ${places.map(
      (one, at) =>
        html`<li ?data-on=${one !== undefined}>
          ${thumbnail(one?.picture, { url })}${numbered || !one?.picture ? html`<b>${at + 1}</b>` : nothing}
        </li>`,
    )}
  </ol>`;
}

/** A dot for each point, up to ten: those that are given are filled. */
export function dots(given: number, of: number): TemplateResult | undefined {
  if (of > MOST_SLOTS || given > of || !(given >= 0)) return undefined;
  return html`<span class="dots" aria-hidden="true"
    >${Array.from({ length: of }, (_, at) => html`<i ?data-on=${at < given}></i>`)}</span
  >`;
}
