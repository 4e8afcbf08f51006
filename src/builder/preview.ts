/** Shows what is pasted, in the page, and made of the same: the loader of the page makes a widget of it. */
import type { Looks } from './look.ts';
import { accentsOf } from '../server/http/accent.ts';
import { htmlOf, written, type Pasted, type Written } from './pasted.ts';

const shown = new WeakMap<HTMLElement, string>();

/**
 * @param place what is in it is replaced where it is another
 * @param ask in place of the network: then there is no loader either, and it is the tag that is shown
 */
export function preview(
  place: HTMLElement,
  pasted: Pasted,
  looks: Looks,
  ask?: typeof fetch,
): void {
  set(place, looks);
  // A frame would show another page, and a link waits until one comes near: the widget is the same.
  const { form } = pasted;
  const what = written({ ...pasted, form: form === 'tag' || ask ? 'tag' : 'div' });
  const html = htmlOf(what);
  if (shown.get(place) === html) return;
  shown.set(place, html);
  const made = elementOf(what);
  if (ask) Object.assign(made, { fetch: ask });
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
