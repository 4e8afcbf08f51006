/** Shows what is pasted, in the page, and made of the same: the loader of the page makes a widget of it. */
import type { Looks } from './look.ts';
import { accentsOf } from '../server/http/accent.ts';
import { htmlOf, written, type Pasted, type Written } from './pasted.ts';

const shown = new WeakMap<HTMLElement, string>();

export interface Shown {
  /** Whether the page that is pasted into has the script: a frame finds its height then. */
  readonly hasScript: boolean;
  /** In place of the network: then there is no loader either, and it is the tag that is shown. */
  readonly ask?: typeof fetch | undefined;
}

/** @param place what is in it is replaced where it is another */
export function preview(
  place: HTMLElement,
  pasted: Pasted,
  looks: Looks,
  { hasScript, ask }: Shown,
): void {
  const { form } = pasted;
  const isPage = form === 'iframe' || form === 'plain';
  set(place, isPage ? {} : looks);
  // A link that becomes a widget waits until one comes near: the widget is the same.
  const kept = isPage || form === 'tag' ? form : 'div';
  const what = written({ ...pasted, form: ask && form !== 'plain' ? 'tag' : kept });
  const html = `${hasScript} ${htmlOf(what)}`;
  if (shown.get(place) === html) return;
  shown.set(place, html);
  const made = elementOf(what);
  if (ask) Object.assign(made, { fetch: ask });
  // The loader of this page would make it fit, as none does there.
  if (!hasScript) made.removeAttribute('data-samskab');
  place.replaceChildren(trusting(new URL(pasted.endpoint).origin), made);
}

/** Takes away what is shown. */
export function clear(place: HTMLElement): void {
  shown.delete(place);
  place.replaceChildren();
}

/** What the script's tag would say: that the page trusts the server that was chosen. */
function trusting(origin: string): HTMLScriptElement {
  const element = document.createElement('script');
  element.type = 'application/json';
  element.setAttribute('data-servers', origin);
  return element;
}

function elementOf({ name, attributes, child = '' }: Written): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, value);
  }
  element.append(typeof child === 'string' ? child : elementOf(child));
  return element;
}

function set({ style }: HTMLElement, { accent, radius, textSize, font }: Looks): void {
  const { light, dark } = accent ? accentsOf(accent) : { light: '', dark: '' };
  const both = light === dark ? light : `light-dark(${light}, ${dark})`;
  style.setProperty('--samskab-accent', both);
  style.setProperty('--samskab-on-accent', accent ? 'initial' : '');
  style.setProperty('--samskab-radius', radius === undefined ? '' : `${radius}px`);
  style.setProperty('font-size', textSize === undefined ? '' : `${(textSize / 16) * 100}%`);
  style.setProperty('font-family', font ?? '');
}
