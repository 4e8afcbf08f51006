import { fixture, html } from '@open-wc/testing';
import { nothing } from 'lit';
import { unsafeStatic, html as staticHtml } from 'lit/static-html.js';
import { sendKeys } from '../tools/in-browser.ts';
import type { FakeEndpoint } from './fake-endpoint.ts';

/** What tests need of any of the widgets. */
export interface Widget extends HTMLElement {
  endpoint: string;
  definition: unknown;
  fetch: typeof fetch | undefined;
  messages: object | undefined;
  readonly updateComplete: Promise<boolean>;
}

/** Puts a widget on the page, in a language, and waits until there is something to see. */
export async function open(
  tag: string,
  endpoint: FakeEndpoint,
  lang = 'en',
  { remember = 'device', history = 'on', item = '' } = {},
): Promise<Widget> {
  const name = unsafeStatic(tag);
  const wrapper = await fixture<HTMLElement>(
    html`<section lang=${lang}>
      ${staticHtml`<${name} .fetch=${endpoint.fetch} endpoint=${endpoint.url}
        remember=${remember} history=${history} item=${item || nothing}></${name}>`}
    </section>`,
  );
  const widget = wrapper.firstElementChild as Widget;
  await until(() => !widget.shadowRoot?.querySelector('[aria-busy]'));
  return widget;
}

export function root(widget: Widget): ShadowRoot {
  if (!widget.shadowRoot) throw new Error('There is no shadow root');
  return widget.shadowRoot;
}

/** All that a person reads, blanks folded (also those that keep "12.000 kr." together). */
export function text(widget: Widget): string {
  const all = words(root(widget));
  // A word whose number or name was forgotten says so here, whatever a test looks for.
  if (/undefined|NaN|\[object|\{\w+/.test(all)) throw new Error(`A word lacks something: ${all}`);
  return all;
}

/** What a person reads of one element. */
export function words(node: Node): string {
  return (node.textContent ?? '').replace(/\s+/g, ' ').trim();
}

export function find<T extends HTMLElement = HTMLElement>(widget: Widget, selector: string): T {
  const found = root(widget).querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector} in: ${text(widget)}`);
  return found;
}

function buttons(widget: Widget, name: string): HTMLButtonElement[] {
  return [...root(widget).querySelectorAll('button')].filter(
    (one) => one.ariaLabel === name || one.textContent?.trim() === name,
  );
}

/** The button that says this, or is named so. */
export function button(widget: Widget, name: string): HTMLButtonElement {
  const [found] = buttons(widget, name);
  if (!found) throw new Error(`There is no button "${name}" in: ${text(widget)}`);
  return found;
}

export async function press(widget: Widget, name: string): Promise<void> {
  // Some come a moment later, with what is needed to send.
  await until(() => buttons(widget, name).length > 0);
  button(widget, name).click();
  await settle(widget);
}

/** What is said to who comes back, in every widget. */
export const TOOK_PART = 'This device remembers that it was sent';

/** The button by which somebody else begins; each widget has its own words before these. */
export async function pressForAnother(widget: Widget): Promise<void> {
  const isIt = (one: Element) => /for somebody else on|Sign up somebody else/.test(words(one));
  const found = () => [...root(widget).querySelectorAll('button')].find(isIt);
  await until(found, () => text(widget));
  found()?.click();
  await settle(widget);
}

/** Goes on by the button that leads on, whatever it says; what is needed to send may still be on its way. */
export async function goOn(widget: Widget): Promise<void> {
  find(widget, 'button.primary').click();
  await settle(widget);
  await until(() => !root(widget).querySelector('[aria-busy]'));
}

/** The control that a label with these words is for. */
export function field<T extends HTMLElement = HTMLInputElement>(widget: Widget, label: string): T {
  const labels = [...root(widget).querySelectorAll('label')];
  const found = labels.find((one) =>
    one.textContent?.replace(/\s+/g, ' ').trim().startsWith(label),
  );
  if (!found) throw new Error(`There is no field "${label}" in: ${text(widget)}`);
  return root(widget).querySelector(`#${CSS.escape(found.htmlFor)}`) as T;
}

export async function type(widget: Widget, label: string, value: string): Promise<void> {
  const input = field(widget, label);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settle(widget);
}

export async function tick(widget: Widget, label: string): Promise<void> {
  field(widget, label).click();
  await settle(widget);
}

export async function settle(widget: Widget): Promise<void> {
  await widget.updateComplete;
  await new Promise((done) => setTimeout(done));
  await widget.updateComplete;
}

/**
 * Unfolds all that is folded, or what a selector finds, and waits until what it holds is drawn: it is
 * drawn once the browser has told of it by `toggle`, in a task of its own that a timer may overtake.
 */
export async function unfold(widget: Widget, selector = 'details'): Promise<void> {
  const folded = [...root(widget).querySelectorAll<HTMLDetailsElement>(selector)];
  const told = folded
    .filter(({ open: isOpen }) => !isOpen)
    .map((one) => new Promise((done) => one.addEventListener('toggle', done, { once: true })));
  for (const one of folded) one.open = true;
  await Promise.all(told);
  await settle(widget);
}

export async function until(
  condition: () => unknown,
  complaint: () => string = () => String(condition),
  patience = 10_000,
): Promise<void> {
  const deadline = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`It never came to be: ${complaint()}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Where the browser says things by itself: what it was told last, and by which element. */
export const notified: { by?: Element; message?: string } = {};
if ('ariaNotify' in Element.prototype) {
  Object.assign(Element.prototype, {
    ariaNotify(this: Element, message: string) {
      Object.assign(notified, { by: this, message });
    },
  });
}

/** What was said last to who cannot see what changed. */
export function announced(): string {
  const region = document.querySelector('[data-samskab-announcer]');
  return region ? words(region) : (notified.message ?? '').replace(/\s+/g, ' ').trim();
}

/** The element with the focus, through shadow roots. */
export function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element as HTMLElement | null;
}

/** Presses Tab until the focus is where it should be, as somebody without a mouse does. */
export async function tabTo(condition: (element: HTMLElement) => boolean): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await sendKeys({ press: 'Tab' });
    const element = focused();
    if (element && condition(element)) return;
  }
  throw new Error(
    `80 times Tab led nowhere; the focus is on ${focused()?.outerHTML.slice(0, 200)}`,
  );
}
