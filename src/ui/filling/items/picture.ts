import { html, nothing, type TemplateResult } from 'lit';
import type { Picture } from '../../../protocol/items.ts';
import type { Speech } from '../../view.ts';

/** What a picture must know: where its address is relative to, and how to speak. */
export type PictureView = Pick<Speech<never>, 't'> & { readonly url: string };

/**
 * A picture that is fetched when it is near, in a room that it does not change. One that fails leaves
 * its alternative text.
 */
export function pictureTemplate(picture: Picture, { url, t }: PictureView): TemplateResult {
  const alt = t(picture.alt);
  return html`<img
    src=${new URL(picture.url, url).href}
    alt=${alt.value}
    lang=${alt.lang}
    width=${picture.width ?? nothing}
    height=${picture.height ?? nothing}
    loading="lazy"
    decoding="async"
  />`;
}

/** The same small and silent, where its name stands beside it. */
export function thumbnail(
  picture: Picture | undefined,
  { url }: Pick<PictureView, 'url'>,
): TemplateResult | typeof nothing {
  if (!picture) return nothing;
  return html`<img src=${new URL(picture.url, url).href} alt="" loading="lazy" decoding="async" />`;
}
