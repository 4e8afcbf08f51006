import { expect } from '@open-wc/testing';
import { sendKeys } from '../tools/in-browser.ts';
import type { FakeEndpoint } from './fake-endpoint.ts';
import { focused, goOn, open, root, settle, text, until, type Widget } from './page.ts';

/** Puts a widget on the page and waits until all of it is there, also what understands numbers. */
export async function openAll(tag: string, endpoint: FakeEndpoint, lang = 'en'): Promise<Widget> {
  const widget = await open(tag, endpoint, lang);
  // What can be deleted is seen once something was filled in, and the second act is there.
  const first = root(widget).querySelector('[part=step] :is([type=text], [type=tel])');
  first?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await until(() => root(widget).querySelector('[part=status] button'));
  return widget;
}

/** Types a text at the caret, key by key; after each it stands there as it was typed. */
export async function typeKeys(input: HTMLInputElement, keys: string): Promise<void> {
  for (const key of keys) {
    const { value, selectionStart, selectionEnd } = input;
    const at = selectionStart ?? value.length;
    await sendKeys({ type: key });
    await settle(widgetOf(input));
    const what = `after "${key}" of "${keys}"`;
    expect(input.value, what).to.equal(
      value.slice(0, at) + key + value.slice(selectionEnd ?? value.length),
    );
    expect(input.selectionStart, `the caret ${what}`).to.equal(at + key.length);
  }
}

/** Types in place of what stands in a field. */
export async function typeAnew(input: HTMLInputElement, keys: string): Promise<void> {
  input.focus();
  input.select();
  await typeKeys(input, keys);
}

/** Presses keys one after the other, by their names. */
export async function pressKeys(widget: Widget, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await sendKeys({ press: key });
    await settle(widget);
  }
}

/** Leaves a field as somebody without a mouse does. */
export async function leave(input: HTMLInputElement): Promise<void> {
  expect(focused(), 'the focus').to.equal(input);
  await pressKeys(widgetOf(input), 'Tab');
  expect(focused(), 'the focus, after Tab').not.to.equal(input);
}

/** What was filled in by a password manager or by autofill that tells of it afterwards alone. */
export async function fillIn(input: HTMLInputElement, value: string): Promise<void> {
  input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle(widgetOf(input));
}

/** Goes on over the last look. @returns what was sent, without the language */
export async function sendAll(
  widget: Widget,
  { posts }: FakeEndpoint,
): Promise<Record<string, unknown>> {
  await goOn(widget);
  expect(root(widget).querySelector('.summary')?.textContent ?? '', 'what is wrong').to.equal('');
  await until(() => isGoneOn(widget));
  await goOn(widget);
  await until(
    () => root(widget).querySelector('[part=receipt]'),
    () => text(widget),
  );
  const { language: _, ...sent } = posts.at(-1)?.body ?? {};
  return sent;
}

/** Whether somebody came as far as the last look. */
export function isGoneOn(widget: Widget): boolean {
  return root(widget).querySelector('.review') !== null;
}

/** What is said of a field, hints aside. */
export function errorOf(input: HTMLInputElement): string {
  const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids
    .map((id) => root(widgetOf(input)).getElementById(id))
    .flatMap((one) =>
      one?.matches('.error') ? [one] : [...(one?.querySelectorAll('.error') ?? [])],
    )
    .map((one) => one.textContent?.trim() ?? '')
    .join(' ');
}

export function widgetOf(input: Element): Widget {
  return (input.getRootNode() as ShadowRoot).host as Widget;
}
